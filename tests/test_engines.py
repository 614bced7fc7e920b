"""The same walk in Chromium, Firefox and WebKit: answer, result, share, open the link, compare."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engines import ENGINES, Visitor, start
from groups import answers
from selfscan import code
from selfscan.library import Library
from selfscan.result import score
from walking import SCAN


@pytest.fixture(params=ENGINES)
def visitor(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    with start(request.param) as driver:
        yield Visitor(driver)


def test_walk(visitor: Visitor, address: str, library: Library) -> None:
    definition = library.newest("vijf-lenzen")
    given = answers(definition, {"LB": 2, "LP": 5})
    expected = {one["id"]: repr(one["mean"]) for one in score(definition, given)["scales"]}

    visitor.visit(address + SCAN)
    visitor.answer(definition, given)
    visitor.press("[data-action=result]")
    assert visitor.means() == expected
    assert visitor.see("[data-result] figure svg[role=img]")

    visitor.driver.execute_script("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    visitor.press("[data-action=copy-link]")
    link = visitor.driver.execute_script("return window.copied")
    mine = visitor.see("[data-code]").text
    assert link == f"{address}{SCAN}#r={mine}"

    visitor.visit(link)
    assert visitor.means() == expected

    others = [code.encode(definition, answers(definition, {"LB": level})) for level in (1, 3, 4, 5)]
    visitor.visit(f"{address}/assessments/vergelijken/#g={','.join([mine, *others])}")
    assert set(visitor.means()) == set(expected)

"""The same walk in Chromium, Firefox and WebKit: answer, result, share, open the link, compare.

All under the headers of the built site: whatever they stop, the browser reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver.support.ui import WebDriverWait

from engines import ENGINES, Visitor, start
from groups import answers
from policed import INJECTED_AT, Policed, rules
from selfscan.core import code
from selfscan.core.library import Library
from selfscan.result import score
from site_host import serve
from walking import SCAN

pytestmark = pytest.mark.takes(20)


@pytest.fixture(params=ENGINES)
def visitor(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    with start(request.param) as driver:
        yield Visitor(driver)


@pytest.fixture
def policed(site: Path) -> Iterator[str]:
    Policed.known, Policed.reports = rules(site), []
    yield from serve(site, Policed)


def test_walk(visitor: Visitor, policed: str, library: Library) -> None:
    definition = library.newest("vijf-lenzen")
    given = answers(definition, {"LB": 2, "LP": 5})
    expected = {scale["id"]: repr(scale["mean"]) for scale in score(definition, given)["scales"]}

    visitor.visit(policed + SCAN)
    visitor.answer(definition, given)
    visitor.press("[data-action=result]")
    assert visitor.means() == expected
    assert visitor.see("[data-result] figure svg[role=img]")

    visitor.driver.execute_script("navigator.clipboard.writeText = async (text) => { window.copied = text; }")
    visitor.press("[data-action=copy-link]")
    link = visitor.driver.execute_script("return window.copied")
    mine = visitor.see("[data-code]").text
    assert link == f"{policed}{SCAN}#r={mine}"

    visitor.visit(link)
    assert visitor.means() == expected

    others = [code.encode(definition, answers(definition, {"LB": level})) for level in (1, 3, 4, 5)]
    visitor.visit(f"{policed}/assessments/vergelijken/#g={','.join([mine, *others])}")
    assert set(visitor.means()) == set(expected)

    visitor.visit(policed)
    visitor.press("[data-search-button]")
    visitor.see("[data-search] input").send_keys("lenzen")
    visitor.see("[data-search] li a")
    assert Policed.reports == []

    visitor.visit(policed + INJECTED_AT)
    WebDriverWait(visitor.driver, 10).until(lambda _: Policed.reports)
    assert all(INJECTED_AT in report and "script-src" in report for report in Policed.reports)
    assert visitor.driver.execute_script("return window.injected ?? 0") == 0

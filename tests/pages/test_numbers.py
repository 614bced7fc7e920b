"""A page takes its numbers from the code: it cannot say another one."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
import yaml

from selfscan.scoring import limits, notices
from sitemaker import DOCS, ROOT
from sitemaker.definitions import asked, page_words, reading
from sitemaker.pages import numbers

METHOD = DOCS / "assessments/verantwoording.md"
TYPED = (
    r"(?<![\w,])(?:0,5|0,83|3,5|2,5|tien keer|twee seconden|een halve stap|drie mensen|vijf mensen)(?![\w,])"
)


def known(shared: dict[str, Any] | None = None) -> dict[str, str]:
    return numbers.values(shared or reading.shared(), 6, page_words.read())


@pytest.mark.parametrize(
    ("move", "name", "told"),
    [
        (lambda patch, _: patch.setattr(limits, "MARGIN", 0.25), "margin", "een kwart"),
        (lambda patch, _: patch.setattr(limits, "MARGIN", 0.4), "margin", "0,4"),
        (lambda patch, _: patch.setattr(notices, "LONGSTRING", 8), "straight-line", "acht"),
        (lambda patch, _: patch.setattr(notices, "HASTE", 1.5), "haste", "1,5"),
        (lambda patch, _: patch.setattr(notices, "UNKNOWN_SHARE", 0.5), "unknown-share", "een halve"),
        (lambda _, shared: shared["comparison"]["people"].update(group=20), "group", "20"),
        (lambda _, shared: shared["comparison"]["people"].update(group=7), "below-group", "zes"),
        (lambda _, shared: shared["comparison"]["spread"].update(clear=0.9), "clear", "0,9"),
    ],
    ids=[
        "margin",
        "margin-between",
        "straight-line",
        "haste",
        "unknown-share",
        "group",
        "below-group",
        "clear",
    ],
)
def test_method_page_follows_the_code(
    monkeypatch: pytest.MonkeyPatch,
    move: Callable[[pytest.MonkeyPatch, dict[str, Any]], None],
    name: str,
    told: str,
) -> None:
    text = METHOD.read_text("utf-8")
    assert f"[[{name}]]" in text
    before = numbers.filled(text, known())
    shared = deepcopy(reading.shared())
    move(monkeypatch, shared)
    after = numbers.filled(text, known(shared))
    assert known(shared)[name] == told
    assert after != before
    assert told.lower() in after.lower()


def test_method_page_types_no_number_that_the_code_has() -> None:
    assert not re.findall(TYPED, METHOD.read_text("utf-8").partition("## Zelf toetsen")[0])


def test_reversed_question_is_told(definitions: list[dict[str, Any]]) -> None:
    """The list of questions comes from the definition, so what is turned there is turned on the page."""
    template = (ROOT / "overrides/partials/accountability.html").read_text("utf-8")
    assert "item.reversed" in template
    said = asked.method(definitions[0]["texts"], definitions)
    assert any("6 min het getal" in text for way in said["ways"] for text in way["said"])


def test_numbers_begin_a_sentence_with_a_capital() -> None:
    assert numbers.filled("[[scans]] scans. Kies uit [[scans]].", known()) == "Zes scans. Kies uit zes."


def test_unknown_number_is_told_with_its_line() -> None:
    (mistake,) = numbers.mistakes("een\ntwee [[marge]] drie", known())
    assert mistake.startswith("regel 2: [[marge]] kennen we niet; kies uit")
    assert "margin" in mistake


def test_every_number_on_a_page_is_known() -> None:
    used = {name for path in DOCS.rglob("*.md") for name in numbers.NAME.findall(path.read_text("utf-8"))}
    assert used
    assert used <= set(known())
    assert yaml.safe_load((DOCS / "words.yml").read_text("utf-8"))["extra"]["words"]["numbers"][3] == "drie"

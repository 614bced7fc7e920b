"""Whatever is put in: a sentence comes out, never an exception, and markup is never interpreted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random
from time import process_time
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from groups import twelve
from selfscan.core import code
from selfscan.core.library import Library
from showing import COMPARE, ask
from sitemaker import ROOT
from walking import BOOT, SCAN

CODE = "2636DGRT-PN64GAGC-4FTH4A"
EVIL = "<img src=x onerror=\"document.title='gekraakt'\">"

pieces = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            CODE,
            CODE[:-1],
            EVIL,
            "#r=",
            "#g=",
            "organisatie;naam;code",
            '{"code": ',
            ";",
            ",",
            ":",
            "\n",
            "%",
            "\0",
            '\\"',
            '{"',
            "[" * 30,
            "a" + "\u0335" * 30,
            "x" * 600,
        ]
    ),
)
pasted = st.lists(pieces, max_size=12).map("".join)
files = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | pieces,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["code", "label", "organisation", "x"]), inner)
    ),
    max_leaves=12,
)


def answered(library: Library, **request: Any) -> None:
    """Python has an answer: what was asked for, or a sentence."""
    answer = ask(library, **request)
    assert answer.get("error", "Goed.").endswith((".", "?"))


@given(text=pasted)
def test_pasted_text(text: str, library: Library) -> None:
    answered(library, do="open", text=text, root="", assessment="vijf-lenzen")
    answered(library, do="collect", text=text, have=[])


@given(content=files)
def test_files(content: Any, library: Library) -> None:
    text = json.dumps(content)
    answered(library, do="open", text=text, root="", assessment="vijf-lenzen")
    answered(library, do="collect", text=text, have=[])


names = (
    st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&\"'/="), min_size=1, max_size=70)
    .map(lambda name: " ".join(name.split())[:60].strip())
    .filter(bool)
)


def skeleton(html: str) -> Counter[tuple[str, tuple[str, ...]]]:
    """The elements with the names of their attributes: all that text must not change."""
    return Counter(
        (tag.name, tuple(sorted(tag.attrs))) for tag in BeautifulSoup(html, "html.parser").find_all(True)
    )


@settings(max_examples=30)
@given(organisations=st.lists(names, min_size=3, max_size=3, unique_by=str.casefold))
def test_names_stay_text(organisations: list[str], library: Library) -> None:
    """Whatever organisations are called, the comparison has the same elements."""
    pairs = twelve(library.newest("vijf-lenzen"), "LB", Random(4))

    def compared(called: dict[str, str]) -> str:
        given = [{"code": code, "organisation": called[name], "label": ""} for name, code in pairs]
        return str(ask(library, do="compare", contributions=given, consent=True, assessment=None)["html"])

    plain = dict(zip("ABC", "ABC", strict=True))
    assert skeleton(compared(dict(zip("ABC", organisations, strict=True)))) == skeleton(compared(plain))


WORST = {
    "nested quotes": '{"' + '\\"' * 1_000_000,
    "open strings": '{"' * 1_000_000,
    "backslashes": '["' + "\\" * 1_000_001,
    "brackets": "[" * 1_000_000,
    "closed brackets": "[]" * 1_000_000,
    "lines in strings": '{"a\\\n"' * 1_000_000,
    "combining marks": "#r=a" + "\u0335" * 1_000_000,
    "one line": "A;" * 1_000_000,
    "spaces": " " * 1_000_000 + "x",
    "links": "#g=" + "%61:" * 1_000_000,
    "fields": "#r=x&" * 1_000_000,
    "lines": "x\n" * 1_000_000,
}


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
def test_work_grows_no_faster_than_the_text(text: str, library: Library) -> None:
    """Of the worst kinds four times as much takes about four times the time of the processor.

    What takes squared time would take sixteen times as long; a machine that is busy does not decide.
    """

    def seconds(size: int) -> float:
        def once() -> float:
            begun = process_time()
            for request in (
                {"do": "open", "root": "", "assessment": "vijf-lenzen"},
                {"do": "collect", "have": []},
            ):
                answered(library, text=text[:size], **request)
            with suppress(ValueError):
                code.read_json(text[:size])
            return process_time() - begun

        return min(once() for _ in range(3))

    assert seconds(400_000) <= 10 * max(seconds(100_000), 0.005)


def test_fuzzing_led_by_coverage(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    pytest.importorskip("atheris", reason="not made for this system")
    for place, seed in enumerate([CODE, f"A;Sam;{CODE}", f'{{"code": "{CODE}"}}', f"#g={CODE}:A:Sam"]):
        (tmp_path / str(place)).write_bytes(b"naam" + seed.encode() + bytes([place]))
    paths = os.pathsep.join(str(ROOT / path) for path in ("docs/assessments", "scripts"))
    command = [
        sys.executable,
        str(ROOT / "tests/support/fuzz.py"),
        f"-runs={200_000 if pytestconfig.getoption('all') else 8_000}",
        "-seed=1",
        "-max_len=500",
        str(tmp_path),
    ]
    done = subprocess.run(
        command,
        env=os.environ | {"PYTHONPATH": paths},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]


NONSENSE = {
    "": "Plak eerst een code",
    "x" * 1_000_000: "te groot voor een uitslag",
    '{"code": 3}': "geen uitslag van een zelfscan",
    EVIL: "komt in onze codes niet voor",
    "{" * 50_000: "geen uitslag van een zelfscan",
    '{"a":' * 16_000: "geen uitslag van een zelfscan",
}


def test_nonsense_is_refused_in_words(page: Page, address: str) -> None:
    page.goto(address + SCAN)
    page.get_by_text("Heb je al een uitslag?").click()
    said = page.locator("[data-reopen-error]:visible, [data-failure]:visible [data-failure-reason]")
    for text, sentence in NONSENSE.items():
        page.locator("[name=code]").evaluate("(input, text) => { input.value = text; }", text)
        page.get_by_role("button", name="Open de uitslag").click()
        expect(said.first).to_contain_text(sentence, timeout=BOOT)
        expect(page.locator("[data-result]")).to_be_hidden()
    page.evaluate("text => { location.hash = `r=${text}`; }", EVIL)
    expect(said.last).to_contain_text("komt in onze codes niet voor")
    expect(page.locator("main img")).to_have_count(0)
    assert page.title() != "gekraakt"


def test_too_much_is_refused_without_python(page: Page, address: str, tmp_path: Path) -> None:
    """A million characters and 50 MB are refused before anything is done with them, however slow the device."""
    page.context.route("**/worker.js", lambda _: None)
    page.goto(address + SCAN)
    page.get_by_text("Heb je al een uitslag?").click()
    large = tmp_path / "uitslag.json"
    large.write_bytes(b"1" * 50_000_000)
    page.locator("[name=file]").set_input_files(large)
    page.get_by_role("button", name="Open de uitslag").click()
    expect(page.locator("[data-reopen-error]")).to_contain_text("te groot voor een uitslag")
    page.goto("about:blank")
    page.goto(f"{address}{SCAN}#r={'x' * 1_000_000}")
    expect(page.locator("[data-failure]")).to_contain_text("te groot voor een uitslag")


def test_names_in_a_link_stay_text(page: Page, address: str) -> None:
    page.goto(f"{address}{COMPARE}#g={CODE}:{EVIL}:{EVIL}")
    expect(page.locator("[data-field=organisation]")).to_have_value(EVIL, timeout=BOOT)
    expect(page.locator("main img")).to_have_count(0)
    assert page.title() != "gekraakt"

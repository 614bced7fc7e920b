"""Comparing in the browser: from pasted codes to an agenda, and nothing leaves the page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, Page, expect

from groups import answers, twelve
from selfscan.core import code
from selfscan.core.definition import Definition
from selfscan.core.library import Library
from sitemaker.runtime.respondents import at_random, everywhere
from walking import BOOT

COMPARE = "/assessments/vergelijken/"
READY = '[data-result][data-state="ready"]'


@pytest.fixture(scope="module")
def lenses(library: Library) -> Definition:
    return library.newest("vijf-lenzen")


@pytest.fixture(scope="module")
def lines(lenses: Definition) -> list[str]:
    """Twelve people from A, B and C who differ on the interests of the partners."""
    return [f"{organisation};{given}" for organisation, given in twelve(lenses, "LB", Random(4))]


@pytest.fixture(scope="module")
def booted(browser: Browser, address: str) -> Iterator[Page]:
    """The page with Python ready, on a phone. From there on nothing may be requested."""
    page = browser.new_page(viewport={"width": 390, "height": 844}, locale="nl-NL")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address + COMPARE)
    expect(page.locator("[data-status]")).to_have_text("Python is klaar.", timeout=BOOT)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    yield page
    assert requests == []
    assert page.context.cookies() == []
    page.close()


@pytest.fixture
def compare(booted: Page) -> Iterator[Page]:
    """The page as a visitor finds it; afterwards everything starts over."""
    errors: list[str] = []
    note = lambda error: errors.append(str(error))  # noqa: E731 (to be taken off again)
    booted.on("pageerror", note)
    yield booted
    booted.remove_listener("pageerror", note)
    booted.emulate_media(media="screen")
    for name in ("Begin opnieuw", "Wis de lijst"):
        if (button := booted.get_by_role("button", name=name)).is_visible():
            button.click()
    booted.locator("#plak").fill("")
    booted.get_by_label("Een groep van drie of meer").check()
    assert errors == []
    assert booted.evaluate("sessionStorage.length") == 0


def paste(page: Page, text: str) -> None:
    page.locator("#plak").fill(text)
    page.get_by_role("button", name="Voeg toe").click()


def show(page: Page) -> None:
    page.get_by_role("button", name="Vergelijk", exact=True).click()
    expect(page.locator(READY)).to_be_visible(timeout=BOOT)


def agreed(page: Page) -> None:
    page.get_by_label("Iedereen die meedoet, vindt het goed").check()


def test_agenda_names_the_contrast(compare: Page, lines: list[str]) -> None:
    """Twelve people, three organisations: the difference that was put in is the first point."""
    paste(compare, "\n".join(lines))
    expect(compare.locator("[data-status]")).to_have_text("12 uitslagen toegevoegd.")
    agreed(compare)
    show(compare)
    assert compare.evaluate("document.activeElement.id") == "vergelijking"
    first = compare.locator("[data-points] > li").first
    expect(first.get_by_role("heading")).to_have_text("Hier verschillen jullie: Belangen")
    expect(first.get_by_label("Wat we zien")).to_have_value(
        "Jullie kijken verschillend naar ‘Belangen’. A rond 5, B rond 4 en C rond 2."
    )
    scale = compare.locator('[data-scale="LB"]')
    assert float(str(scale.get_attribute("data-difference"))) == 3
    expect(scale.locator("svg[role=img]")).to_be_visible()
    assert compare.evaluate("document.documentElement.scrollWidth") <= 390


def test_small_organisations_stay_hidden(compare: Page, lines: list[str]) -> None:
    """Without consent no organisation of four is told apart; the page says why, and the way to the tick."""
    paste(compare, "\n".join(lines))
    show(compare)
    expect(compare.locator('[data-notice="hidden"]')).to_be_visible()
    expect(compare.locator('[data-scale="LB"]')).to_have_attribute("data-difference", "")
    assert "A rond" not in compare.locator("[data-result]").inner_text()
    compare.locator('[data-notice="hidden"]').get_by_role("button").click()
    expect(compare.get_by_label("Iedereen die meedoet, vindt het goed")).to_be_visible()


def test_three_people_need_consent(compare: Page, lines: list[str]) -> None:
    paste(
        compare,
        "\n".join(
            f"{line.split(';')[0]};Persoon {number};{line.split(';')[1]}"
            for number, line in enumerate(lines[::4])
        ),
    )
    compare.get_by_role("button", name="Vergelijk", exact=True).click()
    summary = compare.locator("[data-error-summary]")
    expect(summary).to_contain_text("Met 3 uitslagen is te zien wie wat antwoordde")
    assert compare.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    assert compare.title().startswith("Fout:")
    summary.get_by_role("link").click()
    assert compare.evaluate("document.activeElement.id") == "akkoord"
    compare.keyboard.press("Space")
    show(compare)
    expect(compare.get_by_role("columnheader", name="Persoon 1 – B")).to_be_visible()


def test_two_are_no_group_but_can_stand_side_by_side(compare: Page, lenses: Definition) -> None:
    codes = [code.encode(lenses, answers(lenses, {"LR": level})) for level in (2, 4)]
    paste(
        compare,
        "\n".join(f";{when};{scanned}" for when, scanned in zip(("Januari", "Juni"), codes, strict=True)),
    )
    compare.get_by_role("button", name="Vergelijk", exact=True).click()
    expect(compare.locator("[data-error-summary]")).to_contain_text("ten minste 3 uitslagen")
    compare.get_by_label("Twee uitslagen naast elkaar").check()
    show(compare)
    expect(compare.get_by_text("Relatie: Januari rond 2 en Juni rond 4.")).to_be_visible()
    assert compare.locator('[data-scale="LR"]').get_attribute("data-gap") == "2.0"


def test_bad_lines_are_named(compare: Page, lines: list[str]) -> None:
    paste(compare, "\n".join([*lines[:5], "zomaar wat", lines[0], lines[5][:-2]]))
    expect(compare.locator("[data-status]")).to_have_text(
        "5 uitslagen toegevoegd. 3 regels konden we niet gebruiken."
    )
    refused = compare.locator("[data-refused] li")
    expect(refused).to_have_count(3)
    for place, (where, why) in enumerate(
        [("Regel 6", "komt"), ("Regel 7", "staat al in de lijst"), ("Regel 8", "ontbreken 2 tekens")]
    ):
        expect(refused.nth(place)).to_contain_text(where)
        expect(refused.nth(place)).to_contain_text(why)


def test_files_are_read(compare: Page, lines: list[str], tmp_path: Path) -> None:
    """Saved results and lists, picked together; a file that is no text is named and the others stay."""
    codes = [line.split(";")[1] for line in lines]
    (tmp_path / "uitslag.json").write_text(
        json.dumps({"assessment": "vijf-lenzen", "version": 1, "code": codes[0]})
    )
    (tmp_path / "lijst.csv").write_text("organisatie;code\n" + "\n".join(lines[1:6]))
    (tmp_path / "foto.csv").write_bytes(b"\xff\xd8\xff\xe0")
    (tmp_path / "groot.txt").write_bytes(b"a" * 50_000_000)
    compare.locator("#bestanden").set_input_files([tmp_path / "uitslag.json", tmp_path / "lijst.csv"])
    expect(compare.locator("[data-rows] > li")).to_have_count(6)
    for name, why in (("foto.csv", "konden we niet lezen"), ("groot.txt", "is te groot")):
        compare.locator("#bestanden").set_input_files(tmp_path / name)
        expect(compare.locator("[data-error-summary]")).to_contain_text(f"{name} {why}")
    expect(compare.locator("[data-rows] > li")).to_have_count(6)


def test_dropped_text_is_read(compare: Page, lines: list[str]) -> None:
    data = compare.evaluate_handle(
        "text => { const data = new DataTransfer(); data.setData('text', text); return data; }",
        "\n".join(lines),
    )
    compare.dispatch_event("[data-drop]", "drop", {"dataTransfer": data})
    expect(compare.locator("[data-rows] > li")).to_have_count(12)


def test_too_much_is_refused_at_once(compare: Page) -> None:
    took = compare.evaluate("""async () => {
        const data = new DataTransfer();
        data.setData('text', 'a'.repeat(1_000_000));
        const start = performance.now();
        const event = new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true});
        document.querySelector('#plak').dispatchEvent(event);
        return event.defaultPrevented ? performance.now() - start : Infinity;
    }""")
    assert took < 1000
    expect(compare.locator("[data-error-summary]")).to_contain_text("te veel tekst in één keer")


def test_list_can_be_changed(compare: Page, lines: list[str]) -> None:
    """Names and organisations can be typed, rows removed with focus kept, and a reload keeps the rest."""
    paste(compare, "\n".join(lines[:3]))
    row = compare.locator("[data-rows] > li").nth(1)
    row.get_by_label("Organisatie").fill("Gemeente Oost")
    row.get_by_label("Naam").fill("Sam")
    compare.locator("[data-rows] > li").first.get_by_role("button").click()
    assert compare.evaluate("document.activeElement.dataset.action") == "remove"
    kept = json.loads(compare.evaluate("sessionStorage.getItem('vergelijking')"))
    assert [(entry["organisation"], entry["label"]) for entry in kept] == [
        ("Gemeente Oost", "Sam"),
        ("A", ""),
    ]
    compare.get_by_role("button", name="Wis de lijst").click()
    expect(compare.locator("[data-rows] > li")).to_have_count(0)
    assert compare.evaluate("sessionStorage.length") == 0


def test_whatever_changes_the_list_takes_consent_back(compare: Page, lines: list[str]) -> None:
    """One more person, another name, or somebody who goes: who agreed, agreed with others. What was open is closed."""
    tick = compare.get_by_label("Iedereen die meedoet, vindt het goed")
    paste(compare, "\n".join(lines[:3]))
    rows = compare.locator("[data-rows] > li")
    expect(rows).to_have_count(3)

    def name(field: str) -> None:
        rows.first.get_by_label(field).fill("Oost")
        rows.first.get_by_label(field).press("Tab")

    changes: list[Callable[[], None]] = [
        lambda: paste(compare, lines[3]),
        lambda: name("Naam"),
        lambda: name("Organisatie"),
        lambda: rows.first.get_by_role("button").click(),
    ]
    for change in changes:
        tick.check()
        show(compare)
        expect(compare.get_by_role("heading", name="Alle antwoorden naast elkaar")).to_be_visible()
        compare.get_by_role("button", name="Pas de lijst aan").first.click()
        change()
        expect(tick).not_to_be_checked()
        expect(compare.locator("[data-consent-said]")).to_contain_text("Zet het dan opnieuw")
        compare.go_back()
        expect(compare.locator("form[data-compare]")).to_be_visible()
        assert "Alle antwoorden naast elkaar" not in compare.content()
        compare.get_by_role("button", name="Vergelijk", exact=True).click()
        expect(compare.locator("[data-error-summary]")).to_contain_text("is te zien wie wat antwoordde")


def test_link_asks_before_it_replaces_a_list(page: Page, address: str, lines: list[str]) -> None:
    """No leaves the list, and so does a link with nothing in it; yes brings what is in the link."""
    says: list[bool] = []
    page.on("dialog", lambda dialog: dialog.accept() if says.pop() else dialog.dismiss())
    page.goto(address + COMPARE)
    paste(page, "\n".join(lines[:8]))
    rows = page.locator("[data-rows] > li")
    expect(rows).to_have_count(8, timeout=BOOT)
    link = ",".join(line.split(";")[1] for line in lines[8:])
    for fragment, answer, count in ((link, False, 8), ("x", True, 8), (link, True, 4)):
        says.append(answer)
        page.evaluate("fragment => { location.hash = fragment; }", f"g={fragment}")
        expect(page.locator("#lijst + [data-count]")).to_contain_text(f"{count} uitslagen")
        page.wait_for_function("!location.hash")
        expect(page.locator("[data-refused] li")).to_have_count(int(fragment == "x"))
        expect(page.locator("[data-error-summary]")).to_be_visible(visible=count == 4)
        expect(rows).to_have_count(count)
    assert says == []


def test_names_of_files_stay_as_they_are(compare: Page, lines: list[str]) -> None:
    """Signs that mean something where a text is filled in."""
    name = "a$`b$&{line}.csv"
    content = f"{lines[0]}\nzomaar wat".encode()
    compare.locator("[data-files]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    expect(compare.locator("[data-refused] li")).to_have_text(re.compile(rf"^{re.escape(name)}, regel 2: "))


def test_mixed_scans_ask_which_one(compare: Page, lines: list[str], library: Library) -> None:
    team = library.newest("team")
    other = code.encode(team, everywhere(team, 4))
    paste(compare, "\n".join([*lines[:6], other]))
    compare.get_by_label("Welke scan wil je vergelijken?").select_option("vijf-lenzen")
    show(compare)
    refused = compare.locator('[data-notice="refused"] li')
    expect(refused).to_have_text(re.compile(r"^Uitslag 7 in je lijst: Deze code hoort bij"))
    assert other not in compare.content(), "nobody asked to show what somebody answered"
    expect(compare.locator(".lead")).to_contain_text("6 mensen")


def test_link_opens_the_comparison(page: Page, address: str, lines: list[str]) -> None:
    """`#g=` with codes, and with organisations behind them, as the page copies it."""
    codes = ",".join(line.split(";")[1] for line in lines)
    page.goto(f"{address}{COMPARE}#g={codes}")
    expect(page.locator(READY)).to_be_visible(timeout=BOOT)
    expect(page.locator(".lead")).to_contain_text("12 mensen")
    page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text; }")
    page.get_by_role("button", name="Kopieer de link").click()
    expect(page.locator("[data-said]")).to_have_text("De link is gekopieerd.")
    assert page.evaluate("window.copied").endswith(f"{COMPARE}#g={codes}")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{address}{COMPARE}#g=" + ",".join(":".join(reversed(line.split(";"))) for line in lines[:6]))
    expect(page.locator(".lead")).to_contain_text("6 mensen van 2 organisaties")


def test_agenda_can_be_changed(compare: Page, lines: list[str]) -> None:
    """Points are edited, added and removed; the minutes add up, and the agenda prints on its own."""
    paste(compare, "\n".join(lines))
    agreed(compare)
    show(compare)
    points = compare.locator("[data-points] > li")
    before = points.count()
    compare.get_by_role("button", name="Voeg een punt toe").click()
    assert compare.evaluate("document.activeElement.tagName") == "TEXTAREA"
    compare.keyboard.type("<b>Ons eigen punt</b>")
    points.last.get_by_label("Minuten").fill("45")
    minutes = sum(int(field.input_value()) for field in points.get_by_label("Minuten").all())
    expect(compare.locator("[data-together]")).to_have_text(f"Samen {minutes} minuten")
    points.first.get_by_role("button").click()
    expect(points).to_have_count(before)
    compare.evaluate(
        "window.print = () => { window.printed = getComputedStyle(document.querySelector('.themes')).display; }"
    )
    compare.emulate_media(media="print")
    compare.get_by_role("button", name="Print de agenda", include_hidden=True).evaluate(
        "button => button.click()"
    )
    assert compare.evaluate("window.printed") == "none"
    assert compare.evaluate("document.body.dataset.print") is None


def test_facilitator_sees_figures_from_ten(compare: Page, lines: list[str]) -> None:
    paste(compare, "\n".join(lines))
    show(compare)
    sheet = compare.locator("details[data-facilitator]")
    expect(sheet.get_by_role("table")).to_be_hidden()
    sheet.locator("summary").click()
    expect(sheet.get_by_role("columnheader", name="r*wg(j)")).to_be_visible()
    assert "r*wg" not in compare.locator("[data-result] > :not(details)").all_inner_texts().__str__()


def test_hostile_names_stay_text(compare: Page, lines: list[str]) -> None:
    evil = "<img src=x onerror=document.title='gekraakt'>"
    paste(compare, "\n".join(f"{evil};{evil};{line.split(';')[1]}" for line in lines[:4]))
    agreed(compare)
    show(compare)
    expect(compare.locator("[data-result]")).to_contain_text("<img src=x")
    expect(compare.locator("[data-result] img")).to_have_count(0)
    assert compare.title() != "gekraakt"


def test_ten_thousand_leave_the_page_free(compare: Page, lenses: Definition) -> None:
    """Added and compared while the page keeps answering, and written as a page of ordinary size."""
    dice = Random(3)
    codes = "\n".join(
        f"{'ABCDE'[place % 5]};{code.encode(lenses, at_random(lenses, dice))}" for place in range(10_000)
    )
    compare.evaluate("window.turns = 0; setInterval(() => window.turns++, 10)")
    compare.locator("#plak").evaluate("(field, text) => { field.value = text; }", codes)
    show(compare)
    # A page that was busy all the while would not have had a turn.
    assert compare.evaluate("window.turns") > 10
    assert compare.evaluate("document.querySelectorAll('*').length") < 5000


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out(browser: Browser, address: str, lines: list[str], scheme: str) -> None:
    """On the narrowest phone, with the form and with the comparison."""
    page = browser.new_page(viewport={"width": 320, "height": 700}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address + COMPARE)
    paste(page, "\n".join(lines))
    expect(page.locator("[data-rows] > li")).to_have_count(12, timeout=BOOT)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    show(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()

"""From result to conversation: keep, share, print, copy, download, load again, bring to the intake."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from PIL import ImageColor
from playwright.sync_api import Browser, Page, expect

from colours import colours
from selfscan.core import answers as incoming
from selfscan.core import code
from selfscan.core.library import Library
from walking import BOOT, SCAN, answer, means, see_result

ANSWERS: dict[str, int | str] = {
    **{"LA1": 5, "LA2": 5, "LA3": 1, "LA4": 5, "LB1": "weet-niet", "LB2": 1, "LB3": 5, "LB4": 1},
    **{"LR1": 3, "LR2": 3, "LR3": 3, "LR4": 3, "LO1": 4, "LO2": "nvt", "LO3": 2, "LO4": 4},
    **{"LP1": 2, "LP2": 3, "LP3": 4, "LP4": 3},
}


@pytest.fixture
def link(address: str, library: Library) -> str:
    definition = library.newest("vijf-lenzen")
    return f"{address}{SCAN}#r={code.encode(definition, incoming.read(definition, ANSWERS))}"


@pytest.fixture
def result(browser: Browser, link: str) -> Iterator[Page]:
    """A page with a result, where copying and downloading are allowed."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="nl-NL")
    page = context.new_page()
    page.goto(link)
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
    yield page
    context.close()


def press(page: Page, action: str) -> None:
    page.locator(f"[data-action={action}]").click()


def saved(page: Page, ending: str, folder: Path) -> Path:
    with page.expect_download() as download:
        press(page, f"download-{ending}")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    assert path.suffix == f".{ending}"
    return path


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_warning_stands_before_sharing(result: Page) -> None:
    texts = result.locator("[data-result]").inner_text()
    assert texts.index("kan al je antwoorden lezen") < texts.index("De code van je uitslag")


def test_copies(result: Page, link: str) -> None:
    """Text, rich text for Word, the link and the intake sheet reach the clipboard."""
    press(result, "copy-link")
    expect(result.locator(".take [data-said]")).to_have_text("Gekopieerd.")
    assert clipboard(result) == link
    press(result, "copy")
    expect(result.locator(".take [data-said]")).to_have_text("Gekopieerd.")
    assert "Ambitie: sterk (4 van 4 vragen)" in clipboard(result)
    rich = "async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"
    assert "<h2>Je profiel</h2>" in result.evaluate(rich)


def test_file_comes_back_as_the_same_result(
    result: Page, browser: Browser, address: str, tmp_path: Path
) -> None:
    file = saved(result, "json", tmp_path)
    kept = json.loads(file.read_text())
    assert kept["answers"] == ANSWERS
    page = browser.new_page()
    page.goto(address + SCAN)
    page.get_by_text("Heb je al een uitslag?").click()
    page.locator("[name=file]").set_input_files(file)
    page.get_by_role("button", name="Open de uitslag").click()
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
    assert means(page) == means(result)
    page.close()


def test_table_and_pictures(result: Page, tmp_path: Path) -> None:
    rows = list(csv.reader(saved(result, "csv", tmp_path).read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[5][1::2] == ["LB1", "weet-niet"]
    assert ["Belangen", "1,00", "vraagt aandacht"] in rows
    result.emulate_media(color_scheme="dark")
    drawing = saved(result, "svg", tmp_path).read_text()
    assert "Ambitie" in drawing
    assert "versie 2" in drawing
    assert "class=" not in drawing
    assert drawing.count("base64,") == 2, "the two weights of the font come along"
    assert f"rgb{ImageColor.getrgb(colours(0)['paper'])}" in drawing, "light, whatever the screen is"
    assert saved(result, "png", tmp_path).read_bytes().startswith(b"\x89PNG")


def test_qr_is_drawn_without_the_network(result: Page) -> None:
    requests: list[str] = []
    result.on("request", lambda request: requests.append(request.url))
    press(result, "show-qr")
    expect(result.locator("[data-qr] svg[role=img]")).to_be_visible()
    assert len(str(result.locator("[data-qr] path").get_attribute("d"))) > 1000
    assert requests == []


def test_intake_sheet_has_scores_only_after_a_tick(result: Page) -> None:
    """Points, contrast, what is not known and one's own words; the scores only when asked."""
    result.locator("[name=question]").fill("Wie begint?")
    result.locator("[name=organisation]").fill("Gemeente & <partners>")
    text = copied_sheet(result)
    for part in ("Wie begint?", "Gemeente & <partners>", "Ambitie tegenover Belangen"):
        assert part in text
    assert "We weten wat elke partner nodig heeft." in text
    assert "sterk (4 van 4 vragen)" not in text
    result.locator("[name=scores]").check()
    assert "sterk (4 van 4 vragen)" in copied_sheet(result)


def mailed(page: Page) -> str:
    """The address that the browser is sent to."""
    client = page.context.new_cdp_session(page)
    client.send("Page.enable")
    asked: list[str] = []
    client.on("Page.frameRequestedNavigation", lambda event: asked.append(event["url"]))
    press(page, "mail")
    expect(page.locator(".intake [data-said]")).to_contain_text("contact@samenwerking.example")
    return asked[0]


def test_mail_opens_in_the_visitors_own_program(result: Page) -> None:
    """The mail goes to the address in mkdocs.yml, with the sheet as its text, and who has no program hears what to do."""
    result.locator("[name=question]").fill("Wie begint?")
    address = mailed(result)
    mail = urlsplit(address)
    assert (mail.scheme, mail.path) == ("mailto", "contact@samenwerking.example")
    body = parse_qs(mail.query)["body"][0]
    assert "Wie begint?" in body
    assert body.count("\n") == body.count("\r\n") > 0
    assert "vijf lenzen" in unquote(mail.query)
    expect(result.locator(".intake [data-said]")).to_contain_text("Gebeurt dat niet?")


def test_long_mail_is_short_and_copied(result: Page, link: str) -> None:
    """Windows opens no address above 2,048 characters: what does not fit is on the clipboard, as the tick says it."""
    result.locator("[name=question]").fill("Waaróm? " * 240)
    result.locator("[name=scores]").check()
    address = mailed(result)
    assert len(address) <= 1900
    assert "plak" in unquote(address)
    copied = clipboard(result)
    assert "Waaróm?" in copied
    assert "sterk (4 van 4 vragen)" in copied
    assert link.split("#r=")[1] not in copied, "whoever has the code can read every answer"


def copied_sheet(page: Page) -> str:
    page.evaluate("navigator.clipboard.writeText('')")
    press(page, "copy-intake")
    expect(page.locator(".intake [data-said]")).to_have_text("Gekopieerd.")
    return clipboard(page)


@pytest.mark.parametrize(("mode", "most"), [("", 2), ("intake", 1)])
def test_print_fits_its_paper(result: Page, mode: str, most: int) -> None:
    """The result fits two A4, the intake sheet one; the buttons stay on the screen."""
    result.evaluate("mode => { if (mode) document.body.dataset.print = mode; }", mode)
    result.emulate_media(media="print")
    expect(result.locator(".take")).to_be_hidden()
    pages = result.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
    assert 1 <= pages <= most


def test_kept_answers_wait_for_who_comes_back(browser: Browser, address: str) -> None:
    """Kept by choice on the device; a new visit asks what to do; wiping leaves nothing."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + SCAN)
    page.locator("input[name=LA1][value='4']").check()
    assert page.evaluate("localStorage.length") == 0
    page.get_by_label("Bewaar op dit apparaat").check()
    expect(page.locator("[data-keep-said]")).to_contain_text("voor het laatst bewaard op")
    page.close()
    page = context.new_page()
    page.goto(address + SCAN)
    expect(page.get_by_role("heading", name="Verder gaan of opnieuw beginnen?")).to_be_visible()
    expect(page.locator("input[name=LA1][value='4']")).to_be_checked()
    says: list[bool] = [True, False]
    page.on("dialog", lambda dialog: dialog.accept() if says.pop() else dialog.dismiss())
    page.get_by_role("button", name="Wis mijn antwoorden").click()
    expect(page.locator("input[name=LA1][value='4']")).to_be_checked()
    page.get_by_role("button", name="Wis mijn antwoorden").click()
    assert says == [], "it asks"
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    expect(page.locator("input[name=LA1][value='4']")).not_to_be_checked()
    context.close()


def test_starting_over_cleans_the_address(result: Page) -> None:
    result.on("dialog", lambda dialog: dialog.accept())
    result.locator("[data-action=restart]:visible").click()
    expect(result.locator("fieldset:visible").first).to_be_visible()
    assert "#" not in result.url


def test_reload_keeps_the_result(page: Page, address: str) -> None:
    page.goto(address + SCAN)
    answer(page, ANSWERS)
    see_result(page)
    page.reload()
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
    assert means(page)["LA"] == "5.0"

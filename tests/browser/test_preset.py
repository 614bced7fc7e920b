"""A consultant's link says for whom a scan is; the respondent decides whether that is shared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from selfscan.core import answers, code
from selfscan.core.library import Library
from selfscan.group import contribution
from walking import BOOT, SCAN

PRESET = "&t=Traject+Noord&o=Gemeente+A&m=noord"


@pytest.fixture(scope="module")
def link(owned: str, library: Library) -> str:
    """A result, in a link with a preset."""
    definition = library.newest("vijf-lenzen")
    given = answers.read(definition, dict.fromkeys(definition.form_of, 4))
    return f"{owned}{SCAN}#r={code.encode(definition, given)}{PRESET}"


def test_label_is_shared_only_when_the_respondent_agrees(
    browser: Browser, link: str, library: Library, tmp_path: Path
) -> None:
    """Link, text, file and mail carry it after a tick, and the comparison reads it from the link."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="nl-NL")
    page = context.new_page()
    page.goto(link)
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
    for action in ("copy-link", "copy", "copy-intake"):
        assert "Noord" not in copied(page, action)
    assert not {"label", "organisation"} & saved(page, tmp_path).keys()

    page.get_by_label("Zet dit erbij als ik mijn uitslag deel").check()
    assert copied(page, "copy-link") == link.removesuffix("&m=noord")
    [given] = contribution.read(link, library.find, 1)
    assert (given.label, given.organisation) == ("Traject Noord", "Gemeente A")
    for action in ("copy", "copy-intake"):
        assert copied(page, action).startswith("Voor: Traject Noord, Gemeente A\n")
    assert saved(page, tmp_path)["label"] == "Traject Noord"
    mail = urlsplit(mailed(page))
    assert mail.path == "noord@samenwerking.example"
    assert parse_qs(mail.query)["body"][0].startswith("Voor: Traject Noord, Gemeente A\r\n")
    context.close()


COPIED = """async (limit) => {
  let text = "";
  while (!(text = await navigator.clipboard.readText()) && performance.now() < limit) await new Promise(requestAnimationFrame);
  return text;
}"""
"""Waits for a text on the clipboard: `wait_for_function` takes the promise of an answer for an answer."""


def copied(page: Page, action: str) -> str:
    page.evaluate("navigator.clipboard.writeText('')")
    page.locator(f"[data-action={action}]").click()
    return str(page.evaluate(COPIED, BOOT))


def saved(page: Page, folder: Path) -> dict[str, Any]:
    with page.expect_download() as download:
        page.locator("[data-action=download-json]").click()
    download.value.save_as(folder / "result.json")
    return dict(json.loads((folder / "result.json").read_text("utf-8")))


def mailed(page: Page) -> str:
    client = page.context.new_cdp_session(page)
    client.send("Page.enable")
    asked: list[str] = []
    client.on("Page.frameRequestedNavigation", lambda event: asked.append(event["url"]))
    page.locator("[data-action=mail]").click()
    expect(page.locator("[data-result]")).to_be_visible()
    return asked[0]


@pytest.fixture
def form_only(page: Page) -> Page:
    """A page on which Python does not start: these tests need no result."""
    page.route("**/worker.js", lambda route: route.abort())
    return page


@pytest.mark.parametrize(
    ("fragment", "shows"),
    [
        ("t=" + quote("<img src=x onerror=alert(1)>"), "Voor: <img src=x onerror=alert(1)>"),
        ("t=" + "x" * 5000, "Voor: " + "x" * 60),
        ("t=" + quote("\u202eeen\u200b\ntwee"), "Voor: een twee"),
        ("t=" + quote("a" + "\u0335" * 500), "Voor: a\u0335\u0335"),
        ("t=a" + quote("\u0335") * 160_000, "Voor: a\u0335\u0335"),
        ("t=" + quote("$& $1 {label}"), "Voor: $& $1 {label}"),
        ("t=%ff%00&o=%20", "Voor: \ufffd"),
        ("t=&o=", ""),
    ],
    ids=["markup", "long", "turning", "piled", "piled high", "replacing", "broken", "empty"],
)
def test_whatever_is_in_a_label_stays_text(form_only: Page, address: str, fragment: str, shows: str) -> None:
    form_only.goto(f"{address}{SCAN}#{fragment}")
    expect(form_only.locator("form[data-enhanced]")).to_be_attached()
    banner = form_only.locator("[data-preset]")
    assert banner.locator("p").first.text_content() == shows
    assert banner.is_visible() == bool(shows)


@pytest.mark.parametrize("key", ["zuid", "constructor", "__proto__", "boef@elders.example"])
def test_mail_goes_only_where_the_owner_allows(form_only: Page, owned: str, key: str) -> None:
    form_only.goto(f"{owned}{SCAN}#t=Noord&m={quote(key)}")
    expect(form_only.get_by_text("Voor: Noord")).to_be_visible()
    expect(form_only.locator("[data-preset]")).not_to_contain_text("mail")


def test_starting_over_keeps_the_label(form_only: Page, link: str) -> None:
    """It is no answer. It stands on the page and in no address, and stays when the page is loaded again."""
    form_only.on("dialog", lambda dialog: dialog.accept())
    form_only.goto(link)
    expect(form_only.get_by_text("noord@samenwerking.example")).to_be_visible()
    assert "#" not in form_only.url
    form_only.locator("[data-action=wipe]").click()
    expect(form_only.get_by_text("Voor: Traject Noord, Gemeente A")).to_be_visible()
    form_only.reload()
    expect(form_only.get_by_text("Voor: Traject Noord, Gemeente A")).to_be_visible()
    form_only.goto("about:blank")
    form_only.goto(link.split("#")[0])
    expect(form_only.locator("form[data-enhanced]")).to_be_attached()
    expect(form_only.locator("[data-preset]")).to_be_hidden()

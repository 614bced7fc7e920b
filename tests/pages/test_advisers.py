"""A consultant finds a page, and takes its address, its QR code and a sentence along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from pages import read_site
from sitemaker.cache import Cache
from sitemaker.pages import qr

RICH = "async () => (await (await navigator.clipboard.read())[0].getType('text/html')).text()"
SITE = "https://samenwerking.example/"


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page for consultants, where copying is allowed."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="nl-NL")
    page = context.new_page()
    page.goto(f"{address}/voor-adviseurs/")
    yield page
    context.close()


def test_every_page_is_there_with_a_sentence_and_a_qr_code_of_its_address(site: Path) -> None:
    """Also without JavaScript; the QR code holds the permanent address."""
    html = BeautifulSoup((site / "voor-adviseurs/index.html").read_text("utf-8"), "html.parser")
    listed = {str(code.text): code.find_parent("article") for code in html.select("[data-page] code")}
    wanted = {SITE + page.address[1:] for page in read_site(site) if not page.address.endswith("/spiegel/")}
    assert set(listed) == wanted - {f"{SITE}voor-adviseurs/"}
    assert len({block.select_one(".proposal p").text for block in listed.values()}) == len(listed)  # type: ignore[union-attr]
    for address, block in listed.items():
        assert block
        for link in block.select("a[download]"):
            file = (site / "voor-adviseurs" / str(link["href"])).resolve()
            assert file.read_bytes() == dict(qr.images(file.stem, address, Cache()))[file.name]
        assert len(block.select("a[download]")) == 2


def test_clients_meet_no_sales_kit(site: Path) -> None:
    """What a proposal needs stands on one page; from every other page its own block there is one click away."""
    for page in read_site(site):
        blocks = page.soup.select(".proposal")
        if page.address == "/voor-adviseurs/":
            assert blocks
        else:
            assert not blocks, page.address
            assert not any("offerte" in text for text in page.texts), page.address
        [link] = page.soup.select("footer a[href*='voor-adviseurs/'], footer a[href^='#pagina-']") or [None]
        if link and page.address not in ("/voor-adviseurs/",) and not page.address.endswith("/spiegel/"):
            name = page.address.strip("/").replace("/", "-") or "start"
            assert str(link["href"]).endswith(f"voor-adviseurs/#pagina-{name}")


def test_contact_leads_on_to_who_we_are(site: Path) -> None:
    """The way on from the contact page is for clients."""
    html = BeautifulSoup((site / "contact/index.html").read_text("utf-8"), "html.parser")
    assert [str(link["href"]) for link in html.select(".pager [rel=next]")] == ["../over-ons/"]


def test_filter_finds_while_typing(page: Page) -> None:
    """All words count, accents and kinds of apostrophe do not; what is left out says so."""
    page.locator("#filter").fill("K’s zelfscan")
    expect(page.locator("[data-found]")).to_have_text("1 pagina")
    expect(page.locator("[data-page]:visible h4")).to_have_text("Zelfscan: de drie K’s")
    assert page.locator("[data-group]:visible").count() == 1
    page.locator("#filter").fill("onvindbaar")
    expect(page.locator("[data-found]")).to_contain_text("Geen pagina")
    page.locator("#filter").fill("")
    expect(page.locator("[data-group]:visible").nth(2)).to_be_visible()


def test_copy_for_a_proposal(page: Page) -> None:
    """Word gets a title, a sentence, a link and the QR code; Markdown and plain text have the same."""
    block = page.locator("[data-page]", has_text="Zelfscan: vijf lenzen")
    said = block.locator("[data-said]")
    block.get_by_role("button", name="Kopieer voor offerte").click()
    expect(said).to_have_text("Gekopieerd.")
    rich = BeautifulSoup(page.evaluate(RICH), "html.parser")
    address = f"{SITE}assessments/vijf-lenzen/"
    assert rich.strong
    assert rich.strong.text == "Zelfscan: vijf lenzen op samenwerking"
    assert [link["href"] for link in rich.select("a")] == [address]
    assert [image["src"] for image in rich.select("img")] == [f"{SITE}assets/qr/assessments-vijf-lenzen.png"]
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.splitlines() == [rich.strong.text, block.locator("p").first.inner_text(), address]
    block.get_by_role("button", name="Als Markdown").click()
    expect(said).to_have_text("Gekopieerd.")
    assert f"**[{rich.strong.text}]({address})**" in page.evaluate("navigator.clipboard.readText()")


def test_label_goes_into_a_link(page: Page) -> None:
    form = page.locator("[data-label-form]")
    form.locator("[name=scan]").select_option(label="Zelfscan: de drie K’s")
    form.locator("[name=t]").fill(" Traject & co #1 ")
    form.get_by_role("button", name="Kopieer de link").click()
    expect(form.locator("[data-said]")).to_have_text("Gekopieerd.")
    link = f"{SITE}assessments/drie-ks/#t=Traject+%26+co+%231"
    assert page.evaluate("navigator.clipboard.readText()") == link

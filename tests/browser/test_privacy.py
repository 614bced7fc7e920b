"""What somebody answers leaves for nowhere: not over the network, and not in what others can look into."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from groups import answers
from selfscan.core import code
from selfscan.core.library import Library
from selfscan.result import score
from showing import COMPARE
from site_host import Handler, serve
from walking import BOOT, SCAN, answer, see_result

ANSWERS: dict[str, int | str] = {
    f"L{lens}{number}": "weet-niet" if number == 4 else 5 for lens in "ABROP" for number in range(1, 5)
}


class Listening(Handler):
    """A server that remembers everything it was told: addresses, headers and bodies."""

    heard: list[str] = []  # noqa: RUF012 (a server makes its own handlers, so they share it)

    def parse_request(self) -> bool:
        fine = super().parse_request()
        self.heard.append(f"{self.requestline}\n{self.headers}")
        return fine


@pytest.fixture(scope="module")
def listening(site: Path) -> Iterator[str]:
    yield from serve(site, Listening)


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """Somebody with a service worker: what that says, only the server hears."""
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture
def secrets(library: Library) -> list[str]:
    """What must not be heard: the code, its groups, and how questions and answers are called."""
    mine: str = score(library.newest("vijf-lenzen"), ANSWERS)["code"]
    return [mine, mine.replace("-", ""), *mine.split("-"), "LA1", "weet-niet", "#r="]


def test_nothing_of_an_answer_leaves(visitor: BrowserContext, listening: str, secrets: list[str]) -> None:
    """Nothing is said from when Python is ready until the result is printed, by page, worker or service worker."""
    asked: list[Request] = []
    said: list[str] = []
    visitor.on("request", lambda request: asked.append(request))
    visitor.on("console", lambda message: said.append(message.text))
    page = visitor.new_page()
    page.on("framenavigated", lambda frame: said.append(frame.url.split("#")[0]))
    page.goto(listening + SCAN)
    page.locator("input[name=LA1]").first.focus()
    expect(page.locator("[data-status]")).to_contain_text("Python is klaar", timeout=BOOT)

    # The network stays on: turned off, it would keep silent whoever speaks. Python and pages are on the device by now.
    before, heard = len(asked), len(Listening.heard)
    answer(page, ANSWERS)
    said.append(page.title())
    see_result(page)
    said.append(page.title())
    page.locator("[data-action=show-qr]").click()
    expect(page.locator("[data-qr] svg")).to_be_visible()
    page.pdf()
    assert [request.url for request in asked[before:]] == []
    assert Listening.heard[heard:] == []

    visitor.set_offline(True)
    page.reload()
    expect(page.locator("[data-result] [data-code]")).to_be_visible(timeout=BOOT)
    visitor.set_offline(False)
    link = f"{listening}{SCAN}#r={page.locator('[data-code]').inner_text()}"
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator("[data-code]")).to_be_visible(timeout=BOOT)
    said.append(page.title())
    page.locator("[data-result]").get_by_role("link", name="Neem contact met ons op").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Contact")
    assert page.evaluate("document.referrer") == ""

    assert {request.url.split("/")[2] for request in asked if not request.url.startswith("blob:")} == {
        listening.split("/")[2]
    }
    assert [request.url for request in asked if request.method != "GET" or "?" in request.url] == []
    assert visitor.cookies() == []
    assert [word for word in secrets for told in (*Listening.heard, *said) if word in told] == []


@pytest.mark.parametrize("place", ["vijf-lenzen/ingebed/", "zelfkennis/spiegel/"])
def test_frame_and_mirror_tell_nobody(
    visitor: BrowserContext, listening: str, library: Library, place: str
) -> None:
    """In a frame of somebody else's page and in the answers about another, nothing is asked for after Python."""
    page = visitor.new_page()
    page.goto(f"{listening}/assessments/{place}")
    page.locator("fieldset input").first.focus()
    expect(page.locator("[data-status]")).to_contain_text("Python is klaar", timeout=BOOT)
    asked: list[str] = []
    visitor.on("request", lambda request: asked.append(request.url))
    slug = str(page.locator("form[data-assessment]").get_attribute("data-assessment"))
    given = dict.fromkeys(library.newest(slug).form_of, 5)
    answer(page, given)
    see_result(page)
    page.pdf()
    assert asked == []
    told = "\n".join([*Listening.heard, page.title()])
    mine = str(page.locator("[data-code]").get_attribute("data-code"))
    assert [word for word in (mine, mine.replace("-", "")) if word in told] == []
    assert visitor.cookies() == []


def test_comparing_tells_nobody(page: Page, listening: str, library: Library) -> None:
    definition = library.newest("vijf-lenzen")
    codes = [code.encode(definition, answers(definition, {"LB": level})) for level in range(1, 6)]
    heard = len(Listening.heard)
    page.goto(f"{listening}{COMPARE}#g={','.join(f'{text}:Gemeente:Samira' for text in codes)}")
    expect(page.locator("[data-result] h2").first).to_be_visible(timeout=BOOT)
    told = "\n".join([*Listening.heard[heard:], page.title()])
    assert [word for word in (*codes, "Gemeente", "Samira", "#g=") if word in told] == []


def test_visitors_can_try_it(page: Page, address: str) -> None:
    """The privacy page says how; the steps on it are those of the test above."""
    page.goto(f"{address}/privacy/")
    expect(page.get_by_role("heading", name="Zet je netwerk uit en vul de scan in")).to_be_visible()
    expect(
        page.get_by_role("listitem").filter(
            has_text="Wacht tot er staat dat je uitslag straks meteen verschijnt"
        )
    ).to_be_visible()

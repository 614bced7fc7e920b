"""Without a network: a scan that was visited works, one release at a time, and an update waits for its turn."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import Handler, serve
from sitemaker import ROOT, offline
from walking import BOOT, SCAN, answer, see_result

ANSWERS = {f"L{lens}{number}": 4 for lens in "ABROP" for number in range(1, 5)}
READY = "Python is klaar. Je uitslag verschijnt straks meteen."


@pytest.fixture
def folder(site: Path, tmp_path: Path) -> Path:
    """The site in a folder of its own, to publish other releases in."""
    return shutil.copytree(site, tmp_path / "site")


@pytest.fixture
def asked() -> list[str]:
    """What was asked of the server, by whomever: a page's own list leaves the service worker out."""
    return []


@pytest.fixture
def host(folder: Path, asked: list[str]) -> Iterator[str]:
    class Counting(Handler):
        def do_GET(self) -> None:  # noqa: N802
            asked.append(self.path)
            super().do_GET()

    yield from serve(folder, Counting)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A profile in which service workers are allowed."""
    context = browser.new_context(locale="nl-NL")
    yield context
    context.close()


def publish(folder: Path, mark: str) -> None:
    """A release of which the page, a style sheet and a script all say which one it is; without Python, which is large."""
    for file in (folder / "assets/runtime").rglob("*.*"):
        if file.is_file() and file.name != "index.mjs":
            file.write_text(mark)
    shutil.copy(ROOT / "docs" / offline.WORKER, folder / offline.WORKER)
    page = folder / "assessments/vijf-lenzen/index.html"
    page.write_text(page.read_text("utf-8").replace("<html", f'<html data-page="{mark}"', 1), "utf-8")
    with (folder / "assets/css/scan.css").open("a") as style:
        style.write(f':root {{ --style: "{mark}"; }}')
    with (folder / "assets/js/menu.js").open("a") as script:
        script.write(f'document.documentElement.dataset.script = "{mark}";')
    offline.write(folder)


def visit(context: BrowserContext, host: str) -> Page:
    """Open the scan and wait until its release has been kept."""
    page = context.new_page()
    page.goto(host + SCAN)
    return keep(page)


def keep(page: Page) -> Page:
    """What a page does when Python is ready, without the wait for Python."""
    page.evaluate("import('/assets/js/offline.js').then(({ keepOffline }) => keepOffline())")
    return page


def release(page: Page) -> set[str]:
    """The release of everything on the page."""
    return set(
        page.evaluate(
            """() => {
              const root = document.documentElement;
              const style = getComputedStyle(root).getPropertyValue("--style").replaceAll('"', "");
              return [root.dataset.page, root.dataset.script, style];
            }"""
        )
    )


def test_a_visited_scan_works_without_a_network(context: BrowserContext, host: str, asked: list[str]) -> None:
    """Nothing is asked of the server once Python is ready, and after that the server is not needed again."""
    page = context.new_page()
    page.goto(host + SCAN)
    expect(page.locator("[data-status]")).to_have_text(READY, timeout=BOOT)
    before = len(asked)
    answer(page, ANSWERS)
    see_result(page)
    assert asked[before:] == []
    context.set_offline(True)
    page.reload()
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)
    page.goto(host + "/assessments/vergelijken/#g=" + page.locator("[data-code]").inner_text())
    expect(page.locator("[data-rows] li").first).to_be_visible(timeout=BOOT)
    page.goto(f"{host}/assessments/zelfkennis/?from=elsewhere")
    expect(page.locator("form[data-assessment=zelfkennis]")).to_be_visible()
    assert set(asked[before:]) <= {"/assessments/sw.js"}, "more than the browser's own look for an update"


def test_a_new_release_comes_whole_and_waits(context: BrowserContext, host: str, folder: Path) -> None:
    """Two tabs keep the release that they began with; alone and opened again a page has the new one."""
    publish(folder, "one")
    first = visit(context, host)
    assert release(first) == {"one"}
    publish(folder, "two")
    second = visit(context, host)
    assert release(second) == {"one"}, "an older page would get newer files"
    second.reload()
    assert release(keep(second)) == {"one"}, "the first tab was interrupted"
    first.close()
    second.reload()
    expect(second.locator("html")).to_have_attribute("data-page", "two", timeout=BOOT)
    assert release(second) == {"two"}


def test_a_release_with_a_wrong_file_never_starts(context: BrowserContext, host: str, folder: Path) -> None:
    """A file that does not fit its release keeps the old one going, until the file has been mended."""
    publish(folder, "one")
    page = visit(context, host)
    page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    page.close()
    publish(folder, "two")
    style = folder / "assets/css/scan.css"
    content = style.read_bytes()
    style.write_bytes(content[:-9])
    for _ in range(2):
        page = visit(context, host)
        assert release(page) == {"one"}
        page.close()
    style.write_bytes(content)
    visit(context, host).close()
    assert release(visit(context, host)) == {"two"}


def test_the_worker_of_a_live_reload_removes_itself(context: BrowserContext, host: str, folder: Path) -> None:
    """Where a released site was looked at before, `scripts/serve` shows what is in the folder all the same."""
    publish(folder, "one")
    visit(context, host)
    publish(folder, "two")
    shutil.copy(ROOT / "docs" / offline.WORKER, folder / offline.WORKER)
    page = visit(context, host)
    page.evaluate(
        """async () => {
          while (await navigator.serviceWorker.getRegistration("/assessments/")) await new Promise(requestIdleCallback);
        }"""
    )
    page.reload()
    assert release(page) == {"two"}
    assert page.evaluate("caches.keys()") == []

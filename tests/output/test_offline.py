"""Without a network: a scan that was visited works, a page gets one release, and an update waits for its turn."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from selenium.webdriver.support.ui import WebDriverWait

from engines import ENGINES, SHOWN, Visitor, start
from groups import answers
from releases import Host, publish
from selfscan.core import code
from selfscan.core.library import Library
from selfscan.result import score
from sitemaker import ROOT
from sitemaker.output import offline
from walking import BOOT, SCAN, answer, see_result

READY = "Python is klaar. Je uitslag verschijnt straks meteen."
NOWHERE = "/blank.html"  # which the service worker does not look after


@pytest.fixture
def host_of() -> Iterator[Callable[[Path], Host]]:
    hosts: list[Host] = []

    def serve(folder: Path) -> Host:
        hosts.append(Host(folder))
        return hosts[-1]

    yield serve
    for host in hosts:
        host.waiting.set()
        host.stop()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """For the releases of a host."""
    (tmp_path / NOWHERE.strip("/")).write_text("<title>Nowhere</title>")
    return tmp_path


@pytest.fixture(scope="module", params=ENGINES)
def visitor(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    """One browser for all tests: another host is another origin, which knows nothing yet."""
    with start(request.param) as driver:
        yield Visitor(driver)


def ready(visitor: Visitor) -> None:
    """Wait until the page says that nothing more is needed."""

    wait = WebDriverWait(visitor.driver, BOOT / 1000, 0.1)
    wait.until(lambda _: visitor.see("[data-status]").text == READY)


def keep(visitor: Visitor, host: Host) -> None:
    """Visit the scan, until the release has been kept and is in use, and leave."""
    visitor.visit(f"{host}{SCAN}")
    ready(visitor)
    leave(visitor, host)


def leave(visitor: Visitor, host: Host) -> None:
    """Go elsewhere and wait until the newest release has taken over."""
    visitor.visit(f"{host}{NOWHERE}")
    visitor.run(
        """for (;;) {
          const found = await navigator.serviceWorker.getRegistration("/assessments/");
          if (!found || (!found.waiting && !found.installing && found.active.state === "activated")) return;
          await new Promise((next) => setTimeout(next, 20));
        }"""
    )


def releases(visitor: Visitor) -> set[str]:
    """The releases of everything on the page, of its worker, and of what comes in late."""
    visitor.see("form[data-enhanced]")
    found: list[str] = visitor.run(
        """const late = await (await fetch("../../assets/css/assessment.css")).text();
        const worker = new Worker("../worker.js", { type: "module" });
        const said = await new Promise((resolve) => {
          worker.addEventListener("message", ({ data }) => data.releases && resolve(data.releases));
          worker.addEventListener("error", () => resolve(["no worker"]));
        });
        worker.terminate();
        const styles = [...document.styleSheets].map((sheet) => [...sheet.cssRules].at(-1).cssText);
        const marks = document.documentElement.getAttributeNames().filter((name) => name.startsWith("data-release-"));
        return [late, ...styles, ...marks, ...said];"""
    )
    return {re.sub(r".*(?:--release: |data-release-)(\w+).*", r"\1", text, flags=re.S) for text in found}


def test_a_visited_scan_works_without_a_network(
    visitor: Visitor, site: Path, host_of: Callable[[Path], Host], library: Library
) -> None:
    """After one visit: a reload, a whole walk, a shared result, a comparison, a preset link and a mirror."""
    host = host_of(site)
    definition = library.newest("vijf-lenzen")
    given = answers(definition, {"LB": 2, "LP": 5})
    expected = {scale["id"]: repr(scale["mean"]) for scale in score(definition, given)["scales"]}
    visitor.visit(f"{host}{SCAN}")
    ready(visitor)
    host.stop()
    visitor.reload()
    visitor.answer(definition, given)
    visitor.press("[data-action=result]")
    assert visitor.means() == expected
    mine = visitor.see("[data-code]").text
    visitor.visit(f"{host}{SCAN}#r={mine}")
    assert visitor.means() == expected
    codes = [code.encode(definition, answers(definition, {"LB": level})) for level in (1, 3, 4, 5)]
    visitor.visit(f"{host}/assessments/vergelijken/#g={','.join([mine, *codes])}")
    assert set(visitor.means()) == set(expected)
    visitor.visit(f"{host}/assessments/zelfkennis/spiegel/?from=elsewhere#t=Noord")
    assert "Noord" in visitor.see("[data-preset]").text
    host.start()


def test_a_page_gets_one_release(
    visitor: Visitor, site: Path, folder: Path, host_of: Callable[[Path], Host]
) -> None:
    """A page that is open keeps what it began with, and a new page has the new release, with a network and without."""
    publish(site, folder, "one")
    host = host_of(folder)
    keep(visitor, host)
    visitor.visit(f"{host}{SCAN}")
    ready(visitor)
    visitor.driver.execute_script("document.title = 'begun'")
    publish(site, folder, "two")
    first = visitor.driver.current_window_handle
    visitor.driver.switch_to.new_window("tab")
    visitor.driver.get(f"{host}{SCAN}")
    ready(visitor)
    assert releases(visitor) == {"two"}, "the new page got files that were kept"
    host.stop()
    visitor.reload()
    assert len(releases(visitor)) == 1, "what is kept is no whole release"
    host.start()
    visitor.driver.close()
    visitor.driver.switch_to.window(first)
    assert releases(visitor) == {"one"}, "the open page got newer files"
    assert visitor.driver.title == "begun", "the open page was interrupted"
    visitor.driver.switch_to.new_window("tab")  # A page to go back to is not closed, says Firefox.
    last = visitor.driver.current_window_handle
    visitor.driver.switch_to.window(first)
    visitor.driver.close()
    visitor.driver.switch_to.window(last)
    leave(visitor, host)
    host.stop()
    visitor.visit(f"{host}{SCAN}")
    assert releases(visitor) == {"two"}, "the new release did not take over"
    assert len(visitor.run("return caches.keys()")) == 1
    host.start()


def test_a_release_is_kept_whole_or_not(
    visitor: Visitor, site: Path, folder: Path, host_of: Callable[[Path], Host]
) -> None:
    """A file that does not fit leaves nothing behind, and what was kept before goes on."""
    publish(site, folder, "one")
    style = folder / "assets/css/assessment.css"
    whole = style.read_bytes()
    style.write_bytes(whole[:-9])
    host = host_of(folder)
    keep(visitor, host)
    assert visitor.run("return caches.keys()") == []
    style.write_bytes(whole)
    keep(visitor, host)
    before = visitor.run("return caches.keys()")
    publish(site, folder, "two")
    style.unlink()
    keep(visitor, host)
    assert visitor.run("return caches.keys()") == before
    host.stop()
    visitor.visit(f"{host}{SCAN}")
    assert releases(visitor) == {"one"}
    host.start()


def test_the_worker_of_a_live_reload_removes_itself(
    visitor: Visitor, site: Path, folder: Path, host_of: Callable[[Path], Host]
) -> None:
    """Where a released site was looked at before, `scripts/serve` shows what is in the folder, and keeps nothing."""
    publish(site, folder, "one")
    host = host_of(folder)
    keep(visitor, host)
    publish(site, folder, "two")
    shutil.copy(ROOT / "docs" / offline.WORKER, folder / offline.WORKER)
    for page in offline.pages(folder):
        text = (folder / page).read_text("utf-8")
        (folder / page).write_text(re.sub(r'<meta name="release".*>', "", text), "utf-8")
    visitor.visit(f"{host}{SCAN}")
    ready(visitor)
    assert releases(visitor) == {"two"}
    leave(visitor, host)
    assert visitor.run("return caches.keys()") == []
    host.asked.clear()
    keep(visitor, host)
    assert f"/{offline.WORKER}" not in host.asked, "it was registered again"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a profile in which service workers are allowed."""
    context = browser.new_context(locale="nl-NL")
    yield context.new_page()
    context.close()


def is_kept(page: Page) -> bool:
    return bool(page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length > 0)"))


@pytest.mark.parametrize("trouble", ["silence", "error"])
def test_a_server_in_trouble_is_no_network(
    page: Page, site: Path, folder: Path, host_of: Callable[[Path], Host], trouble: str
) -> None:
    """On a line that drops everything, and from a server that breaks down, the page comes from the device."""
    publish(site, folder, "one")
    host = host_of(folder)
    page.goto(f"{host}{SCAN}")
    expect(page.locator("[data-status]")).to_have_text(READY)
    host.trouble = trouble
    page.reload()
    expect(page.locator("html[data-release-one] form[data-enhanced]")).to_be_attached()
    expect(page.locator("[data-status]")).to_have_text(READY, timeout=BOOT)


def test_nothing_is_kept_in_a_frame_or_where_bytes_are_dear(
    page: Page, site: Path, folder: Path, host_of: Callable[[Path], Host]
) -> None:
    publish(site, folder, "one")
    host = host_of(folder)
    (folder / NOWHERE.strip("/")).write_text(f'<iframe src="{SCAN}">')
    page.goto(f"{host}{NOWHERE}")
    expect(page.frame_locator("iframe").locator("[data-status]")).to_have_text(READY)
    assert not is_kept(page)
    page.goto(f"{host}{SCAN}")
    expect(page.locator("[data-status]")).to_have_text(READY)
    assert is_kept(page)
    page.evaluate(
        "navigator.serviceWorker.getRegistrations().then(([registration]) => registration.unregister())"
    )
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { effectiveType: '3g' } })")
    page.goto(f"{host}{SCAN}")
    expect(page.locator("[data-status]")).to_have_text(READY)
    assert not is_kept(page)


@pytest.mark.parametrize("refused", ["undefined", "{ register: () => Promise.reject(new Error('refused')) }"])
def test_refused_service_workers_change_nothing_else(page: Page, address: str, refused: str) -> None:
    page.add_init_script(f"Object.defineProperty(navigator, 'serviceWorker', {{ value: {refused} }})")
    page.goto(address + SCAN)
    expect(page.locator("[data-status]")).to_have_text(READY, timeout=BOOT)
    answer(page, {f"L{lens}{number}": 4 for lens in "ABROP" for number in range(1, 5)})
    see_result(page)


def test_who_was_before_python_can_go_on_without_a_network(
    page: Page, site: Path, host_of: Callable[[Path], Host], library: Library
) -> None:
    """Whoever opens a result sees it first; what is needed to open it again is fetched after that."""
    definition = library.newest("vijf-lenzen")
    host = host_of(site)
    page.goto(f"{host}{SCAN}#r={code.encode(definition, answers(definition, {}))}")
    expect(page.locator(SHOWN)).to_be_visible(timeout=BOOT)
    late = f"new Promise((_, reject) => setTimeout(reject, {BOOT}, 'nothing is kept'))"
    page.evaluate(f"Promise.race([navigator.serviceWorker.ready, {late}]).then(() => 0)")
    host.stop()
    page.reload()
    expect(page.locator(SHOWN)).to_be_visible(timeout=BOOT)
    host.start()


def test_python_is_read_where_it_is_kept(page: Page, address: str) -> None:
    """Without a request, even to the service worker; what is broken there comes from the server."""
    page.goto(address + SCAN)
    expect(page.locator("[data-status]")).to_have_text(READY, timeout=BOOT)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.reload()
    expect(page.locator("[data-status]")).to_have_text(READY, timeout=BOOT)
    assert [url for url in asked if "/python." in url]
    assert not [url for url in asked if ".wasm" in url or "/snapshot." in url]
    page.evaluate("""async () => {
      const [name] = await caches.keys();
      const cache = await caches.open(name);
      const { url } = (await cache.keys()).find(({ url }) => url.includes("/snapshot."));
      const { byteLength } = await (await cache.match(url)).arrayBuffer();
      await cache.put(url, new Response(new Uint8Array(byteLength)));
    }""")
    page.reload()
    expect(page.locator("[data-status]")).to_have_text(READY, timeout=BOOT)
    assert [url for url in asked if "/snapshot." in url]

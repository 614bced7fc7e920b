"""Wiped is wiped: no way that a browser has to bring something back brings answers back, in three engines.

All on nginx with the configuration that the build makes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from selenium.common.exceptions import TimeoutException
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import alert_is_present
from selenium.webdriver.support.ui import WebDriverWait

from engines import ENGINES, SHOWN, Visitor, start
from groups import answers
from selfscan.core import code
from selfscan.core.library import Library
from servers import skip_without
from showing import COMPARE
from sitemaker.lab import nginx
from walking import BOOT, SCAN

KEY = "zelfscan:vijf-lenzen"

EVERYWHERE = """
const found = [location.href, document.title, JSON.stringify(history.state), window.name];
for (const storage of [sessionStorage, localStorage]) found.push(JSON.stringify({ ...storage }));
for (const name of (await window.caches?.keys()) ?? []) {
  for (const { url } of await (await caches.open(name)).keys()) found.push(url);
}
for (const { name } of (await indexedDB.databases?.()) ?? []) {
  const opened = await new Promise((done) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); });
  for (const store of opened.objectStoreNames) {
    const all = opened.transaction(store).objectStore(store).getAll();
    found.push(JSON.stringify(await new Promise((done) => { all.onsuccess = () => done(all.result); })));
  }
  opened.close();
}
found.push(document.documentElement.outerHTML);
const fields = [...document.querySelectorAll("input, textarea")];
const filled = fields.filter((field) => (/^(radio|checkbox)$/.test(field.type) ? field.checked && field.name !== "view" : field.value.trim()));
return { found, filled: filled.map((field) => `${field.name || field.id}=${field.value}`) };
"""
"""Everything that a browser keeps of a page and its host, and the fields that hold something."""


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    skip_without(nginx.PROGRAM)
    with nginx.running(site, tmp_path_factory.mktemp("nginx")) as server:
        yield server.address


@pytest.fixture(params=ENGINES)
def visitor(request: pytest.FixtureRequest) -> Iterator[Visitor]:
    with start(request.param) as driver:
        yield Visitor(driver)


def agree(visitor: Visitor, button: str) -> None:
    """Press a button that asks, and say yes."""
    visitor.press(button)
    WebDriverWait(visitor.driver, 10).until(alert_is_present()).accept()


def assert_nothing(visitor: Visitor, secrets: list[str]) -> None:
    """Nothing of an answer is in the page, its fields or what the browser keeps; what goes is given a moment."""

    traces: list[str] = []

    def are_gone(_: object) -> bool:
        traces[:] = look(visitor, secrets)
        return not traces

    try:
        WebDriverWait(visitor.driver, 5, 0.1).until(are_gone)
    except TimeoutException:
        raise AssertionError(f"at {visitor.driver.current_url}: {traces}") from None


def look(visitor: Visitor, secrets: list[str]) -> list[str]:
    everywhere: dict[str, Any] = visitor.run(EVERYWHERE)
    return [
        *everywhere["filled"],
        *(secret for secret in secrets for text in everywhere["found"] if secret in text),
    ]


def walk(visitor: Visitor, secrets: list[str], page: str) -> None:
    """Back to where it began and on again, loading anew at every end, and away and back."""
    driver = visitor.driver
    for go in [driver.back] * 4 + [driver.refresh] + [driver.forward] * 4 + [driver.refresh]:
        go()
        if page in driver.current_url:
            assert_nothing(visitor, secrets)
    driver.get(page.rsplit("/assessments/", 1)[0] + "/privacy/")
    for go in (driver.back, driver.forward, driver.back, driver.back):
        go()
        if page in driver.current_url:
            assert_nothing(visitor, secrets)


@pytest.mark.parametrize("way", ["wipe", "restart"])
def test_answers_do_not_come_back(visitor: Visitor, host: str, library: Library, way: str) -> None:
    """Of a scan: answered, kept, opened from a link and from the field, and then wiped, beside a second tab."""
    definition = library.newest("vijf-lenzen")
    given = answers(definition, {"LB": 2, "LP": 5})
    mine = code.encode(definition, given)
    secrets = [mine, mine.replace("-", ""), mine.split("-")[0], 'LA1\\":']
    driver = visitor.driver
    visitor.visit(host + SCAN)
    visitor.see("form[data-enhanced]")
    visitor.press("[data-keep-here]")
    visitor.answer(definition, given)
    visitor.press("[data-action=result]")
    visitor.see(SHOWN)
    visitor.see("[name=question]").send_keys(mine)

    # Another tab of the same scan, and a tab that was closed with everything in it.
    own, closed = driver.current_window_handle, driver.execute_script("return { ...sessionStorage }")
    driver.switch_to.new_window("tab")
    other = driver.current_window_handle
    driver.get(f"{host}{SCAN}#r={mine}")
    visitor.see(SHOWN)
    driver.switch_to.window(own)

    # Once more from its link and from its code: this document is put aside, and is there for Back.
    driver.get(f"{host}{SCAN}#r={mine}")
    visitor.see(SHOWN)
    assert "#" not in driver.current_url
    driver.get(host + "/privacy/")
    driver.get(host + SCAN)
    visitor.see("[data-resume]")
    driver.execute_script("document.querySelector('[data-reopen]').open = true")
    visitor.see("#reopen-code").send_keys(mine)
    visitor.press("[data-reopen] [type=submit]")
    visitor.see(SHOWN)

    agree(visitor, f"[data-keep] [data-action={way}]")
    visitor.see("[data-step='1']")
    assert driver.execute_script("return sessionStorage.length + localStorage.length") == 0
    walk(visitor, secrets, host + SCAN)

    driver.switch_to.window(other)
    assert_nothing(visitor, secrets)
    walk(visitor, secrets, host + SCAN)
    # Answering in the other tab does not bring the old answers back onto the device.
    driver.get(host + SCAN)
    visitor.press('[name="LA1"][value="3"]')
    driver.switch_to.window(own)
    assert driver.execute_script(f"return localStorage.getItem('{KEY}')") is None

    # The closed tab is opened again: the browser puts back what its storage held.
    driver.switch_to.new_window("tab")
    driver.get(host + "/privacy/")
    driver.execute_script(f"Object.assign(sessionStorage, {json.dumps(closed)})")
    driver.get(host + SCAN)
    visitor.see("form[data-enhanced]")
    assert_nothing(visitor, secrets)


@pytest.mark.parametrize("way", ["remove-all", "again"])
def test_a_group_does_not_come_back(visitor: Visitor, host: str, library: Library, way: str) -> None:
    """Of a comparison: opened from a link, with a text that is still to be added, beside a second tab."""
    definition = library.newest("vijf-lenzen")
    codes = [code.encode(definition, answers(definition, {"LB": level})) for level in range(1, 6)]
    secrets = [*codes, "Noordwijk", "Samira"]
    link = f"{host}{COMPARE}#g={','.join(f'{text}:Noordwijk:Samira{number}' for number, text in enumerate(codes))}"
    driver = visitor.driver
    visitor.visit(link)
    visitor.see(SHOWN)
    assert "#" not in driver.current_url
    own, closed = driver.current_window_handle, driver.execute_script("return { ...sessionStorage }")
    driver.switch_to.new_window("tab")
    other = driver.current_window_handle
    driver.get(link)
    visitor.see(SHOWN)
    driver.switch_to.window(own)
    if way == "remove-all":
        visitor.press("[data-result-actions] [data-action=edit]")
        visitor.see("#plak").send_keys(f"{codes[0]}\nzomaar wat")
        visitor.press("[data-action=add]")
        visitor.see("[data-refused] li")
        visitor.see("#plak").send_keys(codes[1])
    agree(visitor, f"[data-action={way}]")
    visitor.see("form[data-compare]")
    assert driver.execute_script("return sessionStorage.length + localStorage.length") == 0
    walk(visitor, secrets, host + COMPARE)
    driver.switch_to.window(other)
    assert_nothing(visitor, secrets)
    walk(visitor, secrets, host + COMPARE)

    driver.switch_to.new_window("tab")
    driver.get(host + "/privacy/")
    driver.execute_script(f"Object.assign(sessionStorage, {json.dumps(closed)})")
    driver.get(host + COMPARE)
    WebDriverWait(driver, BOOT / 1000).until(
        lambda driver: driver.find_elements(By.CSS_SELECTOR, "form[data-enhanced]")
    )
    assert_nothing(visitor, secrets)

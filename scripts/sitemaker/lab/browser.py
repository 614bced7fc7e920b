"""The browser that commands take pictures with, and tests look through."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

from playwright.sync_api import Browser, BrowserType, Playwright


def launch(playwright: Playwright) -> Browser:
    return another(playwright.chromium)


def another(chromium: BrowserType, without: Sequence[str] = ()) -> Browser:
    """One more browser, started without some of the arguments that Playwright gives it."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    # Inside a container root has no sandbox to run in. Without hinting, lines break alike on every machine.
    return chromium.launch(
        executable_path=path,
        args=["--no-sandbox", "--font-render-hinting=none"],
        ignore_default_args=list(without),
    )

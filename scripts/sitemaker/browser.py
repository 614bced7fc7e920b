"""The browser that commands take pictures with, and tests look through."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Browser, Playwright


def launch(playwright: Playwright) -> Browser:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    # Inside a container root has no sandbox to run in. Without hinting, lines break alike on every machine.
    return playwright.chromium.launch(
        executable_path=path, args=["--no-sandbox", "--font-render-hinting=none"]
    )

"""The browser that commands take pictures with."""

from __future__ import annotations

import os
import shutil

from playwright.sync_api import Browser, Playwright


def launch(playwright: Playwright) -> Browser:
    # Inside a container root has no sandbox to run in.
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])

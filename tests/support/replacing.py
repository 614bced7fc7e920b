"""Puts other files in the place of the runtime's, so that they count as whole."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable

from playwright.sync_api import Page, Route


def replace(page: Page, files: dict[str, bytes]) -> None:
    """Serve these contents as the files of such names, `snapshot.bin` for instance, and have the worker expect them."""

    def expect_them(route: Route) -> None:
        response = route.fetch()
        index = response.text()
        for name, content in files.items():
            entry = rf'(url:"{_pattern(name)}",size:)\d+(,sha256:)"[^"]*"'
            digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
            index, count = re.subn(entry, rf'\g<1>{len(content)}\g<2>"{digest}"', index)
            assert count == 1, f"{name} is not in the worker"
        route.fulfill(response=response, body=index)

    page.context.route("**/worker.js", expect_them)
    for name, content in files.items():
        page.context.route(re.compile(f"/{_pattern(name)}$"), _with(content))


def _with(body: bytes) -> Callable[[Route], None]:
    return lambda route: route.fulfill(response=route.fetch(), body=body)


def _pattern(name: str) -> str:
    stem, suffix = name.split(".")
    return rf"{stem}\.[0-9a-f]+\.{suffix}"

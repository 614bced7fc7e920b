"""Makes few and small files of a built site, in place: its browser code, styles and pages, and its Python.

While somebody works on the site (`scripts/serve`) everything stays as it was written.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

from sitemaker import ROOT, runtime
from sitemaker.output import addresses
from sitemaker.runtime import archive, pyodide_node

SCRIPT = Path(__file__).with_name("pack.mjs")
REDIRECT = "assets/js/site/redirect.js"
"""What pages that moved name; there may be none today."""


class Failed(Exception):  # noqa: N818 (the word reads better where it is caught)
    """The site cannot be packed. Says why, in the words of the program that tried."""


def pack(site: Path) -> None:
    """Bundle and minify. Raises Failed."""
    released = (address[1:] for address in addresses.Register.read().released if address.endswith(".js"))
    command = [pyodide_node.node(), str(SCRIPT), str(site.resolve()), REDIRECT, *released]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(done.stderr.strip()[-2000:])
    sources(site)


def sources(site: Path) -> None:
    """Put the sources that PyScript loads into one archive, which it unpacks; they come in one request then."""
    folder = site / "assessments"
    config = json.loads((folder / "pyscript.json").read_text())
    loose = {address: name for address, name in config["files"].items() if address.endswith(".py")}
    content = archive.pack({name: (folder / address).read_bytes() for address, name in loose.items()})
    name = f"sources.{hashlib.sha256(content).hexdigest()[:12]}.zip"
    (site / runtime.FOLDER / name).write_bytes(content)
    for address in loose:
        (folder / address).unlink()
        del config["files"][address]
    config["files"][f"../{runtime.FOLDER}/{name}"] = "./*"
    (folder / "pyscript.json").write_text(json.dumps(config, indent=2) + "\n")

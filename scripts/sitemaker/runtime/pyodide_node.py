"""The Python of the browser, at build: Pyodide in Node runs the programs in `in_pyodide/` and `trim/`.

What comes out is remembered by everything that goes in.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sitemaker import ROOT
from sitemaker.cache import Cache
from sitemaker.progress import making
from sitemaker.runtime import archive

NPM = ROOT / "node_modules" / "pyodide"
HERE = Path(__file__).parent
CACHE = Cache()


class Failed(Exception):  # noqa: N818 (the word reads better where it is caught)
    """A program did not come to its end. Says why, in the words of the program."""


def run(program: str, files: dict[str, bytes], cache: Cache = CACHE) -> dict[str, bytes]:
    """Give `files` to a program, as /job/in, and return what it leaves in /job/out.

    A program is a file below this folder: Python, or JavaScript that starts Pyodide by itself. To Python, a `stdlib.zip`
    among the files takes the place of Pyodide's own standard library. Raises Failed.
    """
    given = (part for name in sorted(files) for part in (name.encode(), files[name]))
    made_from = (Path(program).name.encode(), *_versions(program), *given)
    return archive.unpack(cache.get(made_from, lambda: archive.pack(_run(program, files))))


def _versions(program: str) -> list[bytes]:
    """What decides about the outcome besides the files."""
    programs = {*HERE.glob("in_pyodide/*.*"), *HERE.glob("trim/*.mjs"), HERE / program}
    packages = (NPM.with_name(name) / "package.json" for name in ("pyodide", "terser", "wasmparser"))
    return [path.read_bytes() for path in (*packages, *sorted(programs))]


def _run(program: str, files: dict[str, bytes]) -> dict[str, bytes]:
    making(f"the browser's Python: {Path(program).stem}")
    with tempfile.TemporaryDirectory() as folder:
        given, left = Path(folder, "in"), Path(folder, "out")
        left.mkdir()
        for name, content in files.items():
            (given / name).parent.mkdir(parents=True, exist_ok=True)
            (given / name).write_bytes(content)
        runner = [] if program.endswith(".mjs") else [str(HERE / "in_pyodide/run.mjs")]
        command = [node(), *runner, str(HERE / program), folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            # Node shows the line of an error, and a line of Pyodide is a megabyte.
            raise Failed(f"{program}: {done.stderr.strip()[-2000:]}")
        return {str(path.relative_to(left)): path.read_bytes() for path in left.rglob("*") if path.is_file()}


def node() -> str:
    """Node.js; `scripts/setup` puts it beside Python where the system has none."""
    found = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if not found:
        raise FileNotFoundError("Node.js is missing: run scripts/setup first")
    return found

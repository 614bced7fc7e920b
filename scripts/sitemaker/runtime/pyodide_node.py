"""The Python of the browser, at build: Pyodide in Node runs the programs in `in_pyodide/` and `trim/`.

What came out is remembered in a cache, by everything that went in: nothing is made twice.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from sitemaker import ROOT
from sitemaker.progress import making
from sitemaker.runtime import archive

NPM = ROOT / "node_modules" / "pyodide"
HERE = Path(__file__).parent
CACHE = ROOT / ".runtime_cache"
KEPT = 12
"""Results that stay in the cache: those of a few states of the sources."""


class Failed(Exception):  # noqa: N818 (the word reads better where it is caught)
    """A program did not come to its end. Says why, in the words of the program."""


def run(program: str, files: dict[str, bytes], cache: Path = CACHE) -> dict[str, bytes]:
    """Give `files` to a program, as /job/in, and return what it leaves in /job/out.

    A program is a file below this folder: Python, or JavaScript that starts Pyodide by itself. To Python, a `stdlib.zip`
    among the files takes the place of Pyodide's own standard library. Raises Failed.
    """
    key = hashlib.sha256()
    for one in (
        *_versions(program),
        *(part for name in sorted(files) for part in (name.encode(), files[name])),
    ):
        key.update(hashlib.sha256(one).digest())
    remembered = cache / f"{Path(program).stem}-{key.hexdigest()[:20]}.zip"
    try:
        made = archive.unpack(remembered.read_bytes())
        remembered.touch()
    except (FileNotFoundError, zipfile.BadZipFile):
        making(f"the browser's Python: {Path(program).stem}")
        made = _run(program, files)
        _remember(remembered, archive.pack(made))
    return made


def _versions(program: str) -> list[bytes]:
    """What decides about the outcome besides the files."""
    programs = {*HERE.glob("in_pyodide/*.*"), *HERE.glob("trim/*.mjs"), HERE / program}
    packages = (NPM.with_name(name) / "package.json" for name in ("pyodide", "terser", "wasmparser"))
    return [path.read_bytes() for path in (*packages, *sorted(programs))]


def _run(program: str, files: dict[str, bytes]) -> dict[str, bytes]:
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
    """Node.js; `scripts/setup` puts one beside Python where the system has none."""
    found = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if not found:
        raise FileNotFoundError("Node.js is missing: run scripts/setup first")
    return found


def _remember(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    # Another build may read or write at this moment: the file appears whole or not at all.
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
    Path(file.name).rename(path)
    newest_first = sorted(path.parent.glob("*.zip"), key=lambda one: one.stat().st_mtime, reverse=True)
    for old in newest_first[KEPT:]:
        old.unlink(missing_ok=True)

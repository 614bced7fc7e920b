"""Makes `docs/assets/runtime/`: everything a browser needs to score a scan.

- `pyodide-<version>/`  Pyodide as npm delivers it, under the names PyScript expects
- `definitions.json`    all definitions, for PyScript and for reading along
- `selfscan.<hash>.zip` our package, the scans' own scoring and the definitions
- `index.mjs`           the names, sizes and SHA-256 of what the worker loads

And `docs/assessments/pyscript.json`, with which a PyScript page loads the same modules.
Files are written only when they differ, so that a live reload settles.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import segno

from sitemaker import ASSESSMENTS, ROOT, RUNTIME

NPM = ROOT / "node_modules" / "pyodide"
PYODIDE_FILES = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)
SEGNO = ("__init__", "consts", "encoder", "utils", "writers")
"""The parts of segno (BSD, from PyPI) that draw a QR code."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""A fixed time in the archive: two builds of the same sources give the same bytes."""


def make(definitions: list[dict[str, Any]], folder: Path = RUNTIME) -> None:
    """Bring `folder` up to date with the sources and with these checked definitions."""
    if not NPM.is_dir():
        raise FileNotFoundError("Pyodide is missing: run scripts/setup first")
    version = json.loads((NPM / "package.json").read_text())["version"]
    wanted: dict[str, bytes] = {"definitions.json": _json(definitions)}
    archive = _archive(wanted["definitions.json"])
    archive_name = f"selfscan.{hashlib.sha256(archive).hexdigest()[:12]}.zip"
    wanted[archive_name] = archive
    pyodide = f"pyodide-{version}"
    wanted |= {f"{pyodide}/{name}": (NPM / name).read_bytes() for name in PYODIDE_FILES}
    manifest = {
        "pyodide": f"{pyodide}/",
        "lock": {**json.loads(wanted[f"{pyodide}/pyodide-lock.json"]), "packages": {}},
        "files": {
            "wasm": _entry(wanted, f"{pyodide}/pyodide.asm.wasm"),
            "stdlib": _entry(wanted, f"{pyodide}/python_stdlib.zip"),
            "selfscan": _entry(wanted, archive_name),
        },
    }
    wanted["index.mjs"] = b"export default " + json.dumps(manifest, indent=1).encode() + b";\n"
    _remove_others(folder, set(wanted))
    _write(folder, wanted)
    _write(ASSESSMENTS, {"pyscript.json": _pyscript(pyodide)})


def _sources() -> list[str]:
    """The Python that runs in the browser, relative to `docs/assessments/`."""
    paths = [*ASSESSMENTS.glob("selfscan/**/*.py"), *ASSESSMENTS.glob("*/scoring.py")]
    return sorted(str(path.relative_to(ASSESSMENTS)) for path in paths)


def _pyscript(pyodide: str) -> bytes:
    """What PyScript calls a configuration: our Pyodide, and which file goes where."""
    files = {f"./{name}": name for name in _sources()}
    files["../assets/runtime/definitions.json"] = "selfscan/definitions.json"
    config = {"name": "selfscan", "interpreter": f"../assets/runtime/{pyodide}/pyodide.mjs", "files": files}
    return json.dumps(config, indent=2).encode() + b"\n"


def _archive(definitions: bytes) -> bytes:
    """Sources and definitions as the browser unpacks them: stored, in a fixed order."""
    files = {name: (ASSESSMENTS / name).read_bytes() for name in _sources()}
    files["selfscan/definitions.json"] = definitions
    library = Path(segno.__file__).parent
    files |= {f"segno/{name}.py": (library / f"{name}.py").read_bytes() for name in SEGNO}
    # zipimport finds a folder without `__init__.py` only when the folder has an entry of its own.
    files |= {f"{Path(name).parent}/": b"" for name in files}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, EPOCH), files[name])
    return buffer.getvalue()


def _entry(wanted: dict[str, bytes], name: str) -> dict[str, str | int]:
    digest = base64.b64encode(hashlib.sha256(wanted[name]).digest()).decode()
    return {"url": name, "size": len(wanted[name]), "sha256": digest}


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _remove_others(folder: Path, wanted: set[str]) -> None:
    tops = {name.split("/")[0] for name in wanted}
    for old in folder.glob("*"):
        if old.name not in tops:
            shutil.rmtree(old) if old.is_dir() else old.unlink()


def _write(folder: Path, wanted: dict[str, bytes]) -> None:
    for name, content in wanted.items():
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

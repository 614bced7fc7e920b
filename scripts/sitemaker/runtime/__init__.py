"""Makes `docs/assets/runtime/`: everything a browser needs to score a scan.

- `pyodide-<version>/`         Pyodide as npm delivers it: for PyScript, and for when the trimmed one falls short
- `definitions.json`           all definitions, for PyScript and for reading along
- `python.<hash>.wasm`, `.mjs` Pyodide, trimmed to what the scans use
- `stdlib.<hash>.zip`          the part of the standard library that is used, compiled
- `selfscan.<hash>.zip`        our package and the scans' own scoring, compiled
- `definitions.<hash>.json`    the current definitions
- `released.<hash>.zip`        the older versions with their scoring, for whoever has a code of one
- `snapshot.<hash>.bin`        the memory of a Python that knows all three: the quick way to start
- `licences/`                  of Pyodide and Python
- `index.mjs`                  the names, sizes and SHA-256 of what the worker loads, and what the snapshot takes

And `docs/assessments/pyscript.json`, with which a PyScript page loads the same modules.
Files are written only when they differ, so that a live reload settles.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import struct
from pathlib import Path
from typing import Any

from sitemaker import ASSESSMENTS, RUNTIME
from sitemaker.runtime import bundle
from sitemaker.runtime.pyodide_node import CACHE, NPM

LICENCES = Path(__file__).with_name("licences")
PYODIDE_FILES = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)


def make(
    definitions: list[dict[str, Any]], folder: Path = RUNTIME, cache: Path = CACHE, changing: bool = False
) -> None:
    """Bring `folder` up to date with the sources and with these checked definitions.

    While texts are `changing`, the snapshot does without the definitions: making one takes seconds.
    Raises interpreter.Failed when the Python does not hold together.
    """
    if not NPM.is_dir():
        raise FileNotFoundError("Pyodide is missing: run scripts/setup first")
    pyodide = f"pyodide-{bundle.version()}"
    stdlib = bundle.stdlib(cache)
    selfscan = bundle.package(stdlib, cache)
    python = bundle.trimmed(cache)
    current = [one for one in definitions if "scoring" not in one]
    older = [one for one in definitions if "scoring" in one]
    known = _json([] if changing else current)
    hashed = python | {
        "stdlib.zip": stdlib,
        "selfscan.zip": selfscan,
        "definitions.json": _json(current),
        "released.zip": bundle.released(older, stdlib, selfscan, cache),
        "snapshot.bin": bundle.snapshot(python, stdlib, selfscan, known, cache),
    }
    names = {name: _hashed_name(name, content) for name, content in hashed.items()}
    wanted = {f"{pyodide}/{name}": (NPM / name).read_bytes() for name in PYODIDE_FILES}
    wanted |= {names[name]: content for name, content in hashed.items()}
    wanted |= {f"licences/{path.name}": path.read_bytes() for path in LICENCES.iterdir()}
    wanted["definitions.json"] = _json(definitions)
    trimmed = {"script": names["python.mjs"], "wasm": names["python.wasm"]}
    whole = {"script": "pyodide.mjs", "glue": "pyodide.asm.mjs", "wasm": "pyodide.asm.wasm"}
    archives = ("stdlib.zip", "selfscan.zip", "definitions.json", "released.zip", "snapshot.bin")
    manifest = {
        "pyodide": f"{pyodide}/",
        "lock": {**json.loads(wanted[f"{pyodide}/pyodide-lock.json"]), "packages": {}},
        "trimmed": {part: _entry(wanted, name) for part, name in trimmed.items()},
        "whole": {part: _entry(wanted, f"{pyodide}/{name}") for part, name in whole.items()},
        "files": {name.split(".")[0]: _entry(wanted, names[name]) for name in archives},
        "memory": dict(
            zip(("header", "body", "fresh"), struct.unpack_from("<3I", hashed["snapshot.bin"]), strict=True)
        ),
        "informed": not changing,
    }
    wanted["index.mjs"] = b"export default " + json.dumps(manifest, indent=1).encode() + b";\n"
    _remove_others(folder, set(wanted))
    _write(folder, wanted)
    _write(ASSESSMENTS, {"pyscript.json": _pyscript(pyodide)})


def _pyscript(pyodide: str) -> bytes:
    """What PyScript calls a configuration: our Pyodide, and which file goes where."""
    files = {f"./{name}": name for name in [*bundle.sources(), *bundle.released_sources()]}
    files["../assets/runtime/definitions.json"] = "selfscan/definitions.json"
    config = {"name": "selfscan", "interpreter": f"../assets/runtime/{pyodide}/pyodide.mjs", "files": files}
    return json.dumps(config, indent=2).encode() + b"\n"


def _hashed_name(name: str, content: bytes) -> str:
    stem, suffix = name.split(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"


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

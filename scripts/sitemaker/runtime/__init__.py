"""Makes `assets/runtime/` of the site: everything a browser needs to score a scan.

- `pyodide-<version>/`         Pyodide as npm delivers it: for PyScript, and for when the trimmed Pyodide falls short
- `definitions.json`           all definitions, for PyScript and for reading along
- `python.<hash>.wasm`, `.mjs` Pyodide, trimmed to what the scans use
- `stdlib.<hash>.zip`          the part of the standard library that is used, compiled
- `selfscan.<hash>.zip`        our package and the scans' own scoring, compiled
- `definitions.<hash>.json`    the current definitions
- `released.<hash>.zip`        the older versions with their scoring, for whoever has a code of theirs
- `snapshot.<hash>.bin`        the memory of a Python that knows all three: the quick way to start
- `licences/`                  of Pyodide and Python
- `index.mjs`                  the names, sizes and SHA-256 of what the worker loads, and what the snapshot takes

And `assessments/pyscript.json`, with which a PyScript page loads the same modules.
"""

from __future__ import annotations

import base64
import hashlib
import json
import struct
from pathlib import Path
from typing import Any

from sitemaker.cache import Cache
from sitemaker.runtime import bundle
from sitemaker.runtime.pyodide_node import CACHE, NPM

FOLDER = "assets/runtime"
"""In the site."""
LICENCES = Path(__file__).with_name("licences")
PYODIDE_FILES = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)


def files(
    definitions: list[dict[str, Any]], changing: bool = False, cache: Cache = CACHE
) -> dict[str, bytes | Path]:
    """The content of every file by its address in the site, or where it stands, from these checked definitions.

    While texts are `changing`, the snapshot does without the definitions: making a snapshot takes seconds.
    Raises pyodide_node.Failed when the Python does not hold together.
    """
    if not NPM.is_dir():
        raise FileNotFoundError("Pyodide is missing: run scripts/setup first")
    stdlib = bundle.stdlib(cache)
    selfscan = bundle.package(stdlib, cache)
    python = bundle.trimmed(cache)
    current = [definition for definition in definitions if "scoring" not in definition]
    older = [definition for definition in definitions if "scoring" in definition]
    known = _json([] if changing else current)
    hashed = python | {
        "stdlib.zip": stdlib,
        "selfscan.zip": selfscan,
        "definitions.json": _json(current),
        "released.zip": bundle.released(older, stdlib, selfscan, cache),
        "snapshot.bin": bundle.snapshot(python, stdlib, selfscan, known, cache),
    }
    names = {name: _hashed_name(name, content) for name, content in hashed.items()}
    pyodide = f"pyodide-{bundle.version()}"
    stock = {f"{pyodide}/{path.name}": path for path in (NPM / name for name in PYODIDE_FILES)}
    contents = {names[name]: content for name, content in hashed.items()}
    contents["definitions.json"] = _json(definitions)
    index = _index(pyodide, names, contents, complete=not changing)
    contents["index.mjs"] = b"export default " + json.dumps(index, indent=1).encode() + b";\n"
    licences = {f"licences/{path.name}": path for path in LICENCES.iterdir()}
    return {
        **{f"{FOLDER}/{name}": content for name, content in (stock | licences | contents).items()},
        "assessments/pyscript.json": _pyscript(pyodide),
    }


def _index(pyodide: str, names: dict[str, str], contents: dict[str, bytes], complete: bool) -> dict[str, Any]:
    """What `index.d.ts` describes."""
    trimmed = {"script": names["python.mjs"], "wasm": names["python.wasm"]}
    whole = {"script": "pyodide.mjs", "glue": "pyodide.asm.mjs", "wasm": "pyodide.asm.wasm"}
    archives = ("stdlib.zip", "selfscan.zip", "definitions.json", "released.zip", "snapshot.bin")
    sizes = struct.unpack_from("<3I", contents[names["snapshot.bin"]])
    return {
        "pyodide": f"{pyodide}/",
        "lock": {**json.loads((NPM / "pyodide-lock.json").read_bytes()), "packages": {}},
        "trimmed": {part: _entry(name, contents[name]) for part, name in trimmed.items()},
        "whole": {
            part: _entry(f"{pyodide}/{name}", (NPM / name).read_bytes()) for part, name in whole.items()
        },
        "files": {name.split(".")[0]: _entry(names[name], contents[names[name]]) for name in archives},
        "memory": dict(zip(("header", "body", "fresh"), sizes, strict=True)),
        "knowsDefinitions": complete,
    }


def _pyscript(pyodide: str) -> bytes:
    """What PyScript calls a configuration: our Pyodide, and which file goes where."""
    files = {f"./{name}": name for name in [*bundle.sources(), *bundle.released_sources()]}
    files[f"../{FOLDER}/definitions.json"] = "selfscan/definitions.json"
    config = {"name": "selfscan", "interpreter": f"../{FOLDER}/{pyodide}/pyodide.mjs", "files": files}
    return json.dumps(config, indent=2).encode() + b"\n"


def _hashed_name(name: str, content: bytes) -> str:
    stem, suffix = name.split(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"


def _entry(name: str, content: bytes) -> dict[str, str | int]:
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    return {"url": name, "size": len(content), "sha256": digest}


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()

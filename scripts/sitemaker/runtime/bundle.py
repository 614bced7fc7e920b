"""The Python that runs in the browser: a trimmed standard library, and our own package, both compiled."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import segno

from sitemaker import ASSESSMENTS
from sitemaker.cache import Cache
from sitemaker.runtime import archive, pyodide_node

STDLIB = Path(__file__).with_name("stdlib.txt")
USED = Path(__file__).with_name("trim") / "used.json"
"""Which functions of Pyodide's WebAssembly ran in an exercise of everything, and which of its data are never used."""
STOCK = ("pyodide.asm.wasm", "pyodide.asm.mjs", "pyodide.mjs")
STUBS = Path(__file__).with_name("stubs")
"""Stand-ins for modules of which Python needs next to nothing here, but which bring half the library along."""

AT_BUILD = ("build.py", "simulated.py")
"""The files of a kind of answer that stay out of the browser."""
IN_PILOTS = "selfscan/scoring/reliability.py"
"""What no visitor's result needs."""

SEGNO = ("consts", "encoder")
"""The parts of segno (BSD, from PyPI) that make a QR code."""


def names() -> list[str]:
    """The modules that `stdlib.txt` lists."""
    lines = (line.strip() for line in STDLIB.read_text().splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def sources() -> list[str]:
    """Our own Python, relative to `docs/assessments/`, but for what only the build asks of a kind of answer."""
    package = (path for path in ASSESSMENTS.glob("selfscan/**/*.py") if path.name not in AT_BUILD)
    paths = [*package, *ASSESSMENTS.glob("*/scoring.py"), *ASSESSMENTS.glob("*/page.py")]
    return sorted({path.relative_to(ASSESSMENTS).as_posix() for path in paths} - {IN_PILOTS})


def released_sources() -> list[str]:
    """The scoring of every released version, relative to `docs/assessments/`."""
    paths = ASSESSMENTS.glob("*/versions/*/scoring.py")
    return sorted(path.relative_to(ASSESSMENTS).as_posix() for path in paths)


def stdlib(cache: Cache = pyodide_node.CACHE) -> bytes:
    """The listed modules as an archive. Raises pyodide_node.Failed, naming the module that does not exist."""
    return archive.pack(pyodide_node.run("in_pyodide/compile.py", dict(_listed()), cache))


def package(library: bytes, cache: Cache = pyodide_node.CACHE) -> bytes:
    """Our package and segno's encoder as an archive; `library` is the standard library to compile with.

    Raises pyodide_node.Failed, naming the module, when something is imported that `library` does not have.
    """
    files = {name: (ASSESSMENTS / name).read_bytes() for name in sources()}
    installed = Path(segno.__file__).parent
    files |= {f"segno/{name}.py": (installed / f"{name}.py").read_bytes() for name in SEGNO}
    files["segno/__init__.py"] = (STUBS / "segno/__init__.py").read_bytes()
    return _compiled(files, library, b"", cache)


def released(
    definitions: list[dict[str, Any]], library: bytes, package: bytes, cache: Cache = pyodide_node.CACHE
) -> bytes:
    """These definitions of older versions and their scoring as an archive: see `selfscan.service.remember`.

    Raises pyodide_node.Failed, naming the module, when the scoring imports something that `package` does not have.
    """
    wanted = {f"{definition['scoring'].replace('.', '/')}.py" for definition in definitions}
    files = {name: (ASSESSMENTS / name).read_bytes() for name in released_sources() if name in wanted}
    text = json.dumps(definitions, ensure_ascii=False, separators=(",", ":"))
    compiled = archive.unpack(_compiled(files, library, package, cache)) if files else {}
    return archive.pack(compiled | {"released.json": text.encode()})


def _compiled(files: dict[str, bytes], library: bytes, package: bytes, cache: Cache) -> bytes:
    """An archive of these sources, compiled, of which everything can be imported, together with `package`."""
    compiled = pyodide_node.run("in_pyodide/compile.py", files | {"stdlib.zip": library}, cache)
    whole = archive.pack((archive.unpack(package) if package else {}) | compiled)
    pyodide_node.run("in_pyodide/check_imports.py", {"stdlib.zip": library, "selfscan.zip": whole}, cache)
    return archive.pack(compiled)


def trimmed(cache: Cache = pyodide_node.CACHE) -> dict[str, bytes]:
    """Pyodide with only what the scans use of it: `python.mjs`, its scripts in one, and `python.wasm`.

    Raises pyodide_node.Failed when `used.json` is about another Pyodide, or contradicts this Pyodide.
    """
    used = USED.read_bytes()
    about, there = json.loads(used)["pyodide"], version()
    if about != there:
        raise pyodide_node.Failed(
            f"{USED.name} is about Pyodide {about} and here is {there}: run scripts/renew python"
        )
    return trim(used, cache)


def version() -> str:
    """The version of Pyodide that npm installed."""
    return str(json.loads((pyodide_node.NPM / "package.json").read_text())["version"])


def trim(used: bytes, cache: Cache = pyodide_node.CACHE) -> dict[str, bytes]:
    """`python.mjs` and `python.wasm` by another list of what is used; `used` is JSON as in `used.json`."""
    stock = {name: (pyodide_node.NPM / name).read_bytes() for name in STOCK}
    return pyodide_node.run("trim/trim.mjs", stock | {"used.json": used}, cache)


def snapshot(
    python: dict[str, bytes],
    library: bytes,
    package: bytes,
    definitions: bytes,
    cache: Cache = pyodide_node.CACHE,
) -> bytes:
    """The memory of a (trimmed) Python that has imported both archives and knows the definitions, a JSON list.

    Raises pyodide_node.Failed.
    """
    files = {"stdlib.zip": library, "selfscan.zip": package, "definitions.json": definitions}
    return pyodide_node.run("in_pyodide/snapshot.mjs", python | files, cache)["snapshot.bin"]


def _listed() -> Iterator[tuple[str, bytes]]:
    """The files of the listed modules, as (name in the archive, content)."""
    with zipfile.ZipFile(pyodide_node.NPM / "python_stdlib.zip") as stock:
        there = set(stock.namelist())
        for module in names():
            path = module.replace(".", "/")
            for name in (f"{path}.py", f"{path}/__init__.py"):
                if (STUBS / name).is_file():
                    yield name, (STUBS / name).read_bytes()
                    break
                if name in there:
                    yield name, stock.read(name)
                    break
            else:
                raise pyodide_node.Failed(f"{STDLIB.name}: {module} is not in Pyodide's standard library")

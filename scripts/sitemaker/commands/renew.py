"""`scripts/renew`: writes again what is tracked though a program makes it.

schema: the JSON Schema of `assessment.yml`, after a change of the model.
python: which functions of Python the scans use, after a new Pyodide or when a test says so.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from sitemaker import ROOT
from sitemaker.definitions import reading, schema
from sitemaker.runtime import bundle, exercise, pyodide_node

RENEWED: dict[str, tuple[Path, Callable[[], str]]] = {
    "schema": (schema.FILE, schema.text),
    "python": (bundle.USED, lambda: exercise.renewed(reading.read_versions())),
}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="scripts/renew", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", choices=RENEWED, help="all of them when left out")
    asked = parser.parse_args(arguments)
    for name in [asked.what] if asked.what else RENEWED:
        file, text = RENEWED[name]
        try:
            renewed = text()
        except (pyodide_node.Failed, reading.Mistakes, FileNotFoundError) as error:
            print(error, file=sys.stderr)
            return 1
        changed = file.read_text("utf-8") != renewed
        file.write_text(renewed, "utf-8")
        print(f"{file.relative_to(ROOT)}: {'renewed' if changed else 'was right'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

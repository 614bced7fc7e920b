"""`scripts/selfscan`: the scans on the command line, with the code that runs in the browser."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from selfscan import result
from selfscan.core import answers, code
from selfscan.core.errors import InputError
from selfscan.core.library import Library
from selfscan.group import contribution
from selfscan.group import service as comparing
from selfscan.kinds import KINDS
from selfscan.scoring import agreement
from sitemaker.definitions import reading, scaffold, versions


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/selfscan", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("score", "read answers as JSON, print the result as JSON"),
        ("encode", "read answers as JSON, print their code"),
    ):
        command = commands.add_parser(name, help=text)
        command.add_argument("slug")
        command.add_argument("file", nargs="?", default="-", help="a JSON file; - is standard input")
    commands.add_parser("decode", help="print what is in a code").add_argument("code")
    release = commands.add_parser(
        "release", help="freeze a scan's current version, so that its codes stay readable"
    )
    release.add_argument("slug")
    new = commands.add_parser("new", help="make the folder of a new scan")
    new.add_argument("slug", help="the name in its address: lower case, digits and hyphens")
    compare = commands.add_parser("compare", help="compare a group, or two results side by side, as JSON")
    compare.add_argument(
        "codes", nargs="+", metavar="CODE", help="a code or link, or 'organisation;name;CODE'"
    )
    compare.add_argument("--open", action="store_true", help="everybody agreed to show small groups")
    compare.add_argument("--pair", action="store_true", help="put two results side by side")
    ratings = commands.add_parser("agreement", help="read ratings as JSON, print figures of agreement")
    ratings.add_argument("file", nargs="?", default="-", help="a JSON file; - is standard input")
    asked = parser.parse_args(arguments)
    try:
        print(COMMANDS[asked.command](asked, Library(reading.read_versions(), KINDS)))
    except (InputError, reading.Mistakes) as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return 2
    return 0


def _score(asked: argparse.Namespace, library: Library) -> str:
    return _json(result.score(library.newest(asked.slug), _read(asked.file)))


def _encode(asked: argparse.Namespace, library: Library) -> str:
    definition = library.newest(asked.slug)
    return code.encode(definition, answers.read(definition, _read(asked.file)))


def _decode(asked: argparse.Namespace, library: Library) -> str:
    definition, given = code.decode(asked.code, library.find)
    return _json({"assessment": definition.slug, "version": definition.version, "answers": given})


def _release(asked: argparse.Namespace, library: Library) -> str:
    return str(versions.release(library.newest(asked.slug).data))


def _new(asked: argparse.Namespace, library: Library) -> str:
    made = scaffold.make(asked.slug, {data["number"] for data in reading.read_versions()})
    return "\n".join(["Gemaakt of aangevuld:", *(f"  {path}" for path in made)])


def _compare(asked: argparse.Namespace, library: Library) -> str:
    given = contribution.read("\n".join(asked.codes), library.find, len(asked.codes))
    if asked.pair:
        return _json(comparing.pair(given, library))
    return _json(comparing.compare(given, library, asked.open)[1])


def _agreement(asked: argparse.Namespace, library: Library) -> str:
    return _json(agreement.table(_read(asked.file)))


COMMANDS = {
    "score": _score,
    "encode": _encode,
    "decode": _decode,
    "release": _release,
    "new": _new,
    "compare": _compare,
    "agreement": _agreement,
}


def _read(file: str) -> Any:
    try:
        return json.loads(sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"Het bestand {file} is niet te lezen ({error}). Controleer de naam.") from None
    except ValueError as error:
        raise InputError(f"Dit is geen geldige JSON: {error}.") from None


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


if __name__ == "__main__":
    sys.exit(main())

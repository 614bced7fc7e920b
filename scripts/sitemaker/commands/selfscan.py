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
from selfscan.scoring import agreement, reliability
from sitemaker.commands import pilot, terminal
from sitemaker.definitions import reading, replay, scaffold, versions

LONGEST = 1_000_000
"""Characters of a file; more is not looked at."""


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
    commands.add_parser("decode", help="print what is in a code").add_argument(
        "code", help="a code, a link with one, or the text of a downloaded file"
    )
    release = commands.add_parser(
        "release", help="freeze the current version of scans, so that their codes mean the same for ever"
    )
    release.add_argument("slugs", nargs="*", metavar="SLUG", help="all of them when none is named")
    renew = commands.add_parser(
        "renew", help="raise the version number of a scan of which the meaning changes"
    )
    renew.add_argument("slug")
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
    trial = commands.add_parser(
        "reliability", help="how far items hold together: of data as JSON, or of the codes of a pilot"
    )
    trial.add_argument(
        "given", nargs="*", default=["-"], metavar="FILE|-|CODE", help="a file with data or codes, or codes"
    )
    asked = parser.parse_args(arguments)
    try:
        # What changes the version must work where the reader asks for it.
        known = [] if asked.command == "renew" else reading.read_versions()
        print(COMMANDS[asked.command](asked, Library(known, KINDS)))
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
    definition, given = code.decode(code.extract(asked.code), library.find)
    return _json({"assessment": definition.slug, "version": definition.version, "answers": given})


def _release(asked: argparse.Namespace, library: Library) -> str:
    slugs = asked.slugs or [definition.slug for definition in library.all()]
    return "\n".join(str(replay.release(library.newest(slug), library)) for slug in slugs)


def _renew(asked: argparse.Namespace, library: Library) -> str:
    return f"version: {versions.renew(asked.slug)}"


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


def _reliability(asked: argparse.Namespace, library: Library) -> str:
    first, *more = asked.given
    if more or (first != "-" and not Path(first).exists() and code.resembles(code.extract(first))):
        return _json(pilot.report("\n".join(asked.given), library))
    content = _content(first)
    if content.lstrip("\ufeff \t\r\n").startswith("{") and '"data"' in content:
        return _json(reliability.table(_parsed(content)))
    return _json(pilot.report(content, library))


UNREADABLE = {
    FileNotFoundError: "Er is geen bestand met deze naam; controleer de naam.",
    IsADirectoryError: "Het is een map; noem een bestand.",
    PermissionError: "Je mag het niet lezen; vraag het de eigenaar.",
}

COMMANDS = {
    "score": _score,
    "encode": _encode,
    "decode": _decode,
    "release": _release,
    "renew": _renew,
    "new": _new,
    "compare": _compare,
    "agreement": _agreement,
    "reliability": _reliability,
}


def _read(file: str) -> Any:
    """The JSON in a file, or on standard input. Raises InputError."""
    return _parsed(_content(file))


def _content(file: str) -> str:
    """The text of a file, or of standard input. Raises InputError."""
    if file == "-" and not sys.stdin:
        raise InputError("De invoer is gesloten. Geef de antwoorden op de invoer, of noem een bestand.")
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        reason = UNREADABLE.get(type(error), "Controleer de naam.")
        raise InputError(f"Het bestand {file} is niet te lezen. {reason}") from None
    return _text(content)


def _parsed(text: str) -> Any:
    if len(text) > LONGEST:
        raise InputError(f"Dit is te veel. Geef ten hoogste {LONGEST} tekens.")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"regel {error.lineno}, teken {error.colno}"
        raise InputError(f"Dit is geen geldige JSON. Kijk naar {where}.") from None
    except (ValueError, RecursionError):
        raise InputError(
            "Dit is geen geldige JSON: er staan te veel haken in elkaar, of er staat een te lang getal."
        ) from None


def _text(content: bytes) -> str:
    """What was written, by its byte order mark; without it as UTF-8, or else as Windows does."""
    try:
        return content.decode(json.detect_encoding(content))
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _json(data: Any) -> str:
    """Letters as they are, or as escapes where the console does not have them."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    try:
        text.encode(sys.stdout.encoding if sys.stdout else "utf-8")
    except UnicodeEncodeError:
        return json.dumps(data, indent=2)
    return text


if __name__ == "__main__":
    terminal.run(main)

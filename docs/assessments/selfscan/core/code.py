"""A result as a short code that can be typed over from paper.

    code = scan (2 characters), version (1), answers, check value (6)

All answers together are one number in mixed radix: every item adds as many
states as its answer form has values. That number, like everything else, is
written in an alphabet of 27 characters that are hard to mistake for each other.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from typing import Any

from .definition import Answer, Answers, Definition
from .errors import InputError
from .texts import Texts

ALPHABET = "23456789ACDEFGHJKMNPQRTVWXY"
"""Digits and capitals without 0/O, 1/I/L, B (8), S (5), U (V) and Z (2)."""

CHARACTERS = frozenset(ALPHABET)
BASE = len(ALPHABET)
WORDS = Texts(
    "",
    {
        "input.code.short": "",
        "input.code.long": "most",
        "input.code.strange": "character",
        "input.code.incomplete-one": "",
        "input.code.incomplete-more": "count",
        "input.code.wrong": "",
        "input.code.gone": "version title",
        "input.code.newer": "",
        "input.code.foreign": "",
        "input.file.big": "",
        "input.file.nothing": "",
    },
)

LOOK_ALIKES = str.maketrans("BSUZ", "85V2")
DIGITS = str.maketrans(ALPHABET, "0123456789abcdefghijklmnopq")
"""Our alphabet as the digits that `int` reads in base 27."""

SEPARATORS = str.maketrans("", "", " \u00a0\u2009\u200b-\u2010\u2011\u2012\u2013\u2014_.\t\r\n")
"""Also the spaces and hyphens that word processors and mail programs make of ours."""
SCAN, VERSION, CHECK = 2, 1, 6
GROUP = 8
LONGEST_INPUT = 200
MOST_CHARACTERS = 32
"""Of a code without its hyphens: the scan with the most answers needs no more."""

SHORTEST = SCAN + VERSION + 1 + CHECK
LONGEST_FILE = 100_000
"""Characters; a downloaded result has a few thousand."""

DEEPEST = 20
"""Levels of JSON; a downloaded result has five."""

BETWEEN_BRACKETS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[^][{}"]+', re.DOTALL)
"""Strings, and everything else in JSON that neither opens nor closes a level.

It never fails, so it never goes back and takes each character once: a string that nobody closed goes to the end.
"""

Find = Callable[[int, int], Definition | None]
"""Looks a definition up by scan number and version; version 0 asks for the newest."""


def encode(definition: Definition, answers: Answers) -> str:
    """The code of these answers (one for every item), in groups of eight."""
    number = 0
    for item, form in definition.form_of.items():
        number = number * len(form.values) + form.values.index(answers[item])
    body = (
        _write(definition.number, SCAN)
        + _write(definition.version, VERSION)
        + _write(number, _answer_length(definition))
    )
    return _group(body + _check(body))


def decode(text: str, find: Find) -> tuple[Definition, Answers]:
    """The definition and the answers behind a code. Case and separators do not matter.

    Raises InputError, as `read`.
    """
    definition, number = read(text, find)
    answers: dict[str, Answer] = {}
    for item, form in reversed(definition.form_of.items()):
        number, index = divmod(number, len(form.values))
        answers[item] = form.values[index]
    return definition, {item: answers[item] for item in definition.form_of}


def read(text: str, find: Find) -> tuple[Definition, int]:
    """The definition behind a code, and all answers as one number in mixed radix.

    Raises InputError with a message that tells a foreign, truncated, wrong and newer
    code apart.
    """
    plain = normalise(text)
    body, check = plain[:-CHECK], plain[-CHECK:]
    if len(plain) <= SCAN + VERSION + CHECK:
        raise InputError("input.code.short")
    scan, version = _read(body[:SCAN]), _read(body[SCAN : SCAN + VERSION])
    if check != _check(body):
        known = find(scan, version)
        missing = known and _length(known) - len(plain)
        if missing and missing > 0:
            how = "one" if missing == 1 else "more"
            raise InputError(f"input.code.incomplete-{how}", count=missing)
        raise InputError("input.code.wrong")
    definition = find(scan, version)
    if definition is None:
        if (newest := find(scan, 0)) and version < newest.version:
            raise InputError("input.code.gone", version=version, title=newest.title)
        raise InputError("input.code.newer")
    number = _read(body[SCAN + VERSION :])
    if len(plain) != _length(definition) or number >= definition.states:
        raise InputError("input.code.foreign")
    return definition, number


def extract(text: str) -> str:
    """The code in what somebody pastes or loads: a code, a link with `#r=`, or a downloaded JSON file.

    Raises InputError when the text holds no code.
    """
    if len(text) > LONGEST_FILE:
        raise InputError("input.file.big")
    text = text.strip().removeprefix("\ufeff")
    if text.startswith("{"):
        try:
            code = read_json(text)["code"]
        except (ValueError, KeyError):
            code = None
        if not isinstance(code, str):
            raise InputError("input.file.nothing")
        return code
    return text.split("#r=", 1)[-1].split("&", 1)[0]


def read_json(text: str) -> Any:
    """What a file from outside holds. Raises ValueError for what is no JSON, or has more levels than our files.

    In a browser deep nesting ends the stack of WebAssembly, which Python cannot catch as it does elsewhere.
    """
    brackets = BETWEEN_BRACKETS.sub("", text)
    for _ in range(DEEPEST):
        brackets = brackets.replace("[]", "").replace("{}", "")
    if brackets:
        raise ValueError(f"no JSON, or deeper than {DEEPEST} levels")
    return json.loads(text)


def neat(text: str) -> str:
    """A code as we write it: capitals in groups of eight. Raises InputError as `normalise`."""
    return _group(normalise(text))


def resembles(text: str) -> bool:
    """Whether a text could be a code: long enough, and without other characters."""
    if not SHORTEST <= len(text) <= LONGEST_INPUT:
        return False
    plain = text.translate(SEPARATORS).upper().translate(LOOK_ALIKES)
    return len(plain) >= SHORTEST and CHARACTERS.issuperset(plain)


def normalise(text: str) -> str:
    """The bare characters of a typed code; raises InputError when there are others."""
    if len(text) > LONGEST_INPUT:
        raise InputError("input.code.long", most=MOST_CHARACTERS)
    plain = text.translate(SEPARATORS).upper().translate(LOOK_ALIKES)
    if strange := sorted(set(plain) - CHARACTERS):
        raise InputError("input.code.strange", character=strange[0])
    return plain


def _write(number: int, length: int) -> str:
    digits = []
    for _ in range(length):
        number, digit = divmod(number, BASE)
        digits.append(ALPHABET[digit])
    return "".join(reversed(digits))


def _read(text: str) -> int:
    return int(text.translate(DIGITS), BASE)


def _check(body: str) -> str:
    """CRC-32 (ISO 3309) of the body, cut to six characters: one change in 387 million slips through."""
    return _write(zlib.crc32(body.encode()) % BASE**CHECK, CHECK)


def _group(plain: str) -> str:
    return "-".join(plain[start : start + GROUP] for start in range(0, len(plain), GROUP))


def _answer_length(definition: Definition) -> int:
    length, reach = 0, 1
    while reach < definition.states:
        length, reach = length + 1, reach * BASE
    return length


def _length(definition: Definition) -> int:
    return SCAN + VERSION + _answer_length(definition) + CHECK

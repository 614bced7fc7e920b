"""Numbers of the scans on pages: `[[margin]]` in a text is what the code uses, so that no page can say another.

A page names a number and never types it. Small whole numbers and simple fractions are told in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from selfscan.core.definition import USUAL_OPTIONS
from selfscan.kinds.build import decimal
from selfscan.scoring import limits, notices
from sitemaker.definitions import reading

FRACTIONS = {0.25: "quarter", 0.33: "third", 0.5: "half", 0.67: "two-thirds"}
NAME = re.compile(r"\[\[([a-z-]+)\]\]")


def of(config: Any, scans: int) -> dict[str, str]:
    """Every number by its name, for a site with so many scans."""
    return values(reading.shared(), scans, config.extra["words"])


def fill(page: Any, known: Mapping[str, str]) -> None:
    """Put the numbers into a page's text and front matter. Raises ValueError, with file and line, for an unknown name."""
    where = f"docs/{page.file.src_uri}"
    texts = {name: value for name, value in page.meta.items() if isinstance(value, str)}
    if wrong := [*mistakes(page.markdown or "", known), *mistakes("\n".join(texts.values()), known)]:
        raise ValueError("\n".join(f"{where}: {mistake}" for mistake in wrong))
    page.markdown = filled(page.markdown or "", known)
    page.meta |= {name: filled(value, known) for name, value in texts.items()}


def values(shared: Mapping[str, Any], scans: int, words: Mapping[str, Any]) -> dict[str, str]:
    """Every number by its name, as a page tells it.

    `shared` is the part that all scans have, `words` says numbers: a list of whole `numbers`, and `fractions`.
    """

    def told(number: float) -> str:
        if number == int(number) and number < len(words["numbers"]):
            return str(words["numbers"][int(number)])
        name = FRACTIONS.get(round(number, 2))
        return str(words["fractions"][name]) if name else decimal(number)

    comparison = shared["comparison"]
    people, spread = comparison["people"], comparison["spread"]
    return {
        "scans": told(scans),
        "margin": told(limits.MARGIN),
        "straight-line": told(notices.LONGSTRING),
        "haste": told(notices.HASTE),
        "unknown-share": told(notices.UNKNOWN_SHARE),
        "least": told(people["least"]),
        "below-group": told(people["group"] - 1),
        "group": told(people["group"]),
        "facilitator": told(people["facilitator"]),
        "close": decimal(spread["close"]),
        "clear": decimal(spread["clear"]),
        "options": told(USUAL_OPTIONS),
        "sixth": decimal(round(USUAL_OPTIONS / 6, 2)),
        "gap": told(comparison["gap"]),
    }


def filled(text: str, known: Mapping[str, str]) -> str:
    """A text with its numbers; at the start of a sentence they begin with a capital."""

    def number(match: re.Match[str]) -> str:
        told = known[match[1]]
        first = re.search(r"(?:^|[.?!:>]\s+|\n\s*\n|\A)$", text[: match.start()])
        return told[:1].upper() + told[1:] if first else told

    return NAME.sub(number, text)


def mistakes(text: str, known: Iterable[str]) -> list[str]:
    """The names that are no number, each with its line and what to do, in Dutch."""
    names = set(known)
    return [
        f"regel {text.count(chr(10), 0, match.start()) + 1}: [[{match[1]}]] kennen we niet; kies uit {', '.join(sorted(names))}"
        for match in NAME.finditer(text)
        if match[1] not in names
    ]

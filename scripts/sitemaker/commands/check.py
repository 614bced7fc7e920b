"""The last part of `scripts/check`: what is wrong with the definitions, the notices and what is tracked of them, all at once."""

from __future__ import annotations

import sys

from sitemaker import ROOT
from sitemaker.commands import terminal
from sitemaker.definitions import page_words, reading, schema
from sitemaker.pages import licences


def main() -> int:
    wrong = [*licences.mistakes(), *page_words.mistakes(page_words.read())]
    try:
        reading.read_all()
    except reading.Mistakes as error:
        wrong.append(str(error))
    if schema.FILE.read_text("utf-8") != schema.text():
        wrong.append(f"{schema.FILE.relative_to(ROOT)} is not that of the model: scripts/renew schema")
    print("\n".join(wrong), end="\n" if wrong else "", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    terminal.run(main)

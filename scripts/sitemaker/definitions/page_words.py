"""The words around all pages, `docs/words.yml`: MkDocs lays them under `mkdocs.yml`, as `extra.words`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import yaml

from sitemaker import DOCS, ROOT
from sitemaker.definitions import texts, uses

FILE = DOCS / "words.yml"


def read() -> dict[str, Any]:
    words: dict[str, Any] = yaml.load(FILE.read_text("utf-8"), yaml.CSafeLoader)["extra"]["words"]
    return words


def mistakes(words: Any) -> Iterator[str]:
    """What is wrong with these words, each with file, field and what to do."""
    for text in texts.mistakes(words, uses.of_pages(), root="extra.words"):
        yield f"{FILE.relative_to(ROOT)}: {text}."


def modules(words: dict[str, Any]) -> dict[str, bytes]:
    """What scripts write of these words, as modules of JavaScript by address."""
    parts = {"site/copy_words.js": words["copy"], "scan/months.js": words["months"]}
    return {
        f"assets/js/{name}": f"export default {json.dumps(part, ensure_ascii=False)};\n".encode()
        for name, part in parts.items()
    }

"""What the scripts of a scan write into its page: the words of all scans in one module, those of one scan in its page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from selfscan.core.code import LONGEST_FILE
from selfscan.core.texts import find
from selfscan.group.contribution import LONGEST_NAME, LONGEST_TEXT
from sitemaker import ASSESSMENTS
from sitemaker.definitions import uses

Words = dict[str, dict[str, str]]

LIMITS = {"list": LONGEST_TEXT, "file": LONGEST_FILE, "name": LONGEST_NAME}
"""Characters that templates and scripts take: of a list of results, of a result, of a name."""


def shared(path: Path = ASSESSMENTS / "assessment.yml") -> Words:
    """What the scripts of every scan write."""
    return _written(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["texts"])


def module(common: Words) -> str:
    """These words as a module of JavaScript."""
    return f"export default {json.dumps(common, ensure_ascii=False)};\n"


def limits() -> str:
    """`LIMITS` as a module of JavaScript."""
    return f"export default {json.dumps(LIMITS)};\n"


def own(texts: Mapping[str, Any], common: Words) -> Words:
    """What a scan with these `texts` says otherwise than is `common`."""
    differing = {
        part: {name: word for name, word in words.items() if common[part].get(name) != word}
        for part, words in _written(texts).items()
    }
    return {part: words for part, words in differing.items() if words}


def comparison(texts: Mapping[str, Any]) -> Words:
    """What the scripts of the comparison write."""
    return _written(texts, "ComparisonTexts")


def _written(texts: Mapping[str, Any], page: str = "ScanTexts") -> Words:
    return {
        part: {name: find(texts, f"{uses.place(page, part)}.{name}") for name in names}
        for part, names in uses.written(page).items()
    }

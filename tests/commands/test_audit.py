"""Who looks up weaknesses is told what is known, and never takes silence for safety."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from sitemaker.commands import audit

CLEAN = {"dependencies": [{"name": "mkdocs", "version": "1.6.1", "vulns": []}]}
WEAK = {
    "dependencies": [
        {"name": "mkdocs", "version": "1.6.1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.6.2"]}]}
    ]
}
SKIPPED = {"dependencies": [{"name": "mkdocs", "skip_reason": "not found on PyPI"}]}
NPM_WEAK = {"vulnerabilities": {"pyodide": {"severity": "high", "range": "<315"}}}


@pytest.mark.parametrize(
    ("read", "report", "said"),
    [
        (audit.of_pypi, CLEAN, []),
        (audit.of_pypi, WEAK, ["mkdocs 1.6.1: PYSEC-1, mended in ['1.6.2']"]),
        (audit.of_npm, {"vulnerabilities": {}}, []),
        (audit.of_npm, NPM_WEAK, ["pyodide: high, in <315"]),
    ],
)
def test_weaknesses_are_told(
    read: Callable[[str], list[str]], report: dict[str, object], said: list[str]
) -> None:
    assert read(json.dumps(report)) == said


@pytest.mark.parametrize(
    ("read", "output"),
    [
        (audit.of_pypi, ""),
        (audit.of_pypi, '{"dependencies": []}'),
        (audit.of_pypi, json.dumps(SKIPPED)),
        (audit.of_npm, ""),
        (audit.of_npm, '{"message": "405 Method Not Allowed", "error": {}}'),
    ],
)
def test_silence_is_not_safety(read: Callable[[str], list[str]], output: str) -> None:
    with pytest.raises(audit.UnreachableError):
        read(output)


def test_every_package_states_its_licence() -> None:
    """What is not installed here is only for another system: it has a condition in its lock file."""
    stated = {name: licence for name, _, licence in audit.components()}
    locks = "".join(lock.read_text("utf-8") for lock in audit.LOCKS)
    elsewhere = set(re.findall(r"^([\w.-]+)==\S+ ; ", locks, re.MULTILINE))
    assert [name for name, licence in stated.items() if licence == "not stated"] == []
    assert {name for name, licence in stated.items() if licence == "not installed here"} <= elsewhere
    assert len(stated) > 60

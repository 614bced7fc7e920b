"""The cache: what was made from the same parts is not made again, and nothing in it can be half or wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from sitemaker.cache import Cache


def refuse() -> bytes:
    pytest.fail("made again")


def test_the_same_parts_are_made_once(tmp_path: Path) -> None:
    """Where one part ends and the next begins counts too."""
    assert Cache(tmp_path).get([b"a", b"bc"], lambda: b"one") == b"one"
    assert Cache(tmp_path).get([b"a", b"bc"], refuse) == b"one"
    assert Cache(tmp_path).get([b"ab", b"c"], lambda: b"two") == b"two"
    assert Cache(tmp_path).get([b"bc", b"a"], lambda: b"three") == b"three"


@pytest.mark.parametrize(
    "damage",
    [lambda stored: stored[:-1], lambda stored: b"", lambda stored: stored[:-1] + b"!"],
    ids=["cut off", "empty", "other content"],
)
def test_what_is_not_whole_is_made_again(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    Cache(tmp_path).get([b"a"], lambda: b"content")
    [file] = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert Cache(tmp_path).get([b"a"], lambda: b"content") == b"content"
    assert Cache(tmp_path).get([b"a"], refuse) == b"content"


def test_nothing_is_kept_of_what_fails(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        Cache(tmp_path).get([b"a"], lambda: bytes(1 // 0))
    assert list(tmp_path.glob("*")) == []


def test_what_was_used_longest_ago_goes(tmp_path: Path) -> None:
    """What is asked for again stays; a build that is under way has asked for its own last."""
    cache = Cache(tmp_path, limit=450)
    for age, name in enumerate((b"c", b"b", b"a")):
        cache.get([name], lambda: bytes(100))
        newest = max(tmp_path.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (1000 + age, 1000 + age))
    cache.get([b"c"], refuse)
    cache.get([b"d"], lambda: bytes(50))
    cache.get([b"c"], refuse)
    cache.get([b"a"], refuse)
    assert cache.get([b"b"], lambda: b"made again") == b"made again"

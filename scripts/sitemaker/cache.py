"""Remembers what was made, by all that it was made from: nothing is made twice, whatever command asks for it.

A file in the cache never changes and appears whole or not at all, so that builds at the same time can share it.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from sitemaker import ROOT

DIGEST_SIZE = hashlib.sha256().digest_size


class Cache:
    """A folder of at most so many bytes; what was used longest ago goes first."""

    def __init__(self, folder: Path = ROOT / ".build_cache", limit: int = 256_000_000) -> None:
        self.folder = folder
        self.limit = limit

    def get(self, made_from: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
        """What `make` returns for these parts: their order counts, and so does where each ends."""
        key = hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in made_from)).hexdigest()
        file = self.folder / key[:32]
        content = _read(file)
        if content is None:
            content = make()
            self._write(file, content)
        return content

    def _write(self, file: Path, content: bytes) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.folder, delete=False) as temporary:
            temporary.write(hashlib.sha256(content).digest() + content)
        Path(temporary.name).rename(file)
        self._drop_oldest()

    def _drop_oldest(self) -> None:
        known = []
        for path in self.folder.iterdir():
            with suppress(FileNotFoundError):  # another build dropped it
                known.append((path.stat().st_mtime_ns, path.stat().st_size, path))
        total = 0
        for _, size, path in sorted(known, reverse=True):
            total += size
            if total > self.limit:
                path.unlink(missing_ok=True)


def _read(file: Path) -> bytes | None:
    """The content of a file, None when it is not there or not whole; reading it counts as use."""
    try:
        stored = file.read_bytes()
        os.utime(file)
    except FileNotFoundError:
        return None
    digest, content = stored[:DIGEST_SIZE], stored[DIGEST_SIZE:]
    return content if hashlib.sha256(content).digest() == digest else None

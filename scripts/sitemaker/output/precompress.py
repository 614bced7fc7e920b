"""Compresses what a host would otherwise compress at every request, as hard as it goes."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

COMPRESSED = {".br", ".gz", ".jpg", ".pdf", ".png", ".webp", ".woff2"}
"""Files of these kinds do not get smaller."""


def precompress(site: Path, effort: int = 11) -> None:
    """Put a `.br` and a `.gz` beside every file that gets smaller by it; effort 1 is quick, 11 small."""

    def compress(path: Path) -> None:
        content = path.read_bytes()
        made = {
            ".br": brotli.compress(content, quality=effort, lgwin=24),
            ".gz": gzip.compress(content, min(effort, 9), mtime=0),
        }
        for ending, smaller in made.items():
            if len(smaller) < len(content):
                path.with_name(path.name + ending).write_bytes(smaller)

    files = [path for path in site.rglob("*") if path.is_file() and path.suffix not in COMPRESSED]
    with ThreadPoolExecutor() as pool:
        list(pool.map(compress, sorted(files, key=lambda path: -path.stat().st_size)))

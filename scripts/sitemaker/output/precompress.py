"""Compresses what a host would otherwise compress at every request, as hard as it goes."""

from __future__ import annotations

import gzip
import zlib
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path

import brotli

from sitemaker.cache import Cache

COMPRESSED = {".br", ".gz", ".jpg", ".pdf", ".png", ".webp", ".woff2"}
"""Files of these kinds do not get smaller."""


def precompress(site: Path, effort: int = 11, cache: Cache | None = None) -> None:
    """Put a `.br` and a `.gz` beside every file that gets smaller by it; effort 1 is quick, 11 small."""
    kept = cache or Cache()
    ways = {
        ".br": (version("brotli"), partial(brotli.compress, quality=effort, lgwin=24)),
        ".gz": (zlib.ZLIB_RUNTIME_VERSION, partial(gzip.compress, compresslevel=min(effort, 9), mtime=0)),
    }

    def compress(path: Path) -> None:
        content = path.read_bytes()
        for ending, (program, way) in ways.items():
            made_from = f"{ending} {program} {effort}".encode(), content
            smaller = kept.get(made_from, partial(way, content))
            if len(smaller) < len(content):
                path.with_name(path.name + ending).write_bytes(smaller)

    files = [path for path in site.rglob("*") if path.is_file() and path.suffix not in COMPRESSED]
    with ThreadPoolExecutor() as pool:
        list(pool.map(compress, sorted(files, key=lambda path: -path.stat().st_size)))

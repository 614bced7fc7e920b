"""`scripts/build`: the deployable site, and a summary of what came out."""

from __future__ import annotations

import argparse
import logging
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from sitemaker import ROOT
from sitemaker.commands import terminal
from sitemaker.output import addresses, hosting, offline, pack, precompress
from sitemaker.progress import making


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/build", description=__doc__)
    parser.add_argument("--release", action="store_true", help="refuse placeholders, compress")
    parser.add_argument("--register", action="store_true", help="add new addresses to docs/addresses.yml")
    parser.add_argument("--site-dir", default=None, help="another folder than site/")
    asked = parser.parse_args(arguments)
    logging.basicConfig(level=logging.ERROR, format="%(message)s")  # MkDocs logs why it stops.
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=asked.site_dir)
    if asked.release and (missing := list(placeholders(config))):
        print("Not ready for release. Fill in, in mkdocs.yml:", file=sys.stderr)
        print("\n".join(f"  - {line}" for line in missing), file=sys.stderr)
        return 1
    making("the site")
    try:
        build(config)
    except (Abort, MkDocsException) as error:
        print(error, file=sys.stderr)
        return 1
    prune(Path(config.site_dir))
    if faults := addresses.check_and_redirect(
        Path(config.site_dir), str(config.site_url), asked.register, asked.release
    ):
        print("\n".join(faults), file=sys.stderr)
        return 1
    making("few and small files of it")
    try:
        pack.pack(Path(config.site_dir))
    except pack.Failed as error:
        print(error, file=sys.stderr)
        return 1
    offline.write(Path(config.site_dir))
    hosting.write(Path(config.site_dir), config)
    if asked.release:
        making("compressed files beside them")
        precompress.precompress(Path(config.site_dir))
    print(summary(Path(config.site_dir)))
    return 0


def prune(site: Path) -> None:
    """Drop what the theme brings and no page asks for: its styles, scripts and icon."""
    for folder in ("stylesheets", "javascripts"):
        shutil.rmtree(site / "assets" / folder)
    (site / "assets/images/favicon.png").unlink()


def placeholders(config: Any) -> Iterator[str]:
    """What the owner still has to fill in, as `setting: what stands there now`."""
    if "example" in config.site_url:
        yield f"site_url: {config.site_url} (the address where the site will live)"
    organisation = config.extra["organisation"]
    for name in ("name", "email", "phone"):
        value = str(organisation.get(name) or "")
        if not value or "example" in value or value.startswith("[") or "000 000" in value:
            yield f"extra.organisation.{name}: {value or '(empty)'}"
    for name, said in config.extra["owner"].items():
        if said is not False and not said:
            yield f"extra.owner.{name}: (empty; write it, or `no` where there is nothing to say)"


def summary(site: Path) -> str:
    """Pages, bytes and the weight of the runtime, on one screen."""
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = [path for path in files if path.suffix == ".html"]
    runtime = [path for path in files if "runtime" in path.relative_to(site).parts]

    def size(some: list[Path]) -> str:
        return f"{sum(path.stat().st_size for path in some) / 1e6:6.2f} MB"

    kinds = {
        kind: [path for path in files if path.suffix == kind and path not in runtime]
        for kind in (".html", ".css", ".js")
    }
    lines = [f"{site}: {len(pages)} pages, {len(files)} files"]
    lines += [f"  {size(some)}  {kind[1:]}" for kind, some in kinds.items()]
    lines += [f"  {size(runtime)}  runtime (only fetched on pages with a scan)", f"  {size(files)}  in all"]
    return "\n".join(lines)


if __name__ == "__main__":
    terminal.run(main)

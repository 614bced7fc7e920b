"""Makes `docs/handouts/`: PDF on A4 of the frameworks, of the whole approach, and of every scan on paper.

They come from the Markdown and the definitions that also make the pages; how they look stands in the Typst
templates beside this file (in `overrides/` MkDocs would publish them). A handout is only set again when
something that it is made from differs, so a build that changes nothing costs no typesetting.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from mkdocs.config import load_config

from sitemaker import DOCS, ROOT
from sitemaker.pages.handouts import content, typeset
from sitemaker.progress import making

HANDOUTS = DOCS / "handouts"


def make(definitions: list[dict[str, Any]], folder: Path = HANDOUTS) -> list[Path]:
    """Bring `folder` up to date with the sources and with these checked definitions; returns what was set."""
    # Printed addresses are those of the real site, also while it is served on this machine.
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[], hooks=[])
    wanted = {name: json.dumps(data) for name, data in content.all_of(config, definitions)}
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.pdf"):
        if old.name not in wanted:
            old.unlink()
    record = folder / ".made-from"
    made = json.loads(record.read_text()) if record.exists() else {}
    common = typeset.fingerprint()
    digests = {name: hashlib.sha256((common + data).encode()).hexdigest() for name, data in wanted.items()}
    late = [name for name in wanted if made.get(name) != digests[name] or not (folder / name).exists()]
    if late:
        making(f"{len(late)} handouts")
        for name, pdf in typeset.pdfs({name: wanted[name] for name in late}):
            (folder / name).write_bytes(pdf)
        record.write_text(json.dumps(digests, indent=1) + "\n")
    return [folder / name for name in late]

"""`scripts/selfscan new SLUG`: the folder of a new scan that builds at once, with what goes where in it."""

from __future__ import annotations

import re
from pathlib import Path
from string import Template

from selfscan.core.errors import InputError
from sitemaker import ROOT
from sitemaker.definitions.model import SLUG, is_module

NAV = re.compile(r"^ +- assessments/[a-z0-9-]+/index\.md\n", re.M)


def make(slug: str, taken: set[int], root: Path = ROOT) -> list[Path]:
    """Write the files of a new scan and put it in the menu; returns what was written.

    `taken` are the numbers that scans and released versions have. Raises InputError for a name that cannot be.
    """
    assessments = root / "docs/assessments"
    if not re.fullmatch(SLUG, slug):
        raise InputError(f"{slug!r} kan niet; gebruik kleine letters, cijfers en streepjes.")
    if is_module(slug):
        raise InputError(f"{slug!r} kan niet: zo heet al een module van Python; kies een andere naam.")
    # The menu and Material's meta plugin tell folders apart by how they begin.
    for other in sorted(path.stem for path in assessments.iterdir()):
        if slug.startswith(other) or other.startswith(slug):
            raise InputError(f"{slug!r} lijkt te veel op {other!r}, die er al is; kies een andere naam.")
    values = {"slug": slug, "number": next(number for number in range(1, 365) if number not in taken)}
    made = []
    for name in ("assessment.yml", "index.md", "ingebed.md"):
        template = Template((Path(__file__).parent / name).read_text("utf-8"))
        made.append(assessments / slug / name)
        made[-1].parent.mkdir(exist_ok=True)
        made[-1].write_text(template.safe_substitute(values), "utf-8")
    menu = root / "mkdocs.yml"
    text = menu.read_text("utf-8")
    last = list(NAV.finditer(text))[-1]
    indent = last[0][: -len(last[0].lstrip())]
    entry = f"{indent}- assessments/{slug}/index.md\n"
    menu.write_text(text[: last.end()] + entry + text[last.end() :], "utf-8")
    return [*made, menu]

"""The colour tokens of the style sheet."""

from __future__ import annotations

import re

from sitemaker import ROOT

CSS = ROOT / "docs/assets/css"
TOKENS = (CSS / "tokens.css").read_text("utf-8")


def colours(scheme: int) -> dict[str, str]:
    """The colour tokens of the light (0) or the dark (1) scheme."""
    screen = TOKENS.split("@media print")[0]
    pairs = re.findall(r"--([\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));", screen)
    return {name: (light, dark)[scheme] or both for name, light, dark, both in pairs}

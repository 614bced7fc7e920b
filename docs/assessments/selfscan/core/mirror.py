"""The mirror of a scan: how another sees whoever the scan is about.

It is a small assessment of its own: the same statements in the words for a colleague or a
partner ("Deze collega ..."), so a code says by itself that it is a mirror. Its number is that
of the scan plus `OFFSET`; its version is that of the scan. `group.mirror` puts it beside the scan.
"""

from __future__ import annotations

from typing import Any

from .texts import Texts, find

OFFSET = 364
"""Half of the numbers that fit in a code (27 squared)."""

WORDINGS = ("colleague", "partner")

WORDS = Texts("", {"comparison.mirror.title": "title", "mirror.limits[]": ""})


def reflection(data: dict[str, Any]) -> dict[str, Any] | None:
    """The data of a scan's mirror: the items that have a wording for another, or None without any."""
    scales = [
        scale | {"items": [item | {"text": text} for item in scale["items"] if (text := _wording(item))]}
        for scale in data["scales"]
    ]
    scales = [scale for scale in scales if scale["items"]]
    if not scales:
        return None
    return data | {
        "slug": f"{data['slug']}-spiegel",
        "title": find(data["texts"], "comparison.mirror.title").format(title=data["title"]),
        "number": data["number"] + OFFSET,
        "scales": scales,
        "mirrors": data["slug"],
        "texts": data["texts"] | {"limits": find(data["texts"], "mirror.limits")},
    }


def _wording(item: dict[str, Any]) -> str | None:
    return next((item[wording] for wording in WORDINGS if item.get(wording)), None)

"""A scale of a few items, for tests of the kind that answers it."""

from __future__ import annotations

from typing import Any

from selfscan.core.definition import Answer, Answers, Form, Item, Scale
from selfscan.kinds import KINDS

FIVE = ("Nooit", "Soms", "Deels", "Vaak", "Altijd")


def small(
    kind: str,
    items: list[dict[str, Any]],
    form: dict[str, Any] | None = None,
    data: dict[str, Any] | None = None,
) -> Scale:
    """A scale `S` with items `S1`, `S2` … that hold what is given of them."""
    shaped = Form.from_data("vorm", {"kind": kind, **(form or {})}, KINDS[kind])
    made = [
        Item(f"S{place}", item.get("text", f"Vraag {place}"), item.get("reversed", False), item)
        for place, item in enumerate(items, 1)
    ]
    return Scale("S", "Onderdeel", shaped, tuple(made), data or {})


def answers(scale: Scale, *given: Answer) -> Answers:
    """What was answered, in the order of the items."""
    return dict(zip((item.id for item in scale.items), given, strict=True))

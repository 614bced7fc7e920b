"""A top few in order, chosen from a list.

An order says something within one person only. So it gets no score, is never averaged and is
not compared as a number: Hicks, L.E. (1970), Some properties of ipsative, normative, and
forced-choice normative measures, Psychological Bulletin 74, 167-184.
"""

from __future__ import annotations

from typing import Any

from ..core.definition import Answers, Definition, Item, Scale
from ..core.errors import InputError
from ..drawing.markup import Markup, element

TEXTS = dict.fromkeys(["hint", "none", "chosen", "open", "order", "empty"], "") | {"place": "place"}


def check(one: Scale, answers: Answers) -> None:
    """Raise InputError when a place was given more than once. Places may stay empty."""
    for place in one.form.numbers:
        ids = [item.id for item in one.items if answers[item.id] == place]
        if len(ids) > 1:
            raise InputError(
                f"{one.name}: plaats {place} staat bij {', '.join(ids[:-1])} en {ids[-1]}. "
                "Geef elke plaats aan ten hoogste één van de keuzes."
            )


def score(one: Scale, answers: Answers) -> dict[str, Any]:
    """The ids that got a place, first place first. A whole top needs `needed` of them."""
    chosen = {item.id: place for item in one.items if isinstance(place := answers[item.id], int)}
    return {"top": sorted(chosen, key=lambda item: chosen[item]), "needed": one.form.top}


def items(one: Scale, entry: dict[str, Any]) -> list[Item]:
    """The chosen items, first place first."""
    by_id = {item.id: item for item in one.items}
    return [by_id[item] for item in entry["top"]]


def section(definition: Definition, one: Scale, entry: dict[str, Any]) -> Markup:
    """The choices in order, what each means, and a question about the first."""
    words = definition.texts["ranking"]
    chosen = items(one, entry)
    if chosen:
        parts = [
            element("ol", *(_choice(item) for item in chosen), class_="top"),
            element(
                "p",
                element("strong", definition.texts["result"]["question"]),
                " ",
                chosen[0].data["texts"]["question"],
            ),
            element("p", words["order"]),
        ]
    else:
        parts = [element("p", words["empty"])]
    return element("section", element("h3", one.name), *parts, data_scale=one.id, data_mean="", data_band="")


def lines(definition: Definition, one: Scale, entry: dict[str, Any]) -> list[str]:
    """The result in plain lines: the choices in order."""
    chosen = items(one, entry)
    if not chosen:
        return [f"{one.name}: {definition.texts['result']['no-band']}"]
    return [f"{one.name} {place}: {item.text}" for place, item in enumerate(chosen, 1)]


def _choice(item: Item) -> Markup:
    return element("li", element("strong", item.text), element("br"), item.data["texts"]["meaning"])

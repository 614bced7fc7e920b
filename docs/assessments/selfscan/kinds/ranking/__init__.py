"""A top few in order, chosen from a list."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ...core.definition import Answers, Definition, Item, Scale
from ...core.errors import InputError
from ...drawing.markup import Markup, element
from ...scoring import scale as scoring
from ...scoring.scale import Entry
from ...scoring.wording import OUTCOME, enumerate_names
from ..ipsative import Ipsative

if TYPE_CHECKING:
    from ...scoring.theme import Theme
    from ...scoring.view import ItemFigures


class Order(Entry):
    """A whole top needs `needed` choices."""

    top: list[str]
    """The ids that got a place, first place first."""


class Ranking(Ipsative[Order]):
    tells_itself = True
    TEXTS: ClassVar = {
        "order": "",
        "empty": "",
        "refused": "name place items",
        "group": "",
        "times": "count",
        "pair": "",
    }

    def numbers(self, form: Mapping[str, Any]) -> tuple[int, ...]:
        """One for each place."""
        return tuple(range(1, form["top"] + 1))

    def check(self, scale: Scale, answers: Answers) -> None:
        """Raise InputError when a place was given more than once. Places may stay empty."""
        for place in scale.form.numbers:
            ids = [item.id for item in scale.items if answers[item.id] == place]
            if len(ids) > 1:
                items = enumerate_names(ids)
                raise InputError(f"{self.name}.refused", name=scale.name, place=place, items=items)

    def score(self, scale: Scale, answers: Answers) -> Order:
        chosen = {item.id: place for item in scale.items if isinstance(place := answers[item.id], int)}
        return {
            **scoring.score(scale, answers),
            "needed": len(scale.form.numbers),
            "top": sorted(chosen, key=lambda item: chosen[item]),
        }

    def section(self, definition: Definition, scale: Scale, entry: Order) -> Markup:
        """The choices in order, what each means, and a question about the first."""
        words = self.words(definition)
        found = chosen(scale, entry)
        if found:
            question = found[0].data["texts"]["question"]
            parts = [
                element("ol", *(_choice(item) for item in found), class_="top"),
                element("p", element("strong", OUTCOME.of(definition)["question"]), " ", question),
                element("p", words["order"]),
            ]
        else:
            parts = [element("p", words["empty"])]
        return element(
            "section", element("h3", scale.name), *parts, data_scale=scale.id, data_mean="", data_band=""
        )

    def lines(self, definition: Definition, scale: Scale, entry: Order) -> list[str]:
        """The choices in order."""
        found = chosen(scale, entry)
        if not found:
            return [f"{scale.name}: {OUTCOME.of(definition)['no-band']}"]
        return [f"{scale.name} {place}: {item.text}" for place, item in enumerate(found, 1)]

    # --- a group -----------------------------------------------------------------------------------

    def after(self, theme: Theme) -> int:
        """One below the last place."""
        return theme.form.numbers[-1] + 1

    def share(self, definition: Definition, item: ItemFigures, n: int) -> tuple[float, str]:
        return item["n"] / max(n, 1), self.words(definition)["times"].format(count=item["n"])


KIND = Ranking()


def chosen(scale: Scale, entry: Order) -> list[Item]:
    """The chosen items, first place first."""
    by_id = {item.id: item for item in scale.items}
    return [by_id[item] for item in entry["top"]]


def _choice(item: Item) -> Markup:
    return element("li", element("strong", item.text), element("br"), item.data["texts"]["meaning"])

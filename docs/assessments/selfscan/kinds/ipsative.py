"""Kinds that divide or order some things: what gets more here must get less elsewhere.

That says something about the order within one person only, so it is never averaged as a score:
Hicks, L.E. (1970), Some properties of ipsative, normative, and forced-choice normative measures,
Psychological Bulletin 74, 167-184.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..core.definition import Answers, Definition, Scale
from ..drawing.markup import Markup, element, scroll
from ..scoring.concordance import kendall_w
from .kind import E, Group, Kind

if TYPE_CHECKING:
    from ..scoring.theme import Marks, Theme
    from ..scoring.view import Figures, ItemFigures, Pair, View


class Ipsative(Kind[E]):
    """Things that a respondent divides something over, or puts in order."""

    outside: tuple[str, ...] = ()
    rated = False
    placed = False

    def averaged(self, form: Mapping[str, Any]) -> bool:
        return False

    def texts_of(self, scale: Scale, entry: E) -> Mapping[str, str]:
        """Those of what comes first."""
        top: list[str] = entry["top"]  # type: ignore[typeddict-item]
        first = next(item for item in scale.items if item.id == top[0])
        texts: Mapping[str, str] = first.data["texts"]
        return texts

    def after(self, theme: Theme) -> int:
        """The rank that everything without a number shares."""
        return 1

    def item_figures(self, theme: Theme, view: View) -> list[ItemFigures]:
        return [
            {"id": item.id, "name": item.text, "n": len(numbers), "mean": None, "median": None}
            for item, numbers in zip(theme.items, view.columns, strict=True)
        ]

    def share(self, definition: Definition, item: ItemFigures, n: int) -> tuple[float, str]:
        """How large (0..1) and in words what a group of `n` gave to an item."""
        raise NotImplementedError

    def marks(self, theme: Theme, answers: Answers) -> Marks:
        return theme.marks(answers, theme.counted(answers))

    def figures(self, rules: Mapping[str, Any], theme: Theme, view: View, smallest: int) -> Figures:
        return {"n": view.n, "items": self.item_figures(theme, view) if view.n >= smallest else []}

    def agreement(self, theme: Theme, view: View, least: int) -> dict[str, float | None]:
        """Kendall's W."""
        after = self.after(theme)
        rows = [
            [after if number is None else number for number in person.numbers]
            for person in view.marks
            if person.answered
        ]
        return {"w": kendall_w(rows) if len(rows) >= least else None}

    def group_chart(
        self, definition: Definition, theme: Theme, everybody: Group, apart: Sequence[Group], size: int
    ) -> Markup | None:
        """Points or places per item, for everybody and per organisation, as bars and numbers."""
        items = everybody.figures["items"]
        if not items:
            return None
        groups = [everybody, *apart]
        heading = self.words(definition)["group"]
        heads = (element("th", text, scope="col") for text in (heading, *(group.name for group in groups)))
        body = [
            element(
                "tr",
                element("th", item["name"], scope="row"),
                *(self._cell(definition, group.figures, place) for group in groups),
            )
            for place, item in enumerate(items)
        ]
        head = element("tr", *heads)
        return scroll(heading, element("table", element("thead", head), element("tbody", *body)))

    def _cell(self, definition: Definition, figures: Figures, place: int) -> Markup:
        from ..drawing import dots

        share, text = self.share(definition, figures["items"][place], figures["n"])
        return element("td", dots.bar(share), " ", text)

    def side_by_side(self, theme: Theme, marks: Sequence[Marks], gap: float) -> Pair:
        values = zip(*(side.numbers for side in marks), strict=True)
        return {
            "id": theme.id,
            "name": theme.name,
            "kind": self.name,
            "items": [
                {"name": item.text, "values": list(both)}
                for item, both in zip(theme.items, values, strict=True)
            ],
        }

    def pair_chart(self, definition: Definition, theme: Theme, pair: Pair, names: Sequence[str]) -> Markup:
        heading = self.words(definition)["pair"]
        head = element("tr", *(element("th", text, scope="col") for text in (heading, *names)))
        rows = [
            element(
                "tr",
                element("th", item["name"], scope="row"),
                *(element("td", "–" if number is None else str(number)) for number in item["values"]),
            )
            for item in pair["items"]
        ]
        return scroll(heading, element("table", element("thead", head), element("tbody", *rows)))

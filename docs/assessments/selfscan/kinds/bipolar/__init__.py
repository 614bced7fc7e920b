"""Statements between two poles: a position from -2 (left) to +2 (right). Neither side is better.

Hence no bands, no strongest or weakest and no types: only which side, how far, and that
people near the middle can go both ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from ...core.definition import Answers, Definition, Scale
from ...drawing import chart
from ...drawing.chart import BAR, HEAD, LINE, NAME, ROW, Axis
from ...drawing.markup import Markup, element, join, table
from ...scoring import scale as scoring
from ...scoring.averages import halves
from ...scoring.notices import UNKNOWN_SHARE
from ...scoring.scale import Entry
from ...scoring.wording import OUTCOME
from ..averaged import Averaged

if TYPE_CHECKING:
    from ...scoring.view import Figures

MIDDLE = 0.5
"""Nearer to the middle than this (half an answer step) someone can go both ways."""

LEFT, BOTH, RIGHT = "links", "beide kanten", "rechts"
TEXTS_OF = {LEFT: "left", BOTH: "both", RIGHT: "right"}
"""Where the texts for a side stand."""


class Leaning(Entry):
    """With the side someone leans to: `links`, `beide kanten`, `rechts`, or None without a position."""

    side: str | None


class Bipolar(Averaged[Leaning]):
    tells_itself = True
    TEXTS: ClassVar = {
        "heading": "",
        "intro": "",
        "chart": "",
        "caption": "",
        "both": "",
        "middle": "",
        "place": "steps side",
        "table.scale": "",
        "table.side": "",
        "table.place": "",
        "organisation": "organisation value",
        "one-side": "",
    }

    def middle(self, numbers: tuple[int, ...]) -> int:
        return (numbers[0] + numbers[-1]) // 2

    def score(self, scale: Scale, answers: Answers) -> Leaning:
        entry = scoring.score(scale, answers)
        return {**entry, "side": side(entry["mean"])}

    def texts_of(self, scale: Scale, entry: Leaning) -> Mapping[str, str]:
        assert entry["side"]
        texts: Mapping[str, str] = scale.data["texts"][TEXTS_OF[entry["side"]]]
        return texts

    # --- the result page ---------------------------------------------------------------------------

    def overview(self, definition: Definition, entries: Sequence[Leaning]) -> Markup:
        """All positions under each other, as strips and in a table."""
        words = self.words(definition)
        return chart.figure(
            words["caption"],
            self._strips(definition, entries),
            chart.view(chart.VIEW.of(definition)["as-table"], self._table(definition, entries)),
        )

    def opening(self, definition: Definition) -> Markup:
        """What a position is, before each of them is explained."""
        words = self.words(definition)
        return join(element("h3", words["heading"]), element("p", words["intro"]))

    def section(self, definition: Definition, scale: Scale, entry: Leaning) -> Markup:
        """What this side means when you work together, and a question for the conversation."""
        words = OUTCOME.of(definition)
        if entry["side"]:
            texts = self.advice(scale, entry)
            parts = [
                element("p", texts["meaning"]),
                element("p", element("strong", words["question"]), " ", texts["question"]),
            ]
        else:
            parts = [element("p", words["too-few"].format(needed=entry["needed"], items=len(scale.items)))]
        if entry["unknown"] >= UNKNOWN_SHARE * len(scale.items):
            parts.append(element("p", scale.data["texts"]["unknown"], class_="unknown"))
        return element(
            "section",
            element("h4", scale.name, " ", element("span", side_name(definition, entry), class_="band")),
            *parts,
            data_scale=scale.id,
            data_mean="" if entry["mean"] is None else repr(entry["mean"]),
            data_band="",
            data_side=entry["side"] or "",
        )

    def lines(self, definition: Definition, scale: Scale, entry: Leaning) -> list[str]:
        """Which side."""
        return [f"{scale.name}: {side_name(definition, entry)}"]

    def value(self, definition: Definition, scale: Scale, mean: float) -> str:
        """How many steps from the middle, and which way."""
        words = self.words(definition)
        steps = halves(abs(mean))
        if steps == "0":
            return str(words["middle"])
        pole = poles(scale)[LEFT if mean < 0 else RIGHT]
        return str(words["place"]).format(steps=steps, side=pole[0].lower() + pole[1:])

    def _table(self, definition: Definition, entries: Sequence[Leaning]) -> Markup:
        words = self.words(definition)
        heads = (words["table"][key] for key in ("scale", "side", "place"))
        rows = (
            [
                entry["name"],
                side_name(definition, entry),
                "–"
                if entry["mean"] is None
                else self.value(definition, definition.scale(entry["id"]), entry["mean"]),
            ]
            for entry in entries
        )
        return table(words["caption"], heads, rows)

    def _strips(self, definition: Definition, entries: Sequence[Leaning]) -> Markup:
        """Per scale a strip with the poles at its ends, the stretch of both sides and the position."""
        words = self.words(definition)
        height = HEAD + ROW * len(entries)
        axis = Axis(*definition.scale(entries[0]["id"]).form.ends)
        return chart.drawing(
            height,
            words["chart"],
            *chart.limits(axis, (-MIDDLE, MIDDLE), HEAD - 8, height - 6),
            chart.text(words["both"], axis.x(0), 16, "head", "middle"),
            *(_strip(definition, axis, entry, HEAD + ROW * index) for index, entry in enumerate(entries)),
        )

    # --- a group -----------------------------------------------------------------------------------

    def ends(self, definition: Definition, scale: Scale) -> tuple[str, str]:
        return scale.data["left"], scale.data["right"]

    def short(self, definition: Definition, scale: Scale, mean: float) -> str:
        steps = halves(abs(mean))
        if steps == "0":
            return steps
        return f"← {steps}" if mean < 0 else f"{steps} →"

    def remarks(self, definition: Definition, figures: Figures) -> Iterable[str]:
        """That nobody stands for the other side."""
        low, high = figures["min"], figures["max"]
        if low is not None and high is not None and (low > 0 or high < 0):
            yield self.words(definition)["one-side"]


KIND = Bipolar()


def side(position: float | None) -> str | None:
    """The side someone leans to, or None without a position."""
    if position is None:
        return None
    if abs(position) < MIDDLE:
        return BOTH
    return LEFT if position < 0 else RIGHT


def side_name(definition: Definition, entry: Leaning) -> str:
    """The outcome in words: the name of a pole, "beide kanten", or that there is too little to say."""
    if entry["side"] is None:
        return OUTCOME.of(definition)["no-band"]
    return str(poles(definition.scale(entry["id"])).get(entry["side"]) or KIND.words(definition)["both"])


def poles(scale: Scale) -> dict[str, str]:
    """The name of each side."""
    return {LEFT: scale.data["left"], RIGHT: scale.data["right"]}


def _strip(definition: Definition, axis: Axis, entry: Leaning, top: float) -> Markup:
    """The pole that someone leans to is printed strongest."""
    names = poles(definition.scale(entry["id"]))
    ends = [
        chart.text(names[pole], axis.x(end), top + NAME, "name" if entry["side"] == pole else "note", anchor)
        for pole, end, anchor in ((LEFT, axis.low, "start"), (RIGHT, axis.high, "end"))
    ]
    missing = None
    if entry["mean"] is None:
        note = OUTCOME.of(definition)["no-band"]
        missing = chart.text(note, axis.x(0), top + LINE + BAR, "head", "middle")
    return join(*ends, chart.place(axis, entry["mean"], top + LINE), missing)

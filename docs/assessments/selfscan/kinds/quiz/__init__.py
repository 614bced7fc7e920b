"""Two choices of which one is right, with an explanation: practice, not a test."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from ...core.definition import DONT_KNOW, Answer, Answers, Definition, Item, Scale
from ...drawing.markup import Markup, element
from ...scoring import scale as scoring
from ...scoring.scale import Entry
from ..kind import Kind

if TYPE_CHECKING:
    from ...scoring.theme import Theme


class Practice(Entry):
    correct: int
    """How many were right."""
    of: int
    """How many there were."""
    choices: dict[str, Answer]
    """What was chosen, by item."""


class Quiz(Kind[Practice]):
    outside: tuple[str, ...] = (DONT_KNOW,)
    rated = False
    tells_itself = True
    TEXTS: ClassVar = {
        "score": "correct of chance",
        "quote": "text",
        "right": "correct",
        "other": "choice correct",
        "unknown": "correct",
        "missing": "correct",
    }

    def averaged(self, form: Mapping[str, Any]) -> bool:
        return False

    def themes(self, scale: Scale) -> list[Theme]:
        """None: practice is no view of anything."""
        return []

    def score(self, scale: Scale, answers: Answers) -> Practice:
        choices = {item.id: answers[item.id] for item in scale.items}
        return {
            **scoring.score(scale, answers),
            "correct": sum(choices[item.id] == item.data["correct"] for item in scale.items),
            "of": len(scale.items),
            "choices": choices,
        }

    def appendix(self, definition: Definition, scale: Scale, entry: Practice) -> Markup:
        """Per item what was chosen, what it is and why; the count without a judgement."""
        words = self.words(definition)
        meaning = element("p", self.advice(scale, entry)["meaning"]) if entry.get("level") else None
        return element(
            "section",
            element("h3", scale.name),
            element("p", self._count(definition, entry)),
            meaning,
            element("ol", *(_item(words, scale, item, entry["choices"][item.id]) for item in scale.items)),
            class_="quiz",
            data_scale=scale.id,
            data_mean="",
            data_band="",
        )

    def lines(self, definition: Definition, scale: Scale, entry: Practice) -> list[str]:
        return [f"{scale.name} {self._count(definition, entry)}"]

    def _count(self, definition: Definition, entry: Practice) -> str:
        correct, of = entry["correct"], entry["of"]
        return str(self.words(definition)["score"]).format(correct=correct, of=of, chance=chance(of))


KIND = Quiz()


def chance(of: int) -> int:
    """How many right answers guessing between two gives on average."""
    return of // 2


def _item(words: Mapping[str, str], scale: Scale, item: Item, choice: Answer) -> Markup:
    correct: int = item.data["correct"]
    outcome = (
        "right"
        if choice == correct
        else "other"
        if isinstance(choice, int)
        else "unknown"
        if choice
        else "missing"
    )
    name: dict[Answer, str] = {number: label.lower() for number, label in enumerate(scale.form.labels, 1)}
    says = words[outcome].format(choice=name.get(choice, ""), correct=name[correct])
    return element(
        "li",
        element("p", words["quote"].format(text=item.text), class_="quote"),
        element("p", element("strong", says), " ", item.data["explanation"]),
        data_outcome=outcome,
    )

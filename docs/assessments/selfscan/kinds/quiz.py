"""Two choices of which one is right, with an explanation: practice, not a test."""

from __future__ import annotations

from typing import Any

from ..core.definition import Answer, Answers, Definition, Item, Scale
from ..drawing.markup import Markup, element
from ..scoring.wording import advice

TEXTS = {
    "score": "correct of chance",
    "quote": "text",
    "right": "correct",
    "other": "choice correct",
    "unknown": "correct",
    "missing": "correct",
}


def score(scale: Scale, answers: Answers) -> dict[str, Any]:
    """How many were right (`correct`), of how many (`of`), and what was chosen (`choices`, by item)."""
    choices = {item.id: answers[item.id] for item in scale.items}
    return {
        "correct": sum(choices[item.id] == item.data["correct"] for item in scale.items),
        "of": len(scale.items),
        "choices": choices,
    }


def chance(of: int) -> int:
    """How many right answers guessing gives on average."""
    return of // 2


def appendix(definition: Definition, scale: Scale, entry: dict[str, Any]) -> Markup:
    """Per item what was chosen, what it is and why; the count without a judgement."""
    words = definition.texts["quiz"]
    meaning = element("p", advice(scale, entry)["meaning"]) if entry.get("level") else None
    return element(
        "section",
        element("h3", scale.name),
        element("p", _count(definition, entry)),
        meaning,
        element("ol", *(_item(words, scale, item, entry["choices"][item.id]) for item in scale.items)),
        class_="quiz",
        data_scale=scale.id,
        data_mean="",
        data_band="",
    )


def lines(definition: Definition, scale: Scale, entry: dict[str, Any]) -> list[str]:
    """The result in plain lines."""
    return [f"{scale.name} {_count(definition, entry)}"]


def _count(definition: Definition, entry: dict[str, Any]) -> str:
    of = entry["of"]
    return str(definition.texts["quiz"]["score"]).format(correct=entry["correct"], of=of, chance=chance(of))


def _item(words: dict[str, str], scale: Scale, item: Item, choice: Answer) -> Markup:
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

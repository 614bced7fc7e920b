"""Answers as they come in: checked, complete, and in the order of the questions."""

from __future__ import annotations

from typing import Any

from .definition import DONT_KNOW, NOT_APPLICABLE, Answers, Definition
from .errors import InputError


def read(definition: Definition, given: Any) -> Answers:
    """Return an answer (or None) for every item, in the order of asking.

    `given` maps item ids to an answer: a number of the item's form, None,
    "weet-niet" or "nvt"; items that are left out count as None.

    Raises InputError for anything else.
    """
    if not isinstance(given, dict):
        raise InputError('De antwoorden moeten een lijst van vraag en antwoord zijn, zoals {"LA1": 4}.')
    unknown = [str(key) for key in given if key not in definition.form_of]
    if unknown:
        raise InputError(
            f"De scan {definition.slug} heeft geen vraag {unknown[0][:40]!r}. "
            f"De vragen heten {definition.items[0].id} tot en met {definition.items[-1].id}."
        )
    for item, form in definition.form_of.items():
        value = given.get(item)
        # True == 1 and 3.0 == 3 in Python; neither is an answer.
        if type(value) not in (int, str, type(None)) or value not in form.values:
            raise InputError(
                f"Het antwoord op vraag {item} is niet te lezen. Kies een getal van {form.numbers[0]} "
                f"tot en met {form.numbers[-1]}" + _outside(form.values) + "."
            )
    return {item: given.get(item) for item in definition.form_of}


def _outside(values: tuple[Any, ...]) -> str:
    words = [repr(word) for word in (DONT_KNOW, NOT_APPLICABLE) if word in values]
    return ", " + " of ".join(words) if words else ""

"""Answers as they come in: checked, complete, and in the order of the questions."""

from __future__ import annotations

from typing import Any

from .definition import Answers, Definition
from .errors import InputError
from .texts import Texts

WORDS = Texts(
    "",
    {
        "input.answers.form": "example",
        "input.answers.no-question": "slug item first last",
        "input.answers.unreadable": "item low high",
        "input.answers.unreadable-one": "item low high outside",
        "input.answers.unreadable-two": "item low high outside other",
    },
)


def read(definition: Definition, given: Any) -> Answers:
    """Return an answer (or None) for every item, in the order of asking.

    `given` maps item ids to an answer: a number of the item's form, None,
    "weet-niet" or "nvt"; items that are left out count as None.

    Raises InputError for anything else.
    """
    if not isinstance(given, dict):
        raise InputError("input.answers.form", example='{"LA1": 4}')
    unknown = [str(key) for key in given if key not in definition.form_of]
    if unknown:
        raise InputError(
            "input.answers.no-question",
            slug=definition.slug,
            item=unknown[0][:40],
            first=definition.items[0].id,
            last=definition.items[-1].id,
        )
    for item, form in definition.form_of.items():
        value = given.get(item)
        # True == 1 and 3.0 == 3 in Python; neither is an answer.
        if type(value) not in (int, str, type(None)) or value not in form.values:
            ends = {"item": item, "low": form.numbers[0], "high": form.numbers[-1]}
            match [word for word in form.values if isinstance(word, str)]:
                case [outside, other]:
                    raise InputError("input.answers.unreadable-two", **ends, outside=outside, other=other)
                case [outside]:
                    raise InputError("input.answers.unreadable-one", **ends, outside=outside)
            raise InputError("input.answers.unreadable", **ends)
    return {item: given.get(item) for item in definition.form_of}

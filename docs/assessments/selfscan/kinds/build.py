"""What only the build asks of a kind: what a form and its items must hold, paper, and the method page.

`BUILD` in the `build.py` of a kind's folder answers. These files need more than the standard library and
stay out of the browser (`scripts/sitemaker/runtime/bundle.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Annotated, Any, ClassVar, NamedTuple

from pydantic import BaseModel, ConfigDict, StringConstraints

from ..core.definition import DONT_KNOW, NOT_APPLICABLE, Definition, Form, Item, Scale
from ..core.texts import Texts
from ..scoring.averages import needed
from ..scoring.limits import BORDER, CLOSE, MARGIN, SPREAD
from ..scoring.scale import turned_from
from ..scoring.wording import enumerate_names

PAPER = Texts(
    "paper",
    {
        "mean": "",
        "border": "",
        "needed": "needed",
        "reversed": "turn",
        "below": "to",
        "at-most": "to",
        "between": "from to",
        "above": "from",
    },
)

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Data = Mapping[str, Any]
"""A part of an `assessment.yml`; where it is checked it may still be wrong."""


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class AdviceModel(Strict):
    meaning: Text
    advice: Text
    question: Text


class Cell(NamedTuple):
    """A place to answer on paper: a ring around `label`, or a box of `width` mm to write in."""

    label: str = ""
    width: float = 0


class Grid(NamedTuple):
    """How the items of a scale are answered on paper: columns behind, or between, their words."""

    heads: Sequence[str]
    cells: Sequence[Cell]
    between: int = 0
    """So many of the columns stand between the two texts of an item; 0 where it has one text."""
    width: float = 11.3
    """Of a column, in mm."""


class Outcome(NamedTuple):
    """What a mean that was counted by hand stands for; the texts may be empty."""

    name: str
    range: str
    meaning: str = ""
    question: str = ""


class Term(NamedTuple):
    """An answer to count: the number of its item, and what it is subtracted from, if anything."""

    number: int
    turned_from: int | None


class Key(NamedTuple):
    """How a scale is counted by hand: a mean with its outcomes, or else what there is to say."""

    terms: Sequence[Term] = ()
    needed: str = ""
    outcomes: Sequence[Outcome] = ()
    says: str = ""
    answers: Sequence[tuple[int, str, str]] = ()
    """The number of an item, its right answer and why."""


class Build:
    """A kind at build; `labels` is how many labels its form has."""

    TEXTS: ClassVar[Data] = {}
    """Texts in `words.yml` that templates, paper or the method page need; as `Kind.TEXTS`."""
    FORM: ClassVar[Data] = {}
    SCALE: ClassVar[Data] = {}
    ITEM: ClassVar[Data] = {}
    SCALE_TEXTS: ClassVar[Data] = {}
    """The fields that a form, scale, item or the texts of a scale may have: (type, default), for pydantic."""
    CLIENT: Sequence[str] = ()
    """The texts that the script of its form writes, if there is a script (`docs/assets/js/kinds/`)."""
    labels = 0
    banded = False
    """Whether its forms may have bands."""
    seconds = 10
    """What it takes to answer an item."""

    # --- what must hold ----------------------------------------------------------------------------

    def check_form(self, form: Data, numbers: Sequence[int]) -> Iterator[str]:
        """What is wrong with a form, each as `field: what is wrong; what to do`, in Dutch.

        `numbers` are those that its kind finds in it.
        """
        if len(form["labels"]) != self.labels:
            yield (
                f"labels: een antwoordvorm {form['kind']!r} heeft {self.labels} labels, "
                f"hier staan er {len(form['labels'])}; voeg toe of haal weg"
            )
        starts = [band["from"] for band in form["bands"]]
        if not starts:
            return
        if not self.banded:
            yield "bands: deze antwoordvorm heeft geen banden; haal ze hier weg"
        elif numbers:
            low, high = numbers[0], numbers[-1]
            if starts[0] != low:
                yield (
                    f"bands: de eerste band begint bij {starts[0]:g}; laat hem bij {low} beginnen, "
                    "anders is er een gat"
                )
            if starts != sorted(set(starts)) or starts[-1] >= high:
                yield (
                    "bands: de bandgrenzen overlappen; "
                    f"zet ze op volgorde van laag naar hoog, onder de {high}"
                )

    def check(self, form: Data, scale: Data, items: Sequence[Data], texts: Data) -> Iterator[str]:
        """The same about a scale with this form; fields are told from the scale on."""
        return iter(())

    # --- paper -------------------------------------------------------------------------------------

    def grid(self, definition: Definition, form: Form) -> Grid:
        """The labels with their numbers, then the answers outside the scale."""
        outside = [definition.data["outside"][answer] for answer in form.outside]
        marks = [Cell(MARKS[answer]) for answer in form.outside]
        numbers = [Cell(str(number)) for number in form.numbers]
        return Grid([*(form.labels or map(str, form.numbers)), *outside], [*numbers, *marks])

    def sides(self, item: Item) -> tuple[str, str]:
        """The words of an item, and those at its other side where there are any."""
        return item.text, ""

    def key(self, definition: Definition, scale: Scale, first: int) -> Key:
        """How to count it; `first` is the number of its first item."""
        form, words = scale.form, PAPER.of(definition)
        outcomes = self.outcomes(definition, scale)
        if not outcomes:
            return Key(says=self.says(definition))
        return Key(
            terms=[
                Term(number, turned_from(form) if item.reversed else None)
                for number, item in enumerate(scale.items, first)
                if item.counts
            ],
            needed=words["needed"].format(needed=needed(len(scale.counted))),
            outcomes=outcomes,
        )

    def outcomes(self, definition: Definition, scale: Scale) -> list[Outcome]:
        """What the mean can be, lowest first; empty where nothing is counted."""
        bands = scale.form.bands
        ranges = stretches(PAPER.of(definition), [band.start for band in bands[1:]])
        return [
            Outcome(band.name, stretch, *told(scale.data["texts"][band.level]))
            for band, stretch in zip(bands, ranges, strict=bool(bands))
        ]

    def says(self, definition: Definition) -> str:
        """What there is to say where nothing is counted."""
        return ""

    # --- the method page ---------------------------------------------------------------------------

    def method(self, words: Data, form: Form, shared: Data) -> list[str]:
        """How it counts, in sentences: `method` of its own `words`, with the numbers that the code uses.

        `shared` are the texts that all scans have.
        """
        if self.banded and not form.bands:
            return list(words["method-alone"])
        numbers = self.numbers(words, form, shared)
        return [text.format(**numbers) for text in words["method"]]

    def numbers(self, words: Data, form: Form, shared: Data) -> dict[str, str]:
        """What is filled in there, by name."""
        low, high = form.numbers[0], form.numbers[-1]
        starts = stretches(shared["paper"], [band.start for band in form.bands[1:]])
        bands = [f"{stretch} ‘{band.name}’" for band, stretch in zip(form.bands, starts, strict=False)]
        needs = [(needed(items), items) for items in (3, 4, 5)]
        return {
            "low": str(low),
            "high": str(high),
            "turned": str(turned_from(form)),
            "bands": enumerate_names(bands),
            "border": decimal(BORDER * form.step),
            "needed": enumerate_names(
                [shared["method-of"].format(count=count, items=items) for count, items in needs]
            ),
        }


METHOD = Texts("", {"method[]": "spread close margin", "method-of": "count items"})


def method(shared: Data) -> list[str]:
    """What holds for all kinds, in sentences, with the numbers that the code uses."""
    numbers = {"spread": SPREAD, "close": CLOSE, "margin": MARGIN}
    shown = {name: decimal(number) for name, number in numbers.items()}
    return [text.format(**shown) for text in shared["method"]]


MARKS = {DONT_KNOW: "?", NOT_APPLICABLE: "–"}
"""What stands in the ring of an answer outside the scale."""


def stretches(words: Data, limits: Sequence[float], at_most: str = "below") -> list[str]:
    """The stretches between limits in words, from below the first to above the last."""
    shown = [decimal(limit) for limit in limits]
    if not shown:
        return []
    return [
        words[at_most].format(to=shown[0]),
        *(words["between"].format(**{"from": low, "to": high}) for low, high in pairwise(shown)),
        words["above"].format(**{"from": shown[-1]}),
    ]  # fmt: skip


def decimal(number: float) -> str:
    """A number as Dutch people write it, without needless zeros."""
    return f"{number:g}".replace(".", ",")


def told(texts: Data) -> tuple[str, str]:
    """What is on paper of the texts for an outcome."""
    return texts["meaning"], texts["question"]


def few_items(items: Sequence[Data]) -> Iterator[str]:
    """A fair mean takes three items, and five are enough."""
    if not 3 <= len(items) <= 5:
        yield f"items: hier staan {len(items)} vragen; zorg dat het er 3 tot 5 zijn"


def unknown_text(texts: Data) -> Iterator[str]:
    if "unknown" not in texts:
        yield "texts.unknown: ontbreekt; schrijf wat iemand kan doen die het niet weet"

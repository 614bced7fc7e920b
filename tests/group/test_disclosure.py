"""What somebody learns who wants to know what one person answered, from one comparison and from many in a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, combinations, pairwise
from random import Random

import pytest
from bs4 import BeautifulSoup

from groups import person
from selfscan.core.definition import Definition
from selfscan.core.library import Library
from selfscan.group import comparison, report
from selfscan.group.gathering import Person
from selfscan.group.theme import themes
from selfscan.kinds import KINDS
from selfscan.kinds.averaged import Averaged
from selfscan.scoring import view
from sitemaker.runtime.respondents import at_random

SCANS = ("vijf-lenzen", "drie-ks", "professional")
SEQUENCES = 1_000
LONGEST = 8
"""Changes of a list in one sequence."""


@pytest.fixture(params=SCANS)
def scan(request: pytest.FixtureRequest, library: Library) -> Definition:
    return library.newest(request.param)


def played(scan: Definition, dice: Random) -> Iterator[list[Person]]:
    """A list as it is after every change: somebody comes, goes, or turns out to be of another organisation."""
    pool = [person(scan, at_random(scan, dice, missing=dice.choice((0, 0.3, 0.6)))) for _ in range(30)]
    names = ["", *"ABCD"[: dice.randint(1, 4)]]
    group: list[Person] = [
        member._replace(organisation=dice.choice(names)) for member in dice.sample(pool, dice.randint(0, 20))
    ]
    for _ in range(dice.randint(2, LONGEST)):
        change = dice.random()
        if change < 0.5 or not group:
            group = [*group, dice.choice(pool)._replace(organisation=dice.choice(names))]
        elif change < 0.8:
            group = group.copy()
            group.pop(dice.randrange(len(group)))
        else:
            place = dice.randrange(len(group))
            moved = group[place]._replace(organisation=dice.choice(names))
            group = [*group[:place], moved, *group[place + 1 :]]
        yield group


Shown = list[tuple[list[Person], comparison.Comparison]]


@pytest.fixture(scope="module")
def everything(library: Library) -> Callable[[Definition], Shown]:
    """Every list that is played of a scan, with what is shown of it without consent."""

    @cache
    def play(scan: Definition) -> Shown:
        dice = Random(scan.slug)
        lists = chain.from_iterable(played(scan, dice) for _ in range(SEQUENCES // len(SCANS)))
        return [(group, comparison.compare(scan, group)) for group in lists]

    return play


def tells(figures: view.Figures) -> bool:
    """Whether something of the answers is shown, not only how many there are."""
    return figures.get("mean") is not None or bool(figures.get("items"))


def test_no_small_group_can_be_subtracted(
    scan: Definition, everything: Callable[[Definition], Shown]
) -> None:
    """Whoever adds up and subtracts all that one comparison shows, ends with at least five people, or with nobody."""
    smallest = scan.data["comparison"]["people"]["group"]
    shown = 0
    for group, found in everything(scan):
        if len(group) < smallest:
            assert (found["scales"], found["people"], found["facilitator"]) == ([], [], None)
            continue
        assert found["people"] == []
        for place, scale in enumerate(found["scales"]):
            answered = Counter(member.organisation for member in group if member.marks[place].answered)
            apart = [organisation for organisation in scale["organisations"] if not organisation["others"]]
            for organisation in scale["organisations"]:
                told = tells(organisation)
                assert organisation["n"] >= smallest or not told
            for some in chain.from_iterable(combinations(apart, size) for size in range(len(apart) + 1)):
                left = sum(answered.values()) - sum(answered[organisation["name"]] for organisation in some)
                told = tells(scale)
                assert not told or left == 0 or left >= smallest, (scale["id"], answered)
            shown += len(apart)
    assert shown > 100, "the sequences have to show something"


def test_a_newcomer_is_told_to_half_a_step_at_most(
    scan: Definition, everything: Callable[[Definition], Shown]
) -> None:
    """Two comparisons that differ by one person show where that person stands, but never finer than the words do.

    That much cannot be taken away from who holds both: the privacy page and the sheet for the facilitator say so.
    """
    apart = 0
    for (before, first), (after, second) in pairwise(everything(scan)):
        if abs(len(before) - len(after)) != 1 or "shown" not in (first["state"], second["state"]):
            continue
        for scale, other in zip(first["scales"], second["scales"], strict=False):
            if "dots" not in scale:
                continue
            dots = [
                Counter({value: int(count) for value, count in figures["dots"]}) for figures in (scale, other)
            ]
            difference = (dots[0] - dots[1]) + (dots[1] - dots[0])
            assert all(value * 2 == int(value * 2) for value in difference)
            apart += bool(difference)
    assert apart > 100, "the sequences have to differ"


def test_a_page_has_no_number_finer_than_half_a_step(scan: Definition) -> None:
    """In its text, and in where its marks stand; only the sheet that is not handed out has decimals."""
    dice = Random(5)
    for _ in range(20):
        group = [person(scan, at_random(scan, dice), dice.choice("AB")) for _ in range(dice.randint(10, 25))]
        found = comparison.compare(scan, group)
        html = report.page(scan, found | {"refused": []}, [])
        soup = BeautifulSoup(html, "html.parser")
        for sheet in soup.select("[data-facilitator]"):
            sheet.extract()
        assert not re.findall(r"\d,\d|\d\.\d", soup.get_text(" "))
        # Whoever measures the drawing learns nothing more.
        for theme in themes(scan):
            kind = KINDS[theme.form.kind]
            if not isinstance(kind, Averaged):
                continue
            places = {kind.axis(scan, theme).x(step / 2) for step in range(-4, 21)}
            middles = soup.select(f"[data-scale={theme.id}] svg.dots line.chart-middle")
            assert {float(str(line["x1"])) for line in middles} <= places

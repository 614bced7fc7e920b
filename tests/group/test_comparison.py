"""A group sees figures only where nobody's answers can be told from them; bad codes are named."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from random import Random
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from groups import answers, people, person
from selfscan.core import code, mirror
from selfscan.core.definition import Definition
from selfscan.core.errors import InputError
from selfscan.core.library import Library
from selfscan.group import comparison, contribution, disclosure, report, service
from selfscan.group.contribution import Contribution
from selfscan.group.gathering import Person
from selfscan.group.theme import themes
from selfscan.scoring.scale import score
from selfscan.scoring.view import ThemeFigures
from sitemaker.commands import selfscan
from sitemaker.runtime.respondents import at_random, everywhere


@pytest.fixture
def lenses(library: Library) -> Definition:
    return library.newest("vijf-lenzen")


def scale(
    definition: Definition, group: list[Person], name: str = "LB", consent: bool = False
) -> ThemeFigures:
    found = comparison.compare(definition, group, consent)["scales"]
    return next(entry for entry in found if entry["id"] == name)


def make(definition: Definition, count: int, seed: int = 1) -> list[str]:
    dice = Random(seed)
    return [code.encode(definition, at_random(definition, dice, missing=0.05)) for _ in range(count)]


# --- who may see what ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "consent", "state"),
    [(2, True, "few"), (3, False, "ask"), (4, False, "ask"), (3, True, "shown"), (5, False, "shown")],
)
def test_small_groups_are_closed(lenses: Definition, n: int, consent: bool, state: str) -> None:
    """Nothing under three people; from three to four only an open table, when all agreed."""
    found = comparison.compare(lenses, people(lenses, "", *[{"LB": 4}] * n), consent)
    assert found["state"] == state
    assert bool(found["scales"]) == (state == "shown")
    assert len(found["people"]) == (n if state == "shown" and n < 5 else 0)
    assert (report.message(lenses, found) is None) == (state == "shown")


@pytest.mark.parametrize(
    ("sizes", "rest", "shown"),
    [
        ({"A": 5, "B": 5}, 0, {"A", "B"}),
        ({"A": 5, "B": 4}, 0, set()),
        ({"A": 5, "B": 6, "C": 2}, 0, {"B"}),
        ({"A": 5, "B": 6, "C": 2, "D": 3}, 0, {"A", "B"}),
        ({"A": 5, "B": 6}, 1, {"B"}),
        ({"A": 5}, 5, {"A"}),
        ({"A": 5}, 0, {"A"}),
        ({}, 9, set()),
    ],
)
def test_second_group_is_hidden_with_the_first(sizes: dict[str, int], rest: int, shown: set[str]) -> None:
    """No group below five can be found by subtracting from the total."""
    assert disclosure.shown(sizes, rest, 5) == shown


def test_organisation_shows_from_five_or_with_consent(lenses: Definition) -> None:
    group = people(lenses, "A", *[{"LB": 5}] * 4) + people(lenses, "B", *[{"LB": 2}] * 4)
    assert scale(lenses, group)["organisations"] == []
    assert scale(lenses, group)["difference"] is None
    opened = scale(lenses, group, consent=True)
    assert [organisation["name"] for organisation in opened["organisations"]] == ["A", "B"]
    assert opened["difference"] == 3


def test_who_knows_nothing_does_not_count(lenses: Definition) -> None:
    """Six people, of whom four know something of a scale: for that scale they are too few."""
    group = people(lenses, "", *[{"LB": 4}] * 4, {"LB": None}, {"LB": None})
    found = scale(lenses, group)
    assert (found["n"], found["mean"], found["dots"], found["ad_m"]) == (4, None, [], None)
    assert found["unknown"] == pytest.approx(1 / 3)


def test_agreement_of_all_is_pointed_out(lenses: Definition) -> None:
    """When all gave the same, everybody's answer is known: the page says so."""
    group = people(lenses, "", *[{"LB": 4}] * 6)
    found = comparison.compare(lenses, group) | {"refused": []}
    assert scale(lenses, group)["equal"]
    assert lenses.texts["comparison"]["equal"] in report.page(lenses, found, [])


def test_alternatives_are_never_compared(library: Library) -> None:
    """Answers that differ only in what people do without an agreement give one and the same comparison."""
    gains = library.newest("mutual-gains")
    private = [item.id for item in gains.items if item.private]
    assert private == ["MV2"]
    first, other = (everywhere(gains, 3) | {"MV2": answer} for answer in (1, "weet-niet"))
    compared = [
        comparison.compare(gains, [person(gains, given)] * 5 + [person(gains, first)] * 5)
        for given in (first, other)
    ]
    assert compared[0] == compared[1]
    pairs = [[Contribution(code.encode(gains, given)) for given in (first, last)] for last in (first, other)]
    assert len({json.dumps(service.pair(pair, library)) for pair in pairs}) == 1


def test_figures_of_agreement_come_with_ten(lenses: Definition) -> None:
    for n in (9, 10):
        found = comparison.compare(lenses, people(lenses, "", *[{"LB": level} for level in (4, 5)] * 5)[:n])
        assert (found["facilitator"] is None) == (n == 9)
    assert found["facilitator"]
    (entry,) = [scale for scale in found["facilitator"]["scales"] if scale["id"] == "LB"]
    # Five fours and five fives: s² = 10/4/9, and σ²_EU = 2.
    assert entry["groups"] == [{"name": "", "rwg_star_j": pytest.approx(1 - 10 / 36 / 2), "ad_m": 0.5}]


# --- the figures -----------------------------------------------------------------------------------


def test_figures_of_a_scale(lenses: Definition) -> None:
    group = people(lenses, "A", *[{"LB": level} for level in (1, 2, 2, 4, 5, 5)])
    found = scale(lenses, group)
    assert {key: found[key] for key in ("n", "median", "min", "max", "mean", "dots")} == {
        **{"n": 6, "median": 3, "min": 1, "max": 5, "mean": pytest.approx(19 / 6)},
        "dots": [[1, 1], [2, 2], [4, 1], [5, 2]],
    }
    assert found["ad_m"] == pytest.approx(1.5)
    (only,) = found["organisations"]
    same = {key: value for key, value in found.items() if key in only}
    assert only == same | {"name": "A", "others": False}


@pytest.mark.parametrize(
    ("levels", "spread"),
    [((3, 3, 3, 3, 4), "close"), ((3, 4) * 3, "some"), ((2, 4) * 3, "clear"), ((3, 3, 3, 4), None)],
)
def test_spread_is_said_in_words_from_five(
    lenses: Definition, levels: tuple[int, ...], spread: str | None
) -> None:
    group = people(lenses, "", *[{"LB": level} for level in levels])
    assert scale(lenses, group, consent=True)["spread"] == spread


def test_fast_reading_equals_scoring(library: Library) -> None:
    """The means of a comparison are those of the single results, for any answers."""
    dice = Random(2)
    for definition in library.all():
        for _ in range(50):
            given = at_random(definition, dice, missing=0.3)
            read = dict(
                zip(
                    [theme.id for theme in themes(definition)],
                    person(definition, given).marks,
                    strict=True,
                )
            )
            for scale in definition.scales:
                if scale.id in read and not any(item.private for item in scale.items):
                    assert read[scale.id].mean == score(scale, given)["mean"]
                    # What does not count in the mean is no part of a comparison either.
                    assert read[scale.id].unknown == [given[item.id] for item in scale.counted].count(
                        "weet-niet"
                    )


# --- what people put in ----------------------------------------------------------------------------

FORMS = {
    "{0}": [("", "")],
    "A;Sam;{0}\nB;Kim;{1}": [("A", "Sam"), ("B", "Kim")],
    "Gemeente Venray\t{0}": [("Gemeente Venray", "")],
    "; Sam; {0}": [("", "Sam")],
    "A: {0}": [("A", "")],
    "{0},{1} ,{2}": [("", "")] * 3,
    "{0} {1}": [("", "")] * 2,
    "https://x.nl/assessments/vijf-lenzen/#r={0}": [("", "")],
    "https://x.nl/v/#g={0}:Oost%20%26%20West:Sam,{1}::Kim,{2}": [
        ("Oost & West", "Sam"),
        ("", "Kim"),
        ("", ""),
    ],
    "naam;code;organisatie\nSam;{0};A\n;{1};B": [("A", "Sam"), ("B", "")],
    '{{"assessment": "vijf-lenzen", "version": 1, "code": "{0}", "answers": {{}}}}': [("", "")],
    '[{{"code": "{0}", "organisation": "A"}}, {{"code": "{1}", "label": "Kim"}}]': [("A", ""), ("", "Kim")],
    "\ufeffOnderdeel;Vraag\r\nAmbitie;LA1\r\n\r\nCode;{0}\r\n": [("", "")],
}


@pytest.mark.parametrize("form", FORMS)
def test_many_forms_are_read(form: str, lenses: Definition, library: Library) -> None:
    codes = make(lenses, 3)
    found = service.collect(form.format(*codes), (), library)
    assert found["refused"] == []
    assert [
        (contribution["organisation"], contribution["label"]) for contribution in found["contributions"]
    ] == FORMS[form]
    assert [contribution["code"] for contribution in found["contributions"]] == codes[: len(FORMS[form])]


def test_bad_codes_are_named_and_good_ones_kept(lenses: Definition, library: Library) -> None:
    """Duplicates, wrong, foreign and truncated codes, and other scans: each with a reason of its own."""
    good = make(lenses, 5)
    other = make(library.newest("team"), 1)[0]
    wrong = good[4][:-1] + ("2" if good[4][-1] != "2" else "3")
    lines = [*good, good[0].lower(), wrong, good[1][:-3], "hallo", other]
    collected = service.collect("\n".join(lines), (), library)
    assert [refusal["line"] for refusal in collected["refused"]] == [6, 7, 8, 9]
    reasons = [refusal["reason"] for refusal in collected["refused"]]
    for reason, word in zip(
        reasons, ["staat al in de lijst", "zit een fout", "ontbreken 3 tekens", "te kort"], strict=True
    ):
        assert word in reason or "komt in onze codes niet voor" in reason, reason
    given = [Contribution.from_data(contribution) for contribution in collected["contributions"]]
    _, compared = service.compare(given, library)
    assert (compared["assessment"], compared["n"]) == ("vijf-lenzen", 5)
    (refused,) = compared["refused"]
    assert other not in repr(refused)
    assert library.newest("team").title in refused["reason"]
    _, chosen = service.compare(given, library, slug="team")
    assert (chosen["assessment"], chosen["n"], len(chosen["refused"])) == ("team", 1, 5)


def test_equal_answers_of_two_people_count_twice(lenses: Definition, library: Library) -> None:
    """The same code is one result, unless another name or organisation says that it is another person."""
    (mine,) = make(lenses, 1)
    text = f"A;Sam;{mine}\nA;Kim;{mine}\nB;Kim;{mine}\nA;Sam;{mine}"
    collected = service.collect(text, (), library)
    assert [refusal["line"] for refusal in collected["refused"]] == [4]
    given = [Contribution.from_data(contribution) for contribution in collected["contributions"]]
    assert service.compare([*given, *given], library)[1]["n"] == 3
    assert service.collect(text, given, library)["contributions"] == []


def test_contradicting_answers_are_refused(library: Library) -> None:
    """A code with more than a hundred points is whole, but no answer."""
    drie_ks = library.newest("drie-ks")
    forged = everywhere(drie_ks, 3) | {item.id: 60 for item in drie_ks.scale("KM").items}
    given = [Contribution(text) for text in [*make(drie_ks, 5), code.encode(drie_ks, forged)]]
    _, compared = service.compare(given, library)
    assert (compared["n"], len(compared["refused"])) == (5, 1)


def test_names_cannot_break_the_page(lenses: Definition, library: Library) -> None:
    evil = '"><script>alert(1)</script>'
    given = [Contribution(text, evil, evil) for text in make(lenses, 4)]
    page = service.compare_page(given, library, consent=True)["html"]
    assert "<script" not in page
    assert "&lt;script&gt;" in page


@given(text=st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str, library: Library) -> None:
    try:
        found = service.collect(text, (), library)
    except InputError:
        return
    assert found["contributions"] == []
    assert all(refusal["reason"] for refusal in found["refused"])


@pytest.mark.parametrize("size", [900_000, 5_000_000])
@pytest.mark.parametrize("drop", ["a", "a,", "x\n", '"', "[", "a b;", "\n", "é;"])
def test_floods_are_refused(drop: str, size: int, library: Library) -> None:
    """Where the work would grow faster than the flood, this comes to no end."""
    flood = (drop * size)[:size]
    with pytest.raises(InputError):
        service.compare(contribution.read(flood, library.find, 10_000), library)


def test_large_groups_take_no_more_work_for_each(lenses: Definition, library: Library) -> None:
    """Four times as many people, ten thousand, take four times as many steps; their page stays as long as it was."""
    given = [Contribution(text, "", "ABCDE"[place % 5]) for place, text in enumerate(make(lenses, 10_000))]
    _, fewer = counted(lambda: service.compare_page(given[:2_500], library))
    found, steps = counted(lambda: service.compare_page(given, library))
    assert found["comparison"]["n"] + len(found["comparison"]["refused"]) == 10_000
    assert len(found["html"]) < 200_000
    assert 10_000 < steps < 4.1 * fewer


def counted(work: Callable[[], dict[str, Any]]) -> tuple[dict[str, Any], int]:
    """What some work gives, and how many functions it called: that is the same on every machine."""
    steps = 0

    def count(frame: FrameType, event: str, called: object) -> None:
        nonlocal steps
        steps += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        done = work()
    finally:
        sys.setprofile(before)
    return done, steps


# --- two side by side ------------------------------------------------------------------------------


def test_before_and_after_show_both(lenses: Definition, library: Library) -> None:
    codes = [code.encode(lenses, answers(lenses, {"LB": level})) for level in (2, 4)]
    found = service.pair([Contribution(codes[0], "Januari"), Contribution(codes[1], "Juni")], library)
    assert (found["kind"], found["names"]) == ("same", ["Januari", "Juni"])
    assert [entry for entry in found["scales"] if entry["apart"]] == [
        {
            "id": "LB",
            "name": "Belangen",
            "kind": lenses.scale("LB").form.kind,
            "means": [2, 4],
            "gap": 2,
            "apart": True,
        }
    ]


def test_mirror_is_an_assessment_of_its_own(library: Library) -> None:
    """The statements that have words for another, with the scan's own ids; its code says that it is a mirror."""
    own, reflected = library.newest("zelfkennis"), library.newest("zelfkennis-spiegel")
    assert [scale.id for scale in reflected.scales] == ["ZO", "ZN", "ZR"]
    assert all(item.text == item.data["partner"] for item in reflected.items)
    assert reflected.number == own.number + mirror.OFFSET
    codes = [code.encode(reflected, everywhere(reflected, 2)), code.encode(own, everywhere(own, 4))]
    assert len(codes[0]) <= 32
    found = service.pair_page([Contribution(text) for text in codes], library)
    assert found["comparison"]["names"] == ["Jij", "De ander"]
    assert [scale["means"] for scale in found["comparison"]["scales"]] == [[4, 2]] * 3
    assert found["html"].count("Dat is een stap of meer verschil.") == 3


def test_strangers_are_not_paired(lenses: Definition, library: Library) -> None:
    codes = [*make(lenses, 1), *make(library.newest("team"), 1)]
    with pytest.raises(InputError, match="horen niet bij elkaar"):
        service.pair([Contribution(text) for text in codes], library)


def test_command_gives_the_same(
    lenses: Definition, library: Library, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = make(lenses, 6)
    assert selfscan.main(["compare", *[f"A;{text}" for text in codes]]) == 0
    printed = json.loads(capsys.readouterr().out)
    _, compared = service.compare(
        [Contribution(text, "", "A", line) for line, text in enumerate(codes, 1)], library
    )
    assert printed == json.loads(json.dumps(compared))
    assert selfscan.main(["compare", "--pair", *codes[:2]]) == 0
    assert len(json.loads(capsys.readouterr().out)["names"]) == 2
    assert selfscan.main(["compare", "geen code"]) == 2
    assert capsys.readouterr().err.count("\n") == 1

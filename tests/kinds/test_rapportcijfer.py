"""A school mark: whole marks from 1 to 10, 5.5 is a pass, and all that is told about it counts in tens."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from selfscan import service
from selfscan.core import code
from selfscan.core.definition import Definition
from selfscan.core.errors import InputError
from selfscan.core.library import Library
from selfscan.group import comparison, report
from selfscan.group.contribution import Contribution
from selfscan.group.gathering import gather
from selfscan.group.mirror import side_by_side
from selfscan.kinds import KINDS
from selfscan.result import score
from sitemaker.definitions import asked, kinds
from sitemaker.definitions.consistency import contradictions
from sitemaker.definitions.model import Assessment
from sitemaker.pages.handouts import paper

TEXTS = {
    level: {"meaning": f"Dit is {level}.", "advice": f"Doe {level}.", "question": f"Waarom {level}?"}
    for level in ("low", "mixed", "high")
} | {"unknown": "Vraag het na."}


@pytest.fixture(scope="module")
def data(definitions: list[dict[str, Any]]) -> dict[str, Any]:
    """A scan of two parts with marks."""
    (shared,) = [scan for scan in definitions if scan["slug"] == "vijf-lenzen"]
    scales = [
        {
            "id": part,
            "name": name,
            "definition": "Wat een cijfer krijgt.",
            "intro": "Geef een cijfer.",
            "form": "cijfer",
            "items": [{"id": f"{part}{number}", "text": f"Vraag {number}."} for number in range(1, 5)],
            "texts": TEXTS,
        }
        for part, name in (("RA", "Aandacht"), ("RB", "Betrouwbaar"))
    ]
    own = {"slug": "rapport", "number": 99, "title": "Rapport", "minutes": 3, "scales": scales}
    words = {"rapportcijfer": kinds.own_words("rapportcijfer")}
    return shared | own | {"texts": shared["texts"] | words}


@pytest.fixture(scope="module")
def library(data: dict[str, Any]) -> Library:
    return Library([data], KINDS)


@pytest.fixture(scope="module")
def scan(library: Library) -> Definition:
    return library.newest("rapport")


def marks(first: tuple[Any, ...], second: tuple[Any, ...] = (7, 7, 7, 7)) -> dict[str, Any]:
    given = (*first, *second)
    return dict(zip((f"R{part}{number}" for part in "AB" for number in range(1, 5)), given, strict=True))


@pytest.mark.parametrize(
    ("given", "mean", "band", "borderline"),
    [
        ((10, 10, 10, 10), 10, "goed", False),
        ((1, 1, 1, 1), 1, "onvoldoende", False),
        ((5, 6, 5, 6), 5.5, "voldoende", True),
        ((5, 6, 5, 5), 5.25, "onvoldoende", True),
        ((7, 8, 7, 8), 7.5, "goed", True),
        ((6, 7, "weet-niet", 8), 7, "voldoende", True),
        ((6, 6, "weet-niet", 7), 19 / 3, "voldoende", False),
        ((9, 9, None, None), None, None, False),
    ],
)
def test_five_and_a_half_is_a_pass(
    scan: Definition, given: tuple[Any, ...], mean: Any, band: str | None, borderline: bool
) -> None:
    """The mean of three of four marks or more; within half a mark of a limit (a quarter of a step) is a close call."""
    entry = score(scan, marks(given))["scales"][0]
    assert entry["mean"] == pytest.approx(mean)
    assert (entry["band"], entry["borderline"]) == (band, borderline)


@pytest.mark.parametrize("given", [0, 11, 5.5, "nvt", "7", True])
def test_only_whole_marks_are_read(scan: Definition, given: Any) -> None:
    with pytest.raises(InputError, match=r"een getal van 1 tot en met 10, 'weet-niet'\."):
        score(scan, {"RA1": given})


def test_code_carries_every_mark(scan: Definition, library: Library) -> None:
    for given in (*range(1, 11), "weet-niet", None):
        answers = marks((given, 10, 1, "weet-niet"))
        assert code.decode(code.encode(scan, answers), library.find) == (scan, answers)


def test_strongest_takes_a_step_of_two_marks(scan: Definition) -> None:
    """One mark apart is as little as half a step with five answers."""
    assert score(scan, marks((8, 8, 8, 8), (7, 7, 7, 7)))["strongest"] == []
    assert score(scan, marks((9, 9, 9, 9), (7, 7, 7, 7)))["strongest"] == ["RA"]


@pytest.mark.parametrize(
    ("mean", "shown"), [(7, "7"), (6.5, "6,5"), (20 / 3, "6,7"), (5.46, "5,4"), (5.5, "5,5"), (9.96, "10")]
)
def test_value_is_that_of_a_school_report(scan: Definition, mean: float, shown: str) -> None:
    assert KINDS["rapportcijfer"].value(scan, scan.scales[0], mean) == shown


def answered(library: Library, answers: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setattr(service, "_library", library)
    request = {"do": "score", "assessment": "rapport", "answers": answers, "root": "../../"}
    found: dict[str, Any] = json.loads(service.call(json.dumps(request)))
    return found


def test_result_is_told_in_tens(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chart, table, text and CSV: the mark, its band, and a margin of one mark to both sides."""
    found = answered(library, marks((5, 5, 5, 5), (10, 10, 10, 10)), monkeypatch)
    assert "onvoldoende · 5<" in found["html"]
    assert "<td>goed</td><td>10</td><td>4 van 4 vragen</td>" in found["html"]
    assert '<th scope="col">Cijfer van 1 tot 10</th>' in found["html"]
    low, high = re.findall(r'<rect [^>]*width="([\d.]+)"[^>]*class="chart-margin"', found["html"])
    assert float(low) == pytest.approx(2 * 344 / 9, abs=0.2)  # 344 wide, nine marks from end to end.
    assert float(high) == pytest.approx(344 / 9, abs=0.2)
    assert "- Aandacht: onvoldoende, op de grens (4 van 4 vragen)" in found["text"]
    assert "Aandacht;RA1;Vraag 1.;5;\r\n" in found["csv"]
    assert found["result"]["focus"] == ["RA", "RB"]
    assert "Doe low." in found["html"]


def group(scan: Definition, library: Library, *given: tuple[str, tuple[int, ...]]) -> comparison.Comparison:
    people = [
        Contribution(code.encode(scan, marks(answers)), str(place), organisation)
        for place, (organisation, answers) in enumerate(given)
    ]
    gathered = gather(people, library.find, scan.texts["comparison"]["refused"])
    assert not gathered.refused
    return comparison.compare(scan, gathered.people)


def test_group_is_compared_in_steps_of_two_marks(scan: Definition, library: Library) -> None:
    """Agreement by A/6 of ten answers, differences from two marks, and values as marks."""
    apart = group(scan, library, *[("A", (9, 9, 9, 9))] * 5, *[("B", (6, 6, 6, 6))] * 5)
    first = apart["scales"][0]
    assert (first["kind"], first["difference"]) == ("rapportcijfer", 3)
    assert first["ad_m"] == pytest.approx(1.5)  # 0.75 of a step: below A/6 = 1.67.
    assert first["spread"] == "some"
    page = report.page(scan, apart | {"refused": [], "agenda": []}, [])
    assert "A rond een 9 en B rond een 6" in page
    assert "Gemiddeld zit een antwoord 1 stap van het gemiddelde." in page
    assert "Een stap is hier 2 punten." in page
    assert "van 1 tot 10. De cijfers" in page
    near = group(scan, library, *[("A", (8, 8, 8, 8))] * 5, *[("B", (7, 7, 7, 7))] * 5)
    assert near["scales"][0]["spread"] == "close"
    wide = group(scan, library, *[("A", (10, 10, 10, 10))] * 5, *[("B", (6, 6, 6, 6))] * 5)
    assert wide["scales"][0]["spread"] == "clear"
    assert wide["facilitator"]
    assert wide["facilitator"]["scales"][1]["groups"][0]["rwg_star_j"] == 1


def test_two_results_lie_apart_from_a_step(scan: Definition, library: Library) -> None:
    words = scan.texts["comparison"]["mirror"]
    for second, apart in ((7, False), (8, True)):
        pair = [Contribution(code.encode(scan, marks((mark,) * 4))) for mark in (6, second)]
        found = side_by_side(pair, library.find, words)["scales"][0]
        assert (found["gap"], found["apart"]) == (second - 6, apart)


def test_form_paper_and_method_have_its_numbers(data: dict[str, Any], scan: Definition) -> None:
    """Ten marks and one answer outside the scale; ranges and needed answers as the code counts them."""
    form = asked.steps(data, None)[0]["form"]
    assert form["numbers"] == tuple(range(1, 11))
    assert form["outside"] == [("weet-niet", "Weet ik niet")]
    on_paper = paper.of(data)["scales"][0]
    assert [cell["label"] for cell in on_paper["grid"]["cells"]] == [*map(str, range(1, 11)), "?"]
    assert [(outcome["name"], outcome["range"]) for outcome in on_paper["key"]["outcomes"]] == [
        ("onvoldoende", "lager dan 5,5"),
        ("voldoende", "5,5 tot 7,5"),
        ("goed", "7,5 of hoger"),
    ]
    assert on_paper["key"]["needed"] == "3 cijfers of meer"
    said = " ".join(kinds.said(data["forms"]["cijfer"], scan.texts))
    assert "van 1 tot en met 10" in said
    assert "lager dan 5,5 ‘onvoldoende’, 5,5 tot 7,5 ‘voldoende’ en 7,5 of hoger ‘goed’" in said
    assert "Ligt het gemiddelde 0,5 of minder van een grens?" in said


def test_model_knows_its_bands(data: dict[str, Any]) -> None:
    """Bands run from 1 to below 10, and a mark is never reversed."""
    Assessment.model_validate({name: data[name] for name in Assessment.model_fields if name in data})
    assert not list(contradictions(data))
    bands = [{"name": "a", "level": "low", "from": 1}, {"name": "b", "level": "high", "from": 10}]
    wrong = data | {"forms": {"cijfer": {"kind": "rapportcijfer", "bands": bands}}}
    with pytest.raises(ValueError, match="onder de 10"):
        Assessment.model_validate(wrong)
    first, *rest = data["scales"]
    turned = first | {"items": [item | {"reversed": True} for item in first["items"]]}
    told = list(contradictions(data | {"scales": [turned, *rest]}))
    assert [text.split(":")[0] for text in told] == [
        f"scales.RA.items.RA{number}.reversed" for number in range(1, 5)
    ]

"""Figures of a pilot equal published ones and an exact computation by another way; what is undefined stays undefined."""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from fractions import Fraction
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from selfscan.core import code
from selfscan.core.errors import InputError
from selfscan.core.library import Library
from selfscan.kinds import KINDS
from selfscan.scoring import reliability
from sitemaker import ROOT
from sitemaker.commands import pilot, selfscan
from sitemaker.definitions import reading, replay
from sitemaker.runtime import bundle

CASES: dict[str, Any] = yaml.safe_load((ROOT / "tests/cases/reliability.yml").read_text("utf-8"))


def close(value: float | None) -> Any:
    return None if value is None else pytest.approx(value, rel=1e-9, abs=1e-9)


def covariance(first: Sequence[int], other: Sequence[int]) -> Fraction:
    """Exactly, from the products of whole numbers."""
    n = len(first)
    products = n * sum(x * y for x, y in zip(first, other, strict=True)) - sum(first) * sum(other)
    return Fraction(products, n * (n - 1))


def exact_alpha(columns: Sequence[Sequence[int]]) -> Fraction:
    """k / (k - 1) · (1 - trace / sum of the covariance matrix): no totals of people come in."""
    k = len(columns)
    whole = sum((covariance(column, other) for column in columns for other in columns), Fraction())
    return Fraction(k, k - 1) * (
        1 - sum((covariance(column, column) for column in columns), Fraction()) / whole
    )


@pytest.mark.parametrize("turn", range(20))
def test_figures_equal_an_exact_computation(turn: int) -> None:
    dice = Random(turn)
    k, n = dice.randint(3, 8), dice.randint(5, 60)
    rows = [[min(5, max(1, level + dice.choice((-1, 0, 0, 1)))) for _ in range(k)]
            for level in (dice.randint(1, 5) for _ in range(n))]  # fmt: skip
    found = reliability.table({"data": rows})
    columns = list(zip(*rows, strict=True))
    assert found["n"] == n
    assert found["alpha"] == close(float(exact_alpha(columns)))
    means = [sum(row) / k for row in rows]
    assert found["sem"] == close(statistics.stdev(means) * sqrt(1 - exact_alpha(columns)))
    for place, item in enumerate(found["items"]):
        others = [column for spot, column in enumerate(columns) if spot != place]
        rest = [sum(row) for row in zip(*others, strict=True)]
        assert item["mean"] == close(statistics.mean(columns[place]))
        assert item["sd"] == close(statistics.stdev(columns[place]))
        assert item["item_rest"] == close(statistics.correlation(columns[place], rest))
        assert item["alpha_dropped"] == close(float(exact_alpha(others)))


def test_published_figures() -> None:
    published = CASES["published"]
    found = reliability.table({"data": published["data"]})
    assert found["alpha"] == close(published["alpha"])
    for name, key in (("mean", "mean"), ("sd", "sd"), ("dropped", "alpha_dropped")):
        assert [round(item[key], 2) for item in found["items"]] == published[name]


@pytest.mark.parametrize("case", CASES["by_hand"], ids=lambda case: str(case["name"]))
def test_small_sets(case: dict[str, Any]) -> None:
    found = reliability.table({"data": case["data"]})
    for name, value in case["gives"].items():
        assert found[name] == close(value), name
    for name, values in case["items"].items():
        assert [item[name] for item in found["items"]] == [close(value) for value in values], name


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: str(case["given"])[:40])
def test_wrong_data_is_explained(case: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=case["says"]):
        reliability.table(case["given"])


def test_interval_and_people_needed_equal_the_published_example() -> None:
    """R's presize::prec_cronb(k = 5, calpha = .7), by the functions in Bonett & Wright (2015)."""
    assert reliability.people_needed(5, 0.7, 0.1) == 349
    found = reliability.interval(0.7, 349, 5)
    assert found
    assert [round(end, 7) for end in found] == [0.6467151, 0.7467059]
    assert reliability.interval(0.7, 2, 5) is None
    assert reliability.interval(1.0, 30, 5) is None


def test_command_reads_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "pilot.json"
    file.write_text('{"data": [[1, 2, 3], [2, null, 3], [3, 3, 3], [4, 5, 3]]}')
    assert selfscan.main(["reliability", str(file)]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == ["n", "left_out", "items", "alpha", "sem"]
    assert (printed["n"], printed["left_out"]) == (3, 1)
    assert [list(item) for item in printed["items"]] == [["mean", "sd", "item_rest", "alpha_dropped"]] * 3
    for wrong in ('{"data": [[1], [2, 3]]}', '{"data": [[1}', ""):
        file.write_text(wrong)
        assert selfscan.main(["reliability", str(file)]) == 2
        assert capsys.readouterr().err.count("\n") == 1


# --- the codes of a pilot ------------------------------------------------------------------------------


def answered(library: Library, slug: str, count: int) -> list[str]:
    definition, dice = library.newest(slug), Random(7)
    return [code.encode(definition, replay.respond(definition, dice)) for _ in range(count)]


def test_codes_are_measured_per_scale(library: Library) -> None:
    """Recoded, so a question that counts the other way does not lower alpha; who does not know is left out."""
    codes = answered(library, "team", 120)
    found = pilot.report("\n".join(codes), library)
    assert (found["assessment"], found["version"], found["people"]) == ("team", 2, 120)
    definition = library.newest("team")
    read = [code.decode(text, library.find)[1] for text in codes]
    for scale, entry in zip(definition.scales, found["scales"], strict=True):
        rows = [
            [6 - value if item.reversed and isinstance(value, int) else value for item in scale.items
             for value in [answers[item.id]]]
            for answers in read
        ]  # fmt: skip
        whole = [row for row in rows if all(isinstance(value, int) for value in row)]
        assert entry["n"] == len(whole)
        assert entry["alpha"] == close(float(exact_alpha(list(zip(*whole, strict=True)))))
        assert entry["alpha"] > 0.5
        assert entry["interval"][0] < entry["alpha"] < entry["interval"][1]
        for place, item in enumerate(entry["items"]):
            column = [row[place] for row in rows]
            numbers = [value for value in column if isinstance(value, int)]
            assert item["unknown"] == column.count("weet-niet") / 120
            assert (item["floor"], item["ceiling"]) == (
                numbers.count(1) / len(numbers),
                numbers.count(5) / len(numbers),
            )


def test_few_people_are_told_how_many_it_takes(library: Library) -> None:
    found = pilot.report("\n".join(answered(library, "team", 12)), library)
    for scale in found["scales"]:
        said = " ".join(scale["says"])
        assert "Trek nog geen conclusie" in said
        assert f"zo’n {scale['needed']} nodig" in said
        assert "Bij " not in said


def test_every_kind_of_scan_is_measured(library: Library) -> None:
    """What is no scale has no alpha; an order, points and practice are left out."""
    for definition in library.all():
        found = pilot.report("\n".join(answered(library, definition.slug, 8)), library)
        measured = {scale["id"]: scale for scale in found["scales"]}
        for scale in definition.scales:
            rated = scale.form.rated
            assert (scale.id in measured) is rated
            if rated and (not scale.form.averaged or len(scale.counted) == 1):
                assert measured[scale.id]["alpha"] is None


def test_version_one_codes_are_measured_with_their_own_questions() -> None:
    library = Library(reading.read_versions(), KINDS)
    old = json.loads((replay.FOLDER / "drie-ks-1.json").read_text("utf-8"))
    found = pilot.report("\n".join(case["code"] for case in old["cases"]), library)
    assert found["version"] == 1
    assert len(found["scales"][0]["items"]) == 3


def test_codes_of_two_scans_are_refused(library: Library) -> None:
    mixed = [*answered(library, "team", 3), *answered(library, "zelfkennis", 2)]
    with pytest.raises(InputError, match=r"team versie 2 \(3\), zelfkennis versie 2 \(2\)"):
        pilot.report("\n".join(mixed), library)


def test_result_given_twice_counts_once(library: Library) -> None:
    codes = answered(library, "team", 5)
    found = pilot.report("\n".join([*codes, codes[0].lower()]), library)
    assert (found["people"], found["repeated"]) == (5, 1)


def test_command_reads_codes(tmp_path: Path, library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    """As arguments or in a file; a code that is wrong gives one line."""
    codes = answered(library, "team", 4)
    assert selfscan.main(["reliability", *codes]) == 0
    first = capsys.readouterr().out
    file = tmp_path / "codes.txt"
    file.write_text("\n".join(codes))
    assert selfscan.main(["reliability", str(file)]) == 0
    assert capsys.readouterr().out == first
    assert selfscan.main(["reliability", codes[0]]) == 0
    assert json.loads(capsys.readouterr().out)["people"] == 1
    assert selfscan.main(["reliability", codes[0], "2633-onzin"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_it_stays_out_of_the_browser() -> None:
    assert bundle.IN_PILOTS not in bundle.sources()
    assert (ROOT / "docs/assessments" / bundle.IN_PILOTS).is_file()

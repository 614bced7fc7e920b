"""Figures of agreement equal independent implementations; what is undefined stays undefined."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
import yaml

from selfscan.core.errors import InputError
from selfscan.scoring import agreement
from selfscan.scoring.concordance import kendall_w
from sitemaker import ROOT
from sitemaker.commands import selfscan

CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((ROOT / "tests/cases/agreement.yml").read_text())


def close(value: float | None) -> Any:
    """Equal to 1e-9, or to the last of the eleven digits that were printed."""
    return None if value is None else pytest.approx(value, rel=5e-11, abs=1e-9)


@pytest.mark.parametrize("case", CASES["agreement"] + CASES["edges"], ids=lambda case: str(case["name"]))
def test_figures_equal_the_reference(case: dict[str, Any]) -> None:
    found = agreement.table({"range": case["range"], "data": case["data"]})
    assert found["n"] == len(case["data"])
    for name, values in case["items"].items():
        assert [item[name] for item in found["items"]] == [close(value) for value in values], name
    for name, value in case["scale"].items():
        assert found["scale"][name] == close(value), name


@pytest.mark.parametrize("case", CASES["kendall_w"], ids=lambda case: str(case["name"]))
def test_concordance_equals_the_reference(case: dict[str, Any]) -> None:
    assert kendall_w(case["data"]) == close(case["w"])


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: f"{case['says']}: {case['given']}"[:60])
def test_wrong_table_is_explained(case: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=case["says"]):
        agreement.table(case["given"])


@pytest.mark.parametrize(
    ("raters", "rwg_at_70", "ad_at_limit"), [(3, 0.232, 0.376), (4, 0.0976, 0.3088), (5, 0.0592, 0.264)]
)
def test_chance_of_agreement_by_random_answers(raters: int, rwg_at_70: float, ad_at_limit: float) -> None:
    """All answers that so many raters can give to one item: why small groups get no figure."""
    answers = list(itertools.product(range(1, 6), repeat=raters))
    high = sum((agreement.r_wg(given, 5) or 0) >= 0.70 for given in answers) / len(answers)
    near = sum((agreement.ad_m(given) or 0) <= 5 / 6 for given in answers) / len(answers)
    assert (high, near) == (close(rwg_at_70), close(ad_at_limit))


def test_command_reads_ratings(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "ratings.json"
    file.write_text('{"range": [1, 5], "data": [[4, 3], [5, null]]}')
    assert selfscan.main(["agreement", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["items"][0]["mean"] == 4.5
    file.write_text('{"range": [1, 5], "data": [[4, 9]]}')
    assert selfscan.main(["agreement", str(file)]) == 2
    assert capsys.readouterr().err.count("\n") == 1

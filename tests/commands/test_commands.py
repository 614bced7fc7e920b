"""`scripts/selfscan` as people and programs use it."""

from __future__ import annotations

import json

import pytest

from sitemaker.commands import selfscan


def run(monkeypatch: pytest.MonkeyPatch, given: str, *arguments: str) -> int:
    monkeypatch.setattr("sys.stdin.read", lambda: given, raising=False)
    monkeypatch.setattr("sys.stdin", type("Input", (), {"read": staticmethod(lambda: given)}))
    return selfscan.main(list(arguments))


def test_encode_and_decode(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What goes in comes out, with the kinds of no answer kept apart."""
    answers = {"LA1": 1, "LA2": "weet-niet", "LA3": "nvt", "LA4": None, "LP4": 5}
    assert run(monkeypatch, json.dumps(answers), "encode", "vijf-lenzen") == 0
    code = capsys.readouterr().out.strip()
    assert len(code) <= 32
    assert run(monkeypatch, "", "decode", code.lower().replace("-", " ")) == 0
    decoded = json.loads(capsys.readouterr().out)
    assert (decoded["assessment"], decoded["version"]) == ("vijf-lenzen", 1)
    assert {item: decoded["answers"][item] for item in answers} == answers


@pytest.mark.parametrize(
    ("given", "arguments", "said"),
    [
        ("{", ["score", "vijf-lenzen"], "geen geldige JSON"),
        ("[1]", ["score", "vijf-lenzen"], "lijst van vraag en antwoord"),
        ('{"LA9": 1}', ["score", "vijf-lenzen"], "heeft geen vraag 'LA9'"),
        ('{"LA1": 6}', ["score", "vijf-lenzen"], "antwoord op vraag LA1"),
        ('{"LA1": true}', ["score", "vijf-lenzen"], "antwoord op vraag LA1"),
        ('{"LA1": "4"}', ["score", "vijf-lenzen"], "antwoord op vraag LA1"),
        ('{"LA1": 3.0}', ["score", "vijf-lenzen"], "antwoord op vraag LA1"),
        ("{}", ["score", "zes-lenzen"], "geen zelfscan 'zes-lenzen'"),
        ("", ["score", "vijf-lenzen", "nergens.json"], "nergens.json is niet te lezen"),
        ("", ["decode", "hallo!"], "komt niet van een zelfscan"),
        ("", ["decode", "2"], "te kort"),
    ],
)
def test_wrong_input_gets_one_line_and_status_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    given: str,
    arguments: list[str],
    said: str,
) -> None:
    assert run(monkeypatch, given, *arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert said in output.err
    assert output.err.count("\n") == 1

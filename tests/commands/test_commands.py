"""`scripts/selfscan` as people and programs use it."""

from __future__ import annotations

import codecs
import io
import json
from pathlib import Path

import pytest

from sitemaker.commands import selfscan

ANSWERS = '{"LA1": 4, "LA2": "weet-niet"}'


def run(monkeypatch: pytest.MonkeyPatch, given: str | bytes, *arguments: str) -> int:
    content = given.encode() if isinstance(given, str) else given
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    return selfscan.main(list(arguments))


def test_encode_and_decode(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What goes in comes out, with the kinds of no answer kept apart."""
    answers = {"LA1": 1, "LA2": "weet-niet", "LA3": "nvt", "LA4": None, "LP4": 5}
    assert run(monkeypatch, json.dumps(answers), "encode", "vijf-lenzen") == 0
    code = capsys.readouterr().out.strip()
    assert len(code) <= 32
    assert run(monkeypatch, "", "decode", code.lower().replace("-", " ")) == 0
    decoded = json.loads(capsys.readouterr().out)
    assert (decoded["assessment"], decoded["version"]) == ("vijf-lenzen", 2)
    assert {item: decoded["answers"][item] for item in answers} == answers


@pytest.mark.parametrize(
    "given",
    [
        codecs.BOM_UTF8 + ANSWERS.encode(),
        ANSWERS.encode("utf-16"),
        codecs.BOM_UTF16_BE + ANSWERS.encode("utf-16-be"),
        ANSWERS.encode("utf-16-le"),
        ANSWERS.encode("utf-32"),
    ],
    ids=["utf-8 with a mark", "utf-16", "big endian", "without a mark", "utf-32"],
)
def test_every_encoding_of_a_file_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, given: bytes
) -> None:
    """As editors and PowerShell write them, from a file and on standard input."""
    assert run(monkeypatch, ANSWERS, "encode", "vijf-lenzen") == 0
    code = capsys.readouterr().out
    (tmp_path / "antwoorden.json").write_bytes(given)
    for file in ("-", str(tmp_path / "antwoorden.json")):
        assert run(monkeypatch, given, "encode", "vijf-lenzen", file) == 0
        assert capsys.readouterr().out == code


def test_letters_of_windows_are_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing tells the encoding and it is not UTF-8."""
    assert run(monkeypatch, '{"één": 1}'.encode("cp1252"), "score", "vijf-lenzen") == 2
    assert "heeft geen vraag 'één'" in capsys.readouterr().err


@pytest.mark.parametrize(
    "given",
    ["{}", "{0}", "https://samen.example/assessments/vijf-lenzen/#r={0}&t=Noord", '{{"code": "{0}"}}'],
)
def test_decode_reads_what_people_have(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], given: str
) -> None:
    """A code, a link, or the text of a downloaded file."""
    assert run(monkeypatch, "", "decode", given.format("2636J5RM-9R6VW6KE-N3EYX5")) == 0
    assert json.loads(capsys.readouterr().out)["answers"]["LA1"] == 4


def test_console_of_few_signs_gets_json_all_the_same(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, ANSWERS, "score", "vijf-lenzen") == 0
    expected = json.loads(capsys.readouterr().out)
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", narrow)
    assert run(monkeypatch, ANSWERS, "score", "vijf-lenzen") == 0
    narrow.seek(0)
    assert json.loads(narrow.read()) == expected


@pytest.mark.parametrize(
    ("given", "arguments", "said"),
    [
        ("{", ["score", "vijf-lenzen"], "geen geldige JSON"),
        ("[" * 200_000, ["score", "vijf-lenzen"], "te veel haken"),
        ('{"a":' * 200_000, ["agreement"], "te veel haken"),
        ('{"LA1": ' + "9" * 5000 + "}", ["score", "vijf-lenzen"], "te lang getal"),
        ("\n{'LA1': 4}", ["score", "vijf-lenzen"], "Kijk naar regel 2, teken 2"),
        ('{"LA1": NaN}', ["score", "vijf-lenzen"], "antwoord op vraag LA1"),
        ("", ["score", "vijf-lenzen"], "Kijk naar regel 1"),
        ("[1]", ["score", "vijf-lenzen"], "lijst van vraag en antwoord"),
        ('{"LA9": 1}', ["score", "vijf-lenzen"], "heeft geen vraag 'LA9'"),
        ('{"LA1": 6}', ["score", "vijf-lenzen"], "antwoord op vraag LA1"),
        ('{"LA1": true}', ["score", "vijf-lenzen"], "antwoord op vraag LA1"),
        ('{"LA1": "4"}', ["score", "vijf-lenzen"], "antwoord op vraag LA1"),
        ('{"LA1": 3.0}', ["score", "vijf-lenzen"], "antwoord op vraag LA1"),
        ("{}", ["score", "zes-lenzen"], "geen zelfscan 'zes-lenzen'"),
        ("", ["score", "vijf-lenzen", "nergens.json"], "nergens.json is niet te lezen"),
        ("", ["score", "vijf-lenzen", "/"], "Het is een map"),
        ("", ["decode", '{"code": 5}'], "staat geen uitslag"),
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

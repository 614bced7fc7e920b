"""A code carries answers from paper to screen, and a wrong code never becomes a result."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selfscan.core.code import ALPHABET, CHECK, SCAN, VERSION, _check, decode, encode, normalise
from selfscan.core.definition import Answers, Definition
from selfscan.core.errors import InputError
from selfscan.core.library import Library

ROUND_TRIPS = 100_000
WRONG_CODES = 100_000
LOOK_ALIKES = {"8": "B", "5": "S", "V": "U", "2": "Z"}


@pytest.fixture(scope="module")
def scans(library: Library) -> list[Definition]:
    return library.all()


def any_answers(definition: Definition, dice: Random) -> Answers:
    """An answer of any sort to every question, none included."""
    return {item: dice.choice(form.values) for item, form in definition.form_of.items()}


@given(data=st.data())
def test_round_trip_of_any_answers(data: st.DataObject, scans: list[Definition], library: Library) -> None:
    """Also the extremes that hypothesis looks for; missing, unknown and not applicable stay apart."""
    definition = data.draw(st.sampled_from(scans))
    answers = {item: data.draw(st.sampled_from(form.values)) for item, form in definition.form_of.items()}
    assert decode(encode(definition, answers), library.find) == (definition, answers)


def test_round_trip_of_many_answers(scans: list[Definition], library: Library) -> None:
    dice = Random(1)
    for definition in scans:
        for _ in range(ROUND_TRIPS // len(scans)):
            answers = any_answers(definition, dice)
            assert decode(encode(definition, answers), library.find) == (definition, answers)


def test_codes_are_short_and_legible(scans: list[Definition]) -> None:
    """At most 32 characters with separators, in groups, without characters that look alike."""
    assert not set(ALPHABET) & set("01BILOSUZ")
    for definition in scans:
        last = {item: form.values[-1] for item, form in definition.form_of.items()}
        text = encode(definition, last)
        assert len(text) <= 32
        assert set(text) <= {*ALPHABET, "-"}
        assert max(map(len, text.split("-"))) <= 8


WAYS_OF_TYPING: dict[str, Callable[[str], str]] = {
    "small letters": str.lower,
    "some capitals": str.title,
    "no separators": lambda text: text.replace("-", ""),
    "spaces": lambda text: text.replace("-", " "),
    "a line of an e-mail": lambda text: f"  {text.replace('-', ' - ')}.\r\n",
    "every character apart": "_".join,
    "look-alikes": lambda text: "".join(LOOK_ALIKES.get(character, character) for character in text),
    "small look-alikes": lambda text: "".join(
        LOOK_ALIKES.get(character, character) for character in text
    ).lower(),
}


@pytest.mark.parametrize("way", WAYS_OF_TYPING)
def test_way_of_typing_does_not_matter(way: str, scans: list[Definition], library: Library) -> None:
    """Case, separators and look-alike characters."""
    dice = Random(2)
    for definition in scans:
        for _ in range(50):
            answers = any_answers(definition, dice)
            typed = WAYS_OF_TYPING[way](encode(definition, answers))
            assert decode(typed, library.find) == (definition, answers)


def test_every_slip_of_the_pen_is_refused(scans: list[Definition], library: Library) -> None:
    """Each change of one character and each swap of two neighbours."""
    dice = Random(3)
    for definition in scans:
        for _ in range(10):
            text = normalise(encode(definition, any_answers(definition, dice)))
            for place, old in enumerate(text):
                for new in ALPHABET.replace(old, ""):
                    assert refusal(text[:place] + new + text[place + 1 :], library)
                if text[place + 1 : place + 2] not in ("", old):
                    assert refusal(text[:place] + text[place + 1] + old + text[place + 2 :], library)


MUTATIONS: list[Callable[[Random, str, str], str]] = [
    # At random, in our alphabet and in any other.
    lambda dice, *_: "".join(dice.choices(ALPHABET, k=dice.randrange(40))),
    lambda dice, *_: "".join(chr(dice.randrange(0x2100)) for _ in range(dice.randrange(40))),
    # Cut off, shuffled, with a character too many or some too few, with one in ten wrong.
    lambda dice, first, _: first[: dice.randrange(len(first))],
    lambda dice, first, _: first[dice.randrange(len(first)) :],
    lambda dice, first, _: "".join(dice.sample(first, len(first))),
    lambda dice, first, _: (
        first[: (place := dice.randrange(len(first)))] + dice.choice(ALPHABET) + first[place:]
    ),
    lambda dice, first, _: (
        first[: (place := dice.randrange(len(first)))] + first[place + dice.randrange(1, 4) :]
    ),
    lambda dice, first, _: "".join(dice.choice(ALPHABET) if dice.random() < 0.1 else old for old in first),
    # Two codes that ran together.
    lambda dice, first, two: first[: (place := dice.randrange(len(first)))] + two[place:],
    lambda dice, first, two: first * dice.randrange(1, 12) + two,
]


def test_wrong_codes_are_refused(scans: list[Definition], library: Library) -> None:
    """Random and mutated codes never crash and never stand for other answers than they say."""
    dice = Random(4)
    valid = [normalise(encode(scan, any_answers(scan, dice))) for scan in scans for _ in range(100)]
    refused = 0
    for _ in range(WRONG_CODES):
        text = dice.choice(MUTATIONS)(dice, dice.choice(valid), dice.choice(valid))
        try:
            definition, answers = decode(text, library.find)
        except InputError:
            refused += 1
        else:
            assert normalise(text) in valid
            assert normalise(encode(definition, answers)) == normalise(text)
    assert refused > WRONG_CODES * 0.8


@given(text=st.text(max_size=250))
def test_no_text_breaks_it(text: str, library: Library) -> None:
    assert refusal(text, library)


def test_truncated_code_is_called_incomplete(scans: list[Definition], library: Library) -> None:
    """With the number of missing characters, as long as it can be told."""
    dice = Random(5)
    for definition in scans:
        text = normalise(encode(definition, any_answers(definition, dice)))
        assert "niet compleet: er ontbreekt 1 teken." in refusal(text[:-1], library)
        for missing in range(2, len(text)):
            message = refusal(text[:-missing], library)
            assert f"niet compleet: er ontbreken {missing} tekens." in message or "te kort" in message
        assert "te kort" in refusal("", library)


def test_wrong_code_is_called_wrong(scans: list[Definition], library: Library) -> None:
    for definition in scans:
        text = normalise(encode(definition, any_answers(definition, Random(6))))
        assert "zit een fout" in refusal(text[:-1] + ("2" if text[-1] != "2" else "3"), library)
        assert "zit een fout" in refusal(text + "2", library)


def test_foreign_code_is_called_foreign(library: Library, scans: list[Definition]) -> None:
    """A code with characters of another alphabet, and a code whose check value fits by accident."""
    assert "komt niet van een zelfscan" in refusal("https://example.org/?q=1", library)
    assert "te lang" in refusal("3" * 201, library)
    for definition in scans:
        other = dataclasses.replace(definition, scales=definition.scales[:1])
        assert "hoort niet bij" in refusal(encode(other, dict.fromkeys(other.form_of)), library)
        text = normalise(encode(definition, dict.fromkeys(definition.form_of)))
        body = text[: SCAN + VERSION] + ALPHABET[-1] * (len(text) - SCAN - VERSION - CHECK)
        assert "hoort niet bij" in refusal(body + _check(body), library)


def test_newer_code_is_called_newer(scans: list[Definition], library: Library) -> None:
    """Of a later version of a scan, and of a scan that did not exist yet."""
    for definition in scans:
        newer = dataclasses.replace(definition, version=definition.version + 1)
        unborn = dataclasses.replace(definition, number=700)
        for later in (newer, unborn):
            message = refusal(encode(later, any_answers(later, Random(7))), library)
            assert "nieuwere versie" in message


def refusal(text: str, library: Library) -> str:
    """What is said about a code that is refused."""
    with pytest.raises(InputError) as error:
        decode(text, library.find)
    return str(error.value)

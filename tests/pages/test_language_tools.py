"""The measures of language are right, and whatever is wrong in a page or a text is found."""

from __future__ import annotations

import pytest

from language import (
    definition_texts,
    flesch_douma,
    lix,
    long_sentences,
    measure,
    misspelled,
    sentences,
    syllables,
    words,
)
from pages import Page, heading_faults, link_faults, page_text, text_below

SYLLABLES = {
    1: "de ik één teams nieuw eeuw mooi groei ruw quiz niet bij zoekt vóór",
    2: "nieuwe draaien groeien moeilijk privé naïef milieu auto type reëel geüit royaal scène",
    3: "museum regio belangen gemeente collega’s wethouder adequaat dialoog theater enquête reünie ideeën",
    4: "samenwerking geïnspireerd perspectieven financieel professional organiseer",
    5: "financiële coördinatie categorieën organisatie individueel evaluatie initiatief carrièrestap",
    6: "teamontwikkelingen maatschappelijkere",
}


PAGE = """
<title>Samen</title><body><nav><a href="/">Start</a></nav>
<main><nav>Menu</nav><article>
  <h1>Samen <em>werken</em></h1>
  <p>Eén zin met <a href="a" lang="nl">een <em lang="en">link</em></a>.<br>En nog een.</p>
  <script>let x = "geen tekst"</script>
  <form><p>Vraag</p></form>
  <h2 id="lijst">Lijst</h2>
  <ul><li>Eerst dit</li><li>Dan dat<ul><li>en zo</li></ul></li></ul>
  <h3>Tabel</h3>
  <table><tr><th>Kop</th><td>Cel</td></tr></table>
  <h2 id="bronnen">Bronnen</h2>
  <ul><li>Kaats, E. (2012). <a href="https://a.b">https://a.b</a></li></ul>
  <aside><p>Neem contact op.</p></aside>
</article></main></body>"""

BROKEN = """
<body><main><article>
  <h2>Geen h1</h2><h4>Te diep</h4>
  <p><a href="a"></a> <a href="b">Klik hier</a> <a href="c">lees meer &raquo;</a> <a href="https://d">https://d</a></p>
  <p><a href="e"><img src="e.svg" alt="De vijf lenzen"></a> <a href="f" aria-label="Naar boven">&uarr;</a></p>
</article></main></body>"""


@pytest.mark.parametrize(("count", "line"), SYLLABLES.items())
def test_syllables(count: int, line: str) -> None:
    assert {word: syllables(word) for word in words(line)} == dict.fromkeys(words(line), count)


def test_words() -> None:
    text = "Drie-in-een: collega’s én 4,5 uur (max.)"
    assert words(text) == ["Drie-in-een", "collega’s", "én", "4,5", "uur", "max"]


@pytest.mark.parametrize(
    "text",
    [
        "Kaats en Opheij (2012) noemen vijf lenzen.| De vragen zijn van ons.",
        "Allers, M.A. en De Greef (2018) rekenden het na.| Zij keken naar 4.28 en 1,5 procent.",
        "Zo deden Klein e.a. (2009) dat, bijv. Salas, mr. Jansen en drs. De Wit.| Meer niet!",
        "Het zout ligt bij B.| Dat is dichtbij (Baak, z.j.).| Klaar",
        "‘Wat wil je?’ vraagt zij.| “Echt?”| (Nee.)| 3 keer niet…| Jawel",
    ],
)
def test_sentences(text: str) -> None:
    """A full stop ends a sentence, but not in an abbreviation or a number and not after initials."""
    assert sentences(text.replace("|", "")) == [sentence.strip() for sentence in text.split("|")]


@pytest.mark.parametrize(
    ("words", "sentences", "syllables", "ease"),
    [(100, 10, 140, 89.735), (100, 8, 150, 79.71), (120, 8, 200, 64.551667), (100, 5, 180, 49.635)],
)
def test_flesch_douma(words: int, sentences: int, syllables: int, ease: float) -> None:
    assert flesch_douma(words, sentences, syllables) == pytest.approx(ease)


def test_lix() -> None:
    assert lix(words=100, sentences=10, long_words=25) == 35


def test_measure() -> None:
    figures = measure(["We werken samen. Dat helpt iedereen", "Ook onze gemeenten"])
    assert figures == (9, 3, 16, 2, 3)
    assert figures.flesch_douma == pytest.approx(206.835 - 0.93 * 3 - 77 * 16 / 9)
    assert figures.lix == pytest.approx(3 + 100 * 2 / 9)


def test_long_sentences() -> None:
    limit, too_long = "Woord" + " woord" * 24, "Woord" + " woord" * 25
    assert long_sentences(f"{limit}. {too_long}") == [too_long]


def test_misspelled() -> None:
    text = "Onze samenwerkingsparners mailen wij@voorbeeld.example, o.a. collega’s en MGA-projecten in 2012."
    assert misspelled(text) == {"samenwerkingsparners", "MGA"}


def test_definition_texts() -> None:
    """What someone reads is found, with the way to it; codes are not."""
    definition = {
        "slug": "team",
        "scales": [{"id": "A", "form": "klopt", "items": [{"id": "A1", "text": "Wij praten."}]}],
        "texts": {"sentence": {"level": "Overal {bands}."}, "limits": ["Eén blik."]},
    }
    assert dict(definition_texts(definition)) == {
        "scales.A.items.A1.text": "Wij praten.",
        "texts.sentence.level": "Overal dit.",
        "texts.limits.0": "Eén blik.",
    }


def test_page_text() -> None:
    """Blocks of running text, without navigation, scripts, forms and sources."""
    assert page_text(PAGE) == [
        ("h1", "", "Samen werken", False),
        ("p", "", "Eén zin met een link. En nog een.", True),
        ("h2", "lijst", "Lijst", False),
        ("li", "", "Eerst dit", True),
        ("li", "", "Dan dat", True),
        ("li", "", "en zo", True),
        ("h3", "", "Tabel", False),
        ("th", "", "Kop", False),
        ("td", "", "Cel", False),
        ("p", "", "Neem contact op.", False),
    ]


def test_text_below() -> None:
    """A heading holds its text and that of deeper headings."""
    assert text_below(page_text(PAGE), "lijst") == "Eerst dit Dan dat en zo Tabel Kop Cel Neem contact op."
    assert text_below(page_text(PAGE), "zoek") == ""


def test_a_good_page_has_no_faults() -> None:
    page = Page("/goed/", PAGE)
    assert [*heading_faults(page), *link_faults(page)] == []
    assert (page.title, page.foreign) == ("Samen", "link")


def test_a_broken_page_has_faults() -> None:
    page = Page("/stuk/", BROKEN)
    assert page.title == page.description == ""
    assert list(heading_faults(page)) == [
        "/stuk/: the headings do not start with the only h1, but go [2, 4]",
        "/stuk/: h2 is followed by h4",
    ]
    assert list(link_faults(page)) == [
        "/stuk/: the link to a says ''",
        "/stuk/: the link to b says 'Klik hier'",
        "/stuk/: the link to c says 'lees meer »'",
        "/stuk/: the link 'https://d' shows its address",
    ]

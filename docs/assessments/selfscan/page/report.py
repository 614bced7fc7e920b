"""A result as a page, in the order in which people want to know things."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

from ..core.definition import Definition, Scale
from ..core.texts import Texts
from ..drawing import chart
from ..drawing.markup import Markup, element, join, table
from ..kinds import KINDS
from ..result import FOCUS, page_of
from ..scoring.notices import UNKNOWN_SHARE
from ..scoring.wording import OUTCOME, advice, shown
from .summary import LIMITS, label
from .summary import WORDS as SUMMARY

COLUMNS = ("scale", "band", "place", "basis")

WORDS = Texts(
    "result",
    {
        "heading": "",
        "chart": "title?",
        "caption": "",
        "as-web": "",
        **{f"table.{column}": "" for column in COLUMNS},
        "step": "",
        "scales": "",
        "next": "",
        "read": "",
        "contact": "",
        "contact-link": "",
    },
)
STAMP = Texts("take", {"stamp": "title version"})
QUESTIONS = Texts("", {"questions[]?": ""})
"""What a scan asks of everyone, before the questions that depend on the answers."""

MIRROR = Texts("mirror", {"give": "", "both": "", "compare": ""})
SECOND_LOOK = Texts("second-look", {"heading": "", "open": "", "code": "", "compare": "", "ask?": ""})


def page(definition: Definition, result: dict[str, Any], root: str) -> Markup:
    """The whole result as HTML. `root` is the way from the page to the home page ("../../")."""
    if definition.mirrors:
        return _reflection(definition, result, root)
    own = page_of(definition)
    extra = own.sections(definition, result) if own else None
    charts = element("div", _profile(definition, result), *_overviews(definition, result), extra)
    return join(
        _opening(definition, result),
        element("div", charts, _conversation(definition, result), class_="glance"),
        *_kinds(definition, result),
        _scales(definition, result),
        *_appendices(definition, result),
        _limits(definition),
        _second_look(definition, result, root),
        _next(definition, root),
    )


def _reflection(definition: Definition, result: dict[str, Any], root: str) -> Markup:
    """What somebody answered about another: no advice, which is for that other, but a way to give it."""
    words = MIRROR.of(definition)
    return join(
        _opening(definition, result),
        element("p", words["give"]),
        _profile(definition, result),
        _limits(definition),
        element("p", words["both"], " ", _comparison(words["compare"], result, root)),
    )


def _second_look(definition: Definition, result: dict[str, Any], root: str) -> Markup | None:
    """For who can be mirrored: the questions for another, and how to lay the two results side by side."""
    words = SECOND_LOOK.of(definition)
    if "ask" not in words:
        return None
    mirror = element("a", words["open"], href=f"{root}{definition.path}spiegel/")
    return element(
        "section",
        element("h3", words["heading"]),
        element("p", words["ask"], " ", mirror, "."),
        element("p", words["code"], " ", _comparison(words["compare"], result, root), "."),
        class_="second-look",
    )


def _comparison(text: str, result: dict[str, Any], root: str) -> Markup:
    return element("a", text, href=f"{root}assessments/vergelijken/#g={result['code']}")


def _opening(definition: Definition, result: dict[str, Any]) -> Markup:
    words = WORDS.of(definition)
    notices = [
        element("p", notice["text"], class_="notice", data_notice=notice["id"])
        for notice in result["notices"]
    ]
    return join(
        element("h2", words["heading"], id="uitslag", tabindex="-1"),
        element("p", class_="stamp", data_stamp=_stamp(definition)),
        element("p", result["sentence"], class_="lead"),
        *notices,
    )


def _stamp(definition: Definition) -> str:
    """Which scan this is; the page adds the date and its own address."""
    return STAMP.of(definition)["stamp"].format(title=definition.title, version=definition.version)


def _profile(definition: Definition, result: dict[str, Any]) -> Markup | None:
    banded = {scale.id for scale in definition.scales if scale.form.bands}
    scores = [entry for entry in result["scales"] if entry["id"] in banded]
    if len(scores) < 2:
        return None  # One bar is no profile.
    words = WORDS.of(definition)
    label = words["chart"].format(title=definition.title)
    web = chart.radar(definition, scores, label) if len(scores) >= chart.AXES else None
    return chart.figure(
        words["caption"],
        chart.profile(definition, scores, label),
        chart.view(words["as-web"], web) if web else None,
        chart.view(chart.VIEW.of(definition)["as-table"], _table(definition, scores)),
    )


def _overviews(definition: Definition, result: dict[str, Any]) -> list[Markup]:
    """The charts of scales that are answered in another way."""
    return [
        kind.overview(definition, [_entry(result, one.id) for one in scales])
        for kind, scales in _by_kind(definition)
        if hasattr(kind, "overview")
    ]


def _kinds(definition: Definition, result: dict[str, Any]) -> list[Markup]:
    """The parts of scales that are answered in another way, in the order of asking."""
    parts = []
    for kind, scales in _by_kind(definition):
        if hasattr(kind, "opening"):
            parts.append(kind.opening(definition))
        if hasattr(kind, "section"):
            sections = (kind.section(definition, one, _entry(result, one.id)) for one in scales)
            parts.append(element("div", *sections, class_="explained"))
    return parts


def _by_kind(definition: Definition) -> Iterator[tuple[Any, list[Scale]]]:
    for name, scales in groupby(definition.scales, key=lambda one: one.form.kind):
        yield KINDS.get(name), list(scales)


def _appendices(definition: Definition, result: dict[str, Any]) -> list[Markup]:
    """What there is to study or to fill in after the result itself: per scale, then of the whole scan."""
    parts = []
    for scale in definition.scales:
        kind: Any = KINDS.get(scale.form.kind)
        if hasattr(kind, "appendix"):
            parts.append(kind.appendix(definition, scale, _entry(result, scale.id)))
    own: Any = page_of(definition)
    if hasattr(own, "appendix"):
        parts.append(own.appendix(definition, result))
    return parts


def _table(definition: Definition, scores: list[dict[str, Any]]) -> Markup:
    words, outcome = WORDS.of(definition), OUTCOME.of(definition)
    rows = (
        [
            entry["name"],
            _band(definition, entry),
            shown(entry["mean"]),
            outcome["of"].format(answered=entry["answered"], items=_count(definition, entry)),
        ]
        for entry in scores
    )
    return table(words["caption"], (words[f"table.{key}"] for key in COLUMNS), rows)


def _conversation(definition: Definition, result: dict[str, Any]) -> Markup | None:
    """Three questions to talk about and one step for this week."""
    if not result["focus"]:
        return None
    words = WORDS.of(definition)
    texts = [advice(definition.scale(name), _entry(result, name)) for name in result["focus"]]
    questions = [*QUESTIONS.lines(definition, "questions"), *(text["question"] for text in texts)]
    return element(
        "section",
        element("h3", SUMMARY.of(definition)["conversation"]),
        element("ol", *(element("li", question) for question in questions[:FOCUS])),
        element("h3", words["step"]),
        element("p", texts[0]["advice"], data_advice=result["focus"][0]),
        class_="conversation",
    )


def _scales(definition: Definition, result: dict[str, Any]) -> Markup:
    words = WORDS.of(definition)
    told = [entry for entry in result["scales"] if _is_told(definition.scale(entry["id"]), entry)]
    if not told:
        return Markup()
    parts = [
        element(
            "section",
            element("h4", entry["name"], " ", element("span", _outcome(definition, entry), class_="band")),
            *_explanation(definition, entry),
            data_scale=entry["id"],
            data_mean="" if entry["mean"] is None else repr(entry["mean"]),
            data_band=entry["band"] or "",
        )
        for entry in told
    ]
    return join(element("h3", words["scales"]), element("div", *parts, class_="explained"))


def _is_told(scale: Scale, entry: dict[str, Any]) -> bool:
    """Whether words explain this scale; a kind with a part of its own does that itself."""
    kind = KINDS.get(scale.form.kind)
    own_part = hasattr(kind, "section") or hasattr(kind, "appendix")
    return bool(scale.form.bands) or ("level" in entry and not own_part)


def _explanation(definition: Definition, entry: dict[str, Any]) -> list[Markup]:
    words = OUTCOME.of(definition)
    scale = definition.scale(entry["id"])
    parts = []
    if entry["band"] or entry.get("level"):
        texts = advice(scale, entry)
        parts.append(element("p", texts["meaning"]))
        if "question" in texts:
            parts.append(element("p", element("strong", words["question"]), " ", texts["question"]))
    else:
        parts.append(element("p", words["too-few"].format(needed=entry["needed"], items=len(scale.items))))
    if "given" in entry:  # Statements that are no scale together are told one by one.
        answers = (
            (item.text, label(definition, scale.form, entry["given"][item.id])) for item in scale.items
        )
        rows = (element("li", f"{text} ", element("strong", said or "–")) for text, said in answers)
        parts.append(element("ul", *rows, class_="given"))
    if entry["unknown"] >= UNKNOWN_SHARE * len(scale.items):
        parts.append(element("p", scale.data["texts"]["unknown"], class_="unknown"))
    if note := scale.data["texts"].get("note"):
        source = element("a", note["source"], href=note["link"]) if "link" in note else None
        parts.append(element("p", note["text"], " ", source, class_="note"))
    return parts


@cache
def _limits(definition: Definition) -> Markup:
    return element(
        "section",
        element("h3", SUMMARY.of(definition)["limits"]),
        element("ul", *(element("li", line) for line in LIMITS.lines(definition, "limits"))),
        class_="limits",
    )


@cache
def _next(definition: Definition, root: str) -> Markup:
    words = WORDS.of(definition)
    about = definition.data["about"]
    return element(
        "section",
        element("h3", words["next"]),
        element("p", words["read"], " ", element("a", about["title"], href=root + about["path"]), "."),
        element("p", words["contact"], " ", element("a", words["contact-link"], href=root + "contact/"), "."),
        class_="next",
    )


def _outcome(definition: Definition, entry: dict[str, Any]) -> str:
    level = entry.get("level")
    return str(definition.texts["levels"][level]) if level else _band(definition, entry)


def _band(definition: Definition, entry: dict[str, Any]) -> str:
    words = OUTCOME.of(definition)
    if entry["band"] is None:
        return words["no-band"]
    return str(entry["band"]) + (f", {words['borderline']}" if entry["borderline"] else "")


def _count(definition: Definition, entry: dict[str, Any]) -> int:
    return len(definition.scale(entry["id"]).items)


def _entry(result: dict[str, Any], scale_id: str) -> dict[str, Any]:
    return next(entry for entry in result["scales"] if entry["id"] == scale_id)

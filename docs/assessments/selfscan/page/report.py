"""A result as a page, in the order in which people want to know things."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import Any

from .. import kinds
from ..core.definition import Definition, Scale
from ..core.scan_module import page_of
from ..core.texts import Texts
from ..drawing.markup import HOME, Markup, element, join, link
from ..kinds.banded import outcome
from ..kinds.kind import Kind, label
from ..scoring.notices import UNKNOWN_SHARE
from ..scoring.result import FOCUS, Result
from ..scoring.scale import Entry
from ..scoring.wording import OUTCOME
from .summary import LIMITS
from .summary import WORDS as SUMMARY

WORDS = Texts(
    "result", dict.fromkeys(["heading", "step", "scales", "next", "read", "contact", "contact-link"], "")
)
STAMP = Texts("take", {"stamp": "title version"})
QUESTIONS = Texts("", {"questions[]?": ""})
"""What a scan asks of everyone, before the questions that depend on the answers."""

MIRROR = Texts("mirror", {"give": "", "both": "", "compare": ""})
SECOND_LOOK = Texts("second-look", {"heading": "", "open": "", "code": "", "compare": "", "ask?": ""})


def page(definition: Definition, result: Result) -> Markup:
    """The whole result as HTML, with links that `markup.placed` has still to give their way."""
    if definition.mirrors:
        return _reflection(definition, result)
    own: Any = page_of(definition)
    extra = own.sections(definition, result) if hasattr(own, "sections") else None
    charts = element("div", *_profiles(definition, result), *_overviews(definition, result), extra)
    return join(
        _opening(definition, result),
        element("div", charts, _conversation(definition, result), class_="glance"),
        *_kinds(definition, result),
        _scales(definition, result),
        *_appendices(definition, result),
        _limits(definition),
        _second_look(definition, result),
        _next(definition),
    )


def _reflection(definition: Definition, result: Result) -> Markup:
    """What somebody answered about another: no advice, which is for that other, but a way to give it."""
    words = MIRROR.of(definition)
    return join(
        _opening(definition, result),
        element("p", words["give"]),
        *_profiles(definition, result),
        _limits(definition),
        element("p", words["both"], " ", _comparison(words["compare"], result)),
    )


def _second_look(definition: Definition, result: Result) -> Markup | None:
    """For who can be mirrored: the questions for another, and how to lay the two results side by side."""
    words = SECOND_LOOK.of(definition)
    if "ask" not in words:
        return None
    mirror = link(words["open"], f"{definition.path}spiegel/")
    return element(
        "section",
        element("h3", words["heading"]),
        element("p", words["ask"], " ", mirror, "."),
        element("p", words["code"], " ", _comparison(words["compare"], result), "."),
        class_="second-look",
    )


def _comparison(text: str, result: Result) -> Markup:
    """A link that takes the result along; the page does that, past the address (see `site/arrival.js`)."""
    return element("a", text, href=HOME + "assessments/vergelijken/", data_compare=result["code"])


def _opening(definition: Definition, result: Result) -> Markup:
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


def _profiles(definition: Definition, result: Result) -> list[Markup]:
    """The charts of scales with bands, one for each form."""
    forms: dict[str, list[Scale]] = {}
    for scale in definition.scales:
        if scale.form.bands:
            forms.setdefault(scale.form.id, []).append(scale)
    return [
        kinds.of(scales[0].form).profile(definition, scales[0].form, _entries(result, scales))
        for scales in forms.values()
        if len(scales) > 1  # A single bar is no profile.
    ]


def _overviews(definition: Definition, result: Result) -> Iterator[Markup | None]:
    """The charts of scales that follow each other and are answered in another way."""
    for kind, scales in _by_kind(definition):
        yield kind.overview(definition, _entries(result, scales))


def _kinds(definition: Definition, result: Result) -> Iterator[Markup | None]:
    """The parts of scales that are answered in another way, in the order of asking."""
    for kind, scales in _by_kind(definition):
        yield kind.opening(definition)
        sections = (kind.section(definition, scale, _entry(result, scale.id)) for scale in scales)
        if told := [section for section in sections if section]:
            yield element("div", *told, class_="explained")


def _by_kind(definition: Definition) -> Iterator[tuple[Kind[Any], list[Scale]]]:
    for _, scales in groupby(definition.scales, key=lambda scale: scale.form.kind):
        found = list(scales)
        yield kinds.of(found[0].form), found


def _appendices(definition: Definition, result: Result) -> Iterator[Markup | None]:
    """What there is to study or to fill in after the result itself: per scale, then of the whole scan."""
    for scale in definition.scales:
        yield kinds.of(scale.form).appendix(definition, scale, _entry(result, scale.id))
    own: Any = page_of(definition)
    if hasattr(own, "appendix"):
        yield own.appendix(definition, result)


def _conversation(definition: Definition, result: Result) -> Markup | None:
    """Three questions to talk about and one step for this week."""
    if not result["focus"]:
        return None
    words = WORDS.of(definition)
    texts = [advice(definition, _entry(result, name)) for name in result["focus"]]
    questions = [*QUESTIONS.lines(definition, "questions"), *(text["question"] for text in texts)]
    return element(
        "section",
        element("h3", SUMMARY.of(definition)["conversation"]),
        element("ol", *(element("li", question) for question in questions[:FOCUS])),
        element("h3", words["step"]),
        element("p", texts[0]["advice"], data_advice=result["focus"][0]),
        class_="conversation",
    )


def _scales(definition: Definition, result: Result) -> Markup:
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


def _is_told(scale: Scale, entry: Entry) -> bool:
    """Whether words explain this scale; a kind with a part of its own does that itself."""
    return bool(scale.form.bands) or ("level" in entry and not kinds.of(scale.form).tells_itself)


def _explanation(definition: Definition, entry: Entry) -> list[Markup]:
    words = OUTCOME.of(definition)
    scale = definition.scale(entry["id"])
    parts = []
    if entry["band"] or entry.get("level"):
        texts = advice(definition, entry)
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
    if entry.get("remark"):
        parts.append(element("p", scale.data["texts"]["remark"], class_="notice"))
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
def _next(definition: Definition) -> Markup:
    words = WORDS.of(definition)
    about = definition.data["about"]
    return element(
        "section",
        element("h3", words["next"]),
        element("p", words["read"], " ", link(about["title"], about["path"]), "."),
        element("p", words["contact"], " ", link(words["contact-link"], "contact/"), "."),
        class_="next",
    )


def advice(definition: Definition, entry: Entry) -> dict[str, str]:
    """The texts (`meaning`, `question`, `advice`) for what came out of a scale."""
    scale = definition.scale(entry["id"])
    return dict(kinds.of(scale.form).advice(scale, entry))


def _outcome(definition: Definition, entry: Entry) -> str:
    level = entry.get("level")
    return str(definition.texts["levels"][level]) if level else outcome(definition, entry)


def _entry(result: Result, scale_id: str) -> Entry:
    return next(entry for entry in result["scales"] if entry["id"] == scale_id)


def _entries(result: Result, scales: list[Scale]) -> list[Entry]:
    return [_entry(result, scale.id) for scale in scales]

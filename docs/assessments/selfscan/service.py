"""The one door for the browser: a request in JSON, an answer in JSON."""

from __future__ import annotations

import json
import sys
import zipimport
from collections.abc import Sequence
from typing import Any

from . import result
from .core import answers as incoming
from .core import code
from .core.definition import Answers, Definition
from .core.errors import InputError, NotHereError
from .core.library import Library
from .core.texts import Texts
from .drawing import qr
from .drawing.markup import join, placed
from .kinds import KINDS
from .page import report, summary, take_along

WORDS = Texts("comparison.mirror", {"elsewhere": ""})

_library: Library | None = None


def use(definitions: str) -> None:
    """Answer from these current definitions, a list in JSON, instead of from those beside this package."""
    global _library
    _library = Library(json.loads(definitions), KINDS, whole=False)


def remember(archive: str) -> None:
    """Take in the older versions and their scoring, from an archive that holds `released.json`."""
    sys.path.insert(0, archive)
    library().add(json.loads(zipimport.zipimporter(archive).get_data("released.json")))


def library() -> Library:
    global _library
    _library = _library or Library.bundled(KINDS)
    return _library


def call(request: str) -> str:
    """Answer a request `{"do", ...}`; what a visitor did wrong comes back as `{"error"}`.

    The answer is empty when it takes an older version: `remember` those, and ask again.

    - `{"do": "score", "assessment", "answers", "root", "seconds"?}` ->
      `{"result", "path", "answers", "html", "text", "rich", "csv"}`
    - `{"do": "open", "text", "root", "assessment"}` -> the same, for the code, link or file content in `text`;
      a mirror is only opened for its own `assessment`
    - `{"do": "qr", "link", "label"}` -> `{"svg"}`
    - `{"do": "encode", "assessment", "answers"}` -> `{"code"}`, also for a mirror
    - `{"do": "collect", "text", "have"}` -> see `group.service.collect`
    - `{"do": "compare", "contributions", "consent", "assessment"}` -> `{"comparison", "html"}` of a group
    - `{"do": "pair", "contributions"}` -> the same of two results side by side
    """
    asked = json.loads(request)
    try:
        return json.dumps(HANDLERS[asked["do"]](asked))
    except InputError as error:
        return json.dumps({"error": str(error)})
    except NotHereError:
        return ""


def rehearse(turn: int) -> None:
    """Answer for an example of one of the scans, each in its turn: the first visitor finds it done before.

    What is the same in every result is drawn then, and browsers make fast what has run often.
    """
    definitions = library().all()
    definition = definitions[turn % len(definitions)]
    forms = enumerate(definition.form_of.items())
    answers = {item: form.numbers[(turn + index) % len(form.numbers)] for index, (item, form) in forms}
    about = {"assessment": definition.slug, "answers": answers, "root": "../../"}
    code = json.loads(call(json.dumps({"do": "encode", **about}))).get("code", "")
    call(json.dumps({"do": "score", **about}))
    call(json.dumps({"do": "open", "text": code, **about}))


def _score(asked: dict[str, Any]) -> dict[str, Any]:
    definition = library().newest(asked["assessment"])
    answers = incoming.read(definition, asked["answers"])
    return _answer(definition, answers, asked, asked.get("seconds", ()))


def _open(asked: dict[str, Any]) -> dict[str, Any]:
    definition, answers = code.decode(code.extract(asked["text"]), library().find)
    if definition.mirrors and asked["assessment"] != definition.slug:
        raise InputError(WORDS.of(definition)["elsewhere"])
    return _answer(definition, answers, asked)


def _answer(
    definition: Definition, answers: Answers, asked: dict[str, Any], seconds: Sequence[float] = ()
) -> dict[str, Any]:
    scored = result.score(definition, answers, seconds)
    blocks = summary.blocks(definition, scored)
    html = join(
        report.page(definition, scored),
        take_along.section(definition, scored),
        None if definition.mirrors else take_along.intake(definition, answers, scored),
    )
    return {
        "result": scored,
        "path": definition.path,
        "answers": answers,
        "html": placed(html, asked["root"]),
        "text": summary.text(blocks),
        "rich": summary.rich(blocks),
        "csv": summary.table(definition, answers, scored),
    }


def _qr(asked: dict[str, Any]) -> dict[str, Any]:
    return {"svg": qr.svg(asked["link"], asked["label"])}


def _encode(asked: dict[str, Any]) -> dict[str, Any]:
    definition = library().newest(asked["assessment"])
    return {"code": code.encode(definition, incoming.read(definition, asked["answers"]))}


# Most visitors compare nothing, and a boot without a snapshot waits for every module.


def _collect(asked: dict[str, Any]) -> dict[str, Any]:
    from .group import service as group

    return group.collect(asked["text"], group.contributions(asked["have"]), library())


def _compare(asked: dict[str, Any]) -> dict[str, Any]:
    from .group import service as group

    given = group.contributions(asked["contributions"])
    return group.compare_page(given, library(), asked["consent"], asked["assessment"])


def _pair(asked: dict[str, Any]) -> dict[str, Any]:
    from .group import service as group

    return group.pair_page(group.contributions(asked["contributions"]), library())


HANDLERS = {
    "score": _score,
    "open": _open,
    "qr": _qr,
    "encode": _encode,
    "collect": _collect,
    "compare": _compare,
    "pair": _pair,
}

"""The exercise that tells what of Python is used: everything that a visitor can ask, of every scan.

What is called meanwhile is kept in `used.json`; `scripts/renew python` looks again, after a new Pyodide, or when a
test says that a trimmed Python stopped.
"""

from __future__ import annotations

import json
from itertools import chain
from random import Random
from typing import Any

from selfscan.core import code
from selfscan.core.definition import Definition
from selfscan.core.library import Library
from selfscan.kinds import KINDS
from sitemaker.cache import Cache
from sitemaker.runtime import bundle, pyodide_node, respondents

ANSWERING = "in_pyodide/answer_requests.py"
PROGRAMS = (ANSWERING, "in_pyodide/exercise_builtins.py", "in_pyodide/prepare_snapshot.py")
"""In this order: the last program removes the archives."""


def renewed(definitions: list[dict[str, Any]]) -> str:
    """What should stand in `used.json` now.

    What was called before stays: when Python tidies up its memory is chance, and so is part of what it calls then.
    Which data is dropped was found by hand, as addresses in one Pyodide: for another all starts as nothing, which
    costs bytes and breaks nothing. Raises pyodide_node.Failed when the exercise does not come to its end.
    """
    kept = json.loads(bundle.USED.read_text("utf-8"))
    version = bundle.version()
    if kept["pyodide"] != version:
        kept = {"pyodide": version, "dropped_data": [], "not_addresses": [], "called": []}
    kept["called"] = sorted({*kept["called"], *called(definitions, texts(Library(definitions, KINDS)))})
    lines = (f"{json.dumps(name)}: {json.dumps(value)}" for name, value in kept.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def called(
    definitions: list[dict[str, Any]], asked: list[str] | None, cache: Cache = pyodide_node.CACHE
) -> list[int]:
    """The functions of Pyodide's WebAssembly that are called while it starts, and answers what is asked, if anything."""
    library = bundle.stdlib(cache)
    files = {
        "stdlib.zip": library,
        "selfscan.zip": bundle.package(library, cache),
        "definitions.json": json.dumps(definitions).encode(),
    }
    if asked is not None:
        files["requests.json"] = json.dumps(asked).encode()
        for number, program in enumerate(PROGRAMS):
            files[f"{number}.py"] = (pyodide_node.HERE / program).read_bytes()
    found: list[int] = json.loads(pyodide_node.run("trim/trace.mjs", files, cache)["called.json"])
    return found


def texts(library: Library) -> list[str]:
    """Every request as the worker gets it, those that are wrong included."""
    asked: list[Any] = [*chain.from_iterable(map(requests, library.all()))]
    asked += [{"do": "score", "assessment": "onbekend", "answers": {}, "root": "/"}, {"do": "niets"}]
    return [*map(json.dumps, asked), "geen json"]


def requests(definition: Definition) -> list[dict[str, Any]]:
    """Everything that a visitor can ask about a scan, with answers of every kind."""
    dice = Random(definition.number)
    people = [*respondents.deliberate(definition)][::7]
    people += [respondents.at_random(definition, dice, missing=0.1) for _ in range(12)]
    codes = [code.encode(definition, answers) for answers in people]
    group = [
        {"code": text, "label": f"naam {index}", "organisation": f"organisatie {index % 2}"}
        for index, text in enumerate(codes)
    ]
    link = f"https://a.nl/#g={codes[0]}:%C3%A9%20%3Cb%3E:A%26B,{codes[1]}:%zz:%"
    lists = [
        link,
        "\n".join(codes),
        json.dumps(group),
        f"organisatie;naam;code\neen;“twee” %20;{codes[0]}\nx;y;z",
    ]
    compare = {"do": "compare", "assessment": definition.slug}
    wrong: list[Any] = [{"geen": 1}, {next(iter(definition.form_of)): 99}, [], None]
    return [
        *(
            {"do": "score", "assessment": definition.slug, "answers": answers, "root": "/"}
            for answers in (*people, *wrong)
        ),
        *(
            {"do": "open", "text": text, "root": "/"}
            for text in (codes[0], f"https://a.nl/#r={codes[1]}", "2633")
        ),
        *({"do": "collect", "text": text, "have": codes[:1]} for text in (*lists, "", "{")),
        *(
            compare | {"contributions": some, "consent": True}
            for some in (group[-12:], group[-4:], group[:1], [])
        ),
        compare | {"contributions": group[-4:], "consent": False},
        {"do": "pair", "contributions": group[-2:]},
        {"do": "encode", "assessment": definition.slug, "answers": people[0]},
        {
            "do": "qr",
            "link": f"https://samenwerking.example/assessments/{definition.slug}/#r={codes[0]}",
            "label": "QR",
        },
    ]

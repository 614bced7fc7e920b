"""Released versions: what a code means, frozen when it is released, so that it means the same for ever.

`scripts/selfscan release` freezes the current version of a scan below `<slug>/versions/<version>/`:
`definition.json` (questions, answers, bands and all words, the shared ones merged in) and the scan's
`scoring.py`. From then on the build refuses a change of meaning under the same version number.
Words and looks may improve.
"""

from __future__ import annotations

import ast
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from selfscan.core.errors import InputError
from sitemaker import ASSESSMENTS

FILE = "definition.json"
SCORING = "scoring.py"

WORDS = {"intro", "short", "step", "texts", "explanation", "definition"}
"""Of scales and items these may improve: they say nothing that an answer or its score depends on."""

VERSION = re.compile(r"^version: (\d+)", re.M)


def read(folder: Path = ASSESSMENTS) -> list[dict[str, Any]]:
    """Every frozen definition, as it was when it was released, with the name of its `scoring`."""
    return [
        json.loads(path.read_text(encoding="utf-8"))
        | {"scoring": ".".join([*path.parent.relative_to(folder).parts, "scoring"])}
        for path in sorted(folder.glob(f"*/versions/*/{FILE}"))
    ]


def together(
    current: list[dict[str, Any]], frozen: Iterable[tuple[dict[str, Any], dict[str, Any]]]
) -> list[dict[str, Any]]:
    """The current definitions, and the frozen ones of other versions, each with the shared words that came later.

    Only words: what is missing there otherwise, such as a rule, was not there then.
    """
    now = {(data["slug"], data["version"]) for data in current}
    old = ((data, words) for data, words in frozen if (data["slug"], data["version"]) not in now)
    return [*current, *(data | {"texts": _complete(data["texts"], words)} for data, words in old)]


def _complete(data: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    """What is missing is filled in; what is there stays."""
    filled = {
        key: _complete(data[key], value)
        if isinstance(data.get(key), dict) and isinstance(value, dict)
        else value
        for key, value in shared.items()
        if key not in data or isinstance(data[key], dict)
    }
    return data | filled


def release(data: dict[str, Any], folder: Path = ASSESSMENTS) -> Path:
    """Freeze a definition and the scan's own scoring; returns their folder."""
    own: Path = folder / data["slug"]
    frozen = own / "versions" / str(data["version"])
    frozen.mkdir(parents=True, exist_ok=True)
    (frozen / FILE).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if (own / SCORING).is_file():
        shutil.copyfile(own / SCORING, frozen / SCORING)
    return frozen


def renew(slug: str, folder: Path = ASSESSMENTS) -> int:
    """Raise the version number in the file of a scan; returns the new number. Raises InputError for an unknown scan."""
    path = folder / slug / "assessment.yml"
    text = path.read_text("utf-8") if path.is_file() else ""
    found = VERSION.search(text)
    if not found:
        raise InputError(f"Er is geen zelfscan {slug!r} met een versienummer. Controleer de naam van de map.")
    version = int(found[1]) + 1
    path.write_text(f"{text[: found.start()]}version: {version}{text[found.end() :]}", "utf-8")
    return version


# --- what may not change ------------------------------------------------------------------------------


def changed(current: Iterable[dict[str, Any]], folder: Path = ASSESSMENTS) -> Iterator[str]:
    """Where the meaning differs from the release with the same version number: what did, and what to do."""
    for data in current:
        slug, version = data["slug"], data["version"]
        frozen = folder / slug / "versions" / str(version)
        if not (frozen / FILE).is_file():
            continue
        then, now = meaning(json.loads((frozen / FILE).read_text("utf-8"))), meaning(data)
        differ = [name for name in [*then, *now] if then.get(name) != now.get(name)]
        if _program(frozen / SCORING) != _program(folder / slug / SCORING):
            differ.append(SCORING)
        if not differ and list(then) != list(now):
            differ.append("de volgorde van de vragen")
        if differ:
            yield (
                f"docs/assessments/{slug}/assessment.yml: version: de vragen zijn anders dan in de uitgebrachte "
                f"versie {version}, of hun telling is dat. Veranderd: {', '.join(dict.fromkeys(differ))}. "
                f"Maak er version: {version + 1} van met scripts/selfscan renew {slug}, of draai het terug."
            )


def meaning(data: dict[str, Any]) -> dict[str, Any]:
    """What an answer and its score depend on, by the name of what it is: questions, poles, forms and bands.

    The words around the questions are not in it, nor the names of labels outside the scale.
    """
    found: dict[str, Any] = {}
    for scale in data["scales"]:
        form = data["forms"][scale["form"]]
        found[f"antwoordvorm {scale['form']}"] = form
        found[f"onderdeel {scale['id']}"] = _without_words(scale, "items")
        for item in scale["items"]:
            found[f"vraag {item['id']}"] = (scale["id"], _without_words(item))
    return found


def _without_words(data: dict[str, Any], *others: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in WORDS and key not in others}


def _program(path: Path) -> str:
    """What a module does: without comments, docstrings, layout, where its names come from, and which words it needs."""
    if not path.is_file():
        return ""
    tree = ast.parse(path.read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(body := getattr(node, "body", None), list):
            node.body = [statement for statement in body if not _says_nothing(statement)]  # type: ignore[attr-defined]
    return ast.dump(tree)


def _says_nothing(node: ast.AST) -> bool:
    text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    words = isinstance(node, ast.Assign) and (
        ast.unparse(node.value).startswith("Texts(") or ast.unparse(node.targets[0]) == "SCALES"
    )
    return text or words or isinstance(node, ast.Import | ast.ImportFrom)

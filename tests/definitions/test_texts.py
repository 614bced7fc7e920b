"""Every key of every definition counts: to leave it out, misspell it or leave it open is a mistake with a name."""

from __future__ import annotations

import ast
import copy
import importlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from selfscan.core.texts import Texts
from selfscan.kinds import KINDS
from sitemaker import ASSESSMENTS, DOCS, ROOT
from sitemaker.definitions import uses
from sitemaker.definitions.kinds import own_words
from sitemaker.definitions.reading import NAME, check
from sitemaker.definitions.texts import mistakes

Data = dict[str, Any]
Place = tuple[str | int, ...]
"""The way to a key, with positions for what stands in a list."""

FILES = [ASSESSMENTS / NAME, *sorted(ASSESSMENTS.glob(f"*/{NAME}"))]
READ: dict[Path, Data] = {path: yaml.load(path.read_text("utf-8"), yaml.CSafeLoader) for path in FILES}
SHARED, *SCANS = FILES
NEEDED = uses.everywhere()

MAY_BE_LEFT_OUT = {
    "colleague", "note", "opposite", "partner", "private", "reversed", "source", "sources", "link", "questions",
    "notes", "limits", "counts",
}  # fmt: skip
"""A scan may do without: what only some questions and scales have, and what it adds to the shared part."""


def places(data: Any, way: Place = ()) -> Iterator[Place]:
    """Every key in the data. A text in a list has none."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if isinstance(key, str):
            yield (*way, key)
        yield from places(value, (*way, key))


def named(data: Any, place: Place) -> str:
    """How a mistake names a key: with ids in place of positions."""
    names = []
    for step in place:
        data = data.get(step) if isinstance(data, dict) else data[step]
        names.append(str(data.get("id") or step if isinstance(step, int) else step))
    return ".".join(names)


def leave_out(part: Data, key: str) -> None:
    del part[key]


def misspell(part: Data, key: str) -> None:
    part[f"{key}x"] = part.pop(key)


def leave_open(part: Data, key: str) -> None:
    part[key] = None


@pytest.mark.parametrize("harm", [leave_out, misspell, leave_open])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_every_key_counts(path: Path, harm: Callable[[Data, str], None]) -> None:
    keys = list(places(READ[path]))
    assert len(keys) > 100
    passed = [
        place
        for place in keys
        if not _is_told(path, *_harmed(path, place, harm))
        and not (harm is not leave_open and _may_go(path, place, harm))
    ]
    assert [".".join(map(str, place)) for place in passed] == []


@pytest.mark.parametrize("harm", [leave_out, misspell, leave_open])
@pytest.mark.parametrize("kind", KINDS)
def test_every_word_of_a_kind_counts(kind: str, harm: Callable[[Data, str], None]) -> None:
    words = own_words(kind)
    for place in places(words):
        harmed = copy.deepcopy(words)
        part: Any = harmed
        for step in place[:-1]:
            part = part[step]
        harm(part, str(place[-1]))
        name = ".".join(map(str, (kind, *place)))
        said = mistakes({kind: harmed}, uses.of_kind(kind))
        assert any(mistake.startswith((f"texts.{name}:", f"texts.{name}x:")) for mistake in said), name


def _harmed(path: Path, place: Place, harm: Callable[[Data, str], None]) -> tuple[str, list[str]]:
    """The name of a key, and what is said when it is harmed in its file."""
    part: Any = READ[path]
    for step in place[:-1]:
        part = part[step]
    before = dict(part)
    harm(part, str(place[-1]))
    try:
        # The texts are looked at once, and all else together with each scan.
        scans = [path] if path != SHARED else SCANS[:1] if place[0] == "texts" and len(place) > 1 else SCANS
        name = named(READ[path], place)
        return name, check(READ[SHARED], {scan: READ[scan] for scan in scans}, ASSESSMENTS, NEEDED)[1]
    finally:
        part.clear()
        part.update(before)


def _is_told(path: Path, name: str, said: list[str]) -> bool:
    """Whether a mistake names the key: as the place of the mistake, or as what is missing elsewhere."""
    file = path.relative_to(ROOT).as_posix()
    return any(
        mistake.startswith((f"{file}: {name}:", f"{file}: {name}.", f"{file}: {name}x:"))
        or re.search(rf"(?<![\w.-]){re.escape(name)}(?![\w-])|'{re.escape(name.rpartition('.')[2])}' bestaat niet", mistake)
        for mistake in said
    )  # fmt: skip


def _may_go(path: Path, place: Place, harm: Callable[[Data, str], None]) -> bool:
    """Whether a scan may leave a key out: then what is shared counts, or nothing."""
    if path == SHARED:
        # Of an answer form that stands ready for scans to come nobody misses the whole, nor its bands.
        used = {scale["form"] for scan in SCANS for scale in READ[scan]["scales"]}
        return (
            place[0] == "forms"
            and place[1:2] != ()
            and place[1] not in used
            and place[2:] in ((), ("bands",))
        )
    there: Any = READ[SHARED] | {"texts": READ[SHARED]["texts"] | {kind: own_words(kind) for kind in KINDS}}
    for step in place:
        there = there.get(step) if isinstance(there, dict) else None
    return there is not None or place[-1] in MAY_BE_LEFT_OUT


# --- what is declared, is used ----------------------------------------------------------------------

MODULES = {
    path: importlib.import_module(".".join(path.relative_to(ASSESSMENTS).with_suffix("").parts))
    for path in (*ASSESSMENTS.glob("selfscan/**/*.py"), *ASSESSMENTS.glob("*/scoring.py"))
    if path.name != "__init__.py"
}
PYTHON = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}
SCRIPTS = "\n".join(path.read_text("utf-8") for path in DOCS.glob("assets/js/**/*.js"))


def test_a_module_declares_what_no_other_does() -> None:
    """Who needs a text of another module takes its accessor."""
    places = defaultdict(set)
    for where, path, _ in uses.each():
        if where.startswith("selfscan.") or where.startswith("kinds."):
            places[path].add(id_of(where, path))
    assert {path: who for path, who in places.items() if len(who) > 1} == {}


def id_of(where: str, path: str) -> int | str:
    """Which declaration it is: an accessor stands in every module that imports it."""
    if where.startswith("kinds."):
        return where
    module = importlib.import_module(where)
    return next(
        id(texts)
        for texts in vars(module).values()
        if isinstance(texts, Texts) and path in uses.of(texts.part, texts.needs)
    )


def test_all_uses_of_a_text_fill_in_the_same() -> None:
    filled: dict[str, dict[Any, str]] = defaultdict(dict)
    for where, path, use in uses.each():
        if use.known:
            filled[path][use.filled, use.many] = where
    assert {path: names for path, names in filled.items() if len(names) > 1} == {}


def test_what_a_module_looks_up_is_declared() -> None:
    """In a branch that no test takes it would be an error that a visitor meets."""
    looked_up = [(path, *found) for path in PYTHON for found in lookups(path)]
    assert len(looked_up) > 100
    assert [found for *found, declared in looked_up if not declared] == []


def lookups(path: Path) -> Iterator[tuple[str, bool]]:
    """Every key that stands in a module, of words that come from a declaration there; and whether that has it."""
    module = MODULES[path]

    def declaration(node: ast.AST) -> Texts | None:
        match node:
            case ast.Call(func=ast.Attribute(value=value, attr="of" | "lines")):
                found = (
                    eval(ast.unparse(value), vars(module))
                    if ast.unparse(value).split(".")[-1].isupper()
                    else None
                )
                return found if isinstance(found, Texts) else None
        return None

    for function in ast.walk(PYTHON[path]):
        if not isinstance(function, ast.FunctionDef):
            continue
        words: dict[str, Texts] = {}
        for node in ast.walk(function):
            if isinstance(node, ast.Assign):
                targets, values = (
                    [node.targets[0].elts, node.value.elts]
                    if isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple)
                    else [node.targets, [node.value]]
                )
                for target, value in zip(targets, values, strict=False):
                    if isinstance(target, ast.Name) and (found := declaration(value)):
                        words[target.id] = found
        for node in ast.walk(function):
            if isinstance(node, ast.Subscript):
                texts = (
                    words.get(node.value.id) if isinstance(node.value, ast.Name) else declaration(node.value)
                )
                if texts and (pattern := written_as(node.slice)):
                    yield pattern, any(re.fullmatch(pattern, key) for key in keys(texts))


def keys(texts: Texts) -> list[str]:
    return [key.rstrip("?").removesuffix("[]") for key in texts.needs]


def written_as(node: ast.AST) -> str | None:
    """A pattern for the texts that an expression can be, or None for what only shows while it runs."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(
            re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values
        )
    return None


def test_what_a_module_declares_is_looked_up() -> None:
    """By a text in a room that has the declaration, besides the declaration itself."""
    idle = []
    declared = {
        id(texts): texts
        for module in MODULES.values()
        for texts in vars(module).values()
        if isinstance(texts, Texts)
    }
    assert len(declared) > 30
    for group in declared.values():
        holders = [path for path, module in MODULES.items() if has(module, group)]
        rooms = {path.parent for path in holders}
        said = {pattern for path in MODULES if path.parent in rooms for pattern in constants(PYTHON[path])}
        idle += [
            f"{group.part}.{key}"
            for key in keys(group)
            if not any(re.fullmatch(pattern, key) for pattern in said)
        ]
    assert not idle, idle


def constants(node: ast.AST) -> Iterator[str]:
    """Patterns for all texts below a node, but for those in a declaration."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Texts":
        return
    if pattern := written_as(node):
        yield pattern
    for child in ast.iter_child_nodes(node):
        if not (isinstance(node, ast.JoinedStr) and isinstance(child, ast.Constant)):
            yield from constants(child)


def has(module: ModuleType, texts: Texts) -> bool:
    """Whether a module has a declaration, or a module that has it."""
    values = list(vars(module).values())
    return texts in values or any(
        isinstance(value, ModuleType) and texts in vars(value).values() for value in values
    )


def test_scripts_write_all_that_is_declared() -> None:
    """TypeScript finds what they write and is not declared; this finds what is declared and they do not write."""
    names = set(re.findall(r"[\w-]+", SCRIPTS))
    endings = tuple(re.findall(r"\$\{\w+\}(-[\w-]+)`", SCRIPTS))
    declared = {key for page in uses.PLACES for words in uses.written(page).values() for key in words}
    assert len(declared) > 40
    assert {key for key in declared - names if not key.endswith(endings)} == set()


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("{{ texts.form.next }}", {"form.next": set()}),
        ('{% set words = page.meta.texts.comparison %}{{ words.page["no-script"] }}', {"comparison.page.no-script": set()}),
        ('{{ texts.form.step | replace("{step}", 1) | replace("{steps}", texts.form.all) }}', {"form.step": {"step", "steps"}, "form.all": set()}),
        ("{% set texts = page.meta.texts.form %}<p title=\"{{ texts.hint | e }}\">", {"form.hint": set()}),
        ("{{ page.meta.title }}{% for text in other.texts %}{{ text.form.next }}{% endfor %}", {}),
    ],
)  # fmt: skip
def test_uses_in_a_template(template: str, found: dict[str, set[str]]) -> None:
    assert {path: set(use.filled) for path, use in uses.template(template).items()} == found


def test_uses_on_paper() -> None:
    found = uses.paper(
        '#let words = scan.texts.paper\n#words.count #fill(words.between, from: low(1), to: "2")\n'
        '#scan.texts.limits.join(" ") #list(..words.at("notes", default: ())) #data.title'
    )
    assert {path: (set(use.filled), use.many, use.optional) for path, use in found.items()} == {
        "paper.count": (set(), False, False),
        "paper.between": ({"from", "to"}, False, False),
        "limits": (set(), True, False),
        "paper.notes": (set(), True, True),
    }

"""Which texts of `assessment.yml` are used, and what is filled in: as modules declare, and as templates and scripts show.

A Python module says it with `selfscan.core.texts.Texts`, a kind of answer with its `TEXTS`, the browser's scripts in
`words.d.ts`. A template, of Jinja or of Typst, needs no list: what it uses stands in it.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from jinja2 import Environment, nodes

from selfscan.core.texts import Texts
from selfscan.kinds import KINDS
from sitemaker import ASSESSMENTS, ROOT
from sitemaker.definitions.kinds import BUILDS

SCRIPTS = Path(__file__).with_name("words.d.ts")
TEMPLATES = ROOT / "overrides"
PAPER = ROOT / "scripts/sitemaker/pages/handouts"


class Use(NamedTuple):
    """How a text is used. `filled`: the names between its braces; of those `may` be left out.

    `known` says whether `filled` is all: who only shows a text does not say whether another fills it in.
    """

    filled: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()
    many: bool = False
    optional: bool = False
    known: bool = True


Scales = dict[str, dict[str, str]]
"""What a `scoring.py` needs of scales, by scale (`*`, or an id, and what is in it: `KM.texts`) and field: the fields in that."""

Uses = dict[str, Use]
"""By the way to the text: `comparison.page.stamp`."""


def everywhere() -> Uses:
    """What every scan needs, so what must stand in the shared `assessment.yml`."""
    uses: Uses = {}
    for _, path, use in each():
        uses[path] = _both(uses[path], use) if path in uses else use
    # Somebody who takes a whole part along uses what others say of it.
    parts = {way for path in uses for way in above(path)}
    # The texts of a kind of answer stand in its own folder.
    return {path: use for path, use in uses.items() if path not in parts and path.split(".")[0] not in KINDS}


def of_pages() -> Uses:
    """What the templates and scripts of all pages need of `extra.words` in docs/words.yml."""
    uses = of("", {"months[]": "", "numbers[]": "", "moved.title": "", "moved.text": ""})
    uses |= of("fractions", dict.fromkeys(("quarter", "third", "half", "two-thirds"), ""))
    for file in sorted(TEMPLATES.rglob("*.html")):
        uses |= {
            path: _both(uses[path], use) if path in uses else use
            for path, use in template(file.read_text("utf-8"), "config.extra.words").items()
        }
    for part, needs in written("PageTexts").items():
        uses |= of(part, needs)
    return uses


def of_kind(name: str) -> Uses:
    """What a kind of answer needs of its `words.yml`."""
    return of(name, {**BUILDS[name].TEXTS, **KINDS[name].TEXTS})


def each() -> Iterator[tuple[str, str, Use]]:
    """Every use: where it is, the way to the text, and how."""
    for module in _modules():
        for texts in _declared(module):
            yield from ((module.__name__, path, use) for path, use in of(texts.part, texts.needs).items())
    for path, use in scripts().items():
        yield SCRIPTS.name, path, use
    for file in sorted(TEMPLATES.rglob("*.html")):
        yield from ((file.name, path, use) for path, use in template(file.read_text("utf-8")).items())
    for file in sorted(PAPER.glob("*.typ")):
        yield from ((file.name, path, use) for path, use in paper(file.read_text("utf-8")).items())


def of_scan(folder: Path) -> tuple[Uses, Scales]:
    """What the Python in a scan's folder declares: texts, and `SCALES`, the fields that a scale needs for it."""
    uses: Uses = {}
    fields: Scales = {}
    for path in sorted(folder.glob("*.py")):
        written, needed = _scan(path, path.read_text("utf-8"))
        uses |= written
        fields |= needed
    return uses, fields


@cache
def _scan(path: Path, text: str) -> tuple[Uses, Scales]:
    """The module is run as it is in the file: `scripts/serve` sees what was changed."""
    module = ModuleType(f"{path.parent.name}.declared.{path.stem}")
    sys.modules[module.__name__] = module
    exec(compile(text, path, "exec"), vars(module))
    shared = {id(texts) for module in _modules() for texts in _declared(module)}
    uses: Uses = {}
    for texts in _declared(module):
        if id(texts) not in shared:
            uses |= of(texts.part, texts.needs)
    return uses, getattr(module, "SCALES", {})


def of(part: str, needs: Mapping[str, str | Iterable[str]]) -> Uses:
    """The uses of a declaration as `selfscan.core.texts.Texts` has it."""
    uses = {}
    for key, value in needs.items():
        names = value.split() if isinstance(value, str) else list(value)
        bare = key.rstrip("?")
        path = ".".join(filter(None, (part, bare.removesuffix("[]"))))
        uses[path] = Use(
            frozenset(name.rstrip("?") for name in names),
            frozenset(name[:-1] for name in names if name.endswith("?")),
            many=bare.endswith("[]"),
            optional=key.endswith("?"),
        )
    return uses


def above(path: str) -> Iterator[str]:
    """The parts that a text stands in, the nearest last."""
    steps = path.split(".")
    return (".".join(steps[:count]) for count in range(1, len(steps)))


def _both(first: Use, other: Use) -> Use:
    return Use(
        first.filled | other.filled,
        first.may | other.may,
        first.many or other.many,
        first.optional and other.optional,
        first.known or other.known,
    )


@cache
def _modules() -> list[ModuleType]:
    paths = sorted((ASSESSMENTS / "selfscan").rglob("*.py"))
    names = [".".join(path.relative_to(ASSESSMENTS).with_suffix("").parts) for path in paths]
    return [importlib.import_module(name.removesuffix(".__init__")) for name in names]


def _declared(module: ModuleType) -> list[Texts]:
    return [value for value in vars(module).values() if isinstance(value, Texts)]


# --- scripts ---------------------------------------------------------------------------------------

PLACES = {"ScanTexts": "", "ComparisonTexts": "comparison."}
FAILURE = "failure.reasons"
"""Both kinds of page have these, as `failure`."""


@cache
def written(interface: str) -> dict[str, dict[str, str]]:
    """What the scripts of a page write, by part and key: the names that are filled in, as `Texts` has them."""
    text = SCRIPTS.read_text("utf-8")
    [body] = re.findall(rf"^interface {interface} {{\n(.*?)^}}", text, re.M | re.S)
    return {
        part: {
            key: " ".join(re.findall(r'"([^"]+)"', filled))
            for key, filled in re.findall(r'"?([\w-]+)"?: Word(<.*?>)?;?', entries)
        }
        for part, entries in re.findall(r"^  (\w+): {(.*?)};$", body, re.M | re.S)
    }


def place(interface: str, part: str) -> str:
    """The way to a part."""
    return FAILURE if part == "failure" else f"{PLACES[interface]}{part}"


def scripts() -> Uses:
    uses: Uses = {}
    for interface in PLACES:
        for part, needs in written(interface).items():
            uses |= of(place(interface, part), needs)
    return uses


# --- templates -------------------------------------------------------------------------------------


@cache
def template(text: str, root: str = "page.meta.texts") -> Uses:
    """The uses in a template of Jinja of the texts at `root`; where it does not say otherwise, `texts` are those of a scan."""
    uses: Uses = {}
    tree = Environment(autoescape=True).parse(text)
    names = {"texts": ""} if root == "page.meta.texts" else {}
    names["/"] = root
    for assigned in tree.find_all(nodes.Assign):
        if isinstance(assigned.target, nodes.Name) and (way := _way(assigned.node, names)) is not None:
            names[assigned.target.name] = way
    _visit(tree, names, uses)
    return uses


def _visit(node: nodes.Node, names: dict[str, str], uses: Uses, filled: frozenset[str] = frozenset()) -> None:
    """Add the uses in and below a node; `filled` is what is filled in around it."""
    if isinstance(node, nodes.Assign) and _way(node.node, names) is not None:
        return
    way = _way(node, names) if isinstance(node, nodes.Expr) else None
    if way:
        use = Use(filled, known=bool(filled))
        uses[way] = _both(uses[way], use) if way in uses else use
    elif isinstance(node, nodes.Filter) and node.name == "replace" and isinstance(node.node, nodes.Expr):
        found = [
            argument.value.strip("{}") for argument in node.args[:1] if isinstance(argument, nodes.Const)
        ]
        _visit(node.node, names, uses, filled | frozenset(found))
        for value in node.args:
            _visit(value, names, uses)
    else:
        for child in node.iter_child_nodes():
            _visit(child, names, uses)


def _way(node: nodes.Node, names: dict[str, str]) -> str | None:
    """The way to the text that an expression is; "" for all texts, None when it is something else."""
    if isinstance(node, nodes.Name):
        return names.get(node.name)
    if isinstance(node, nodes.Getattr):
        key: Any = node.attr
    elif isinstance(node, nodes.Getitem):
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
    else:
        return None
    if _spelt(node) == names["/"]:
        return ""
    way = _way(node.node, names)
    return way if way is None or key is None else ".".join(filter(None, (way, str(key))))


def _spelt(node: nodes.Node) -> str:
    """A chain of attributes as it stands in the template."""
    if isinstance(node, nodes.Getattr):
        return f"{_spelt(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""


TYPST_WAY = r"[\w-]+(?:\.[\w-]+)+"
TYPST_LET = re.compile(rf"let ([\w-]+) = ({TYPST_WAY})\n")
TYPST_LIST = re.compile(r'([\w-]+(?:\.[\w-]+)*)\.at\("([\w-]+)", default: \(\)\)')
TYPST_USE = re.compile(rf"(fill\()?(?<![\w.-])({TYPST_WAY})(\()?")


@cache
def paper(text: str) -> Uses:
    """The uses in a template of Typst, where `scan.texts` are all texts and `fill` fills in."""
    names = {"scan.texts": ""}

    def way(name: str) -> str | None:
        first = next((known for known in names if name == known or name.startswith(f"{known}.")), None)
        return None if first is None else f"{names[first]}{name[len(first) :]}".strip(".")

    for name, value in TYPST_LET.findall(text):
        if (found := way(value)) is not None:
            names[name] = found
    uses: Uses = {}
    for name, key in TYPST_LIST.findall(text):
        if (part := way(name)) is not None:
            uses[f"{part}.{key}".strip(".")] = Use(many=True, optional=True)
    for match in TYPST_USE.finditer(TYPST_LIST.sub("", TYPST_LET.sub("", text))):
        fills, name, method = match.groups()
        path = way(name.rpartition(".")[0] if method else name)
        if path:
            filled = _arguments(match.string[match.end() :]) if fills else ()
            use = Use(frozenset(filled), many=bool(method), known=bool(fills or method))
            uses[path] = _both(uses[path], use) if path in uses else use
    return uses


def _arguments(text: str) -> Iterator[str]:
    """The names of the arguments up to the bracket that closes them."""
    depth = 0
    for match in re.finditer(r"[()]|, ([\w-]+):", text):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth < 0:
            return
        if match[1] and not depth:
            yield match[1]

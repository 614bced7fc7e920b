"""What `scripts/bench` measures: our pages and those of the peers, side by side in one folder."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config

from selfscan.core import answers, code
from selfscan.core.library import Library
from sitemaker import ASSESSMENTS, ROOT
from sitemaker.commands import build
from sitemaker.definitions import reading
from sitemaker.output.precompress import precompress
from sitemaker.runtime import archive, bundle

PEERS = Path(__file__).with_name("peers")
NPM = (
    "pyodide",
    "@pyscript/core/dist",
    "@micropython/micropython-webassembly-pyscript",
)
SLUG = "vijf-lenzen"
SCAN = f"/assessments/{SLUG}/"

RESULT = "[data-result][data-state=ready], body[data-result]"
QUESTION = (
    "form[data-enhanced] input[type=radio], #survey input[type=radio], .js form:not([data-enhanced]) input"
)


@dataclass
class Variant:
    """A page, what to wait for on it, and what its visits came to."""

    name: str
    address: str
    sign: str
    python: bool = True
    small: bool = False
    """Whether the device tells that it has little memory."""
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    frozen: list[float] = field(default_factory=list)
    """The longest that the page did not react, in milliseconds."""
    bytes: int = 0
    requests: int = 0


def results(result: str) -> list[Variant]:
    """From a link to a result until the result is there."""
    request = quote(json.dumps({"do": "open", "text": result, "root": "/"}))
    return [
        Variant("ours", f"{SCAN}#r={result}", RESULT),
        Variant("ours, without the snapshot", f"{SCAN}#r={result}", RESULT, small=True),
        Variant("stock `loadPyodide` in a worker", f"/peers/stock.html#{request}", RESULT),
        Variant("PyScript `py worker`", f"/peers/pyscript.html#{request}", RESULT),
        Variant("PyScript `mpy`, means only", "/peers/micropython.html", RESULT),
    ]


def forms() -> list[Variant]:
    """From a link to a scan until its first question can be answered; Python stays away."""
    return [
        Variant("ours", SCAN, QUESTION, python=False),
        Variant("stock Material, the same form", "/material/", QUESTION, python=False),
        Variant("SurveyJS, the same questions", "/peers/survey.html", QUESTION, python=False),
    ]


def example(library: Library) -> str:
    """The code of a result of which every question was answered."""
    definition = library.newest(SLUG)
    given = {item: 1 + index * 7 % 5 for index, item in enumerate(definition.form_of)}
    return code.encode(definition, answers.read(definition, given))


def prepare(folder: Path, library: Library) -> None:
    """Put the site and its peers in `folder`, compressed."""
    if build.main(["--site-dir", str(folder)]):
        raise SystemExit("The site could not be built.")
    shutil.copytree(PEERS, folder / "peers")
    for name in NPM:
        target = folder / "npm" / name
        shutil.copytree(ROOT / "node_modules" / name, target, ignore=shutil.ignore_patterns("*.map"))
    _python(folder / "peers")
    _survey(folder / "peers", library)
    _material(folder)
    precompress(folder)


def _python(folder: Path) -> None:
    """Our sources, as an archive and one by one, for those who start Python in another way."""
    sources = {name: (ASSESSMENTS / name).read_bytes() for name in bundle.sources()}
    known = json.dumps(reading.read_versions(), ensure_ascii=False)
    sources["selfscan/definitions.json"] = known.encode()
    (folder / "sources.zip").write_bytes(archive.pack(sources))
    for name, content in sources.items():
        (folder / "sources" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "sources" / name).write_bytes(content)
    files = {f"sources/{name}": name for name in sources}
    config = {"interpreter": "/npm/pyodide/pyodide.mjs", "files": files}
    (folder / "pyscript.json").write_text(json.dumps(config))


def _survey(folder: Path, library: Library) -> None:
    """The questions as SurveyJS wants them, a page for each scale."""
    data = library.newest(SLUG).data
    choices = [{"value": value, "text": str(value)} for value in range(1, 6)]
    pages = [
        {
            "title": scale["name"],
            "elements": [
                {"type": "radiogroup", "name": item["id"], "title": item["text"], "choices": choices}
                for item in scale["items"]
            ],
        }
        for scale in data["scales"]
    ]
    (folder / "survey.json").write_text(json.dumps({"pages": pages}))
    for name in ("survey-core/survey-core.fontless.min.css", "survey-core/survey.core.min.js"):
        shutil.copy(ROOT / "node_modules" / name, folder)
    shutil.copy(ROOT / "node_modules/survey-js-ui/survey-js-ui.min.js", folder)


def _material(folder: Path) -> None:
    """Our form on a page of a site with nothing but the theme."""
    page = (folder / SCAN.strip("/") / "index.html").read_text(encoding="utf-8")
    form = re.search(r"<form[^>]*data-assessment.*?</form>", page, re.DOTALL)
    assert form, "the form is not on its page"
    source = folder / "material-source"
    (source / "docs").mkdir(parents=True)
    (source / "docs/index.md").write_text(re.sub(r"\n\s*", "\n", form[0]), encoding="utf-8")
    (source / "mkdocs.yml").write_text(
        "site_name: Stock\ntheme: {name: material, language: nl, font: false}\n"
    )
    build_site(load_config(str(source / "mkdocs.yml"), site_dir=str(folder / "material")))
    shutil.rmtree(source)

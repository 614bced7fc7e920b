"""MkDocs hooks. They check and prepare, and give a page the definition that was checked."""

from __future__ import annotations

import html
import json
import re
import sys
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from sitemaker import ROOT, runtime
from sitemaker.cache import Cache
from sitemaker.definitions import asked, client_texts, kinds, page_words, reading
from sitemaker.pages import handouts, licences, numbers, previews, qr
from sitemaker.runtime import pyodide_node

THEME_LEFTOVERS = re.compile(
    r"""<input\ class="md-toggle"[^>]*>\s*
      | <label\ class="md-overlay"[^>]*></label>\s*
      | <div\ data-md-component="announce">\s*</div>\s*
      | <div\ data-md-color-scheme="default"\ data-md-component="outdated"\ hidden>\s*</div>\s*
      | <div\ class="md-dialog"[^>]*>\s*<div[^>]*>\s*</div>\s*</div>
      | \ data-md-component="(?:skip|container|main)\"""",
    re.VERBOSE,
)
"""What the theme puts into every page for a script of its own that no page uses."""

CACHE = Cache()

TAG = re.compile(r"<[^>]+>")

serving = False
made: dict[str, bytes | Path] = {}
"""What comes in the site beside the files of docs/, by address: its content, or where it stands."""

scans: dict[str, dict[str, Any]] = {}
"""The checked definitions by slug."""


known: dict[str, str] = {}
"""What the scans count with, for the pages that tell it."""


def on_startup(command: str, **_: Any) -> None:
    """Remember whether texts change while the site is up."""
    global serving
    serving = command == "serve"


def on_pre_build(config: Any) -> None:
    """Stop at a wrong definition or notice, then make the runtime, the handouts and the previews."""
    global made
    try:
        if wrong := [*licences.mistakes(), *page_words.mistakes(config.extra.get("words"))]:
            raise PluginError("\n".join(wrong))
        current = reading.read_all()
        scans.clear()
        scans.update((data["slug"], data) for data in current)
        known.update(numbers.of(config, len(current)))
        made = {
            **runtime.files(reading.with_versions(current), changing=serving),
            **handouts.files(current, CACHE),
            **previews.files(CACHE),
        }
    except (reading.Mistakes, pyodide_node.Failed, FileNotFoundError, ValueError) as error:
        raise PluginError(str(error)) from None


def on_files(files: Any, config: Any) -> Any:
    """Add what was made, modules for scripts, and a QR code of the address of every page, as this build has it."""
    added: dict[str, bytes | Path] = {
        **made,
        "assets/js/site/minisearch.js": ROOT / "node_modules/minisearch/dist/es/index.js",
        "assets/js/scan/words.js": client_texts.module(client_texts.shared()).encode(),
        "assets/js/kinds/index.js": kinds.scripts().encode(),
        "assets/js/site/limits.js": client_texts.limits().encode(),
        **page_words.modules(config.extra["words"]),
    }
    for page in files.documentation_pages():
        if page.name == "ingebed":  # Only shown in a frame.
            continue
        name = page.url.strip("./").replace("/", "-") or "start"
        for image, drawn in qr.images(name, f"{config.site_url}{page.url.removeprefix('./')}", CACHE):
            added[f"assets/qr/{image}"] = drawn
    for address, content in added.items():
        files.append(_generated(config, address, content))
    return files


def _generated(config: Any, address: str, content: bytes | Path) -> File:
    # Included whatever `exclude_docs` says: that keeps out what an older release made in docs/.
    level = InclusionLevel.INCLUDED
    if isinstance(content, Path):
        return File.generated(config, address, abs_src_path=str(content), inclusion=level)
    return File.generated(config, address, content=content, inclusion=level)


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Put numbers into a page, and give one below `assessments/` the definition that was checked (see `asked.meta`)."""
    try:
        numbers.fill(page, known)
    except ValueError as error:
        raise PluginError(str(error)) from None
    page.meta = asked.meta(page.file.src_uri, page.meta, scans)
    return str(page.markdown)


def on_env(env: Any, **_: Any) -> Any:
    """Write JSON in pages without spaces; give templates what a scan says in its own way."""
    env.policies["json.dumps_kwargs"] = {"separators": (",", ":")}
    env.globals["own_words"] = partial(client_texts.own, common=client_texts.shared())
    env.globals["comparison_words"] = client_texts.comparison
    env.globals["limits"] = client_texts.LIMITS
    return env


def on_post_page(output: str, **_: Any) -> str:
    """Leave out what only the theme's own script needs."""
    return THEME_LEFTOVERS.sub("", output)


def on_post_template(output_content: str, **_: Any) -> str:
    """The same for the pages that are no Markdown, such as 404.html."""
    return on_post_page(output_content)


def on_post_build(config: Any) -> None:
    """What is searched is shown as text: take the markup out, and the places where a long word may break."""
    path = Path(config.site_dir) / "search/search_index.json"
    parts = json.loads(path.read_text("utf-8"))["docs"]
    for part in parts:
        for name in ("title", "text"):
            part[name] = html.unescape(" ".join(TAG.sub(" ", part[name]).split())).replace("\u00ad", "")
    path.write_text(json.dumps({"docs": parts}, ensure_ascii=False, separators=(",", ":")), "utf-8")

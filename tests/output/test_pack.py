"""What packing a site may not change: how pages read, what is called by name, and where code looks for files."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from sitemaker.output import pack

META = '<meta name="description" content="Een proef">'
PAGE = f"""<!doctype html><html lang="nl"><head><title>Proef</title>{META}
<script type="module" src="assets/js/page.js"></script></head><body>
  <div> <a href="a">een</a>
    <a href="b">twee</a> </div>
  <pre>een
    twee</pre>
  <p>Kies: <input type="radio" name="a" value=""> <input type="text" name="b"></p>
</body></html>"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of one page with one script, and what every site has."""
    files = {
        "index.html": PAGE,
        "assessments/pyscript.json": '{"files": {}}',
        "assets/js/page.js": 'import { near } from "./deep/near.js"; console.log(near);',
        "assets/js/deep/near.js": "export const near = 1;",
        "assets/js/site/redirect.js": "{ const name = 1; console.log(name); }",
        "assets/js/embed/listener.js": "{ const name = 2; console.log(name); }",
        "assets/runtime/index.mjs": "export default {};",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


def test_page_reads_the_same(small: Path) -> None:
    """Indentation goes; space between words stays, in `<pre>` every space, and so does whatever is in a tag."""
    pack.pack(small)
    page = (small / "index.html").read_text("utf-8")
    assert len(page) < len(PAGE)
    for kept in (
        '<div> <a href="a">een</a>\n<a href="b">twee</a> </div>\n<pre>',
        "een\n    twee",
        '<input type="radio" name="a" value=""> <input type="text" name="b">',
        META,
    ):
        assert kept in page


def test_what_is_named_stays_and_the_rest_is_taken_in(small: Path) -> None:
    pack.pack(small)
    scripts = {path.relative_to(small).as_posix() for path in small.glob("assets/js/**/*.js")}
    assert scripts == {"assets/js/page.js", "assets/js/site/redirect.js", "assets/js/embed/listener.js"}


def test_a_script_that_must_not_wait_is_in_its_page(small: Path) -> None:
    """The policy of the page allows it by its hash, and nothing else that stands in a page."""
    script = '<script async src="assets/js/early.js" data-inline data-worker="worker.js"></script>'
    policy = """<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self'">"""
    (small / "index.html").write_text(PAGE.replace("<title>", f"{policy}{script}<title>"), "utf-8")
    (small / "assets/js/early.js").write_text('document.title = "early";')
    pack.pack(small)
    page = (small / "index.html").read_text("utf-8")
    found = re.search('<script data-worker="worker.js">(.+?)</script>', page)
    assert found
    assert '"early"' in found[1]
    digest = base64.b64encode(hashlib.sha256(found[1].encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}'\"" in page
    assert not (small / "assets/js/early.js").exists()


def test_a_worker_is_one_file(small: Path) -> None:
    """What it imports would be asked for only when it is there; the index of the runtime is taken in too."""
    (small / "assets/js/page.js").write_text('new Worker(new URL("../../worker.js", import.meta.url));')
    (small / "worker.js").write_text(
        'import { near } from "./assets/js/deep/near.js"; import index from "./assets/runtime/index.mjs"; '
        "postMessage([near, index]);"
    )
    (small / "assets/runtime/index.mjs").write_text('export default "all there is";')
    pack.pack(small)
    worker = (small / "worker.js").read_text("utf-8")
    assert "import" not in worker
    assert "all there is" in worker


def test_code_that_looks_for_files_beside_itself_is_not_moved(small: Path) -> None:
    """Fetched when needed it has a file of its own; taken in by a script at another depth it would look elsewhere."""
    near, page = small / "assets/js/near.js", small / "assets/js/page.js"
    near.write_text("export const near = new URL('x.json', import.meta.url);")
    scripts = page.read_text(), 'import("./near.js").then(console.log);'
    page.write_text(scripts[1])
    pack.pack(small)
    assert "x.json" in near.read_text()
    assert '"./near.js"' in page.read_text()
    (small / "assets/js/deep/near.js").write_text(near.read_text())
    page.write_text(scripts[0])
    (small / "index.html").write_text(PAGE, "utf-8")
    with pytest.raises(pack.Failed, match="looks for files beside itself"):
        pack.pack(small)

"""Commands beside each other: none disturbs another, and none leaves anything in docs/."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from sitemaker import ROOT
from sitemaker.lab import tree

STARTING = 120
"""Seconds in which `scripts/serve` must have built the site, on a busy machine."""


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project on a machine on which Python has left its bytecode everywhere."""
    root = tmp_path_factory.mktemp("copy")
    tree.copy(root)
    run(root, "compileall", "-q", "docs", "scripts/sitemaker")
    assert list(root.glob("docs/assessments/selfscan/**/*.pyc"))
    return root


def environment(root: Path) -> dict[str, str]:
    """That of somebody who has set nothing for Python."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return kept | {"PYTHONPATH": f"{root}/scripts:{root}/docs/assessments"}


def run(root: Path, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=root, env=environment(root), capture_output=True, text=True, check=False, input="{}",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@contextmanager
def serving(root: Path, terminal: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`scripts/serve`, when it has built the site."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "sitemaker.commands.serve", "--port", str(port)]
    with terminal.open("w") as output:
        process = subprocess.Popen(command, cwd=root, env=environment(root), stdout=output, stderr=output)
    try:
        end = time.monotonic() + STARTING
        while "Serving on" not in terminal.read_text() and process.poll() is None and time.monotonic() < end:
            time.sleep(0.1)
        assert "Serving on" in terminal.read_text(), terminal.read_text()
        yield process
    finally:
        process.terminate()
        process.wait()


def test_build_beside_serve_is_the_build_alone(copy: Path, site: Path, tmp_path: Path) -> None:
    """The same bytes, though the site is served and built for that again and again; bytecode is not deployed."""
    terminal = tmp_path / "terminal.txt"
    before = content_of(copy / "docs")
    with serving(copy, terminal) as process:
        command = [sys.executable, "-m", "sitemaker.commands.build", "--site-dir", str(tmp_path / "site")]
        building = subprocess.Popen(command, cwd=copy, env=environment(copy), stderr=subprocess.PIPE)
        while building.poll() is None:
            (copy / "docs/privacy.md").touch()  # `scripts/serve` builds again
            time.sleep(0.2)
        assert building.returncode == 0, building.stderr.read() if building.stderr else ""
        assert process.poll() is None
    expected, built = content_of(site), content_of(tmp_path / "site")
    assert built.keys() == expected.keys()
    assert [name for name in built if built[name] != expected[name]] == []
    assert content_of(copy / "docs") == before
    assert "Traceback" not in terminal.read_text()


def test_commands_leave_nothing_in_docs(copy: Path) -> None:
    """Not what they make, and no bytecode of what they import."""
    for bytecode in copy.glob("docs/**/*.pyc"):
        bytecode.unlink()
    before = content_of(copy / "docs")
    run(copy, "sitemaker.commands.selfscan", "encode", "vijf-lenzen")
    run(copy, "sitemaker.commands.renew", "schema")
    run(copy, "mkdocs", "build", "--site-dir", str(copy / "site"))
    assert content_of(copy / "docs") == before


def test_nothing_that_is_made_is_tracked() -> None:
    """Only sources stand in docs/."""
    listed = subprocess.run(["git", "ls-files", "docs"], cwd=ROOT, capture_output=True, text=True, check=True)
    made = (
        "assets/images/previews/",
        "assets/runtime/",
        "assets/schemas/",
        "assets/qr/",
        "assessments/pyscript.json",
        "handouts/",
    )
    assert [name for name in listed.stdout.splitlines() if name.removeprefix("docs/").startswith(made)] == []
    assert "docs/index.md" in listed.stdout

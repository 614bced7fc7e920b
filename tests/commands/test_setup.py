"""Setting up on machines that are not like ours: what is in the way is told with its remedy, or made no matter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sitemaker import ROOT
from sitemaker.commands import setup


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of its own to set up, with a name that shells and addresses stumble over."""
    folder = tmp_path / "main (1) é"
    folder.mkdir()
    stands(folder, monkeypatch)
    (folder / "package-lock.json").write_text("{}")
    return folder


def stands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup, "ROOT", folder)
    monkeypatch.setattr(setup, "VENV", folder / ".venv")
    monkeypatch.setattr(setup, "PLACE", folder / ".venv/place")


def program(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def test_moved_folder_is_set_up_anew(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The programs in .venv name where they stand; a second time in the same place nothing happens."""
    setup.environment()
    kept = folder / ".venv/kept"
    kept.touch()
    setup.environment()
    assert kept.exists()
    assert capsys.readouterr().err == ""
    moved = folder.rename(folder.with_name("elsewhere"))
    stands(moved, monkeypatch)
    setup.environment()
    assert not (moved / ".venv/kept").exists()
    assert "folder has moved" in capsys.readouterr().err
    assert subprocess.run([moved / ".venv/bin/python", "-c", ""], check=False).returncode == 0


def test_stamp_is_of_the_lock_file(folder: Path) -> None:
    (folder / "some.txt").write_text("mkdocs==1")
    before = setup.fingerprint("some.txt", folder / ".venv")
    assert setup.fingerprint("some.txt", folder / ".venv") == before
    (folder / "some.txt").write_text("mkdocs==2")
    assert setup.fingerprint("some.txt", folder / ".venv") != before


def test_failing_download_tells_its_cause_and_what_to_do() -> None:
    """Once, also when pip tried six times."""
    tries = "".join(f"WARNING: Retrying (Retry(total={left})): no name\n" for left in range(5, -1, -1))
    command = [sys.executable, "-c", f"print({tries!r}); raise SystemExit(1)"]
    with pytest.raises(setup.Failed) as failed:
        setup.run(command, "Check the network.")
    assert str(failed.value) == "WARNING: Retrying (Retry(total=0)): no name\nCheck the network."


@pytest.mark.parametrize(("home", "inside"), [("/dev/null", True), ("writable", False)])
def test_npm_does_without_a_home(
    folder: Path, monkeypatch: pytest.MonkeyPatch, home: str, inside: bool
) -> None:
    """Where the home cannot be written, the cache of npm goes into the project; and what was installed is not asked again."""
    npm = 'mkdir -p node_modules; echo "$npm_config_cache" >>asked; echo "$@" >>asked'
    program(folder / "bin", "npm", npm)
    (folder / "writable").mkdir()
    monkeypatch.setenv("HOME", str(folder / home))
    monkeypatch.delenv("npm_config_cache", raising=False)
    monkeypatch.setenv("PATH", f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    setup.npm(tests=False)
    setup.npm(tests=False)
    cache, command = (folder / "asked").read_text().splitlines()
    assert cache == (str(folder / ".venv/npm") if inside else "")
    assert command.startswith("ci ")
    assert command.endswith("--omit=dev")
    setup.npm(tests=True)
    setup.npm(tests=False)
    assert len((folder / "asked").read_text().splitlines()) == 4


def test_npm_that_fails_leaves_no_stamp(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(folder / "bin", "npm", "mkdir -p node_modules; echo npm error code EAI_AGAIN >&2; exit 1")
    monkeypatch.setenv("PATH", f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(setup.Failed, match=r"EAI_AGAIN\n.*HTTPS_PROXY"):
        setup.npm(tests=False)
    assert list((folder / "node_modules").iterdir()) == []


@pytest.mark.parametrize(("version", "fine"), [("v18.20.4", False), ("v20.0.0", True), ("v24.1.0", True)])
def test_old_node_is_not_taken(
    folder: Path, monkeypatch: pytest.MonkeyPatch, version: str, fine: bool
) -> None:
    program(folder / "bin", "node", f"echo {version}")
    program(folder / "bin", "npm", "")
    monkeypatch.setenv("PATH", str(folder / "bin"))
    assert setup.has_node() == fine


def test_browsers_that_take_a_password_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole command, to copy."""
    program(folder / "bin", "apt-get", "")
    monkeypatch.setenv("PATH", str(folder / "bin"))
    monkeypatch.setattr(setup, "AS_ROOT", ["sudo", "-n"])
    with pytest.raises(setup.Failed, match=r"sudo apt-get update && sudo apt-get install -y .*firefox-esr"):
        setup.Browsers()


@pytest.mark.parametrize(
    ("pythons", "said"),
    [
        ({}, "apt-get install -y python3 python3-pip"),
        ({}, "here is no Python:"),
        ({"python3": "3.9.2"}, "here is Python 3.9.2:"),
        ({"python3": "3.9.2", "python3.12": ""}, "usage: scripts/setup"),
    ],
)
def test_python_is_found_or_named(tmp_path: Path, pythons: dict[str, str], said: str) -> None:
    """`python3` may be an old Python beside a newer."""
    for name in ("bash", "env", "dirname", "id"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    program(tmp_path, "apt-get", "")
    for name, version in pythons.items():
        old = f'[ "$1" = --version ] && echo Python {version} || exit 1'
        program(tmp_path, name, old if version else f'exec "{sys.executable}" "$@"')
    done = subprocess.run(
        [ROOT / "scripts/setup", "--help"], env={"PATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert said in done.stdout + done.stderr
    assert done.returncode == (0 if said.startswith("usage") else 1)


def test_line_ends_survive_windows(tmp_path: Path) -> None:
    """A clone by a git that is set to make Windows's of them."""
    source = tmp_path / "source"
    (source / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / ".gitattributes", source)
    shutil.copy(ROOT / "scripts/setup", source / "scripts")
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@x.example"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], cwd=source, check=True)
    subprocess.run([*git, "-c", "core.autocrlf=true", "clone", "-q", source, tmp_path / "clone"], check=True)
    assert b"\r" not in (tmp_path / "clone/scripts/setup").read_bytes()

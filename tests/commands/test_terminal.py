"""However a command ends: in a line, with the right status, and with nothing left behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from sitemaker.commands import serve

WAITING = """
import signal, tempfile
from sitemaker.commands import terminal
def main():
    with tempfile.TemporaryDirectory():
        print("ready", flush=True)
        signal.pause()
terminal.run(main)
"""


def python(script: str, tmp_path: Path, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(tmp_path)} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="cp850",
    )


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [(signal.SIGINT, 130, "Stopped.\n"), (signal.SIGTERM, 143, ""), (signal.SIGHUP, 129, "")],
)
def test_stopped_command_leaves_nothing(tmp_path: Path, sent: signal.Signals, status: int, said: str) -> None:
    """Ctrl-C, another program, a closed terminal."""
    with python(WAITING, tmp_path) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        assert len(list(tmp_path.iterdir())) == 1
        process.send_signal(sent)
        assert (process.communicate()[1], process.returncode) == (said, status)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("script", ["print('x' * 100_000)", "print('x')"])
def test_closed_pipe_is_no_error(tmp_path: Path, script: str) -> None:
    """The reader has what it wanted, while we print or at the end."""
    run = f"from sitemaker.commands import terminal; terminal.run(lambda: {script} or 0)"
    with python(run, tmp_path) as process:
        assert process.stdout
        process.stdout.close()
        assert process.wait() == 0
        assert process.stderr
        assert process.stderr.read() == ""


def test_console_of_few_signs_gets_what_it_has(tmp_path: Path) -> None:
    run = "from sitemaker.commands import terminal; terminal.run(lambda: print('één ‘twee’') or 0)"
    with python(run, tmp_path, PYTHONIOENCODING="cp850") as process:
        assert process.communicate() == ("één ?twee?\n", "")


def test_full_disk_is_told(tmp_path: Path) -> None:
    run = "from sitemaker.commands import terminal; terminal.run(lambda: open('/dev/full', 'w').write('x' * 100_000))"
    with python(run, tmp_path) as process:
        _, said = process.communicate()
        assert (said.splitlines()[-1][:23], process.returncode) == ("No space left on device", 1)


def test_taken_port_is_told_before_a_build(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serve.Server, "attempt", lambda _: pytest.fail("this builds first"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        monkeypatch.setattr("sys.argv", ["serve", "--port", port])
        assert serve.main() == 1
    assert capsys.readouterr().err == f"Port {port}: Address already in use. Choose another with --port.\n"
    monkeypatch.setattr("sys.argv", ["serve", "--port", "99999"])
    assert serve.main() == 1
    assert capsys.readouterr().err == "Port 99999: is no port. Choose another with --port.\n"

"""Runs Caddy on a built site with the configuration that the site brings along."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sitemaker.lab.nginx import DEBIAN

PROGRAM = DEBIAN / "usr/bin/caddy"


@contextmanager
def running(site: Path, folder: Path) -> Iterator[str]:
    """Its address. Raises FileNotFoundError, with what to do, where there is no Caddy."""
    if not PROGRAM.exists():
        raise FileNotFoundError("Caddy is missing: run scripts/setup browser on a Debian system.")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    text = (site / "_hosting/Caddyfile").read_text("utf-8")
    # Without a certificate, on this machine only: everything else is as the owner gets it.
    text, places = re.subn(
        r"^(\S+) {\n  root .*", f'http://127.0.0.1:{port} {{\n  root * "{site}"', text, flags=re.M
    )
    assert places == 1
    (folder / "Caddyfile").write_text("{\n  admin off\n}\n" + text, "utf-8")
    own = os.environ | {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    command = [str(PROGRAM), "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with subprocess.Popen(command, env=own, stderr=subprocess.PIPE, text=True) as server:
        while server.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.02)
        else:
            raise RuntimeError(server.communicate()[1])
        yield f"http://127.0.0.1:{port}"
        server.terminate()
        server.communicate()

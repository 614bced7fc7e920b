"""Runs nginx on a built site with the configuration that the site brings along."""

from __future__ import annotations

import getpass
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sitemaker import ROOT

DEBIAN = ROOT / ".venv/debian"
"""Where `scripts/setup browser` unpacks Debian's packages."""
PROGRAM = DEBIAN / "usr/sbin/nginx"
MODULE = DEBIAN / "usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
# What Debian's own nginx.conf sees to; what nginx writes goes to a folder of this run, as whoever runs it.
SERVER = """
load_module "{module}";
user {user};
daemon off;
pid "{folder}/pid";
error_log stderr;
worker_processes 1;
events {{ worker_connections 2048; }}
http {{
  access_log off;
  client_body_temp_path "{folder}/body";
  proxy_temp_path "{folder}/proxy";
  fastcgi_temp_path "{folder}/fastcgi";
  uwsgi_temp_path "{folder}/uwsgi";
  scgi_temp_path "{folder}/scgi";
  include "{folder}/site.conf";
}}
"""


class Server:
    """nginx for one site, in the foreground of a process that is ours."""

    def __init__(self, site: Path, folder: Path) -> None:
        """`folder` is for what nginx writes. Raises FileNotFoundError, with what to do, where there is no nginx."""
        if not PROGRAM.exists():
            raise FileNotFoundError(
                "nginx is missing: run scripts/setup browser on a Debian system with its package lists."
            )
        self.configuration = folder / "nginx.conf"
        around = SERVER.format(module=MODULE, folder=folder, user=getpass.getuser())
        self.configuration.write_text(around, encoding="utf-8")
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        text = (site / "_hosting/nginx.conf").read_text(encoding="utf-8")
        text = re.sub(r"^  listen 80;", f"  listen 127.0.0.1:{self.port};", text, flags=re.M)
        text = re.sub(r"^  root .*;", f'  root "{site}";', text, flags=re.M)
        (folder / "site.conf").write_text(text, encoding="utf-8")
        self.address = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start, and wait until the port answers. Raises RuntimeError with what nginx said when it stops at once."""
        command = [
            str(PROGRAM),
            "-c",
            str(self.configuration),
            "-e",
            "stderr",
            "-p",
            str(self.configuration.parent),
        ]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        while self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.02)
        raise RuntimeError(self.process.communicate()[1])

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)


@contextmanager
def running(site: Path, folder: Path) -> Iterator[Server]:
    """A server that runs as long as the block does."""
    server = Server(site, folder)
    server.start()
    try:
        yield server
    finally:
        server.stop()

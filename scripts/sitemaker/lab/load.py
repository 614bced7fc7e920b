"""`scripts/lab/load`: what nginx with our configuration does with a scan's whole set of files, at 1, 64 and 512 connections.

Between the rounds visitors leave in the middle of a file and the server is started again; after that every
file must still come whole. Client and server share this machine: the figures are a floor.
"""

from __future__ import annotations

import argparse
import os
import platform
import re
import socket
import struct
import subprocess
import sys
import tempfile
import urllib.request
from datetime import date
from pathlib import Path

import brotli

from sitemaker import ROOT
from sitemaker.commands import build, terminal
from sitemaker.lab import nginx
from sitemaker.output import offline
from sitemaker.output.precompress import precompress

WRK = nginx.DEBIAN / "usr/bin/wrk"
SCRIPT = Path(__file__).with_name("load.lua")
TABLE = ROOT / "scripts/lab/LOAD.md"
SCAN = "assessments/vijf-lenzen/index.html"
CONNECTIONS = (1, 64, 512)
LEAVERS = 200


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="scripts/lab/load", description=__doc__)
    parser.add_argument("--seconds", type=int, default=10, help="for each number of connections (10)")
    parser.add_argument("--write", action="store_true", help=f"keep the table in {TABLE.relative_to(ROOT)}")
    asked = parser.parse_args(arguments)
    if not WRK.exists():
        print(
            "wrk is missing: run scripts/setup load on a Debian system with its package lists.",
            file=sys.stderr,
        )
        return 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = folder / "site"
        if build.main(["--site-dir", str(site)]):
            return 1
        precompress(site)
        files = scan_files(site)
        server = nginx.Server(site, folder, processes=2)
        rows = []
        for connections in CONNECTIONS:
            server.start()
            rows.append((connections, *ask(server, files, connections, asked.seconds)))
            leave_early(server, max(files, key=lambda address: files[address].stat().st_size))
            server.stop()
            server.start()
            whole = sum(is_whole(server, address, path) for address, path in files.items())
            server.stop()
            print(
                f"{connections} connections, {LEAVERS} visitors left early, restart: {whole} of {len(files)} files whole"
            )
            if whole < len(files):
                return 1
        text = table(rows, len(files), asked.seconds)
    print(text)
    if asked.write:
        TABLE.write_text(text + "\n", encoding="utf-8")
    return 0 if not any(errors for *_, errors in rows) else 1


def scan_files(site: Path) -> dict[str, Path]:
    """What a visit to one scan takes, by address."""
    paths = {SCAN, *offline.loaded(site, [SCAN])} - {offline.WORKER}
    return {f"/{path.removesuffix('index.html')}": site / path for path in sorted(paths)}


def ask(
    server: nginx.Server, files: dict[str, Path], connections: int, seconds: int
) -> tuple[float, float, int]:
    """Requests per second, the 99th percentile of the answers in milliseconds, and how many went wrong."""
    paths = server.configuration.with_name("paths")
    paths.write_text("\n".join(files) + "\n", encoding="utf-8")
    threads = min(connections, 2)
    command = [
        str(WRK),
        f"-t{threads}",
        f"-c{connections}",
        f"-d{seconds}s",
        "--timeout",
        "30s",
        "-s",
        str(SCRIPT),
    ]
    libraries = ":".join(str(one) for one in (nginx.DEBIAN / "usr/lib").glob("*-linux-gnu"))
    environment = os.environ | {"WRK_PATHS": str(paths), "LD_LIBRARY_PATH": libraries}
    output = subprocess.run(
        [*command, server.address], env=environment, check=True, capture_output=True, text=True
    ).stdout
    [(rate, p99, errors)] = re.findall(r"RESULT (\S+) (\S+) (\d+)", output)
    return float(rate), float(p99), int(errors)


def leave_early(server: nginx.Server, address: str) -> None:
    """Ask for a file, read its beginning and hang up, many times at once."""
    leavers = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(LEAVERS)]
    for leaver in leavers:
        leaver.sendall(f"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    for leaver in leavers:
        leaver.recv(1000)
        # Reset, as a phone does that loses its network.
        leaver.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        leaver.close()


def is_whole(server: nginx.Server, address: str, path: Path) -> bool:
    request = urllib.request.Request(server.address + address, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request) as response:
        body = response.read()
        if response.headers["Content-Encoding"] == "br":
            body = brotli.decompress(body)
    return bool(body == path.read_bytes())


def table(rows: list[tuple[int, float, float, int]], files: int, seconds: int) -> str:
    about = (
        f"Measured on {date.today()} with `scripts/lab/load`: nginx with the configuration of the build, {files} files of one "
        f"scan in turns, brotli, {seconds} s each, on loopback with the client on the same machine; "
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors. After each row {LEAVERS} visitors "
        "hang up halfway and the server starts again; all files were whole."
    )
    lines = [
        f"| {connections} | {rate:,.0f} | {p99:.1f} | {errors} |" for connections, rate, p99, errors in rows
    ]
    heads = "| connections | requests per second | p99 (ms) | errors |\n|--:|--:|--:|--:|"
    return "\n".join([about, "", heads, *lines])


if __name__ == "__main__":
    terminal.run(main)

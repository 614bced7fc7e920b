"""`scripts/setup`: brings .venv and node_modules to what the lock files say. Does nothing when all is there.

Runs on the Python of the system, before anything is installed: with the standard library alone.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sitemaker import ROOT
from sitemaker.commands import terminal

VENV = ROOT / ".venv"
STAMPS = VENV / "stamps"
PLACE = VENV / "place"
"""Where .venv stood and which Python it was made with: its programs name both."""

DEBIAN = VENV / "debian"
NODE = 20
BROWSERS = (
    "--no-install-recommends chromium chromium-driver firefox-esr webkit2gtk-driver xvfb fonts-dejavu-core"
)
"""The browsers as Debian packages them, what drives them, and a screen for WebKit."""

AS_ROOT = [] if os.getuid() == 0 else ["sudo", "-n"]
COMMANDS = ["chromedriver", "firefox-esr", "WebKitWebDriver", "Xvfb"]
AGAIN = "Check the network (behind a proxy: HTTPS_PROXY) and run the same command again; what is there stays."
RETRIES = re.compile(r"^WARNING: Retrying \(Retry\(total=[1-9].*\n", re.M)
"""pip says at every attempt why it failed; the last is enough."""


class Failed(Exception):  # noqa: N818 (the word reads better where it is caught)
    """Something could not be brought. Says why, and what to do."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="scripts/setup", description=__doc__)
    parser.add_argument(
        "also",
        nargs="?",
        choices=["check", "browser", "feel", "audit", "successors"],
        help="check: what lint and types need; browser: what the tests need: the same, Chromium, Firefox and WebKit, an nginx and a "
        "Caddy; feel: the same and a Node.js for Lighthouse; audit: pip-audit; successors: MkDocs's successors",
    )
    also = parser.parse_args().also
    os.environ.pop("PYTHONPATH", None)  # It is for this program alone.
    os.environ["PATH"] = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    try:
        bring(also)
    except Failed as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or ROOT}: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


def bring(also: str | None) -> None:
    """Everything that is missing. Raises Failed, or OSError when the folder cannot be written."""
    tests = also in ("browser", "feel", "successors")
    browsers = Browsers() if tests else None
    environment()
    pip("python", "requirements.txt", "the Python packages")
    if tests or also == "check":
        pip("tests", "requirements-test.txt", "the packages of the tests")
    node()
    npm(tests or also == "check")
    if also == "feel":
        # Lighthouse asks for a newer Node.js than the rest, so it gets one of its own.
        pip("lighthouse", "requirements-node.txt", "Node.js for Lighthouse", VENV / "lighthouse")
    if also == "audit":
        pip("audit", "requirements-audit.txt", "pip-audit", VENV / "audit")
    if also == "successors":
        # Beside what requirements.txt brought, not in its place.
        pip("successors", "requirements-future.txt", "MkDocs's successors", target=VENV / "future")
    if browsers:
        browsers.wait()
    if tests:
        unpack("usr/sbin/nginx", "nginx", "libnginx-mod-http-brotli-static")
    if also == "browser":
        unpack("usr/bin/caddy", "caddy")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def run(command: list[str], failed: str, settings: dict[str, str] | None = None) -> None:
    """Run a program that has nothing to say when it goes well. Raises Failed with what it said otherwise.

    Its settings are variables of the environment, where nobody set them already.
    """
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=(settings or {}) | os.environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise Failed(f"{RETRIES.sub('', done.stdout).strip()}\n{failed}")


# --- what was brought before -------------------------------------------------------------------------


def fingerprint(lock: str, folder: Path) -> str:
    """Differs as soon as the lock file, the place or the Python does."""
    content = (ROOT / lock).read_bytes() + f"{folder.resolve()}\0{sys.version}".encode()
    return hashlib.sha256(content).hexdigest()


def is_there(stamp: Path, text: str) -> bool:
    return stamp.exists() and stamp.read_text() == text


def remember(stamp: Path, text: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(text)


# --- Python ------------------------------------------------------------------------------------------


def environment() -> None:
    """A `.venv` for this place and this Python; after a move everything in it is made anew."""
    place = f"{VENV.resolve()}\0{sys.version}"
    if is_there(PLACE, place) and (VENV / "bin/python").exists():
        return
    if VENV.exists():
        say("This folder has moved, or Python is another one: setting up anew ...")
    make_environment(VENV)
    remember(PLACE, place)


def make_environment(folder: Path) -> None:
    # Debian splits ensurepip off, so an environment is made without pip and filled from outside.
    run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder)], f"{folder} cannot be made.")


def pip(name: str, lock: str, what: str, folder: Path = VENV, target: Path | None = None) -> None:
    """Install what a lock file names, unless this very file was installed before."""
    stamp, found = STAMPS / name, fingerprint(lock, folder)
    if is_there(stamp, found):
        return
    if target:
        shutil.rmtree(target, ignore_errors=True)
    if not (folder / "bin/python").exists():
        make_environment(folder)
    into = ["--target", str(target)] if target else []
    install(["--no-deps", "--require-hashes", *into, "-r", lock], what, folder)
    remember(stamp, found)


def install(wanted: list[str], what: str, folder: Path) -> None:
    pip = [sys.executable, "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
        raise Failed(f"pip is needed for {sys.executable}: {told('python3 python3-pip')}")
    say(f"Installing {what} into {folder.relative_to(ROOT)} ...")
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--python", str(folder / "bin/python")]
    run([*pip, *quiet, "install", *wanted], f"{what[0].upper()}{what[1:]} could not be installed. {AGAIN}")


# --- Node.js -----------------------------------------------------------------------------------------


def node() -> None:
    if not has_node():
        install(["--no-deps", "--require-hashes", "-r", "requirements-node.txt"], "Node.js", VENV)
        if not has_node():
            raise Failed(f"Node.js {NODE} or newer with npm is needed: {told('nodejs npm')}")


def has_node() -> bool:
    if not (shutil.which("node") and shutil.which("npm")):
        return False
    done = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    found = re.match(r"v(\d+)", done.stdout)
    return found is not None and int(found[1]) >= NODE


def npm(tests: bool) -> None:
    """What only tests and benches need (`devDependencies`) may be there, and is not asked for."""
    modules = ROOT / "node_modules"
    whole, part = modules / ".all", modules / ".shipped"
    lock = hashlib.sha256((ROOT / "package-lock.json").read_bytes()).hexdigest()
    if is_there(whole, lock) or (not tests and is_there(part, lock)):
        return
    say("Installing from npm into node_modules ...")
    for stamp in (whole, part):
        stamp.unlink(missing_ok=True)
    # The cache of its compiler would stay in the temporary folder.
    settings = {"NODE_DISABLE_COMPILE_CACHE": "1"}
    if not usable(Path("~/.npm").expanduser()):
        settings["npm_config_cache"] = str(VENV / "npm")
    some = [] if tests else ["--omit=dev"]
    run(
        ["npm", "ci", "--loglevel=error", "--no-progress", "--no-update-notifier", *some],
        f"The packages of npm could not be installed. {AGAIN}",
        settings,
    )
    remember(whole if tests else part, lock)


def usable(folder: Path) -> bool:
    """Whether a folder can be written, or made."""
    existing = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return existing.is_dir() and os.access(existing, os.W_OK | os.X_OK)


# --- Debian's packages -------------------------------------------------------------------------------


class Browsers:
    """The browsers that are missing, on their way while the rest is brought."""

    def __init__(self) -> None:
        """Raises Failed, with the command, where it takes somebody's password."""
        self.coming: subprocess.Popen[bytes] | None = None
        chromium = os.environ.get("CHROMIUM", "chromium")
        if all(map(shutil.which, [chromium, *COMMANDS])):
            return
        if not shutil.which("apt-get"):
            raise Failed(f"The tests run on Debian 12 or newer; on {platform.system()} there is no apt-get.")
        if not may_install():
            raise Failed(f"The tests need browsers: {told(BROWSERS)}")
        say("Installing the browsers ...")
        self.said = tempfile.TemporaryFile()  # noqa: SIM115 (open until it has ended)
        script = f"apt-get update -qq && apt-get install -y -qq {BROWSERS}"
        self.coming = subprocess.Popen(
            [*AS_ROOT, "env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", script],
            stdin=subprocess.DEVNULL,
            stdout=self.said,
            stderr=subprocess.STDOUT,
        )

    def wait(self) -> None:
        if self.coming and self.coming.wait():
            self.said.seek(0)
            said = self.said.read().decode(errors="replace").strip()
            raise Failed(f"{said}\nThe browsers could not be installed: {told(BROWSERS)}")


def told(packages: str) -> str:
    """The command that installs them, as this person can type it."""
    if not shutil.which("apt-get"):
        return f"install {packages}"
    sudo = "sudo " if AS_ROOT else ""
    return f"{sudo}apt-get update && {sudo}apt-get install -y {packages}"


def may_install() -> bool:
    if not AS_ROOT:
        return True
    return did([*AS_ROOT, "true"])


def unpack(file: str, *packages: str) -> None:
    """Debian's packages in .venv/debian, to run a server without installing it."""
    if (DEBIAN / file).exists():
        return
    say(f"Unpacking {packages[0]} into {DEBIAN.relative_to(ROOT)} ...")
    folder = DEBIAN / "packages"
    folder.mkdir(parents=True, exist_ok=True)
    download = ["apt-get", "download", "-qq", *packages]
    update = [*AS_ROOT, "apt-get", "update", "-qq"]
    if not (shutil.which("apt-get") and (did(download, folder) or (did(update) and did(download, folder)))):
        say(f"Debian's package {packages[0]} could not be fetched; the tests that need it will say so.")
        return
    for package in sorted(folder.glob("*.deb")):
        run(["dpkg-deb", "-x", str(package), str(DEBIAN)], f"{package.name} cannot be unpacked.")


def did(command: list[str], folder: Path = ROOT) -> bool:
    """Whether a program came to a good end."""
    try:
        return not subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode
    except FileNotFoundError:  # such as sudo
        return False


if __name__ == "__main__":
    terminal.run(main)

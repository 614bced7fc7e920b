"""`scripts/audit`: everything that the lock files name, its licence, and which weaknesses are known of it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

from sitemaker import ROOT
from sitemaker.commands import terminal

SHIPPED = ROOT / "requirements.txt"
LOCKS = (SHIPPED, ROOT / "requirements-test.txt")
PIP_AUDIT = [
    ".venv/audit/bin/pip-audit", "--strict", "--require-hashes", "--disable-pip", "--format=json", "-r", str(SHIPPED),
]  # fmt: skip
NPM_AUDIT = ["npm", "audit", "--omit=dev", "--json"]


class UnreachableError(Exception):
    """A service gave no answer about our packages."""


def main() -> int:
    for name, version, licence in sorted(set(components()), key=lambda component: component[0].lower()):
        print(f"{name:40} {version:12} {licence}")
    found: list[str] = []
    unreached: list[str] = []
    for command, read, covers in LOOK_UPS:
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
        try:
            found += read(done.stdout)
        except UnreachableError:
            said = (done.stderr.strip() or done.stdout.strip()).splitlines()[:1]
            print(f"{command[0]} could not look up weaknesses here: {''.join(said)}", file=sys.stderr)
            unreached.append(covers)
    for weakness in found:
        print(weakness, file=sys.stderr)
    if unreached:
        print(f"Not looked at: {', '.join(unreached)}. Silence is not safety.", file=sys.stderr)
    elif not found:
        print("\nNo weakness is known in what is shipped or builds the site.")
    print(f"Never looked at: {NEVER}.")
    return 1 if found else 2 if unreached else 0


def components() -> Iterator[tuple[str, str, str]]:
    """Name, version and licence of every locked package, those of the tests included."""
    for lock in LOCKS:
        for name, version in re.findall(r"^([\w.-]+)==(\S+)", lock.read_text("utf-8"), re.MULTILINE):
            try:
                licence = licence_of(distribution(name))
            except PackageNotFoundError:
                licence = "not installed here"
            yield name, version, licence
    packages: dict[str, Any] = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    for path, package in packages.items():
        if path:
            yield path.removeprefix("node_modules/"), package["version"], package.get("license", "not stated")


def licence_of(package: Distribution) -> str:
    """As the package states it: an SPDX expression, else its classes, else the first line of a text."""

    def told(name: str) -> list[str]:
        return package.metadata.get_all(name) or []

    classes = [
        classifier.rsplit(" :: ", 1)[-1]
        for classifier in told("Classifier")
        if classifier.startswith("License ::")
    ]
    texts = [file.read_text("utf-8") for file in package.files or [] if file.match("*.dist-info/**/LICENSE*")]
    stated = [*told("License-Expression"), ", ".join(classes), *told("License"), *texts]
    return next((text.strip().splitlines()[0] for text in stated if text.strip()), "not stated")


def of_pypi(output: str) -> list[str]:
    """What pip-audit found. Raises UnreachableError when it could not ask about every package."""
    packages = parsed(output).get("dependencies")
    if not packages or any("skip_reason" in package for package in packages):
        raise UnreachableError
    return [
        f"{package['name']} {package['version']}: {weakness['id']}, mended in {weakness['fix_versions']}"
        for package in packages
        for weakness in package["vulns"]
    ]


def of_npm(output: str) -> list[str]:
    """What npm found. Raises UnreachableError when it got no report."""
    weaknesses = parsed(output).get("vulnerabilities")
    if weaknesses is None:
        raise UnreachableError
    return [
        f"{name}: {weakness['severity']}, in {weakness['range']}" for name, weakness in weaknesses.items()
    ]


def parsed(output: str) -> dict[str, Any]:
    try:
        report: dict[str, Any] = json.loads(output)
    except ValueError:
        raise UnreachableError from None
    return report


LOOK_UPS = (
    (PIP_AUDIT, of_pypi, "the Python packages of requirements.txt"),
    (NPM_AUDIT, of_npm, "the npm packages that are no `devDependencies`, Pyodide among them"),
)
"""Who is asked, how the answer is read, and what goes unseen without an answer."""

NEVER = "what only tests use, what Debian packages, Python inside Pyodide beyond its version, and this site's own code"


if __name__ == "__main__":
    terminal.run(main)

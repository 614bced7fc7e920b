"""Feeds Python what no visitor would, led by coverage: `python tests/support/fuzz.py -runs=N CORPUS` (see atheris).

Exits with another status than 0 at the first exception that is no answer.
"""

from __future__ import annotations

import json
import sys

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["selfscan"]):
    from selfscan import service

from selfscan.core.code import ALPHABET, _check
from sitemaker.definitions import reading

service.use(json.dumps(reading.read_all()))
# Where the browser would fetch older versions and ask again.
service.library().add(reading.read_versions())


def feed(data: bytes) -> None:
    """The first byte chooses the door; text and names follow."""
    provider = atheris.FuzzedDataProvider(data)
    door = provider.ConsumeIntInRange(0, 3)
    name = provider.ConsumeUnicodeNoSurrogates(20)
    text = provider.ConsumeUnicodeNoSurrogates(400)
    if door == 0:
        # Past the check value, where only somebody who means harm can come.
        body = "".join(ALPHABET[ord(character) % len(ALPHABET)] for character in text)
        text = body + _check(body)
    request = {
        0: {"do": "open", "text": text, "root": "", "assessment": "vijf-lenzen"},
        1: {"do": "open", "text": text, "root": "", "assessment": "vijf-lenzen"},
        2: {"do": "collect", "text": text, "have": []},
        3: {"do": "pair", "contributions": [{"code": line, "label": name} for line in text.splitlines()[:2]]},
    }[door]
    json.loads(service.call(json.dumps(request)))


atheris.Setup(sys.argv, feed)
atheris.Fuzz()

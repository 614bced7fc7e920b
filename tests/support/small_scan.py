"""A small scan of the tests' own, so that what the software does does not hang on what somebody wrote."""

from __future__ import annotations

import shutil
from pathlib import Path

from sitemaker import ASSESSMENTS
from sitemaker.definitions import reading, versions

SLUG = "proef"

ASSESSMENT = """\
template: assessment.html
title: Een proef
description: Een kleine zelfscan die alleen in de toetsen van de software voorkomt.
slug: proef
number: 300
version: 1
minutes: 3
about: {title: iets, path: aanpak/}
scales:
  - id: A
    name: Eerste deel
    definition: Wat het eerste deel meet.
    intro: Denk aan iets.
    form: klopt
    items:
      - {id: A1, text: We doen wat we zeggen.}
      - {id: A2, text: We zeggen wat we doen.}
      - {id: A3, text: We laten alles liggen., reversed: true, opposite: A1}
      - {id: A4, text: We kijken terug.}
    texts: &texts
      low: {meaning: Laag., advice: Doe iets., question: Waarom is het laag?}
      mixed: {meaning: Gemengd., advice: Doe wat., question: Waarom is het gemengd?}
      high: {meaning: Hoog., advice: Doe meer., question: Waarom is het hoog?}
      unknown: Vraag het na.
  - id: B
    name: Tweede deel
    definition: Wat het tweede deel meet.
    intro: Denk aan iets anders.
    form: klopt
    items:
      - {id: B1, text: We zien elkaar.}
      - {id: B2, text: We horen elkaar.}
      - {id: B3, text: We spreken elkaar.}
      - {id: B4, text: We missen elkaar., reversed: true}
    texts: *texts
texts:
  limits: [Dit is een proef.]
"""

SCORING = '''\
"""What is particular to the small scan."""

from selfscan.core.definition import DONT_KNOW


def score(definition, answers, result):
    """How often somebody did not know."""
    return {"unknown": list(answers.values()).count(DONT_KNOW)}
'''


def make(root: Path, released: bool = True) -> Path:
    """The folder of assessments with this scan alone, and version 1 of it released."""
    folder = root / "docs/assessments"
    (folder / SLUG).mkdir(parents=True)
    shutil.copy(ASSESSMENTS / "assessment.yml", folder)
    (folder / SLUG / "assessment.yml").write_text(ASSESSMENT, "utf-8")
    (folder / SLUG / "scoring.py").write_text(SCORING, "utf-8")
    if released:
        versions.release(reading.read_all(folder)[0], folder)
    return folder

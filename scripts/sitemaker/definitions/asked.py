"""What the template of a scan gets: the definition that was checked, and the form as it is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain, count
from pathlib import Path
from typing import Any

from selfscan.kinds.build import method as shared_method
from sitemaker.definitions import kinds, reading

FOLDER = "assessments"


def meta(uri: str, own: dict[str, Any], scans: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The front matter of a page below `docs/assessments/`, laid over what it is about.

    `scans` are the checked definitions by slug. A page of a scan gets that of the scan, with `steps`: its scales
    as they are asked there (see `steps`). Another page there gets what all scans share.
    """
    folder, slug = Path(uri).parts[:-1][:2] if uri.count("/") > 1 else (uri.split("/")[0], "")
    if folder != FOLDER:
        return own
    about = scans.get(slug) or reading.shared()
    page = reading.laid(about, own)
    if own.get("template") == "accountability.html":
        page["method"] = method(about["texts"], scans.values())
    return page | {"steps": steps(about, own.get("mirror"))} if slug in scans else page


def method(texts: dict[str, Any], scans: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """How the scans count: what holds for `all`, and for every way of answering its `title` and what is `said` of it."""
    ways: dict[str, list[list[str]]] = {}
    used: Counter[str] = Counter()
    for scan in scans:
        for form in (scan["forms"][scale["form"]] for scale in scan["scales"]):
            title = kinds.own_words(form["kind"])["title"]
            used[title] += 1
            said = kinds.said(form, texts)
            if said not in ways.setdefault(title, []):
                ways[title].append(said)
    found = []
    for title, _ in used.most_common():
        forms = ways[title]
        # Forms with the same title: what counts most is said first.
        forms.sort(key=len, reverse=True)
        found.append({"title": title, "said": [*chain.from_iterable(forms)]})
    return {"all": shared_method(texts), "ways": found}


def steps(data: dict[str, Any], mirror: str | None) -> list[dict[str, Any]]:
    """The scales of a scan as its form asks them, each with `form` and with the `number` of every item.

    On a page with a `mirror` only the items that have this wording for another, in that wording.
    """
    numbers = count(1)
    shaped = kinds.shaped(data)
    found = []
    for scale, shape in zip(data["scales"], shaped.scales, strict=True):
        items = [
            item | {"number": next(numbers), "text": item.get(mirror or "text")}
            for item in scale["items"]
            if not mirror or mirror in item
        ]
        form, words = shape.form, data["texts"][shape.form.kind]
        if items:
            found.append(
                scale
                | {
                    "items": items,
                    "form": {
                        "kind": form.kind,
                        "labels": form.labels,
                        "numbers": form.numbers,
                        "outside": [(answer, data["outside"][answer]) for answer in form.outside],
                        "client": {name: words[name] for name in kinds.BUILDS[form.kind].CLIENT},
                    },
                }
            )
    return found

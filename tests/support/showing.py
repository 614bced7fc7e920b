"""Results as Python writes them, put on their page without waiting for it to boot there."""

from __future__ import annotations

import json
from random import Random
from typing import Any
from unittest.mock import patch

from playwright.sync_api import Page

from groups import twelve
from selfscan import service
from selfscan.core.library import Library
from sitemaker.runtime.respondents import at_random

COMPARE = "/assessments/vergelijken/"

PUT = """html => {
  const result = document.querySelector("[data-result]");
  // The policy of the page knows two names; boot_early.js uses this name where a link holds a result.
  window.shows ??= window.trustedTypes?.createPolicy("vroeg", { createHTML: (text) => text }) ?? { createHTML: (text) => text };
  result.innerHTML = window.shows.createHTML(html);
  result.hidden = document.querySelector("[data-result-actions]").hidden = false;
  document.querySelector("form:is([data-assessment], [data-compare])").hidden = true;
  for (const details of document.querySelectorAll("details")) details.open = true;
}"""


def ask(library: Library, **request: Any) -> dict[str, Any]:
    """What the worker would answer the page."""
    with patch.object(service, "library", lambda: library):
        answer: dict[str, Any] = json.loads(service.call(json.dumps(request)))
    return answer


def result(library: Library, slug: str) -> str:
    """The HTML of somebody's result."""
    answers = at_random(library.newest(slug), Random(1))
    return str(ask(library, do="score", assessment=slug, answers=answers, root="../../")["html"])


def comparison(library: Library, *, consent: bool) -> str:
    """The HTML of a comparison of twelve people in three organisations."""
    pairs = twelve(library.newest("vijf-lenzen"), "LB", Random(4))
    given = [{"code": code, "organisation": name, "label": ""} for name, code in pairs]
    answer = ask(library, do="compare", contributions=given, consent=consent, assessment=None)
    return str(answer["html"])


def show_result(page: Page, address: str, library: Library, slug: str) -> None:
    page.goto(f"{address}/assessments/{slug}/")
    page.evaluate(PUT, result(library, slug))


def show_comparison(page: Page, address: str, library: Library, *, consent: bool) -> None:
    page.goto(address + COMPARE)
    page.evaluate(PUT, comparison(library, consent=consent))

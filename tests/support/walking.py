"""Walks through a scan as a visitor does."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import Page, expect

SCAN = "/assessments/vijf-lenzen/"
BOOT = 60_000
"""Milliseconds that Python may take to start on a busy machine."""


def answer(page: Page, answers: Mapping[str, int | str]) -> None:
    """Give every answer, step by step, and stop at the check before the result."""
    # Until the script is there, it is one long form.
    expect(page.locator("[data-step]:visible")).to_have_count(1)
    while page.locator("fieldset:visible").count():
        for question in page.locator("fieldset:visible").all():
            value = answers[str(question.get_attribute("data-item"))]
            question.locator(f'input[value="{value}"]').check()
        page.locator("[data-action=next]:visible").click()


def see_result(page: Page) -> None:
    """Ask for the result and wait until it is there."""
    page.locator("[data-action=result]").click()
    expect(page.locator('[data-result][data-state="ready"]')).to_be_visible(timeout=BOOT)


def means(page: Page) -> dict[str, str]:
    """The mean of each scale as the page carries it, by scale id."""
    scales = page.locator("[data-result] [data-scale]").all()
    return {str(scale.get_attribute("data-scale")): str(scale.get_attribute("data-mean")) for scale in scales}

"""An address that was ever released keeps working, or the build says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from site_host import serve
from sitemaker import ROOT
from sitemaker.commands import build
from sitemaker.output import addresses

CASES = yaml.safe_load((ROOT / "tests/cases/addresses.yml").read_text("utf-8"))
MOVED = {
    "/oud/": "/organisaties/vijf-lenzen/",
    "/oud/#geld": "/organisaties/drie-ks/#kosten",
    "/oud/scan/": "/assessments/vijf-lenzen/",
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_register_is_checked(site: Path, case: dict[str, Any]) -> None:
    register = addresses.Register(case.get("redirects", {}), case.get("released", {}))
    told = "\n".join(addresses.mistakes(site, addresses.pages(site), register))
    assert bool(told) == bool(case["told"]), told
    for part in case["told"]:
        assert part in told


@pytest.mark.takes(10)
def test_register_keeps_what_people_wrote_and_learns_what_is_new(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New addresses are added once; nothing goes out, and a lost address stops the build."""
    monkeypatch.setattr(addresses, "FILE", tmp_path / "addresses.yml")
    addresses.FILE.write_text("# Ours\nredirects: {}\n\nreleased:\n  /aanpak/: [niet]\n  /weg/: [kop]\n")
    addresses.add(addresses.new(site, addresses.pages(site), addresses.Register.read()))
    assert addresses.FILE.read_text().startswith("# Ours\nredirects: {}\n\nreleased:\n")
    register = addresses.Register.read()
    assert register.released["/weg/"] == ["kop"]
    assert register.released["/aanpak/"][:2] == ["niet", "mensen"]
    assert "mislukt" not in register.released["/assessments/vijf-lenzen/"]
    assert addresses.new(site, addresses.pages(site), register) == {}
    assert build.main(["--site-dir", str(tmp_path / "site")]) == 1


def test_release_asks_to_keep_new_addresses(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses.Register, "read", lambda: addresses.Register({}, {"/aanpak/": []}))
    told = addresses.check_and_redirect(site, "https://samen.nl/", register=False, release=True)
    assert "scripts/build --register" in told[0]


def test_headings_have_ids_of_their_own() -> None:
    """An id that the builder makes from the words changes with the words."""
    pages = set((ROOT / "docs").rglob("*.md")) - {ROOT / "docs/assessments/AUTEURS.md"}
    for path in pages:
        for heading in re.findall(r"^#{2,3} .*", path.read_text("utf-8"), re.MULTILINE):
            assert re.search(r"{#[a-z0-9-]+}$", heading), f"{path.name}: {heading}"


@pytest.fixture(scope="module")
def moved(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with three old addresses beside what they lead to."""
    folder = tmp_path_factory.mktemp("moved")
    for part in site.iterdir():
        (folder / part.name).symlink_to(part)
    addresses.write_redirects(folder, addresses.pages(site), MOVED, "https://samenwerking.example/")
    yield from serve(folder)


@pytest.mark.parametrize(
    ("old", "lands"),
    [
        ("/oud/", "/organisaties/vijf-lenzen/"),
        ("/oud/#vragen", "/organisaties/vijf-lenzen/#vragen"),
        ("/oud/#geld", "/organisaties/drie-ks/#kosten"),
    ],
)
def test_old_address_leads_on_with_its_fragment(page: Page, moved: str, old: str, lands: str) -> None:
    page.goto(moved + old)
    page.wait_for_url(moved + lands)


def test_old_address_of_a_scan_leads_on_with_its_code(page: Page, moved: str) -> None:
    """The scan takes the code out of the address at once; that it came says what the scan makes of it."""
    page.goto(f"{moved}/oud/scan/#r=22-AB")
    page.wait_for_url(f"{moved}/assessments/vijf-lenzen/")
    expect(page.locator("[data-failure], [data-reopen-error]").filter(visible=True).first).to_contain_text(
        "code", timeout=60_000
    )


def test_old_address_leads_on_without_scripts(browser: Browser, moved: str) -> None:
    """The page refreshes at once; where a script is blocked, a link that says where it leads is left."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{moved}/oud/")
    page.wait_for_url(f"{moved}/organisaties/vijf-lenzen/")
    page.close()
    page = browser.new_page()
    page.route("**/redirect.js", lambda route: route.abort())
    page.goto(f"{moved}/oud/")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    page.get_by_role("link", name="Vijf lenzen op samenwerking").click()
    page.wait_for_url(f"{moved}/organisaties/vijf-lenzen/")
    page.close()

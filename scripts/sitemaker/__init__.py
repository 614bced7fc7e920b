"""How the site is made: everything here runs at build, nothing of it reaches a visitor."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
ASSESSMENTS = DOCS / "assessments"
RUNTIME = DOCS / "assets" / "runtime"

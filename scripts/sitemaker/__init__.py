"""How the site is made: everything here runs at build, nothing of it reaches a visitor."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
ASSESSMENTS = DOCS / "assessments"

# Python would put the bytecode of what it imports beside it, also in docs/.
sys.pycache_prefix = sys.pycache_prefix or str(ROOT / ".bytecode_cache")

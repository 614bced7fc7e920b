"""The JSON Schema of `assessment.yml`, so that an editor completes and checks while somebody types."""

from __future__ import annotations

import json
from pathlib import Path

from sitemaker import DOCS
from sitemaker.definitions.model import Assessment

FILE = DOCS / "assets" / "schemas" / "assessment.json"


def write(path: Path = FILE) -> None:
    """Bring the schema up to date with the model; touches the file only when it differs."""
    schema = Assessment.model_json_schema(by_alias=True)
    # A scan's own file and the shared one are each a part; only together must they be complete.
    schema.pop("required")
    text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

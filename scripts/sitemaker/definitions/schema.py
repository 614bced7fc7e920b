"""The JSON Schema of `assessment.yml`, so that an editor completes and checks while somebody types.

It is tracked, since an editor reads it in a clone in which nothing has run yet; `scripts/renew schema` writes it.
"""

from __future__ import annotations

import json
from pathlib import Path

from sitemaker.definitions.model import Assessment

FILE = Path(__file__).with_name("assessment.schema.json")


def text() -> str:
    """The schema by the model, as it should stand in the file."""
    schema = Assessment.model_json_schema(by_alias=True)
    # A scan's own file and the shared file are each a part; only together must they be complete.
    schema.pop("required")
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"

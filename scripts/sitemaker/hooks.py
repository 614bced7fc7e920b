"""MkDocs hooks. They check and prepare; no page's content depends on them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mkdocs.exceptions import PluginError

from sitemaker import definitions, interpreter, runtime, schema


def on_pre_build(config: Any) -> None:
    """Stop at a wrong definition, then bring the schema and the runtime up to date."""
    schema.write()
    try:
        runtime.make(definitions.read_versions())
    except (definitions.Mistakes, interpreter.Failed, FileNotFoundError) as error:
        raise PluginError(str(error)) from None

"""MkDocs hooks. They check and prepare; no page's content depends on them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mkdocs.exceptions import PluginError

from sitemaker import definitions, handouts, interpreter, previews, runtime, schema, versions


def on_pre_build(config: Any) -> None:
    """Stop at a wrong definition, then bring the schema, the runtime, the handouts and the previews up to date."""
    schema.write()
    try:
        current = definitions.read_all()
        runtime.make(versions.together(current, versions.read()))
        handouts.make(current)
        previews.make()
    except (definitions.Mistakes, interpreter.Failed, FileNotFoundError, ValueError) as error:
        raise PluginError(str(error)) from None

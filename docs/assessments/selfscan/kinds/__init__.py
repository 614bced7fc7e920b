"""Ways of answering that are more than five labels: one module a kind, found by its name.

A module may define, for the scales whose form has its kind:

- `check(scale, answers)`: raise InputError when answers contradict each other
- `score(scale, answers)`: what comes on top of `scale.score` for this scale
- `overview(definition, entries)`: the chart of scales that follow each other
- `opening(definition)`: what comes before the parts of those scales
- `section(definition, scale, entry)`: the part of the result page, with `data-scale`
- `appendix(definition, scale, entry)`: the same, but after all that is to talk about
- `lines(definition, scale, entry)`: the result in plain lines, to copy
- `TEXTS`: its texts below `texts.<kind>`, as `core.texts.Texts` has them
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

KINDS: dict[str, ModuleType] = {
    module.name: importlib.import_module(f"{__name__}.{module.name}")
    for module in pkgutil.iter_modules(__path__)
}

"""Kinds whose means fall in bands with a name: a profile, and words for every band."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..core.definition import Definition, Form, Scale
from ..core.texts import Texts
from ..drawing import chart
from ..drawing.markup import Markup, table
from ..scoring.limits import level_of
from ..scoring.scale import Entry
from ..scoring.wording import OUTCOME
from .averaged import Averaged
from .kind import E, shared

if TYPE_CHECKING:
    from ..scoring.theme import Theme

COLUMNS = ("scale", "band", "place", "basis")

WORDS = Texts("result", {"as-web": "", "table.scale": "", "table.band": "", "table.basis": ""})


class Banded(Averaged[E]):
    """Rated answers with bands. Without bands every item stands for itself, and there is no mean."""

    def averaged(self, form: Mapping[str, Any]) -> bool:
        return bool(form.get("bands"))

    def texts_of(self, scale: Scale, entry: E) -> Mapping[str, str]:
        assert entry["band"]
        texts: Mapping[str, str] = scale.data["texts"][level_of(scale.form.bands, entry["band"])]
        return texts

    def themes(self, scale: Scale) -> list[Theme]:
        from ..scoring.theme import Theme

        if scale.form.bands:
            return super().themes(scale)
        return [Theme(item.id, item.text.rstrip("."), scale, (item,)) for item in shared(scale)]

    def profile(self, definition: Definition, form: Form, entries: Sequence[E]) -> Markup:
        """All scales with this form as bars, as a web and in a table."""
        own = self.words(definition)
        label = own["chart"].format(title=definition.title)
        axis = chart.Axis(*form.ends, step=form.step)
        rows = [self._row(definition, entry) for entry in entries]
        web = chart.radar(axis, form.bands, rows, label) if len(rows) >= chart.AXES else None
        return chart.figure(
            own["caption"],
            chart.profile(axis, form.bands, rows, label),
            chart.view(WORDS.of(definition)["as-web"], web) if web else None,
            chart.view(chart.VIEW.of(definition)["as-table"], self._table(definition, entries, rows)),
        )

    def _row(self, definition: Definition, entry: E) -> chart.Row:
        if entry["mean"] is None:
            return chart.Row(entry["name"], None, OUTCOME.of(definition)["no-band"], "–")
        value = self.place(definition, definition.scale(entry["id"]), entry["mean"])
        return chart.Row(entry["name"], entry["mean"], f"{entry['band']} · {value}", value)

    def place(self, definition: Definition, scale: Scale, mean: float) -> str:
        """The mean as it stands beside the name of its band."""
        return self.value(definition, scale, mean)

    def _table(self, definition: Definition, entries: Sequence[E], rows: Sequence[chart.Row]) -> Markup:
        words, own = OUTCOME.of(definition), self.words(definition)
        heads = WORDS.of(definition) | {"table.place": own["place"]}
        cells = (
            [
                entry["name"],
                outcome(definition, entry),
                row.value,
                words["of"].format(
                    answered=entry["answered"], items=len(definition.scale(entry["id"]).items)
                ),
            ]
            for entry, row in zip(entries, rows, strict=True)
        )
        return table(own["caption"], (heads[f"table.{name}"] for name in COLUMNS), cells)

    def lines(self, definition: Definition, scale: Scale, entry: E) -> list[str]:
        if not scale.form.bands:
            return []
        basis = OUTCOME.of(definition)["of"].format(answered=entry["answered"], items=len(scale.items))
        return [f"{scale.name}: {outcome(definition, entry)} ({basis})"]


def outcome(definition: Definition, entry: Entry) -> str:
    """The name of the band, with whether it is a close call; or that there is none."""
    words = OUTCOME.of(definition)
    if entry["band"] is None:
        return words["no-band"]
    return str(entry["band"]) + (f", {words['borderline']}" if entry["borderline"] else "")

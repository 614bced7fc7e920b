"""Changes: the middle of five counts as 0."""

from __future__ import annotations

from answering.rated import Rated


class FromTheMiddle(Rated):
    centre = 3


WAY = FromTheMiddle()

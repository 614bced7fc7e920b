"""Which groups may be shown apart without giving away what one person answered."""

from __future__ import annotations

from collections.abc import Mapping


def shown(sizes: Mapping[str, int], rest: int, smallest: int) -> set[str]:
    """The organisations that may be shown beside a total.

    `sizes` has the people of each organisation, `rest` counts those without an organisation. A group
    needs `smallest` people. Who is left over forms a group as well: it can be found by
    subtracting from the total. As long as that is too small, the smallest shown
    organisation is hidden with it (secondary suppression: Willenborg, L. & De Waal, T.
    (2001), Elements of Statistical Disclosure Control, Springer).
    """
    visible = sorted(
        (name for name, size in sizes.items() if size >= smallest), key=lambda name: -sizes[name]
    )
    left = rest + sum(sizes.values()) - sum(sizes[name] for name in visible)
    while visible and 0 < left < smallest:
        left += sizes[visible.pop()]
    return set(visible)

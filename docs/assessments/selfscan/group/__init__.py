"""Results of several people together, and two results side by side.

The way of the data: `contribution` (what somebody pastes) -> `gathering` (the people of
one scan) -> `comparison` (the figures that may be shown, see `disclosure`) -> `agenda`
(what to talk about) -> `report` (the page). `theme` says what is compared at all;
`mirror` puts two results beside each other.
"""

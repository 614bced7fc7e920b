"""Stands in for _colorize, with which a traceback gets colours: nobody reads one in a terminal here.

The library's own makes five dataclasses of colours whenever Python starts.
"""


class _NoColours:
    def __getattr__(self, part: str) -> str:
        return ""


class _Theme:
    traceback = _NoColours()


def can_colorize(*, file: object = None) -> bool:
    """Whether a file is a terminal that shows colours."""
    return False


def get_theme(**_: object) -> _Theme:
    """The colours for each kind of text, of which a traceback takes its own."""
    return _Theme()

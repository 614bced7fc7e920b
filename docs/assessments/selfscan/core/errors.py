"""The one error that a visitor may see, and the one that asks for more."""


class InputError(ValueError):
    """Input that cannot be used. Its text is Dutch and says what to do."""


class NotHereError(Exception):
    """A definition of an older version, which the browser fetches only when somebody asks for it."""

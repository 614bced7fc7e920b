"""The one error that a visitor may see."""


class InputError(ValueError):
    """Input that cannot be used. Its text is Dutch and says what to do."""

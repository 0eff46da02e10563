"""Reading what stands in an address."""


def number_in(text: str | None) -> int | None:
    """The id in a query string, or None where there is none that a database could hold."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None

"""Counts, in words."""

NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()


def number_word(count: int) -> str:
    """Up to twelve in words, from there on in figures."""
    return NUMBERS[count] if count < len(NUMBERS) else str(count)


def times(count: int) -> str:
    """ "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")

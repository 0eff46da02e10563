"""What is wrong with a history file, as a sentence that names the record."""


class BrokenHistory(Exception):
    """Nothing was restored. Names the table, the record (its UUID or its place), the field and the reason."""

    def __init__(self, reason: str, table: str = "", record: object = "", field: str = "") -> None:
        # What stands in a broken file may be of any length.
        self.reason, self.field = shortened(reason), shortened(field)
        self.table, self.record = table, str(record)
        place = ["“{}”", self.table], ["record {}", self.record], ["“{}”", self.field]
        where = ", ".join(words.format(name) for words, name in place if name)
        super().__init__(f"In {where}: {self.reason}" if where else self.reason)


def shortened(words: str, length: int = 300) -> str:
    return words if len(words) <= length else f"{words[:length]}…"

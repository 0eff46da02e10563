"""What is wrong with a history file, as a sentence that names the record."""


class BrokenHistory(Exception):
    """Nothing was restored. Names the table, the record (its UUID or its place), the field and the reason."""

    def __init__(self, reason: str, table: str = "", record: object = "", field: str = "") -> None:
        self.reason, self.table, self.record, self.field = reason, table, str(record), field
        place = [f"“{table}”" if table else "", f"record {record}" if record else "", f"“{field}”" if field else ""]
        where = ", ".join(filter(None, place))
        super().__init__(f"In {where}: {reason}" if where else reason)

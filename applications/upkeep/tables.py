"""A table's name in an address: `self-ratings` for `self_ratings`; one that nobody knows is no address."""

from applications.transfer.manifest import TABLES, Table
from applications.upkeep.belongings import MOVABLE, OFFERED


class TableConverter:
    """Earlier versions are of something else, and a seal lasts: neither can be addressed by itself."""

    regex = "|".join(name.replace("_", "-") for name in TABLES if name not in ("versions", "seals"))

    def to_python(self, value: str) -> Table:
        return TABLES[value.replace("-", "_")]

    def to_url(self, value: Table | str) -> str:
        name = value if isinstance(value, str) else value.name
        return name.replace("_", "-")


class MovableConverter(TableConverter):
    """What stands at an attempt; an offer is also found by one of its versions. A forecast goes with its step, a cause
    with what was written about the attempt."""

    regex = "|".join(
        name.replace("_", "-") for name in [OFFERED, *MOVABLE] if name not in ("seals", "forecasts", "causes")
    )

"""Which records in a removal or merger tell how a question stands, so that its caches follow."""

from applications.loops.questions.happened import Telling
from applications.transfer.manifest import TABLES
from applications.upkeep.contents import Contents

TELLING = ("questions", "askings", "recalls")


def told_in(contents: Contents) -> Telling:
    """Its own rows, what they say of which question, and the rows that have led to them or lead there again."""
    rows = contents["rows"]
    told: Telling = {name_of(table): set(map(int, rows.get(table, {}))) for table in TELLING}
    told["question"] |= {row["question"] for table in TELLING[1:] for row in rows.get(table, {}).values()}
    for table, _, key, _ in [*contents["links"], *contents.get("repointed", [])]:
        told.setdefault(name_of(table), set()).add(key)
    if "questions" in rows and "kept" in contents:
        told["question"].add(contents["kept"]["pk"])
    return told


def name_of(table: str) -> str:
    return str(TABLES[table].model._meta.model_name)

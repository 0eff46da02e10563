"""The one module that knows how each database indexes words: a table of its own, written and asked by our code alone.

SQLite has an FTS5 table, PostgreSQL one of `tsvector` with a GIN index. Neither is known to Django, so that no
migration rebuilds it; neither has a trigger that could be lost; and neither splits, folds or stems: both are given our
tokens, with the place of each.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import batched

from django.db import connection

BATCH = 500
FTS5 = "fts5(tokens, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')"
MADE = {
    "sqlite": [
        f"CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING {FTS5}",
    ],
    "postgresql": [
        "CREATE TABLE IF NOT EXISTS search_words (id bigint PRIMARY KEY, tokens tsvector NOT NULL)",
        "CREATE INDEX IF NOT EXISTS search_words_tokens ON search_words USING gin (tokens)",
    ],
}
WRITTEN = {
    "sqlite": "INSERT OR REPLACE INTO search_words (rowid, tokens) VALUES (%s, %s)",
    "postgresql": "INSERT INTO search_words (id, tokens) VALUES (%s, %s::tsvector) "
    "ON CONFLICT (id) DO UPDATE SET tokens = EXCLUDED.tokens",
}
KEY = {"sqlite": "rowid", "postgresql": "id"}
MATCH = {"sqlite": "search_words MATCH %s", "postgresql": "tokens @@ %s::tsquery"}
#: PostgreSQL keeps no place beyond this, and no vector of a megabyte; both engines are given as much as it takes.
LAST_PLACE, MOST_BYTES, BYTES_A_PLACE = 16_383, 1_000_000, 8


def make_table() -> None:
    run(*MADE[connection.vendor])


def drop_table() -> None:
    run("DROP TABLE IF EXISTS search_words")


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def write(tokens: Iterable[tuple[int, list[str]]]) -> None:
    """The tokens of each key, in the place of those it had."""
    vendor = connection.vendor
    with connection.cursor() as cursor:
        for some in batched(tokens, BATCH):
            rows = [(key, spelled_for(vendor, as_much_as_fits(each))) for key, each in some]
            cursor.executemany(WRITTEN[vendor], rows)


def spelled_for(vendor: str, tokens: list[str]) -> str:
    if vendor == "sqlite":
        return " ".join(tokens)
    places = defaultdict(list)
    for place, token in enumerate(tokens, start=1):
        places[token].append(str(min(place, LAST_PLACE)))
    return " ".join(f"'{token}':{','.join(at)}" for token, at in places.items())


def as_much_as_fits(tokens: list[str]) -> list[str]:
    if len(tokens) * BYTES_A_PLACE < MOST_BYTES // 10:
        return tokens
    known: set[str] = set()
    room = MOST_BYTES
    for count, token in enumerate(tokens):
        room -= BYTES_A_PLACE + (0 if token in known else len(token))
        known.add(token)
        if room < 0:
            return tokens[:count]
    return tokens


def erase(keys: Collection[int]) -> None:
    for some in batched(keys, BATCH):
        holes = ", ".join(["%s"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM search_words WHERE {KEY[connection.vendor]} IN ({holes})", some)  # noqa: S608


def erase_strays() -> None:
    """What belongs to no document: left behind where rows were deleted past our code, as the tests do."""
    run(
        f"DELETE FROM search_words WHERE {KEY[connection.vendor]} "  # noqa: S608
        "NOT IN (SELECT id FROM applications_searchdocument)"
    )


def kept(keys: Collection[int]) -> dict[int, str]:
    """What is indexed under the keys, as the engine spells it."""
    found: dict[int, str] = {}
    key, column = KEY[connection.vendor], "tokens" if connection.vendor == "sqlite" else "tokens::text"
    for some in batched(keys, BATCH):
        holes = ", ".join(["%s"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {key}, {column} FROM search_words WHERE {key} IN ({holes})", some)  # noqa: S608
            found |= dict(cursor.fetchall())
    return found


def newest_matching(expression: str, most: int, past: int = 0) -> tuple[str, list]:
    """SQL that selects the highest keys under which the expression matches. No engine's own ranking is asked for: to
    rank 20,000 hits takes thirty times as long as to read the newest 200 of them."""
    key, matches = KEY[connection.vendor], MATCH[connection.vendor]
    sql = f"SELECT {key} FROM search_words WHERE {matches} ORDER BY {key} DESC LIMIT %s OFFSET %s"  # noqa: S608
    return sql, [expression, most, past]


def words(tokens: Collection[str], begins: bool = False) -> str:
    """An expression that asks for these tokens one behind the other, the last as a beginning if it `begins`."""
    if connection.vendor == "sqlite":
        return f'"{" ".join(tokens)}"{" *" if begins else ""}'
    return f"({' <-> '.join(f"'{token}'" for token in tokens)}{':*' if begins else ''})"


def every(expressions: Collection[str]) -> str:
    return f"({(' AND ' if connection.vendor == 'sqlite' else ' & ').join(expressions)})"


def some(expressions: Collection[str]) -> str:
    return f"({(' OR ' if connection.vendor == 'sqlite' else ' | ').join(expressions)})"


def but_not(expression: str, other: str) -> str:
    return f"({expression} {'NOT' if connection.vendor == 'sqlite' else '& !'} {other})"


def says(indexed: str, tokens: list[str]) -> bool:
    """Whether what the engine keeps is what these tokens make."""
    fitting = as_much_as_fits(tokens)
    if connection.vendor == "sqlite":
        return indexed == " ".join(fitting)
    places = {part.partition(":")[0].strip("'"): part.partition(":")[2] for part in indexed.split(" ") if part}
    return set(places) == set(fitting)

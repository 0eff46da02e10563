"""Makes of records the documents that are searched: what each says, and the tokens of it."""

from collections.abc import Collection, Iterator
from itertools import batched
from typing import Any

from django.db.models import QuerySet

from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.kept_queries import GivenKeys, KeptQuery
from applications.search.analyser import private, spelled
from applications.search.models import SearchDocument
from applications.search.sources import SOURCES, Source

BATCH = 500
#: How many bits of a document's key hold a record's key, and how many the place of its table.
RECORD_BITS, TABLE_BITS = 35, 6
#: Of whom a document is, and where it stands: tokens that no text can say.
OWNER, TABLE, ATTEMPT, COMPANY, APART, TITLE = "o", "d", "a", "c", "s", "t"


def documents(source: Source, keys: Collection[int]) -> Iterator[SearchDocument]:
    """Those of the rows with these keys that stand and say anything. A query for each 500."""
    for some in batched(sorted(keys), BATCH):
        for row in STANDING[source].rows(keys=some):
            if document := document_of(source, dict(zip(source.columns, row, strict=True))):
                yield document


def standing(source: Source) -> KeptQuery:
    def rows() -> QuerySet:
        return source.standing.filter(pk__in=GivenKeys("keys")).values_list(*source.columns)

    return KeptQuery(rows)


STANDING = {source: standing(source) for source in SOURCES}


def document_of(source: Source, row: dict[str, Any]) -> SearchDocument | None:
    title = " · ".join(filter(None, (in_words(row[name]).replace("\n", " · ") for name in source.titled)))
    kind = row[source.kind] if source.kind else ""
    if not title and not source.within:
        title = source.labels.get(kind, "").capitalize()
    text = " · ".join(filter(None, (in_words(row[field.name]) for field in source.words)))
    if not title and not text:
        return None
    places = {f"{place}_id": row[column] for place, column in source.places.items()}
    if (itself := f"{source.table}_id") in ("company_id", "attempt_id", "loop_id", "round_id"):
        places[itself] = row["pk"]
    if places.get("attempt_id"):
        places["company_id"] = None  # it is the attempt's, which may come to stand at another
    return SearchDocument(
        id=key_of(source, row),
        owner_id=row["owner_id"],
        table=source.table,
        record=row["pk"],
        **places,
        within=source.model._meta.get_field(source.within).related_model._meta.model_name if source.within else "",
        part_of=row[f"{source.within}_id"] if source.within else None,
        kind=kind,
        when=next(filter(None, (row[name] for name in source.dates)), None),
        year_recorded=row["recorded_at"].year,
        title=title,
        text=text,
    )


def key_of(source: Source, row: dict[str, Any]) -> int:
    """Higher for what was recorded on a later day, and of one day for what came later in its table. One for each
    record, which stays the same whatever is edited, since the day on which it was recorded does."""
    place = SOURCES.index(source)
    return (row["recorded_at"].toordinal() << TABLE_BITS | place) << RECORD_BITS | row["pk"]


def in_words(value: Any) -> str:
    if isinstance(value, FuzzyDate):
        return value.words.strip()
    return "\n".join(map(str, value)) if isinstance(value, list) else (value or "").strip()


def tokens(document: SearchDocument) -> list[str]:
    """What is indexed: whose it is and where it stands, the title, the words, and the title once more as such."""
    title = spelled(document.title)
    where = [private(OWNER, document.owner_id), private(TABLE, document.table)]
    where += [private(ATTEMPT, document.attempt_id)] if document.attempt_id else []
    where += [private(COMPANY, document.company_id)] if document.company_id else []
    return [*where, *title, private(APART, ""), *spelled(document.text), *(private(TITLE, each) for each in title)]

"""Proves that index and records agree: each is indexed as it stands, and nothing that is gone can be found."""

from collections.abc import Iterator
from itertools import batched

from applications.accounts.models import User
from applications.fields.companions import Companion
from applications.search import words
from applications.search.documents import BATCH, documents, tokens
from applications.search.keeping import COLUMNS, all_keys
from applications.search.models import SearchDocument
from applications.search.sources import BY_TABLE, SOURCES, Source


def index_disagreements(owner: User) -> Iterator[str]:
    """Each as a sentence; nothing when all is well."""
    seen = 0
    for source in SOURCES:
        for keys in all_keys(source, owner):
            expected = list(documents(source, keys))
            seen += len(expected)
            yield from wrong(source, expected)
    if seen < owner.search_documents.count():
        yield from strays(owner)


def wrong(source: Source, expected: list[SearchDocument]) -> Iterator[str]:
    standing = SearchDocument.objects.in_bulk([document.pk for document in expected])
    indexed = words.kept(list(standing))
    for document in expected:
        found = standing.get(document.pk)
        if found is None:
            yield f"search: the {source.what.lower()} {document.record} is not in the index."
        elif any(getattr(found, name) != getattr(document, name) for name in ATTRIBUTES):
            yield f"search: the {source.what.lower()} {document.record} is not in the index as it stands."
        elif not words.says(indexed.get(document.pk, ""), tokens(document)):
            yield f"search: the words of the {source.what.lower()} {document.record} are not those that are indexed."


#: The edges of a date follow from it.
ATTRIBUTES = [
    field.attname
    for field in SearchDocument._meta.concrete_fields
    if field.name in COLUMNS and not isinstance(field, Companion)
]


def strays(owner: User) -> Iterator[str]:
    """What is found though nothing stands there any more."""
    for source in BY_TABLE.values():
        indexed = owner.search_documents.filter(table=source.table).values_list("record", flat=True)
        for some in batched(indexed.iterator(chunk_size=BATCH), BATCH):
            there = {document.record for document in documents(source, some)}
            for record in sorted(set(some) - there):
                yield f"search: the {source.what.lower()} {record} is gone, and is still in the index."

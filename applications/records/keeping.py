"""Caches: columns that a record keeps of what follows from other records, so that no list need compute it of all."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from applications.accounts.models import User
from applications.fields.kept_queries import KeptQuery
from applications.records.capture import name_of

#: Keys of records that tell what others keep, by the name of their model.
Telling = Mapping[str, set[int]]
#: By the key of a record, its caches as they should be.
Caches = dict[int, dict[str, Any]]


@dataclass(frozen=True)
class Keeping:
    """The caches of one kind of record, each of an owner's. They are written by whatever changes what they follow from,
    past what notices writes that can be undone: whoever undoes one writes them anew.

    `told` reads those of the records that something tells of, `computed` those of all, `keys` which these records are;
    `tables` are the models whose every row tells of the record it names, `columns` those of which some columns tell
    something too. A new record tells of itself if it `begins` with other caches than a model's own.
    """

    model: Any
    told: Callable[[User, dict[str, Any]], Caches]
    computed: Callable[[User], Caches]
    keys: KeptQuery
    tables: tuple[str, ...]
    columns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    begins: bool = False

    @property
    def name(self) -> str:
        return name_of(self.model)

    def given(self, telling: Telling) -> dict[str, Any]:
        """As its queries take it; empty if nothing tells anything of these records."""
        names = (self.name, *self.tables, *self.columns)
        found = {name: telling.get(name, set()) for name in names}
        return found if any(found.values()) else {}

    def refresh(self, owner: User, telling: Telling) -> None:
        """Write the caches of the records that these tell of. Call it in the transaction that changes them, with what
        goes before it does (`keys_told`). Two queries, if they tell of any."""
        if given := self.given(telling):
            self.write(self.told(owner, given))

    def refresh_all(self, owner: User) -> None:
        names = self.model.caches
        self.write(
            {
                record.pk: {name: getattr(record, name) for name in names} | news
                for record, news in self.out_of_step(owner)
            }
        )

    def out_of_step(self, owner: User) -> Iterator[tuple[Any, dict[str, Any]]]:
        """The records whose caches are not what follows from the facts, each with what does."""
        computed = self.computed(owner)
        rows = self.model._base_manager.filter(owner=owner)
        for record in rows.only("uuid", *self.model.caches).order_by("uuid"):
            right = computed[record.pk].items()
            if news := {name: value for name, value in right if getattr(record, name) != value}:
                yield record, news

    def write(self, caches: Caches) -> None:
        changed = [self.model(pk=key, **values) for key, values in caches.items()]
        self.model._base_manager.bulk_update(changed, self.model.caches, batch_size=100)

    def keys_told(self, telling: Telling) -> set[int]:
        """The keys of the records that these tell of now. One query, if they tell of any."""
        given = self.given(telling)
        return {key for (key,) in self.keys.rows(**given)} if given else set()

    def told_by(self, changes: Mapping[str, Any]) -> dict[str, set[int]]:
        """What an action changed of all that tells something; `changes` are those of a deed or a capture."""
        added, before = changes.get("added", {}), changes.get("before", {})
        telling = {name: set(added.get(name, ())) for name in self.tables}
        telling[self.name] = set(added.get(self.name, ())) if self.begins else set()
        for name in self.tables:
            rows = before.get(name, {})
            telling[name] |= {int(key) for key, row in rows.items() if row}
            # What it was about before.
            telling[self.name] |= {row[link] for row in rows.values() for link in [f"{self.name}_id"] if link in row}
        for name, columns in self.columns.items():
            telling[name] = {int(key) for key, row in before.get(name, {}).items() if columns & set(row)}
        return telling

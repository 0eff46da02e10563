"""Goes back to an earlier version, as one more edit: what stands there now becomes an earlier version itself."""

from typing import Any

from django.core.exceptions import ValidationError

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.companies.models import Company
from applications.fields.columns import FuzzyDateField
from applications.records.deeds import Deed
from applications.records.doing import doing
from applications.records.models import Description, Version
from applications.records.values import values_of
from applications.transfer.manifest import NAMES, TABLES, Table, target_of
from applications.upkeep.contents import kept
from applications.upkeep.earlier import UNTOLD, Values
from applications.upkeep.hanging import is_needed
from applications.upkeep.linking import attempt_of, leads_back
from applications.upkeep.models import MERGERS
from applications.upkeep.moving import Whereabouts, file_at
from applications.upkeep.ranks import move_behind
from applications.upkeep.removal import refresh
from applications.upkeep.restoration import Refused
from applications.upkeep.trash import Trash

CHANGED_ELSEWHERE = "This was changed elsewhere since you opened the page. Look at it again before you go back."


def record_of(version: Version) -> Description | None:
    """The record an earlier version is of, unless it is gone."""
    table = next(table for table in TABLES.values() if table.model._meta.model_name == version.table)
    record: Any = table.of(version.owner).filter(uuid=version.record).first()
    return record


def return_to(version: Version, mark: str) -> Deed | None:
    """Let the record say again what it said; `mark` is that of the record the person saw. Raises `Refused`."""
    with doing(version.owner, "Gone back to what stood there before.") as did:
        say_what_it_said(version, mark)
    return did.deed


def say_what_it_said(version: Version, mark: str) -> None:
    owner = version.owner
    record: Any = record_of(version)
    if record is None or record.mark != mark:
        raise Refused(CHANGED_ELSEWHERE)
    table = TABLES[NAMES[type(record)]]
    if attempt := attempt_then(record, version):
        file_at(record, Whereabouts(attempt))
        record.refresh_from_db()
    before = values_of(record)
    companies = companies_of(record)
    lists = say_again(table, record, version.values)
    if {**values_of(record), **written(lists)} == before:
        return
    try:
        record.validate_constraints()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    record.revise()
    for name, others in lists.items():
        getattr(record, name).set(others)
    if hasattr(record, "attempt_id") and hasattr(record, "rank"):
        move_behind(owner, {"rows": {table.name: {str(record.pk): {"attempt": record.attempt_id}}}})
    attempts = {record.pk} if table.name == "attempts" else {getattr(record, "attempt_id", None)} - {None}
    refresh(owner, attempts, companies | companies_of(record))


def attempt_then(record: Any, version: Version) -> Attempt | None:
    """The attempt it stood at, if that was another and still stands."""
    uuid = version.values.get("attempt")
    there = record.owner.attempts.filter(uuid=uuid).first() if uuid else None
    return there if there and there.pk != record.attempt_id else None


def written(lists: dict[str, list[Any]]) -> Values:
    return {name: sorted(str(other.uuid) for other in others) for name, others in lists.items()}


def companies_of(record: Any) -> set[int]:
    """The companies whose attempts it numbers."""
    return {record.pk} if isinstance(record, Company) else {getattr(record, "company_id", None)} - {None}


def say_again(table: Table, record: Any, values: Values) -> dict[str, list[Any]]:
    """Set the columns to what the version says, where that can still be; returns its lists of other records."""
    fields = [field for field in table.fields if field.name in values and field.name not in UNTOLD | {"rank"}]
    dates = {field.name: getattr(record, field.name) for field in fields if isinstance(field, FuzzyDateField)}
    for field in fields:
        if field.is_relation:
            setattr(record, field.attname, led(table, record, field, values[field.name]))
        else:
            setattr(record, field.name, kept(table.name, field.name, values[field.name]))
    # Its place goes with its dates; moved by hand since, it stays where it was put.
    if "rank" in values and any(getattr(record, name) != date for name, date in dates.items()):
        record.rank = values["rank"]
    return {
        several.name: list(TABLES[target_of(several)].of(record.owner).filter(uuid__in=values[several.name]))
        for several in table.lists
        if several.name in values
    }


def led(table: Table, record: Any, link: Any, uuid: str | None) -> int | None:
    """Where a link led; empty where that is gone, and as it stands where it cannot be empty or would go in a circle."""
    standing = getattr(record, link.attname)
    if uuid is None:
        return None
    target = standing_for(record.owner, target_of(link), uuid)
    if target is None:
        return standing if is_needed(link) else None
    if link in table.own_links and leads_back(table, link, record.owner, record.pk, target):
        return standing
    if link.name in ("loop", "round") and attempt_of(link, target) != record.attempt_id:
        return standing
    return target


def standing_for(owner: User, table: str, uuid: str) -> int | None:
    """The key of a record by its UUID; of one that was merged, that of what it is part of now."""
    key = TABLES[table].of(owner).filter(uuid=uuid).values_list("pk", flat=True).first()
    if key is None and table in MERGERS:
        for merger in owner.removals.filter(kind=MERGERS[table], restored_at=None):
            if merger.contents["rows"][table][str(merger.record)]["uuid"] == uuid:
                return Trash(owner).stands_for(table, merger.record)
    return key

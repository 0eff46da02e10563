"""Descriptions as they were at a moment, from the versions that later edits left behind."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

from applications.fields.companions import keep_all_in_step
from applications.records.models import Description, Fact, Record, Version
from applications.records.values import content_fields, read_back
from applications.web.addresses import number_in

#: What records said then, by UUID; of those alone that were edited since.
Then = dict[UUID, dict[str, Any]]


def by(records: Iterable, moment: datetime) -> list:
    """Those that were recorded by then."""
    return [record for record in records if record.recorded_at <= moment]


def rewind(records: Collection[Description], moment: datetime) -> Then:
    """Let each record say in memory what it said at the moment. What it listed then is among what is returned.

    One query, and one for each table it linked to. Such a record must never be saved.
    """
    if not records:
        return {}
    owner = next(iter(records)).owner_id
    uuids = [record.uuid for record in records]
    edited_since = Version.objects.filter(owner=owner, record__in=uuids, recorded_at__gt=moment)
    # Of several the first one after the moment holds what stood then.
    then = {version.record: version.values for version in edited_since.order_by("-recorded_at", "-pk")}
    edited = [record for record in records if record.uuid in then]
    linked = linked_to(owner, edited, then)
    for record in edited:
        take_over(record, then[record.uuid], linked)
    return then


def as_read(latest: Record, mark: str | None) -> Record | None:
    """What a record said when it bore this mark; None where that is not known. It must never be saved."""
    number = number_in(mark)
    if isinstance(latest, Fact):
        return type(latest)._base_manager.filter(pk=number, owner=latest.owner_id).first() if number else None
    if not isinstance(latest, Description) or number is None:
        return None
    versions = Version.objects.filter(owner=latest.owner_id, record=latest.uuid, values__revision=number)
    version, read = versions.first(), latest.as_it_stands()
    if version is None or not isinstance(read, Description):
        return None
    take_over(read, version.values, linked_to(read.owner_id, [read], {read.uuid: version.values}))
    return read


def linked_to(owner: int, edited: list[Description], then: Then) -> dict[tuple[type[models.Model], str], models.Model]:
    """What the records linked to, by model and UUID; what is gone by now is left out."""
    wanted = defaultdict(set)
    for record in edited:
        for field in content_fields(type(record)):
            if field.is_relation and then[record.uuid].get(field.name):
                wanted[field.related_model].add(then[record.uuid][field.name])
    return {
        (model, str(other.uuid)): other
        for model, uuids in wanted.items()
        for other in model._base_manager.filter(owner=owner, uuid__in=uuids)
    }


def take_over(record: Description, values: dict[str, Any], linked: dict) -> None:
    for field in content_fields(type(record)):
        if field.name not in values:
            continue
        if field.is_relation:
            setattr(record, field.name, linked.get((field.related_model, values[field.name])))
        else:
            setattr(record, field.attname, read_back(field, values[field.name]))
    keep_all_in_step(record)

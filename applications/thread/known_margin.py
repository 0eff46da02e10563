"""The short things that belong to an attempt's steps, as they were known at a moment."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from applications.attempts.models import Attempt
from applications.companies.models import Company, Role, Topic
from applications.loops.models import Involvement, SelfRating
from applications.records.earlier import Then, by, rewind
from applications.thread.margin import Margin, Short
from applications.thread.rows import Rows
from applications.thread.standing import current


def margin_as_known(attempt: Attempt, rows: Rows, then: Then, moment: datetime) -> Margin:
    """The short things recorded by then, those that were edited since in the words they had."""
    margin: Margin = rows.margin.copy()
    for what in list(margin):
        margin[what] = by(margin[what], moment)
    people = by(Involvement.objects.filter(attempt=attempt).select_related("person"), moment)
    rewind(people, moment)
    margin["person"] = [person_short(person) for person in people]
    ratings = current(by(SelfRating.objects.filter(attempt=attempt).order_by("recorded_at", "pk"), moment))
    margin["rating"] = [rating_short(rating) for rating in ratings if rating.summary]
    for what, columns in {"document": ("name",), "lesson": ("advice", "cue", "response")}.items():
        margin[what] = rewound(margin[what], getattr(attempt.owner, f"{what}s"), columns, moment)
    return with_lists(margin, attempt, rows, then)


def rewound(shorts: list[Short], records, columns: tuple[str, ...], moment: datetime) -> list[Short]:
    """Short things made anew from the descriptions they stand for."""
    found = {record.pk: record for record in records.filter(pk__in=[short.pk for short in shorts])}
    rewind(list(found.values()), moment)
    texts = ("text", "more", "extra")
    return [
        replace(short, **dict(zip(texts, (getattr(found[short.pk], column) for column in columns), strict=False)))
        for short in shorts
        if short.pk in found
    ]


def with_lists(margin: Margin, attempt: Attempt, rows: Rows, then: Then) -> Margin:
    """What the attempt and its rounds listed, where they were edited since."""
    edited = [round for round in rows.rounds if round.uuid in then]
    topics = in_order(attempt, Topic, [uuid for round in edited for uuid in then[round.uuid].get("topics", [])])
    others = [short for short in margin["topic"] if short.round_id not in {round.pk for round in edited}]
    margin["topic"] = others + [
        short_of("topic", topic, topic.name, round_id=round.pk)
        for round in edited
        for topic in topics
        if str(topic.uuid) in then[round.uuid].get("topics", [])
    ]
    if listed := then.get(attempt.uuid):
        margin["role"] = [role_short(role) for role in in_order(attempt, Role, listed.get("roles", []))]
        companies = in_order(attempt, Company, listed.get("companies_named", []))
        margin["company"] = [short_of("company", company, company.name) for company in companies]
    return margin


def in_order(attempt: Attempt, model: Any, uuids: list[str]) -> list:
    """The owner's records of these UUIDs, as they were written down."""
    found = model.objects.filter(owner=attempt.owner_id, uuid__in=uuids).order_by("recorded_at", "pk")
    return list(found) if uuids else []


def short_of(what: str, record: Any, text: str, more: str = "", extra: str = "", **place: Any) -> Short:
    links: dict[str, int | None] = {"round_id": None, "loop_id": None, "of_id": None} | place
    return Short(what=what, pk=record.pk, text=text, more=more, extra=extra, recorded_at=record.recorded_at, **links)


def role_short(role: Role) -> Short:
    return short_of("role", role, role.title, role.place, role.team)


def person_short(person: Involvement) -> Short:
    place = {"round_id": person.round_id, "loop_id": person.loop_id}
    name = person.person.name if person.person else person.who
    return short_of("person", person, name, person.capacity, announced(person), **place)


def announced(person: Involvement) -> str:
    if person.was_planned is False:
        return "not announced"
    return "announced, did not take part" if person.was_planned and person.was_there is False else ""


def rating_short(rating: SelfRating) -> Short:
    place = {"round_id": rating.round_id, "loop_id": rating.loop_id}
    least, most = ("" if bound is None else str(bound) for bound in (rating.percent_least, rating.percent_most))
    return short_of("rating", rating, rating.words, least, most, **place)

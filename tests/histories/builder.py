"""Writes a whole history as code: each call appends what happened next, and the same calls give the same bytes."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.db import models

from applications import models as records
from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.placing import renumber
from applications.fields.columns import FuzzyDateField
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.reading import read_date
from applications.loops.models import Loop, Round
from applications.loops.reach import refresh_steps
from applications.records.order import STEP
from applications.thread.standing import refresh_facts

#: When everything was written down: the first record at this moment, each later one a second after the one before.
WRITTEN = datetime(2026, 1, 1, 12, tzinfo=UTC)
#: What tells when a record happened, the best known first.
DATES = ("began", "started", "happened", "made", "given", "learned", "decided", "starts", "received", "counted")


class Writer:
    """Writes for `owner`, in the order of the calls. Dates are written as people write them; end with `finish()`."""

    def __init__(self, owner: User, name: str) -> None:
        self.owner, self.name, self.written = owner, name, 0
        self.life: list[models.Model] = []
        self.threads: dict[Attempt | None, list[models.Model]] = {None: []}
        self.counts: list[models.Model] = []

    def add(self, model: type[models.Model], **values: Any) -> Any:
        """One record; lists of other records are its many-to-many links."""
        self.written += 1
        lists = {link.name: values.pop(link.name) for link in model._meta.many_to_many if link.name in values}
        record = model(owner=self.owner, **{name: dated(model, name, value) for name, value in values.items()})
        record.uuid = uuid5(NAMESPACE_URL, f"afterloop/{self.name}/{self.written}")
        record.recorded_at = WRITTEN + timedelta(seconds=self.written)
        if hasattr(record, "rank"):
            record.rank = 0  # until the end, when all dates are known
        record.full_clean()
        record.save()
        for name, others in lists.items():
            getattr(record, name).set(others)
        return record

    def company(self, name: str, **details: Any) -> records.Company:
        return self.add(records.Company, name=name, **details)

    def role(self, company: records.Company, title: str = "", place: str = "", **details: Any) -> records.Role:
        return self.add(records.Role, company=company, title=title, place=place, **details)

    def topic(self, name: str, kind: str = "", **details: Any) -> records.Topic:
        return self.add(records.Topic, name=name, kind=kind, **details)

    def attempt(self, company: records.Company | None, *roles: records.Role, **details: Any) -> Attempt:
        """The next attempt; a single role is the current one."""
        current = roles[0] if len(roles) == 1 else None
        attempt = self.add(Attempt, company=company, roles=roles, **{"current_role": current, **details})
        self.life.append(attempt)
        self.threads[attempt] = []
        return attempt

    def document(self, attempt: Attempt, name: str) -> records.Document:
        return self.add(records.Document, attempt=attempt, name=name)

    def preparation(self, title: str, kind: str = "", **details: Any) -> records.Preparation:
        preparation = self.add(records.Preparation, title=title, kind=kind, **details)
        self.life.append(preparation)
        return preparation

    def count(self, preparation: records.Preparation, number: int | None, when: Any = None, **bounds: Any) -> None:
        """What the counter stood at; `bounds` where there is no number."""
        bounds = bounds or {"count_least": number, "count_most": number}
        self.counts.append(self.add(records.PreparationCount, preparation=preparation, counted=when, **bounds))

    def place(self, attempt: Attempt | None, record: Any) -> Any:
        """Let the record stand next in the attempt's thread, also where it stood there before."""
        thread = self.threads[attempt]
        thread[:] = [other for other in thread if other != record] + [record]
        return record

    def loop(self, attempt: Attempt, kind: str = "", **details: Any) -> Loop:
        return self.place(attempt, self.add(Loop, attempt=attempt, kind=kind, **details))

    def round(self, of: Attempt | Loop, kind: str = "", **details: Any) -> Round:
        """A round of an attempt or of a loop."""
        attempt = of.attempt if isinstance(of, Loop) else of
        loop = of if isinstance(of, Loop) else None
        return self.place(attempt, self.add(Round, attempt=attempt, loop=loop, kind=kind, **details))

    def present(self, of: models.Model, who: str, capacity: str = "", **details: Any) -> records.Involvement:
        """Somebody, by what they were, in an attempt, a loop or a round."""
        return self.add(records.Involvement, who=who, capacity=capacity, **where(of), **details)

    def rating(self, of: models.Model, words: str, percent: int | None = None) -> records.SelfRating:
        return self.add(records.SelfRating, words=words, percent_least=percent, percent_most=percent, **where(of))

    def event(self, of: models.Model, actor: str, act: str, words: str = "", **details: Any) -> records.Event:
        event = self.add(records.Event, actor=actor, act=act, words=words, **where(of), **details)
        return self.place(event.attempt, event)

    def me(self, of: models.Model, act: str, words: str = "", **details: Any) -> records.Event:
        return self.event(of, "me", act, words, **details)

    def they(self, of: models.Model, act: str, words: str = "", **details: Any) -> records.Event:
        return self.event(of, "them", act, words, **details)

    def nobody(self, of: models.Model, act: str, words: str = "", **details: Any) -> records.Event:
        return self.event(of, "nobody", act, words, **details)

    def decision(self, attempt: Attempt, kind: str, by: str = "", **details: Any) -> records.Decision:
        decision = self.add(records.Decision, attempt=attempt, kind=kind, decided_by=by, **details)
        return self.place(attempt, decision)

    def feedback(self, of: models.Model, words: str, points: Iterable = (), **details: Any) -> records.Feedback:
        """Their words, with points as pairs of (was it good, what)."""
        feedback = self.add(records.Feedback, words=words, **where(of), **details)
        for is_good, what in points:
            self.add(records.FeedbackPoint, feedback=feedback, is_good=is_good, words=what)
        return self.place(feedback.attempt, feedback)

    def offer(self, attempt: Attempt, form: str = "", **details: Any) -> records.Offer:
        """An offer with its first version."""
        offer = self.place(attempt, self.add(records.Offer, attempt=attempt))
        self.version(offer, form, **details)
        return offer

    def version(self, offer: records.Offer, form: str, **details: Any) -> records.OfferVersion:
        return self.place(offer.attempt, self.add(records.OfferVersion, offer=offer, form=form, **details))

    def term(self, of: models.Model, kind: str = "", **details: Any) -> records.Term:
        term = self.add(records.Term, kind=kind, **where(of), **details)
        return self.place(term.attempt, term)

    def post_mortem(self, of: models.Model, **details: Any) -> records.PostMortem:
        return self.add(records.PostMortem, **where(of), **details)

    def lesson(self, advice: str, *attempts: Attempt, **details: Any) -> records.Lesson:
        return self.add(records.Lesson, advice=advice, attempts=attempts, **details)

    def carry(self, lesson: records.Lesson, into: models.Model) -> records.Carry:
        return self.add(records.Carry, lesson=lesson, **where(into))

    def sighting(self, lesson: records.Lesson, of: models.Model, kind: str, words: str = "", **details: Any) -> Any:
        """What became of a lesson in an attempt, a loop or a round."""
        return self.add(records.Sighting, lesson=lesson, kind=kind, words=words, **where(of), **details)

    def cause(self, post_mortem: records.PostMortem, words: str, evidence: str, control: str, **details: Any) -> Any:
        said = {"words": words, "evidence": evidence, "control": control}
        return self.add(records.Cause, post_mortem=post_mortem, attempt=post_mortem.attempt, **said, **details)

    def reflection(self, question: str, **details: Any) -> records.Reflection:
        return self.add(records.Reflection, question=question, **details)

    def finish(self) -> None:
        """Rank everything in the order it was written, and compute what follows from it."""
        rank(self.life, start=STEP)
        rank(self.counts, start=STEP)
        for attempt, thread in self.threads.items():
            rank(thread, start=attempt.rank if attempt else STEP)
            if attempt:
                refresh_steps(attempt)
                refresh_facts(attempt)
        for company in self.owner.companies.all():
            renumber(company)
        self.date_seals()

    def date_seals(self) -> None:
        """The results were known when they were written down."""
        for seal in self.owner.seals.order_by("attempt__rank", "pk"):
            self.written += 1
            seal.uuid = uuid5(NAMESPACE_URL, f"afterloop/{self.name}/seal/{self.written}")
            seal.recorded_at = WRITTEN + timedelta(seconds=self.written)
            seal.save()


def where(of: models.Model) -> dict[str, models.Model]:
    """The columns that say what a record is about: the company, the attempt, or the attempt and its loop or round."""
    name = of._meta.model_name
    return {name: of} if name in ("attempt", "company") else {"attempt": of.attempt, name: of}


def dated(model: type[models.Model], name: str, value: Any) -> Any:
    is_date = isinstance(model._meta.get_field(name), FuzzyDateField)
    return read_date(value, UTC) if is_date and isinstance(value, str) else value


def rank(sequence: list[models.Model], start: int) -> None:
    """Give the records ranks in their order, at their dates' own places where these lie ahead."""
    hints = [hint(record) for record in sequence]
    first = next((place for place, known in enumerate(hints) if known is not None), None)
    last = start - STEP if first is None else hints[first] - (first + 1) * STEP
    for record, known in zip(sequence, hints, strict=True):
        last = record.rank = max(last + STEP, known or 0)
        record.save(update_fields=["rank"])


def hint(record: models.Model) -> int | None:
    """Where the record's date would place it, if it has a date with a place on the calendar."""
    dates = [getattr(record, name, None) for name in DATES]
    return next((date.rank_hint for date in dates if isinstance(date, FuzzyDate) and date.is_placed), None)

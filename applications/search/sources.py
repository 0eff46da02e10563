"""Which record says what: of every table of a history, where its title, its words, its place and its date stand."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from applications.attempts.models import Attempt, Document
from applications.companies.models import Company, Person, Role, Topic
from applications.fields.columns import FuzzyDateField, HtmlField
from applications.fields.folded import FoldedField
from applications.lessons import models as lessons
from applications.loops import models as loops
from applications.records.noticing import is_fact
from applications.thread import models as thread

#: Columns of text in which nobody writes words: where a row came from, a zone's name, a file's hash.
NO_WORDS = {"source", "time_zone", "sha256"}
PLACES = ("company", "attempt", "loop", "round")


@dataclass(frozen=True)
class Source:
    """`what` it is called, `titled` by which columns, `within` which record it is a part of; `dates`, the first that is
    known counts; `through` the link by which it stands somewhere, where it has no place of its own."""

    model: Any
    what: str
    titled: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    within: str = ""
    through: str = ""

    @cached_property
    def table(self) -> str:
        return self.model._meta.model_name

    @cached_property
    def names(self) -> set[str]:
        return {field.name for field in self.model._meta.concrete_fields}

    @cached_property
    def words(self) -> list[models.Field]:
        """All columns that hold words, but those of the title and the caches; whatever is added to a model is among
        them."""
        others = {*self.titled, *self.model.caches}
        return [field for field in self.model._meta.concrete_fields if holds_words(field) and field.name not in others]

    @cached_property
    def kind(self) -> str:
        return next((name for name in ("kind", "act") if name in self.names), "")

    @cached_property
    def labels(self) -> dict[str, str]:
        """What it is called where it has no title of its own, by its kind."""
        return dict(self.model._meta.get_field(self.kind).choices) if self.kind else {}

    @cached_property
    def places(self) -> dict[str, str]:
        """Where it stands: by the name of the place, the column that leads there."""
        owner = self.model._meta.get_field(self.through).related_model if self.through else self.model
        before = f"{self.through}__" if self.through else ""
        columns = {field.name for field in owner._meta.concrete_fields}
        return {place: f"{before}{place}_id" for place in PLACES if place in columns}

    @cached_property
    def columns(self) -> list[str]:
        asked = [*self.titled, *(field.name for field in self.words), *self.dates, self.kind]
        asked += [*self.places.values(), f"{self.within}_id" if self.within else ""]
        return ["pk", "owner_id", "recorded_at", *dict.fromkeys(filter(None, asked))]

    @property
    def standing(self) -> models.QuerySet:
        """The rows that can be found: of facts, those that no later one corrects."""
        rows = self.model._base_manager.order_by()
        return rows.filter(correction=None) if is_fact(self.model) else rows


def holds_words(field: models.Field) -> bool:
    if isinstance(field, HtmlField | FoldedField) or field.choices or field.name in NO_WORDS:
        return False
    return isinstance(field, models.CharField | models.TextField | models.JSONField | FuzzyDateField)


#: In an order that stays as it is: a document's key holds the place of its table.
SOURCES = (
    Source(Company, "Company", ("name", "aliases")),
    Source(Role, "Role", ("title", "level", "team", "place"), ("posted",)),
    Source(Person, "Person", ("name",)),
    Source(Topic, "Topic", ("name",)),
    Source(Attempt, "Attempt", (), ("began",)),
    Source(Document, "Document sent", ("name",)),
    Source(loops.Loop, "Loop", ("name",), ("happened",)),
    Source(loops.Round, "Round", ("name",), ("happened", "handed_in", "planned")),
    Source(loops.Involvement, "Who was there", ("who",), ("since", "until")),
    Source(loops.SelfRating, "How you thought it went", (), ("given",)),
    Source(loops.Forecast, "Forecast"),
    Source(loops.Seal, "Seal"),
    Source(loops.Question, "Question", ("words",)),
    Source(loops.Asking, "What you said", within="question"),
    Source(loops.Recall, "In the drill", (), ("recalled",), "question"),
    Source(loops.Story, "Story", ("title",)),
    Source(loops.Telling, "Told", within="story"),
    Source(thread.Offer, "Offer"),
    Source(thread.OfferVersion, "Offer", (), ("made",), "offer", "offer"),
    Source(thread.Term, "Term", ("about",), ("ends", "starts")),
    Source(thread.Event, "Event", (), ("happened",)),
    Source(thread.Decision, "Decision", (), ("decided", "learned")),
    Source(thread.Feedback, "Their feedback", (), ("given",)),
    Source(thread.FeedbackPoint, "Point of their feedback", (), (), "feedback", "feedback"),
    Source(lessons.PostMortem, "Post-mortem", (), ("written",)),
    Source(lessons.Cause, "Reason", ("words",), (), "post_mortem"),
    Source(lessons.Lesson, "Lesson", ("advice",), ("learned",)),
    Source(lessons.Carry, "Lesson taken along", within="lesson"),
    Source(lessons.Rehearsal, "Rehearsed", (), ("rehearsed",), "lesson"),
    Source(lessons.Sighting, "Seen again", (), ("seen",), "lesson"),
    Source(lessons.Retirement, "Retired", (), ("retired",), "lesson"),
    Source(lessons.Preparation, "Preparation", ("title",), ("started", "ended")),
    Source(lessons.PreparationCount, "Counted", (), ("counted",), "preparation"),
    Source(lessons.Reflection, "Reflection", ("question",), ("written",)),
    Source(lessons.Review, "Review", (), ("reviewed",)),
)
BY_MODEL = {source.model: source for source in SOURCES}
BY_TABLE = {source.table: source for source in SOURCES}
#: What stands where another record stands, and is found elsewhere once that is moved.
ALONG = {source.model._meta.get_field(source.through).related_model: source for source in SOURCES if source.through}

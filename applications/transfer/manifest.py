"""The tables of a history, once, each behind those its records link to: what goes out and comes back, in this order."""

from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.db.models.fields.related import RelatedField

from applications import models as records
from applications.accounts.models import User
from applications.records.models import Description, Record
from applications.records.values import content_fields, content_links


@dataclass(frozen=True)
class Table:
    """All records of one kind, under the name they have in a history file."""

    name: str
    model: type[Record]

    def of(self, owner: User) -> models.QuerySet:
        return self.model._default_manager.filter(owner=owner)

    @cached_property
    def fields(self) -> list[models.Field]:
        """The columns a record is written down with, links to other records among them."""
        return content_fields(self.model)

    @cached_property
    def links(self) -> list[models.ForeignKey]:
        return [field for field in self.fields if field.is_relation]

    @cached_property
    def own_links(self) -> list[models.ForeignKey]:
        """Links to records of the same table, which may stand anywhere in it."""
        return [link for link in self.links if link.related_model is self.model]

    @cached_property
    def lists(self) -> list[models.ManyToManyField]:
        """The fields that link to any number of records."""
        return content_links(self.model)


MODELS: dict[str, type[Record]] = {
    "companies": records.Company,
    "roles": records.Role,
    "people": records.Person,
    "topics": records.Topic,
    "attempts": records.Attempt,
    "documents": records.Document,
    "loops": records.Loop,
    "rounds": records.Round,
    "involvements": records.Involvement,
    "self_ratings": records.SelfRating,
    "forecasts": records.Forecast,
    "seals": records.Seal,
    "questions": records.Question,
    "askings": records.Asking,
    "recalls": records.Recall,
    "stories": records.Story,
    "tellings": records.Telling,
    "offers": records.Offer,
    "offer_versions": records.OfferVersion,
    "terms": records.Term,
    "events": records.Event,
    "decisions": records.Decision,
    "feedback": records.Feedback,
    "feedback_points": records.FeedbackPoint,
    "post_mortems": records.PostMortem,
    "causes": records.Cause,
    "lessons": records.Lesson,
    "carries": records.Carry,
    "rehearsals": records.Rehearsal,
    "sightings": records.Sighting,
    "retirements": records.Retirement,
    "reviews": records.Review,
    "preparation": records.Preparation,
    "preparation_counts": records.PreparationCount,
    "reflections": records.Reflection,
    "versions": records.Version,
}
TABLES = {name: Table(name, model) for name, model in MODELS.items()}
NAMES: dict[type[models.Model], str] = {model: name for name, model in MODELS.items()}

#: What an earlier version can be a version of, as `Version.table` spells it.
VERSIONED = {table.model._meta.model_name for table in TABLES.values() if issubclass(table.model, Description)}


def target_of(link: models.Field | RelatedField) -> str:
    """The name of the table a link leads to."""
    return NAMES[link.related_model]


def linked_tables() -> list[Table]:
    """The tables some record links to."""
    targets = {target_of(link) for table in TABLES.values() for link in (*table.links, *table.lists)}
    return [table for table in TABLES.values() if table.name in targets]

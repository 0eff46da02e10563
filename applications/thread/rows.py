"""All rows that a thread is told from, read in a fixed number of queries."""

from dataclasses import dataclass

from django.db.models import QuerySet

from applications.attempts.models import Attempt
from applications.fields.kept_queries import Given, KeptQuery
from applications.loops.models import Loop, Round
from applications.thread.margin import Margin, margin_of
from applications.thread.models import Decision, Event, Feedback, OfferVersion, Term

ATTEMPT = Given("attempt")
QUERIES = {
    "loops": KeptQuery(lambda: Loop.objects.filter(attempt=ATTEMPT)),
    "rounds": KeptQuery(lambda: Round.objects.filter(attempt=ATTEMPT).select_related("replaces", "repeats")),
    "events": KeptQuery(lambda: Event.objects.filter(attempt=ATTEMPT).select_related("person", "role", "round")),
    "decisions": KeptQuery(
        lambda: Decision.objects.filter(attempt=ATTEMPT).select_related("role", "rival_attempt__company")
    ),
    "feedback": KeptQuery(lambda: Feedback.objects.filter(attempt=ATTEMPT).select_related("person", "round", "loop")),
    "versions": KeptQuery(lambda: OfferVersion.objects.filter(offer__attempt=ATTEMPT).select_related("offer__role")),
    "terms": KeptQuery(lambda: Term.objects.filter(attempt=ATTEMPT).select_related("extends")),
    "post_mortems": KeptQuery(lambda: post_mortems()),
}


def post_mortems() -> QuerySet:
    post_mortem = Attempt._meta.get_field("post_mortems").related_model
    return post_mortem.objects.filter(attempt=ATTEMPT).with_lesson().order_by("recorded_at", "uuid")


@dataclass
class Rows:
    """`versions` are those of its offers. Facts that were corrected are there too, beside what corrects them."""

    margin: Margin
    loops: list[Loop]
    rounds: list[Round]
    events: list[Event]
    decisions: list[Decision]
    feedback: list[Feedback]
    versions: list[OfferVersion]
    terms: list[Term]
    post_mortems: list

    @classmethod
    def of(cls, attempt: Attempt) -> "Rows":
        """Nine queries."""
        return cls(margin_of(attempt), **{name: query.records(attempt=attempt.pk) for name, query in QUERIES.items()})

"""The short things that belong to an attempt's steps, read together in one query."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import BigIntegerField, Case, Exists, F, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from applications.attempts.models import Attempt, Document
from applications.companies.models import Company, Role
from applications.fields.kept_queries import Given, KeptQuery
from applications.loops.choices import Capacity
from applications.loops.models import Involvement, Round, SelfRating
from applications.loops.models.involvement import named
from applications.thread.models import FeedbackPoint

ID = BigIntegerField()
ATTEMPT = Given("attempt")


@dataclass(frozen=True)
class Short:
    """`what` it is, the row it belongs to (a round, a loop, a feedback), and its words."""

    what: str
    pk: int
    round_id: int | None
    loop_id: int | None
    of_id: int | None
    text: str
    more: str
    extra: str
    recorded_at: datetime


#: The short things by what they are.
Margin = dict[str, list[Short]]


def words(column: str | None) -> Cast:
    return Cast(F(column) if column else Value(""), TextField())


def link(column: str | None) -> Cast:
    return Cast(F(column) if column else Value(None), ID)


def shorts(
    rows: QuerySet, what: str, text: str, more=None, extra=None, round=None, loop=None, of=None, at="recorded_at"
) -> QuerySet:
    """The rows as the columns of `Short`; arguments name columns."""
    return rows.order_by().values_list(
        Cast(Value(what), TextField()), link("pk"), link(round), link(loop), link(of),
        words(text), words(more), words(extra), at,
    )  # fmt: skip


def margin_of(attempt: Attempt) -> Margin:
    """The short things of an attempt by what they are, each in the order in which it was written down. One query."""
    found = defaultdict(list)
    rows = margin.rows(attempt=attempt.pk, owner=attempt.owner_id)
    for row in sorted(rows, key=lambda row: (row[-1], row[1])):
        short = Short(*row)
        found[short.what].append(short)
    return found


@KeptQuery
def margin() -> QuerySet:
    """All short things of an attempt."""
    topics = Round.topics.through.objects.filter(round__attempt=ATTEMPT)
    people = Involvement.objects.filter(attempt=ATTEMPT).annotate(announced=ANNOUNCED, name=NAME)
    ratings = SelfRating.objects.filter(attempt=ATTEMPT).current()
    points = FeedbackPoint.objects.filter(feedback__attempt=ATTEMPT).annotate(verdict=VERDICT)
    causes = Attempt._meta.get_field("causes").related_model.objects.filter(attempt=ATTEMPT).annotate(judged=JUDGED)
    parts = [
        shorts(Role.objects.filter(attempts=ATTEMPT), "role", "title", "place", "team"),
        shorts(Company.objects.filter(bundles=ATTEMPT), "company", "name"),
        shorts(Document.objects.filter(attempt=ATTEMPT), "document", "name", "sha256"),
        shorts(topics, "topic", "topic__name", round="round_id", at="topic__recorded_at"),
        shorts(people, "person", "name", "capacity", "announced", round="round_id", loop="loop_id"),
        shorts(ratings, "rating", "words", "percent_least", "percent_most", round="round_id", loop="loop_id"),
        shorts(points, "point", "words", "topic__name", "verdict", of="feedback_id"),
        shorts(lessons(), "lesson", "advice", "cue", "response"),
        shorts(causes, "cause", "words", "topic__name", "judged", round="round_id", of="post_mortem_id"),
    ]
    return parts[0].union(*parts[1:], all=True)


ANNOUNCED = Case(
    When(was_planned=True, was_there=False, then=Value("announced, did not take part")),
    When(was_planned=False, then=Value("not announced")),
    default=Value(""),
)
NAME = Coalesce("person__name", "who")
#: What speaks for a reason, and who could change it.
JUDGED = Concat("evidence", Value(" "), "control")
VERDICT = Case(When(is_good=True, then=Value("good")), When(is_good=False, then=Value("bad")), default=Value(""))


def lessons() -> QuerySet:
    """Lessons that came from the attempt, one of its loops or one of its rounds, each once."""
    lesson = Attempt._meta.get_field("lessons").related_model
    origins = [
        Exists(through.objects.filter(lesson=OuterRef("pk"), **{path: ATTEMPT}))
        for through, path in (
            (lesson.attempts.through, "attempt"),
            (lesson.loops.through, "loop__attempt"),
            (lesson.rounds.through, "round__attempt"),
        )
    ]
    return lesson.objects.filter(Q(origins[0]) | Q(origins[1]) | Q(origins[2]), owner=Given("owner"))


def person_words(short: Short) -> str:
    """ "Ana, interviewer (not announced)"."""
    name = named(short.text, Capacity(short.more).label if short.more else "")
    return f"{name} ({short.extra})" if short.extra else name


def rating_words(short: Short) -> str:
    """ "confident, 80 %"; words that name the value stand alone."""
    bounds = dict.fromkeys(filter(None, [short.more, short.extra]))
    percent = f"{'–'.join(bounds)} %" if bounds else ""
    return short.text if percent in short.text else ", ".join(filter(None, [short.text, percent]))

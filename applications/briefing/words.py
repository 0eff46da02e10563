"""All that was said, written, asked and told in some attempts and at their company, read in one query.

Each line has a text or two and says at which step it stands; the steps are known already and need not be read again.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BigIntegerField, Case, DateTimeField, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from applications.attempts.models import Attempt
from applications.briefing.reading import KEYS, Reading, Step
from applications.briefing.sources import NOT_KNOWN, Source
from applications.fields.columns import FuzzyDateField
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.kept_queries import Given, KeptQuery
from applications.lessons.models import Cause, PostMortem
from applications.loops.choices import Party
from applications.loops.models import Asking, Loop, Round, SelfRating, Telling
from applications.thread.choices import Act
from applications.thread.models import Event, Feedback, FeedbackPoint

#: Who says what is told: I told them, they asked me; where nobody is named it is they who usually do.
SAY = {Act.TOLD_THEM: Party.ME, Act.ASKED: Party.THEM}
NOTHING, NO_DATE, NO_RANK = Value("", TextField()), Value("", FuzzyDateField()), Cast(Value(None), BigIntegerField())
#: "yes" for an asking whose question must not stand in what is shared; see `Question.is_shareable`.
KEPT_BACK = Q(question__is_confidential=True) & (
    Q(question__confidential_until_latest__isnull=True)
    | Q(question__confidential_until_latest__gte=Given("now", DateTimeField()))
)
SECRET = Case(When(KEPT_BACK, then=Value("yes")), default=NOTHING, output_field=TextField())


NOWHERE = Source("", "")


@dataclass(frozen=True, slots=True)
class Line:
    """`texts` by what it is: see the branches below. `key` is that of the question, the story or their feedback."""

    what: str
    attempt: int | None
    loop: int | None
    round: int | None
    key: int
    texts: tuple[str, ...]
    when: FuzzyDate | None
    rank: int | None
    at: datetime
    step: Step | None = None
    source: Source = NOWHERE

    @property
    def text(self) -> str:
        return self.texts[0]

    @property
    def place(self) -> int | None:
        """In its attempt: its own or that of its step; None for what is about the attempt as a whole."""
        return self.rank if self.rank is not None or self.step is None else self.step.rank


def lines_of(reading: Reading, now: datetime) -> dict[str, list[Line]]:
    """By what they are, in order: those of the oldest attempt first, in an attempt by their steps. One query."""
    attempts = {attempt.pk: attempt for attempt in reading.attempts}
    steps = {(type(step), step.pk): step for step in reading.steps}
    found: dict[str, list[Line]] = defaultdict(list)
    for row in all_words.rows(attempts=attempts, company=reading.here.company_id, now=now):
        what, at, loop, round, key = row[:5]
        when, rank, recorded = row[9:]
        line = Line(what, at, loop, round, key, row[5:9], when, rank, recorded)
        attempt = attempts.get(line.attempt) if line.attempt else None
        step = steps.get((Round, line.round)) or steps.get((Loop, line.loop))
        line = replace(line, step=step, source=source_of(line, attempt, step, reading.here))
        if attempt != reading.here or reading.is_behind(line.place):
            found[line.what].append(line)
    for lines in found.values():
        lines.sort(key=lambda line: order_of(line, attempts))
    return found


def source_of(line: Line, attempt: Attempt | None, step: Step | None, here: Attempt) -> Source:
    if attempt:
        return Source.of(attempt, here, step, line.when)
    return Source(str(line.when or NOT_KNOWN), here.company.get_absolute_url())


def order_of(line: Line, attempts: dict[int, Attempt]) -> tuple:
    """What belongs to no attempt comes first; what is about an attempt as a whole behind all of its steps."""
    attempt = attempts.get(line.attempt) if line.attempt else None
    place = 2**62 if line.place is None else line.place
    return (attempt.rank if attempt else -(2**62), place, line.at, line.key)


@KeptQuery
def all_words() -> QuerySet:
    branches = [events(), feedback(), points(), ratings(), causes(), post_mortems(), askings(), tellings()]
    return branches[0].union(*branches[1:], all=True)


def branch(rows: QuerySet, what: Any, *texts: Any, when: Any = NO_DATE, rank: Any = NO_RANK, **places: str) -> QuerySet:
    """The columns of a `Line` up to `at`, the same for all branches; `places` name them where they are called
    otherwise."""
    named = [F(places.get(name, name)) for name in ("attempt", "loop", "round", "key")]
    said = [Cast(text, TextField()) for text in (*texts, *[NOTHING] * (4 - len(texts)))]
    at = F(places.get("at", "recorded_at"))
    kind = Value(what, TextField()) if isinstance(what, str) else what
    return rows.order_by().values_list(kind, *named, *said, when, rank, at)


def events() -> QuerySet:
    """What they asked, what I told them: the words. Those at the company alone too."""
    here = Q(attempt__in=KEYS) | Q(attempt__isnull=True, company=Given("company"))
    acts = reduce(or_, [Q(act=act, actor__in=["", who]) for act, who in SAY.items()])
    rows = Event.objects.current().filter(here, acts).exclude(words="")
    return branch(rows, F("act"), F("words"), when=F("happened"), rank=F("rank"), key="pk")


def feedback() -> QuerySet:
    """Their words, and who said them."""
    rows = Feedback.objects.current().filter(attempt__in=KEYS)
    by = Coalesce("person__name", "by", output_field=TextField())
    return branch(rows, "feedback", F("words"), by, when=F("given"), rank=F("rank"), key="pk")


def points() -> QuerySet:
    """What they liked: in words, or the topic."""
    rows = FeedbackPoint.objects.filter(feedback__attempt__in=KEYS, feedback__correction=None, is_good=True)
    words = Case(When(words="", then=F("topic__name")), default=F("words"), output_field=TextField())
    of = {name: f"feedback__{name}" for name in ("attempt", "loop", "round")}
    return branch(rows, "liked", words, when=F("feedback__given"), rank=F("feedback__rank"), key="feedback", **of)


def ratings() -> QuerySet:
    """How one thought it went: the words, at least and at most how many per cent."""
    rows = SelfRating.objects.current().filter(attempt__in=KEYS)
    return branch(rows, "rating", F("words"), F("percent_least"), F("percent_most"), when=F("given"), key="pk")


def causes() -> QuerySet:
    """The reason, what speaks for it, and who could change it."""
    rows = Cause.objects.filter(attempt__in=KEYS)
    step = Coalesce("round", "post_mortem__round")
    rows = rows.annotate(named_round=step)
    said = F("words"), F("evidence"), F("control")
    return branch(rows, "cause", *said, loop="post_mortem__loop", round="named_round", key="pk")


def post_mortems() -> QuerySet:
    """What went wrong, what went well and what one would tell a friend, as HTML."""
    rows = PostMortem.objects.filter(attempt__in=KEYS).exclude(went_well="", went_wrong="", takeaway="")
    said = F("went_wrong_html"), F("went_well_html"), F("takeaway_html")
    return branch(rows, "post_mortem", *said, when=F("written"), key="pk")


def askings() -> QuerySet:
    """The question, how it went, what one would say now, and "yes" where it is confidential."""
    rows = Asking.objects.filter(attempt__in=KEYS)
    return branch(rows, "asking", F("question__words"), F("went"), F("would_say"), SECRET, key="question")


def tellings() -> QuerySet:
    """The story's title, and how it landed."""
    return branch(Telling.objects.filter(attempt__in=KEYS), "telling", F("story__title"), F("landed"), key="story")

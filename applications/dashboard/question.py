"""The one question to drill: the first that is due, by the same rules as in the drill."""

from collections.abc import Collection
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import BigIntegerField, Case, DateField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from applications.accounts.models import User
from applications.dashboard.models import Kind
from applications.dashboard.planned import plan_of
from applications.fields.clock import Clock
from applications.fields.columns import FuzzyDateField
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.kept_queries import Given, GivenKeys, GivenWords, KeptQuery
from applications.loops.models import Asking, Loop, Question, Round
from applications.loops.questions.drill import reason
from applications.loops.questions.schedule import AHEAD, Due, Go
from applications.loops.questions.standing import Ahead, Standing
from applications.loops.questions.words import asked_words

#: Of the questions that are due, and of those that a planned round brings forward, so many are looked at: the first.
MOST = 12
WRITTEN, ASKED = range(2)
OWNER, TODAY, PUT_OFF = Given("owner"), Given("today", DateField()), GivenKeys("put_off")


@dataclass(frozen=True, slots=True)
class ToDrill:
    key: int
    words: str
    confidence: str
    asked: str
    why: str

    @property
    def thing(self) -> str:
        return f"{Kind.QUESTION}-{self.key}"

    @property
    def text(self) -> str:
        return self.words


def questions_due(user: User, steps: Collection[Round | Loop], put_off: Collection[int], clock: Clock) -> list[ToDrill]:
    """The first in the order of the drill, behind those that are put off. `steps` are what is planned. One query."""
    found: dict[int, Standing] = {}
    questions: dict[int, tuple] = {}
    ahead = ahead_of(steps, clock)
    places = {"companies": [each.company for each in ahead if each.company], "kinds": [each.kind for each in ahead]}
    rows = first_due.rows(owner=user.pk, put_off=put_off, today=clock.today, **places)
    for what, key, said, number, due, last, until, name, kind in sorted(rows, key=lambda row: row[:2]):
        if what == WRITTEN:
            questions[key] = said, bool(number), until
            found[key] = Standing(key, due, due=Due(0, due, last))
        else:
            found[key].askings.append(Go(found[key].recorded, said))
            found[key].companies[number] = name
            found[key].kinds |= {kind} - {""}
    for standing in found.values():
        standing.bring_forward(ahead, clock.today)
    due = sorted((each for each in found.values() if each.due.day <= clock.today), key=attrgetter("place"))
    first = next((each for each in due if each.key not in put_off), None)
    told = [each for each in due if each.key in put_off] + ([first] if first else [])
    return [to_drill(questions[each.key], each, clock) for each in told]


def to_drill(read: tuple[str, bool, FuzzyDate | None], standing: Standing, clock: Clock) -> ToDrill:
    words, is_kept, until = read
    question = Question(words=words, is_confidential=is_kept, confidential_until=until)
    return ToDrill(standing.key, words, question.confidence, asked_words(standing), reason(standing, clock))


def ahead_of(steps: Collection[Round | Loop], clock: Clock) -> list[Ahead]:
    """Those of the coming week, the soonest first."""
    found = []
    for step in steps:
        when, zone = plan_of(step)
        day = when and (clock.day_of(when, zone) or when.last_day)
        if day and clock.today <= day <= clock.today + AHEAD:
            company = step.attempt.company
            kind = step.kind if isinstance(step, Round) else ""
            found.append(Ahead(day, company.pk if company else None, company.name if company else "", kind))
    return sorted(found, key=attrgetter("day"))


@KeptQuery
def first_due() -> QuerySet[Any]:
    """The first that are due, the first that were asked where a round is planned, and those put off, by what each keeps
    of how it stands; and where each was asked: (what, question, words or how it went, mark or company, due, last go,
    until when confidential, the company's name, kind of round)."""
    mine = Question.objects.filter(owner=OWNER)
    by_missed = ("-missed", "due", "pk")
    there = Q(attempt__company__in=GivenKeys("companies")) | Q(round__kind__in=GivenWords("kinds"))
    later = mine.filter(due__gt=TODAY, pk__in=Asking.objects.filter(there, owner=OWNER).order_by().values("question"))
    due = mine.filter(due__lte=TODAY).exclude(pk__in=PUT_OFF)
    parts = [due.order_by(*by_missed).values("pk")[:MOST], later.order_by(*by_missed).values("pk")[:MOST], PUT_OFF]
    keys = [Question.objects.filter(pk__in=part).order_by().values("pk") for part in parts]
    read = keys[0].union(*keys[1:])
    mark = Case(When(is_confidential=True, then=Value(1)), default=Value(0), output_field=BigIntegerField())
    nowhere, no_day, no_date = (Value(""), Value("")), Cast(Value(None), DateField()), Value("", FuzzyDateField())
    written = Question.objects.filter(pk__in=read).order_by()
    asked = Asking.objects.filter(question__in=read).order_by()
    where = (words_of("attempt__company__name"), words_of("round__kind"))
    rows = [
        written.values_list(
            Value(WRITTEN),
            "pk",
            "words",
            mark,
            "due",
            "last_go",
            "confidential_until",
            *nowhere,
        ),
        asked.values_list(Value(ASKED), "question", "went", "attempt__company", no_day, no_day, no_date, *where),
    ]
    return rows[0].union(*rows[1:], all=True)


def words_of(column: str) -> Coalesce:
    return Coalesce(column, Value(""), output_field=TextField())

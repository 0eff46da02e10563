"""The one question to drill: the first that is due, by the same rules as in the drill."""

from collections.abc import Collection
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from django.db.models import BigIntegerField, Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.dashboard.models import Kind
from applications.dashboard.planned import plan_of
from applications.fields.clock import Clock
from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.models import Asking, Loop, Question, Recall, Round
from applications.loops.questions.drill import reason
from applications.loops.questions.schedule import AHEAD, Go
from applications.loops.questions.standing import Ahead, Standing, day_of
from applications.loops.questions.words import asked_words
from applications.records.kept_queries import Given, GivenKeys, KeptQuery

# It is looked for among those asked in the newest attempts and the newest written down: of a longer history the page
# finds one that is due, and the drill the very first.
MOST_ATTEMPTS, MOST_NEW = 40, 12
WRITTEN, ASKED, GONE_AT = range(3)
OWNER = Given("owner")


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
    rows = asked_and_drilled.rows(owner=user.pk, put_off=put_off)
    for what, key, _, said, recorded, when, number, name, kind in sorted(rows, key=lambda row: row[::2][:2]):
        if what == WRITTEN:
            questions[key] = said, bool(number), when
            found[key] = Standing(key, day_of(None, recorded, clock))
        elif what == ASKED:
            found[key].askings.append(Go(day_of(when, recorded, clock), said))
            found[key].companies[number] = name
            found[key].kinds |= {kind} - {""}
        else:
            found[key].recalls.append(Go(day_of(when, recorded, clock), said))
    ahead = ahead_of(steps, clock)
    for standing in found.values():
        standing.settle(ahead, clock.today)
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
def asked_and_drilled() -> QuerySet[Any]:
    """(what, question, place, words or result, recorded, when, company or mark, its name, kind of round)."""
    attempts = Attempt.objects.filter(owner=OWNER).order_by("-rank").values("pk")[:MOST_ATTEMPTS]
    lately = Asking.objects.filter(attempt__in=attempts).order_by().values("question")
    newest = Question.objects.filter(owner=OWNER).order_by("-pk").values("pk")[:MOST_NEW]
    parts = [lately, newest, GivenKeys("put_off")]
    keys = [Question.objects.filter(pk__in=part).order_by().values("pk") for part in parts]
    read = keys[0].union(*keys[1:])
    when = Coalesce("round__happened", "round__loop__happened", "loop__happened")
    where = (F("attempt__company"), words_of("attempt__company__name"), words_of("round__kind"))
    nowhere = (Value(""), Value(""))
    mark = Case(When(is_confidential=True, then=Value(1)), default=Value(0), output_field=BigIntegerField())
    first = Coalesce("corrects__recorded_at", "recorded_at")
    nobody = Cast(Value(None), BigIntegerField())
    written = Question.objects.filter(pk__in=read).order_by()
    asked = Asking.objects.filter(question__in=read).order_by()
    gone_at = Recall.objects.filter(question__in=read).current().order_by()
    rows = [
        written.values_list(
            Value(WRITTEN), "pk", F("pk"), "words", "recorded_at", "confidential_until", mark, *nowhere
        ),
        asked.values_list(Value(ASKED), "question", "attempt__rank", "went", "recorded_at", when, *where),
        gone_at.values_list(Value(GONE_AT), "question", "pk", "result", first, "recalled", nobody, *nowhere),
    ]
    return rows[0].union(*rows[1:], all=True)


def words_of(column: str) -> Coalesce:
    return Coalesce(column, Value(""), output_field=TextField())

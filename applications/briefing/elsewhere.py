"""What is known of the same kind of round from elsewhere, and which principles of the company no story shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import (
    BigIntegerField,
    Count,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    Window,
)
from django.db.models.functions import Cast, Coalesce, RowNumber

from applications.briefing.fitting import attempt_as_read, step_as_read
from applications.briefing.reading import Reading
from applications.briefing.sources import STEP, Source
from applications.briefing.words import SECRET
from applications.companies.models import Topic, TopicKind
from applications.fields.columns import FuzzyDateField
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.loops.choices import Result
from applications.loops.models import Asking, Round, SelfRating

#: Among so many of the latest askings and rounds is looked for those of the same kind; so many of either are told.
LATEST, TOLD = 300, 4
OWNER, ATTEMPTS, COMPANY = Given("owner"), GivenKeys("attempts"), Given("company")
KINDS = Round.objects.filter(pk__in=GivenKeys("rounds")).exclude(kind="").values("kind")
NOTHING, NO_DATE, NO_KEY = Value("", TextField()), Value("", FuzzyDateField()), Cast(Value(None), BigIntegerField())


@dataclass(frozen=True, slots=True)
class Row:
    """`texts`: of a question its words, how it went, the better answer, "yes" where it is confidential; of a round its
    result, what was said of it, and trouble; of a principle its name."""

    key: int | None
    texts: tuple[str, ...]
    source: Source | None

    @property
    def word(self) -> str:
        return str(Result(self.texts[0]).label) if self.texts[0] else ""

    @property
    def tone(self) -> str:
        return {Result.PASSED: "yes", Result.NOT_PASSED: "no"}.get(self.texts[0], "wait")

    @property
    def says(self) -> str:
        return self.texts[1]

    @property
    def trouble(self) -> str:
        return self.texts[2]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    asked: list[Row]
    rounds: list[Row]
    gaps: list[str]

    @classmethod
    def of(cls, reading: Reading, now: datetime) -> "Elsewhere":
        """One query."""
        here = reading.here
        found: dict[str, list[Row]] = {"asking": [], "round": [], "principle": []}
        given = {"now": now, "owner": here.owner_id, "company": here.company_id, "attempts": reading.keys}
        rows = beside.rows(**given, rounds=[round.pk for round in reading.rounds])
        for row in sorted(rows, key=lambda row: row[6]):
            found[row[0]].append(Row(row[1], row[2:6], source_in(row[7:], reading)))
        gaps = [row.texts[0] for row in found["principle"] if row.texts[1] == "0"]
        return cls(found["asking"], found["round"], gaps)


def source_in(row: tuple, reading: Reading) -> Source | None:
    key, name, kind, date, *attempt = row
    if key is None:
        return None
    return Source.of(attempt_as_read(*attempt), reading.here, step_as_read(Round, key, name, kind, date))


@KeptQuery
def beside() -> QuerySet:
    return askings().union(rounds(), principles(), all=True)


def branch(rows: QuerySet, what: str, key: Any, texts: list, place: Any, step: list) -> QuerySet:
    """What it is, a key, four texts, the place among its kind; a step and its attempt as `source_in` takes them."""
    said = [Cast(text, TextField()) for text in (*texts, *[NOTHING] * (4 - len(texts)))]
    return rows.order_by().values_list(Value(what, TextField()), key, *said, place, *step)


def askings() -> QuerySet:
    """Of the latest, those in other attempts in a round of the same kind, the newest first."""
    latest = Asking.objects.filter(owner=OWNER).order_by("-pk").values("pk")[:LATEST]
    rows = Asking.objects.filter(pk__in=latest, round__kind__in=KINDS).exclude(attempt__in=ATTEMPTS)
    said = [F("question__words"), F("went"), F("would_say"), SECRET]
    return branch(few(rows, "-pk"), "asking", F("question"), said, F("nth"), named("round__"))


def rounds() -> QuerySet:
    """Of the latest, those in other attempts of the same kind of which something is told."""
    latest = Round.objects.filter(owner=OWNER, happened_earliest__isnull=False).order_by("-happened_earliest")
    rating = SelfRating.objects.current().filter(round=OuterRef("pk")).order_by("-recorded_at", "-pk")
    rows = Round.objects.filter(pk__in=latest.values("pk")[:LATEST], kind__in=KINDS).exclude(attempt__in=ATTEMPTS)
    told = rows.annotate(said=Coalesce(Subquery(rating.values("words")[:1]), NOTHING, output_field=TextField()))
    told = told.exclude(result__in=["", Result.PENDING], said="", trouble="")
    said = [F("result"), F("said"), F("trouble")]
    return branch(few(told, "-happened_earliest", "-pk"), "round", F("pk"), said, F("nth"), named(""))


def principles() -> QuerySet:
    """Those of the company, each with how many stories show it."""
    rows = Topic.objects.filter(company=COMPANY, kind=TopicKind.PRINCIPLE)
    shown = Count("stories", filter=Q(stories__is_resting=False))
    nothing = [NO_KEY, NOTHING, NOTHING, NO_DATE, NO_KEY, NO_KEY, NO_KEY, NO_DATE, NOTHING, NO_KEY, NOTHING]
    return branch(rows.annotate(shown=shown), "principle", F("pk"), [F("name"), F("shown")], F("pk"), nothing)


def few(rows: QuerySet, *order: str) -> QuerySet:
    by = [F(name.lstrip("-")).desc() for name in order]
    return rows.annotate(nth=Window(RowNumber(), order_by=by)).filter(nth__lte=TOLD)


def named(way: str) -> list:
    step = ["pk", *STEP]
    attempt = [f"attempt__{name}" for name in ("rank", "pk", "number", "began", "count_words", "company")]
    return [F(f"{way}{name}") for name in (*step, *attempt, "attempt__company__name")]

"""The last twelve months: how many attempts began in each and how they ended, counted by what is known of the date."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import CharField, Count, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Substr

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome
from applications.dashboard.stories import place_of
from applications.dashboard.words import counted
from applications.fields.clock import Clock
from applications.fields.kept_queries import Given, KeptQuery
from applications.thread.models import Decision, OfferVersion

MONTHS = 12
# Only the newest attempts are searched for how they ended.
MOST_ATTEMPTS = 200
BEGAN = ""


@dataclass(frozen=True, slots=True)
class Month:
    """`ended` are outcomes, the commonest kinds together."""

    first: date
    began: int
    ended: tuple[str, ...]

    @property
    def words(self) -> str:
        """How they ended: "2 rejections, 1 silence"."""
        return counted(self.ended)


@dataclass(frozen=True, slots=True)
class Year:
    """The oldest month first. `vague` counts what may lie in them and is not known to the month."""

    months: tuple[Month, ...]
    vague: tuple[int, str]

    def __bool__(self) -> bool:
        return any(month.began or month.ended for month in self.months)

    @classmethod
    def of(cls, user: User, clock: Clock) -> "Year":
        """One query."""
        firsts = months_to(clock.today)
        since = datetime(firsts[0].year, firsts[0].month, 1, tzinfo=UTC)
        return year_of(firsts, by_month.rows(owner=user.pk, since=since, now=clock.now, place=place_of(since)))

    @property
    def sum(self) -> str:
        """What is not known to the month, in words."""
        began, ended = self.vague
        said = "; ".join(filter(None, [f"{began} begun" if began else "", ended]))
        return f"Not drawn, as the month is not known: {said}." if said else ""


def months_to(today: date) -> list[date]:
    """The first days of twelve months, that of today last."""
    last = today.year * 12 + today.month - 1
    return [date(number // 12, number % 12 + 1, 1) for number in range(last - MONTHS + 1, last + 1)]


def year_of(firsts: list[date], rows: list[tuple[str, str | None, str | None, int]]) -> Year:
    """From rows of an outcome or `BEGAN`, the first and last month it can have been in ("2026-05"), and how many."""
    began: Counter[str] = Counter()
    ended: dict[str, Counter[str]] = {f"{first:%Y-%m}": Counter() for first in firsts}
    vague: Counter[str] = Counter()
    for kind, first, last, count in rows:
        if first is None or first != last:
            vague[kind] += count
        elif first not in ended:
            continue
        elif kind == BEGAN:
            began[first] += count
        else:
            ended[first][kind] += count
    months = [Month(day, began[name], in_order(ended[name])) for day, name in zip(firsts, ended, strict=True)]
    return Year(tuple(months), (vague[BEGAN], counted(in_order(vague - Counter({BEGAN: vague[BEGAN]})))))


def in_order(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(kind for kind in Outcome.values for _ in range(counts[kind]))


OWNER, SINCE, NOW = Given("owner"), Given("since", DateTimeField()), Given("now", DateTimeField())


@KeptQuery
def by_month() -> QuerySet[Any]:
    """(outcome or `BEGAN`, first and last month it can have been in, how many)."""
    newest = Attempt.objects.filter(owner=OWNER).order_by("-rank").values("pk")[:MOST_ATTEMPTS]
    later = Decision.objects.current().filter(attempt=OuterRef("attempt"), rank__gt=OuterRef("rank"))
    standing = Decision.objects.current().filter(attempt__in=newest, kind=F("attempt__outcome"))
    offers = OfferVersion.objects.current().filter(offer__attempt__in=newest, offer__attempt__outcome=Outcome.OFFER)
    earlier = OfferVersion.objects.filter(offer=OuterRef("offer"), rank__lt=OuterRef("rank"))
    began_undated = Q(began="", rank__gte=Given("place"))
    rows = [
        counts(Attempt.objects.filter(pk__in=newest), Value(BEGAN), ["began"], began_undated),
        counts(standing.filter(~Exists(later)), F("kind"), ["decided", "learned"], Q(attempt__began_latest__gte=SINCE)),
        counts(offers.filter(~Exists(earlier)), Value(Outcome.OFFER.value), ["made"], Q(pk=None)),
    ]
    return rows[0].union(*rows[1:], all=True)


def counts(found: Any, kind: Any, dates: list[str], undated: Q) -> QuerySet[Any]:
    """Of those that may lie in the year by the first of the dates that is known; and of the `undated` ones."""
    edges = [Coalesce(*(f"{date}_{edge}" for date in dates), Value(None)) for edge in ("earliest", "latest")]
    known = found.annotate(first=edges[0], last=edges[1])
    lies_here = Q(last__gte=SINCE) & (Q(first__isnull=True) | Q(first__lte=NOW))
    here = known.filter(lies_here | (Q(first__isnull=True, last__isnull=True) & undated)).order_by()
    months = [Substr(Cast(edge, CharField()), 1, 7) for edge in ("first", "last")]
    said = Coalesce(kind, Value(""), output_field=CharField())
    return here.values_list(said, *months).annotate(total=Count("pk"))

"""What a company judges by, and how many stories that are ready to be told show each: the columns of its table."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, Q, QuerySet, Subquery, When
from django.db.models.functions import Lower

from applications.companies.models import Company, Topic, TopicKind
from applications.fields.kept_queries import GivenKeys, KeptQuery
from applications.loops.stories.showing import COMPANY, OWNER, times_shown

#: Where a company has none of its own, so many of all there are stand beside each other; if those are not all, so many
#: of those that no story shows are named.
MOST, NAMED = 24, 6


@dataclass(frozen=True, slots=True)
class Column:
    """A principle, and how many stories show it."""

    key: int
    name: str
    shown_by: int

    @property
    def is_gap(self) -> bool:
        return self.shown_by == 0


@dataclass(frozen=True, slots=True)
class Principles:
    """The company's own, else all the owner has: if these are too many to stand there, everybody's and those that a
    story shows come first among the `columns`. `gaps` names columns that none shows, `more_gaps` counts what it does
    not name."""

    columns: list[Column]
    count: int
    are_own: bool
    gaps: list[str]
    more_gaps: int

    @classmethod
    def of(cls, company: Company) -> "Principles":
        """Two queries; three where it has none of its own."""
        given = {"owner": company.owner_id, "company": company.pk}
        own = own_principles.rows(**given)
        shown = dict(times_shown[bool(own)].rows(**given))
        found = own or foremost.rows(**given, shown=shown)
        columns = [Column(key, called(company, *name), shown.get(key, 0)) for _, key, *name in found]
        count = len(own) or (found[0][0] if found else 0)
        gaps = [column.name for column in columns if column.is_gap]
        if count > len(columns):
            gaps = gaps[:NAMED]
        return cls(columns, count, bool(own), gaps, count - len(shown) - len(gaps))

    @property
    def left_out(self) -> int:
        return self.count - len(self.columns)


def called(company: Company, name: str, whose: int | None, company_name: str | None) -> str:
    """Its name, with the company's if it is another's own."""
    return name if whose in (None, company.pk) else f"{name} ({company_name})"


PRINCIPLES = Q(owner=OWNER, kind=TopicKind.PRINCIPLE)
IS_OF_A_COMPANY = Case(When(company=None, then=0), default=1)
NAME = ("name", "company", "company__name")


def in_order(rows: QuerySet) -> QuerySet:
    """Everybody's before those of one company."""
    return rows.order_by(F("company__name_folded").asc(nulls_first=True), Lower("name"), "pk")


def all_there_are() -> Any:
    """How many."""
    return Subquery(Topic.objects.filter(PRINCIPLES).order_by().values("owner").annotate(all=Count("pk")).values("all"))


@KeptQuery
def own_principles() -> QuerySet:
    return in_order(Topic.objects.filter(PRINCIPLES, company=COMPANY)).values_list("owner", "pk", *NAME)


@KeptQuery
def foremost() -> QuerySet:
    """How many there are in all, key, and name."""
    is_shown = Case(When(pk__in=GivenKeys("shown"), then=0), default=1)
    first = Topic.objects.filter(PRINCIPLES).order_by(IS_OF_A_COMPANY, is_shown, "pk").values("pk")[:MOST]
    return in_order(Topic.objects.filter(pk__in=first)).values_list(all_there_are(), "pk", *NAME)

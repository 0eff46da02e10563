"""What a company judges by, and how many stories that are ready to be told show each: the columns of its table."""

from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, When, Window
from django.db.models.functions import Coalesce, Lower, RowNumber

from applications.companies.models import Company, Topic, TopicKind
from applications.loops.models import Story
from applications.records.kept_queries import Given, KeptQuery

#: So many stand beside each other, and so many without a story are named: more than a company has of its own.
MOST = 24
OWNER, COMPANY = Given("owner"), Given("company")
#: Everybody's before those of one company.
IN_ORDER = (F("company__name_folded").asc(nulls_first=True), Lower("name"), F("pk"))


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
    """The company's own, else all the owner has. Of more than fit, everybody's and those that most stories show are the
    `columns`; `gaps` are all that no story shows, by name as far as these fit, and `more_gaps` counts the others."""

    columns: list[Column]
    count: int
    are_own: bool
    gaps: list[str]
    more_gaps: int = 0

    @property
    def left_out(self) -> int:
        return self.count - len(self.columns)

    @classmethod
    def of(cls, company: Company) -> "Principles":
        """One query; one more if there are more than fit."""
        given = {"owner": company.owner_id, "company": company.pk}
        rows = sorted(foremost.rows(**given))
        columns = [Column(key, called(company, *name), shown) for _, _, key, shown, *name in rows]
        count = rows[0][1] if rows else 0
        are_own = bool(rows) and rows[0][5] == company.pk
        if count == len(columns):
            return cls(columns, count, are_own, [column.name for column in columns if column.is_gap])
        named = not_shown.rows(**given)
        gaps = [called(company, *name) for _, *name in named]
        return cls(columns, count, are_own, gaps, (named[0][0] if named else 0) - len(named))


def called(company: Company, name: str, whose: int | None, company_name: str | None) -> str:
    """Its name, with the company's if it is another's own."""
    return name if whose in (None, company.pk) else f"{name} ({company_name})"


NAME = ("name", "company", "company__name")


@KeptQuery
def foremost() -> QuerySet:
    """Their place in order, how many there are in all, key, by how many stories it is shown, and the name."""
    shown_by = ready_to_show().values("topic").annotate(stories=Count("pk")).values("stories")
    whose = Case(When(company=None, then=0), default=1)
    rows = judged_by().annotate(shown_by=Coalesce(shown_by, 0)).order_by(whose, "-shown_by", *IN_ORDER)
    place, count = Window(RowNumber(), order_by=IN_ORDER), Window(Count("pk"))
    return rows.values_list(place, count, "pk", "shown_by", *NAME)[:MOST]


@KeptQuery
def not_shown() -> QuerySet:
    """How many there are in all, and the name."""
    rows = judged_by().filter(~Exists(ready_to_show())).order_by(*IN_ORDER)
    return rows.values_list(Window(Count("pk")), *NAME)[:MOST]


def judged_by() -> QuerySet:
    """The company's own, else all the owner has."""
    principles = Topic.objects.filter(owner=OWNER, kind=TopicKind.PRINCIPLE)
    return principles.filter(Q(company=COMPANY) | ~Exists(principles.filter(company=COMPANY)))


def ready_to_show() -> QuerySet:
    """That a story which does not rest shows the principle."""
    return Story.topics.through.objects.filter(topic=OuterRef("pk"), story__is_resting=False).order_by()

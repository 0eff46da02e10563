"""Why it went wrong, by topic: what one could have changed, counted; and apart what was theirs alone."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from applications.accounts.models import User
from applications.fields.kept_queries import GivenKeys, KeptQuery
from applications.lessons.models import Cause
from applications.lessons.models.cause import Control

ROWS = 20
#: What the address says for causes of no topic, and for those that were theirs.
NONE, THEIRS = "none", "theirs"
NAMES = {NONE: "No topic", THEIRS: "Theirs alone"}
NOT_MINE = Q(control=Control.THEIRS)
#: What is read of what was looked back on, and of the steps it names.
NAMED = (
    *("words", "evidence", "control", "topic__name", "round__name", "round__kind", "post_mortem__attempt"),
    *("post_mortem__attempt__number", "post_mortem__attempt__company__name", "post_mortem__loop", "post_mortem__round"),
)


@dataclass(frozen=True, slots=True)
class OfTopic:
    """`key` is what the address says to see these alone."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Causes:
    """`topics` come with the most causes first; `theirs` count in none of them. `page` holds those of the topic that is
    `shown`, or all, the latest first."""

    topics: list[OfTopic]
    theirs: int
    shown: str
    page: Page

    @classmethod
    def of(cls, owner: User, asked: str = "", page: Any = 1) -> "Causes":
        """Three queries."""
        theirs = ExpressionWrapper(NOT_MINE, BooleanField())
        counted = owner.causes.order_by().annotate(theirs=theirs).values_list("theirs", "topic", "topic__name")
        rows = list(counted.annotate(count=Count("pk")))
        topics = [
            OfTopic(str(key or NONE), name or NAMES[NONE], count)
            for is_theirs, key, name, count in rows
            if not is_theirs
        ]
        topics.sort(key=lambda row: (row.key == NONE, -row.count, row.name.casefold()))
        names = NAMES | {row.key: row.name for row in topics}
        key = asked if asked in names else ""
        theirs_alone = sum(count for is_theirs, *_, count in rows if is_theirs)
        counts = {"": sum(row[-1] for row in rows), THEIRS: theirs_alone} | {row.key: row.count for row in topics}
        return cls(
            topics=topics,
            theirs=theirs_alone,
            shown=names.get(key, ""),
            page=latest(owner.causes.filter(about(key)), counts.get(key, 0), page),
        )


def about(key: str) -> Q:
    if key in ("", THEIRS):
        return NOT_MINE if key else Q()
    return ~NOT_MINE & (Q(topic=None) if key == NONE else Q(topic=int(key)))


def latest(causes: Any, count: int, number: Any) -> Page:
    """Of so many; what they name is read of those alone that the page shows. Two queries."""
    paginator = Paginator(causes.order_by("-recorded_at", "-pk").values_list("pk", flat=True), ROWS)
    paginator.count = count
    page = paginator.get_page(number)
    keys = list(page.object_list)
    read = {cause.pk: cause for cause in named.records(causes=keys)}
    page.object_list = [read[key] for key in keys]
    return page


@KeptQuery
def named() -> QuerySet:
    causes = Cause.objects.filter(pk__in=GivenKeys("causes"))
    return causes.order_by().select_related("topic", "round", "post_mortem__attempt__company").only(*NAMED)

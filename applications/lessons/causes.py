"""Why it went wrong, by topic: what one could have changed, counted; and apart what was theirs alone."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Count, ExpressionWrapper, Q

from applications.accounts.models import User
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
        found = owner.causes.filter(about(key)).select_related("topic", "round", "post_mortem__attempt__company")
        return cls(
            topics=topics,
            theirs=sum(count for is_theirs, *_, count in rows if is_theirs),
            shown=names.get(key, ""),
            page=Paginator(found.only(*NAMED).order_by("-recorded_at", "-pk"), ROWS).get_page(page),
        )


def about(key: str) -> Q:
    if key in ("", THEIRS):
        return NOT_MINE if key else Q()
    return ~NOT_MINE & (Q(topic=None) if key == NONE else Q(topic=int(key)))

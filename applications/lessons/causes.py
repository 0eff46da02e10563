"""Why it went wrong, by topic: what one could have changed, counted; and apart what was theirs alone."""

from dataclasses import dataclass
from itertools import groupby

from applications.accounts.models import User
from applications.lessons.models import Cause
from applications.lessons.models.cause import Control

#: So many causes are read, the latest.
READ = 300
NO_TOPIC = "No topic"


@dataclass(frozen=True, slots=True)
class OfTopic:
    topic: str
    causes: list[Cause]


@dataclass(frozen=True, slots=True)
class Causes:
    """`topics` come with the most causes first; `theirs` count in none of them."""

    topics: list[OfTopic]
    theirs: list[Cause]
    is_part: bool

    @classmethod
    def of(cls, owner: User) -> "Causes":
        """One query."""
        rows = owner.causes.select_related("topic", "round", "post_mortem__attempt__company", "post_mortem__loop")
        read = list(rows.select_related("post_mortem__round").order_by("-recorded_at", "-pk")[: READ + 1])
        skill = sorted((row for row in read[:READ] if row.control != Control.THEIRS), key=name_of)
        topics = [OfTopic(name, list(group)) for name, group in groupby(skill, key=name_of)]
        topics.sort(key=lambda row: (row.topic == NO_TOPIC, -len(row.causes), row.topic.casefold()))
        return cls(topics, [row for row in read[:READ] if row.control == Control.THEIRS], len(read) > READ)


def name_of(cause: Cause) -> str:
    return cause.topic.name if cause.topic else NO_TOPIC

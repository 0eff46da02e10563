"""What one tells of a round later that day. Each part is kept where it belongs; here they are read together."""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from applications.companies.finding import names_as_typed
from applications.fields.kept_queries import KeptRelated
from applications.lessons.models import PostMortem
from applications.loops.choices import Party
from applications.loops.details import PEOPLE
from applications.loops.models import Involvement, Round, SelfRating
from applications.thread.choices import Act
from applications.thread.models import Event

#: How it felt, in one tap. An event ("felt") and no self-rating: one may feel bad after what one thinks went well.
FELT = ("good", "mixed", "bad", "hard to say")
#: Who does what, of the events that hold a part of it.
SAID = {Act.ASKED: Party.THEM, Act.TOLD_THEM: Party.ME, Act.FELT: Party.ME}
EVENTS = KeptRelated("events", lambda rows: rows.current().filter(act__in=SAID).order_by("recorded_at", "pk"))
LAST_RATING = KeptRelated("self_ratings", lambda rows: rows.current().order_by("-recorded_at", "-pk")[:1])


@dataclass
class Debrief:
    """A round with all that is written of it: the latest of each kind, as it stands. `people` are all named for it."""

    round: Round
    post_mortem: PostMortem | None
    events: dict[str, Event]
    rating: SelfRating | None
    people: list[Involvement]

    @classmethod
    def of(cls, round: Round) -> "Debrief":
        """Four queries."""
        written = round.post_mortems.latest_written()
        if written:
            written.attempt, written.owner = round.attempt, round.owner
        return cls(
            round=round,
            post_mortem=written,
            events=events_of(round),
            rating=next(iter(LAST_RATING.of(round)), None),
            people=[who for who in PEOPLE.of(round) if name_of(who)],
        )

    def as_it_stands(self) -> "Debrief | None":
        """What the database has now; None if the round is gone."""
        rows = Round.objects.filter(pk=self.round.pk).select_related("owner", "attempt__company")
        round = rows.first()
        return Debrief.of(round) if round else None

    @property
    def pk(self) -> int | None:
        return self.post_mortem.pk if self.post_mortem else None

    @property
    def revision(self) -> int | None:
        return self.post_mortem.revision if self.post_mortem else None

    @property
    def met(self) -> list[Involvement]:
        """Those who took part, as far as it is known."""
        return [who for who in self.people if who.was_there is not False]

    @cached_property
    def said(self) -> dict[str, Any]:
        """What is written beside the post-mortem, by the fields of the form; nothing stands for what is not known."""
        rating, round = self.rating, self.round
        words = {act: event.words for act, event in self.events.items()}
        return {
            "asked": words.get(Act.ASKED, ""),
            "told_them": words.get(Act.TOLD_THEM, ""),
            "trouble": round.trouble,
            "trouble_minutes": round.trouble_minutes,
            "met": names_as_typed(list(dict.fromkeys(map(name_of, self.met)))),
            "rating": rating.words if rating else "",
            "percent_least": rating and rating.percent_least,
            "percent_most": rating and rating.percent_most,
            "felt": words.get(Act.FELT, ""),
        }

    @property
    def mark(self) -> str:
        """Differs as soon as any part says something else; "" while nothing is written."""
        facts = [*self.events.values(), *filter(None, [self.rating])]
        people = [[who.pk, who.revision] for who in self.people]
        if not (self.post_mortem or facts or people or any(value not in (None, "") for value in self.said.values())):
            return ""
        parts = [self.pk, self.revision, sorted(fact.pk for fact in facts), people, self.said]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]

    def to_be(self) -> PostMortem:
        """The post-mortem of a round that has none."""
        return PostMortem(owner=self.round.owner, attempt=self.round.attempt, round=self.round)


def events_of(round: Round) -> dict[str, Event]:
    """By what was done, the latest event about the round. Of those on how it felt, only what one tap can say."""
    found = [event for event in EVENTS.of(round) if event.actor in ("", SAID[event.act])]
    return {event.act: event for event in found if event.act != Act.FELT or event.words in ("", *FELT)}


def name_of(who: Involvement) -> str:
    """A name or, where none is known, what they were; "" where that is not known either."""
    return (who.person.name if who.person else who.who).strip()

"""What an attempt's facts show: how it ended, how far it got, and when they were last in touch."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome, Stage
from applications.fields.kept_queries import Given, KeptQuery
from applications.loops.choices import Party
from applications.loops.sealing import seal_decided, tells
from applications.thread.choices import Act
from applications.thread.models import Decision, Event, Feedback, Offer, OfferVersion

# A decision that shows there was an offer, whether or not the offer itself was recorded.
AFTER_AN_OFFER = {Outcome.ACCEPTED, Outcome.OFFER_DECLINED, Outcome.RESCINDED}
# What I do to begin an attempt.
BEGINNINGS = {Act.APPLIED, Act.AGREED}


def facts_standing(
    events: list[Event],
    decisions: list[Decision],
    feedback: list[Feedback],
    offers: list[Offer],
    versions: list[OfferVersion],
) -> dict[str, Any]:
    """An attempt's caches that rest on its facts, computed anew; by column name."""
    events, decisions = current(events), current(decisions)
    return {
        "outcome": outcome_of(decisions, events, offers),
        "stage_of_facts": stage_of_facts(decisions, events, offers),
        "last_contact": last_contact(events, current(feedback), current(versions)),
    }


def current(facts: list) -> list:
    """The facts that no later one corrects."""
    corrected = {fact.corrects_id for fact in facts}
    return [fact for fact in facts if fact.pk not in corrected]


def outcome_of(decisions: list, events: list, offers: list) -> str:
    """The last decision's kind; open again when the process was reopened after it, or an offer followed."""
    reopenings = [event for event in events if event.act == Act.REOPENED]
    turns = sorted(decisions + reopenings, key=lambda fact: (fact.rank, str(fact.uuid)))
    last = turns[-1] if turns else None
    stands = any(last is None or offer.rank > last.rank for offer in offers)
    if last is None or last in reopenings:
        return Outcome.OFFER if stands else ""
    return Outcome.OFFER if stands and last.kind not in AFTER_AN_OFFER else last.kind


def stage_of_facts(decisions: list, events: list, offers: list) -> Stage:
    """The furthest stage a fact names; the lowest of all where none does."""
    stages = [Stage(decision.stage) for decision in decisions if decision.stage is not None]
    # Without an answer it went no further; any other decision by itself does not say how far it went.
    if any(decision.kind == Outcome.NO_RESPONSE for decision in decisions) or any(map(is_beginning, events)):
        stages.append(Stage.APPLIED)
    if offers or any(decision.kind in AFTER_AN_OFFER for decision in decisions):
        stages.append(Stage.OFFER)
    return max(stages, default=Stage.LEAD)


def is_beginning(event) -> bool:
    return event.actor == Party.ME and event.act in BEGINNINGS


def last_contact(
    events: list[Event], feedback: Iterable[Feedback], versions: Iterable[OfferVersion]
) -> datetime | None:
    dates = [event.happened for event in events if event.is_human_contact]
    dates += [words.given for words in feedback] + [version.made for version in versions]
    return max([date.earliest for date in dates if date and date.earliest], default=None)


def refresh_facts(attempt: Attempt) -> None:
    """Write the caches that rest on facts, and seal the steps of what is decided. Call it in the transaction that
    records them."""
    facts = {name: query.records(attempt=attempt.pk) for name, query in FACTS.items()}
    standing = facts_standing(**facts)
    Attempt.objects.filter(pk=attempt.pk).update(**standing)
    if tells(standing["outcome"]) or tells(attempt.outcome):  # now, or as it was read
        seal_decided(attempt)


# What the caches rest on, by the names of `facts_standing`.
ATTEMPT = Given("attempt")
FACTS = {
    "events": KeptQuery(
        lambda: Event.objects.filter(attempt=ATTEMPT).only(
            "uuid", "rank", "corrects", "actor", "act", "happened", "round", "loop"
        )
    ),
    "decisions": KeptQuery(
        lambda: Decision.objects.filter(attempt=ATTEMPT).only("uuid", "rank", "corrects", "kind", "stage")
    ),
    "feedback": KeptQuery(lambda: Feedback.objects.filter(attempt=ATTEMPT).only("corrects", "given")),
    "offers": KeptQuery(lambda: Offer.objects.filter(attempt=ATTEMPT).only("rank")),
    "versions": KeptQuery(lambda: OfferVersion.objects.filter(offer__attempt=ATTEMPT).only("corrects", "made")),
}

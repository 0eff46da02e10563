"""What an attempt's facts show: how it ended, how far it got, and when they were last in touch."""

from datetime import datetime
from typing import Any

from django.db.models import prefetch_related_objects

from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome, Stage
from applications.loops.choices import Party
from applications.thread.choices import Act

# A decision that shows there was an offer, whether or not the offer itself was recorded.
AFTER_AN_OFFER = {Outcome.ACCEPTED, Outcome.OFFER_DECLINED, Outcome.RESCINDED}
# What I do to begin an attempt.
BEGINNINGS = {Act.APPLIED, Act.AGREED}


def facts_standing(attempt: Attempt) -> dict[str, Any]:
    """The attempt's caches that rest on its facts, computed anew; by column name."""
    events = current(attempt.events.all())
    decisions = current(attempt.decisions.all())
    offers = list(attempt.offers.all())
    prefetch_related_objects(offers, "versions")
    return {
        "outcome": outcome_of(decisions, events, offers),
        "stage_of_facts": stage_of_facts(decisions, events, offers),
        "last_contact": last_contact(attempt, events, offers),
    }


def current(facts) -> list:
    """The facts that no later one corrects."""
    facts = list(facts)
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


def last_contact(attempt: Attempt, events: list, offers: list) -> datetime | None:
    dates = [event.happened for event in events if event.is_human_contact]
    dates += [feedback.given for feedback in attempt.feedback.all()]
    dates += [version.made for offer in offers for version in offer.versions.all()]
    return max([date.earliest for date in dates if date and date.earliest], default=None)


def refresh_facts(attempt: Attempt) -> None:
    """Write the caches that rest on facts. Call it in the transaction that records them."""
    Attempt.objects.filter(pk=attempt.pk).update(**facts_standing(attempt))

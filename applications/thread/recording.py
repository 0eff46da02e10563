"""Recording facts from a few words, in one transaction: an offer, and an event that has its place beside a step."""

from typing import Any

from applications.attempts.models import Attempt
from applications.attempts.placing import rank_in_thread
from applications.companies.models import Role
from applications.fields.fuzzy_date import FuzzyDate
from applications.records.doing import doing
from applications.thread.models import Event, Offer, OfferVersion
from applications.thread.standing import refresh_facts


def record_offer(
    attempt: Attempt, made: FuzzyDate | None = None, role: Role | None = None, **details: Any
) -> OfferVersion:
    """Append an offer with its first version, for the attempt's current role if no other is named.

    `details` are further columns of `OfferVersion`.
    """
    with doing(attempt.owner, f"Offer recorded for {attempt}."):
        rank = rank_in_thread(attempt, made)
        role = role or attempt.current_role
        offer = Offer.objects.create(owner_id=attempt.owner_id, attempt=attempt, role=role, rank=rank)
        version = OfferVersion.objects.create(owner_id=attempt.owner_id, offer=offer, rank=rank, made=made, **details)
        refresh_facts(attempt)
    return version


def record_event(event: Event, follows: int) -> Event:
    """Append an undated event to its attempt's thread, right behind the rank `follows`. The caller holds the owner
    and lets the attempt take note of it (`refresh_facts`); so with the next."""
    event.rank = rank_in_thread(event.attempt, follows=follows)
    event.save()
    return event


def correct_event(event: Event, words: str) -> Event:
    """The same event in other words, in the place it has by now. Nothing is recorded where they are the same."""
    if words == event.words:
        return event
    correction: Any = event.correction_to_be()
    correction.words = words
    correction.rank = Event.objects.values_list("rank", flat=True).get(pk=event.pk)
    correction.save()
    return correction

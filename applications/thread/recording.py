"""Recording facts: one transaction for each thing that happened, and the attempt's caches with it."""

from typing import Any

from django.db import transaction

from applications.attempts.models import Attempt
from applications.attempts.placing import rank_in_thread
from applications.fields.fuzzy_date import FuzzyDate
from applications.records.locking import hold
from applications.thread.models import Decision, Offer, OfferVersion
from applications.thread.standing import refresh_facts


@transaction.atomic
def record_decision(attempt: Attempt, kind: str, is_correction: bool = False, **details: Any) -> Decision:
    """Append a decision to the attempt's thread; a correction takes the place of the last one.

    `details` are further columns of `Decision`. Its date proposes the place of a new one.
    """
    hold(attempt.owner)
    corrects = attempt.decisions.current().in_order().last() if is_correction else None
    when: FuzzyDate | None = details.get("decided") or details.get("learned")
    rank = corrects.rank if corrects else rank_in_thread(attempt, when)
    decision = Decision.objects.create(
        owner_id=attempt.owner_id, attempt=attempt, kind=kind, rank=rank, corrects=corrects, **details
    )
    refresh_facts(attempt)
    return decision


@transaction.atomic
def record_offer(attempt: Attempt, made: FuzzyDate | None = None, **details: Any) -> OfferVersion:
    """Append an offer with its first version. `details` are further columns of `OfferVersion`."""
    hold(attempt.owner)
    rank = rank_in_thread(attempt, made)
    offer = Offer.objects.create(owner_id=attempt.owner_id, attempt=attempt, role=attempt.current_role, rank=rank)
    version = OfferVersion.objects.create(owner_id=attempt.owner_id, offer=offer, rank=rank, made=made, **details)
    refresh_facts(attempt)
    return version

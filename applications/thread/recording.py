"""Recording an offer from a few words: one transaction, and the attempt's caches with it."""

from typing import Any

from applications.attempts.models import Attempt
from applications.attempts.placing import rank_in_thread
from applications.companies.models import Role
from applications.fields.fuzzy_date import FuzzyDate
from applications.records.doing import doing
from applications.thread.models import Offer, OfferVersion
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

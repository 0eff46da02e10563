"""Closing for silence what nobody answered any more: many attempts at once, each once."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid5

from django.utils import timezone

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.placing import rank_in_thread
from applications.attempts.stages import Outcome
from applications.fields.fuzzy_date import FuzzyDate
from applications.records.deeds import Deed
from applications.records.doing import doing
from applications.thread.choices import DecidedBy
from applications.thread.models import Decision
from applications.thread.silence import SILENT_DAYS, Silence, silences
from applications.thread.standing import refresh_facts


def close_as_silent(
    owner: User, keys: Collection[int], form_uuid: UUID, now: datetime, days: int = SILENT_DAYS, page: str = ""
) -> tuple[list[Decision], Deed | None]:
    """Close those of the owner's attempts of these keys that are still silent beyond so many days.

    Returns their decisions, with those that this very form recorded when it was sent before; and what undoes it, which
    leads back to the page.
    """
    with doing(owner) as did:
        asked = owner.attempts.filter(pk__in=keys).select_related("company").in_order()
        uuids = {attempt.pk: uuid5(form_uuid, str(attempt.uuid)) for attempt in asked}
        before = list(owner.decisions.filter(uuid__in=uuids.values()))
        told = {decision.uuid for decision in before}
        silent, _ = silences(owner, now, days)
        still = {silence.attempt.pk: silence for silence in silent}
        found = [attempt for attempt in asked if attempt.pk in still and uuids[attempt.pk] not in told]
        new = [closed(attempt, still[attempt.pk], uuids[attempt.pk], now) for attempt in found]
        did.page, did.sentence = page, f"Closed for silence: {', '.join(map(str, found))}."
    return before + new, did.deed


def closed(attempt: Attempt, silence: Silence, uuid: UUID, now: datetime) -> Decision:
    """Nobody falls silent who never said a word: that is no response."""
    kind = Outcome.SILENT if silence.heard.is_contact else Outcome.NO_RESPONSE
    learned = FuzzyDate(timezone.localdate(now).isoformat())
    about = {"owner_id": attempt.owner_id, "attempt": attempt, "uuid": uuid}
    told = {"kind": kind, "decided_by": DecidedBy.ME, "learned": learned}
    decision = Decision.objects.create(rank=rank_in_thread(attempt, learned), **about, **told)
    refresh_facts(attempt)
    return decision

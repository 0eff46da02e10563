"""What is awaited: open attempts with nothing planned and since when; and the offers that wait for me."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Func, Q, QuerySet, Subquery
from django.urls import reverse

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome
from applications.dashboard.line import Few, Line
from applications.dashboard.words import ROLE, WHOM, listed, role_in, standing_of, whom
from applications.fields.clock import Clock
from applications.loops.ahead import ASKED_FOR, OWNER, rounds_still_asked
from applications.records.kept_queries import GivenKeys, KeptQuery
from applications.thread.heard import LAST_HEARD, Heard
from applications.thread.silence import SILENT_DAYS, Silence

WAITING_SHOWN, OFFERS_SHOWN = 8, 6
# Only the newest are asked when they were last heard of; all are counted.
MOST_ATTEMPTS = 600
# The attempts that a page can name, and as many offers again as it shows.
MOST_NAMED = 50
ATTEMPT = ("rank", "furthest_stage", "last_step", "last_contact", "began", "origin")


def waiting(user: User, now: datetime, busy: Collection[int]) -> tuple[list[int], int]:
    """The open attempts with nothing planned that were heard of latest, the undated last; and how many there are.

    `busy` are attempts in which a loop is planned; planned rounds are looked up here.
    """
    found = newest_waiting.rows(owner=user.pk, lately=now - ASKED_FOR, busy=busy)
    keys = [key for key, _ in found]
    return keys, found[0][1] if keys else 0


@KeptQuery
def newest_waiting() -> QuerySet[Any]:
    """(key, how many there are in all) of those to show."""
    with_rounds = rounds_still_asked().values("attempt")
    waits = Attempt.objects.open().filter(owner=OWNER).exclude(pk__in=with_rounds).exclude(pk__in=GivenKeys("busy"))
    newest = waits.order_by("-rank").values("pk")[:MOST_ATTEMPTS]
    total = Subquery(waits.annotate(total=Func("pk", function="COUNT")).values("total"))
    latest = Attempt.objects.filter(pk__in=newest).order_by(LAST_HEARD.desc(nulls_last=True), "-rank")
    return latest.values_list("pk", total)[:WAITING_SHOWN]


def with_offers(user: User, keys: set[int]) -> dict[int, Attempt]:
    """The attempts of these keys and the newest offers that stand, newest first, by key. One query."""
    found = asked_or_with_offers.records(owner=user.pk, keys=keys)[: len(keys) + OFFERS_SHOWN + 1]
    newest_first = sorted(found, key=lambda attempt: attempt.rank, reverse=True)
    return {attempt.pk: attempt for attempt in newest_first}


@KeptQuery
def asked_or_with_offers() -> QuerySet[Attempt]:
    """Those of the keys first, then the newest offers."""
    asked = Q(pk__in=GivenKeys("keys"))
    offers = Attempt.objects.filter(owner=OWNER, outcome=Outcome.OFFER)
    # Put together, as PostgreSQL would read every attempt for an OR of the two.
    either = Attempt.objects.filter(asked).values("pk").union(offers.values("pk"))
    found = Attempt.objects.filter(pk__in=either).order_by(ExpressionWrapper(asked, BooleanField()).desc(), "-rank")
    return found.select_related("company", "current_role").only(*WHOM, *ROLE, *ATTEMPT)[:MOST_NAMED]


def told_waiting(attempts: list[Attempt], heard: dict[int, Heard], total: int, clock: Clock) -> Few:
    lines = []
    for attempt in attempts:
        value, aside = waited(Silence.of(attempt, heard[attempt.pk], clock))
        text, outcome = listed(whom(attempt), standing_of(attempt)), reverse("outcome-new", args=[attempt.pk])
        lines.append(Line(text, attempt.get_absolute_url(), value, aside, outcome))
    return Few.of(lines, total)


def waited(silence: Silence) -> tuple[str, str]:
    """How long, and since when: "12 days", "since 12 May"; from a month on "silent for 34 days"."""
    if silence.heard.date is None:
        return "date not known", ""
    if silence.is_beyond(SILENT_DAYS):
        return silence.words, silence.since
    return (silence.time, silence.since) if silence.time else (silence.since, "")


def told_offers(attempts: list[Attempt], heard: dict[int, Heard], until: dict[int, str], clock: Clock) -> Few:
    """Each with the end of its term or, without one, when they were last in touch."""
    lines = []
    for attempt in attempts[:OFFERS_SHOWN]:
        date = heard[attempt.pk].date
        value = until.get(attempt.pk) or (clock.since(date) if date else "date not known")
        lines.append(Line(listed(whom(attempt), role_in(attempt)), attempt.get_absolute_url(), value))
    return Few.of(lines, len(attempts), is_counted=False)

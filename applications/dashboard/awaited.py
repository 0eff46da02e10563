"""What is awaited: open attempts with nothing planned and since when; and the offers that wait for me."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Func, Q, QuerySet, Subquery

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome
from applications.dashboard.line import Few, Line
from applications.dashboard.models import Kind
from applications.dashboard.pace import Pace
from applications.dashboard.words import ROLE, WHOM, listed, role_in, standing_of, whom
from applications.fields.clock import Clock
from applications.fields.kept_queries import GivenKeys, KeptQuery
from applications.loops.ahead import ASKED_FOR, OWNER, rounds_still_asked
from applications.thread.heard import LAST_HEARD, Heard
from applications.thread.silence import SILENT_DAYS, Silence
from applications.web.addresses import address_of

WAITING_SHOWN, OFFERS_SHOWN = 8, 6
# Only the newest are asked when they were last heard of; all are counted.
MOST_ATTEMPTS = 600
LONG_AGO = datetime.min.replace(tzinfo=UTC)
ATTEMPT = ("rank", "furthest_stage", "last_step", "last_contact", "began", "origin")


def attempts_at_hand(
    user: User, now: datetime, keys: Collection[int], busy: Collection[int], put_off: list[int]
) -> dict[int, Attempt]:
    """The attempts of these keys, those awaited, and the newest offers that stand; the newest first, by key. One query.

    `busy` are attempts in which a loop is planned, `put_off` those not to be told of as awaited; they are read as well.
    """
    asked: dict[str, Any] = {"busy": busy, "put_off": put_off, "keys": {*keys, *put_off[:WAITING_SHOWN]}}
    found = to_tell.records(owner=user.pk, lately=now - ASKED_FOR, **asked)
    return {attempt.pk: attempt for attempt in sorted(found, key=lambda attempt: attempt.rank, reverse=True)}


@KeptQuery
def to_tell() -> QuerySet[Attempt]:
    """`waits` says whether it is awaited, `heard` when it was heard of last, `total` how many are awaited in all."""
    busy = Q(pk__in=rounds_still_asked().values("attempt")) | Q(pk__in=GivenKeys("busy"))
    waits = Attempt.objects.open().filter(owner=OWNER).exclude(busy).exclude(pk__in=GivenKeys("put_off"))
    newest = waits.order_by("-rank").values("pk")[:MOST_ATTEMPTS]
    latest = Attempt.objects.filter(pk__in=newest).order_by(LAST_HEARD.desc(nulls_last=True), "-rank")
    offers = Attempt.objects.filter(owner=OWNER, outcome=Outcome.OFFER).order_by("-rank")
    # Put together, as PostgreSQL would read every attempt for an OR of them.
    parts = [latest.values("pk")[:WAITING_SHOWN], offers.values("pk")[: OFFERS_SHOWN + 1], GivenKeys("keys")]
    keys = [Attempt.objects.filter(pk__in=part).order_by().values("pk") for part in parts]
    found = Attempt.objects.filter(pk__in=keys[0].union(*keys[1:])).annotate(
        waits=ExpressionWrapper(Q(outcome="") & ~busy, BooleanField()),
        heard=LAST_HEARD,
        total=Subquery(waits.annotate(total=Func("pk", function="COUNT")).values("total")),
    )
    return found.select_related("company", "current_role").only(*WHOM, *ROLE, *ATTEMPT)


def waiting_in(attempts: Collection[Any]) -> list[Attempt]:
    """Those awaited, the latest heard of first and the undated last."""
    waits = (attempt for attempt in attempts if attempt.waits)
    return sorted(waits, key=lambda attempt: (attempt.heard or LONG_AGO, attempt.rank), reverse=True)


def told_waiting(attempts: list[Attempt], heard: dict[int, Heard], paces: dict[int, Pace], clock: Clock) -> list[Line]:
    lines = []
    for attempt in attempts:
        silence = Silence.of(attempt, heard[attempt.pk], clock)
        value, aside = waited(silence)
        pace, spent = paces[attempt.pk], days_of(silence)
        lines.append(
            Line(
                text=text_of(attempt),
                url=attempt.get_absolute_url(),
                value=value,
                aside=aside,
                outcome_url=address_of("outcome-new", attempt.pk),
                thing=f"{Kind.AWAITED}-{attempt.pk}",
                pace=pace.words(spent),
                spent=spent,
                usual=pace.usual[1] if pace.usual else 0,
            )
        )
    return lines


def text_of(attempt: Attempt) -> str:
    """ "Stripe, after the interview"."""
    return listed(whom(attempt), standing_of(attempt))


def days_of(silence: Silence) -> int | None:
    """How many days it has been; None where that is not known to the day."""
    date = silence.heard.date
    day = silence.clock.day_of(date) if date else None
    return (silence.clock.today - day).days if day else None


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

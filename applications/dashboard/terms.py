"""The terms that bind me: what is due, until when, and how often that was moved."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import BooleanField, DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.urls import reverse

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.stages import Outcome
from applications.dashboard.line import Line
from applications.dashboard.models import Kind
from applications.dashboard.words import called, listed, whom
from applications.fields.clock import Clock
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.loops.choices import Party, State
from applications.thread.choices import Act, TermKind
from applications.thread.models import Event, Term

# A term that has ended is still shown this long.
REMEMBERED = timedelta(days=7)
# A permit is furniture until its end comes near.
PERMIT_NEAR = timedelta(days=60)
MOST_READ = 10

# These say when something is possible; nobody owes anything.
NOT_OWED = (TermKind.RESULT_VALID, TermKind.REAPPLY_FROM)
# What I do about a term that settles it.
SETTLED_BY = (Act.HANDED_IN, Act.ANSWERED, Act.AGREED, Act.TOLD_THEM, Act.APPLIED, Act.SKIPPED)

NOUNS = {
    TermKind.ASSESSMENT_DUE: "assessment",
    TermKind.ANSWER_DUE: "your answer",
    TermKind.APPLICATION_DEADLINE: "application",
    TermKind.OFFER_OPEN: "answer to the offer",
    TermKind.PERMIT: "permit",
}
VERBS = {TermKind.OFFER_OPEN: "open until", TermKind.PERMIT: "valid until"}

OWNER, NOW = Given("owner"), Given("now", DateTimeField())
REMEMBERED_SINCE, NEAR_UNTIL = Given("remembered", DateTimeField()), Given("near", DateTimeField())

TERM = ("kind", "about", "ends", "extends", "attempt", "company__name", "round__name", "round__kind")


def open_terms(user: User, clock: Clock, put_off: Collection[int] = ()) -> list[Term]:
    """Not corrected, extended or settled; mine, or nobody said whose; of no attempt or of an open one."""
    now, asked = clock.now, {"owner": user.pk, "put_off": put_off}
    return terms_by_end.records(now=now, remembered=now - REMEMBERED, near=now + PERMIT_NEAR, **asked)


@KeptQuery
def terms_by_end() -> QuerySet[Term]:
    """The soonest end first, then those without a known end, then those that have just ended; last what is put off."""
    ended = ExpressionWrapper(Q(ends_latest__isnull=False, ends_latest__lt=NOW), BooleanField())
    put_off = ExpressionWrapper(Q(pk__in=GivenKeys("put_off")), BooleanField())
    by_end = (put_off, ended, F("ends_latest").asc(nulls_last=True), "rank", "uuid")
    # Found first and named then: PostgreSQL takes far longer to plan all of the joins at once than to make them.
    binding = binding_terms().order_by(*by_end).values("pk")[:MOST_READ]
    found = Term.objects.filter(pk__in=binding).select_related("company", "round")
    moves = {"first_moved": F("corrects__extends"), "moved_before": F("extends__extends")}
    return found.annotate(**moves).only(*TERM).order_by(*by_end)


def binding_terms() -> QuerySet[Term]:
    # Two ranges of one index; for an OR of the two, SQLite would read every term.
    here = Term.objects.filter(owner=OWNER)
    not_long_ago = here.filter(ends_latest__gte=REMEMBERED_SINCE).values("pk")
    lately = not_long_ago.union(here.filter(ends_latest__isnull=True).values("pk"))
    still_open = Attempt.objects.filter(owner=OWNER, outcome__in=["", Outcome.OFFER]).values("pk")
    settled = Event.objects.current().filter(actor=Party.ME, act__in=SETTLED_BY)
    return Term.objects.current().filter(
        Q(attempt__isnull=True) | Q(attempt__in=still_open),
        Q(round__isnull=True) | Q(round__state__in=["", State.PLANNED], round__handed_in="", round__happened=""),
        ~Q(kind__in=NOT_OWED),
        ~Q(kind=TermKind.PERMIT) | Q(ends_latest__lt=NEAR_UNTIL),
        # An event names the term as it stood then: it may have been corrected since.
        ~Exists(settled.filter(term=OuterRef("pk"))),
        ~Exists(settled.filter(term=OuterRef("corrects"))),
        pk__in=lately,
        duty__in=["", Party.ME],
        extension__isnull=True,
        corrects__extension__isnull=True,
    )


def told(term: Term, clock: Clock) -> Line:
    is_over = clock.is_over(term.ends)
    about = term.attempt or term.company
    return Line(
        text=listed(what(term), whose(term)),
        url=about.get_absolute_url() if about else reverse("event-list"),
        value=ended(term, clock) if is_over else ends(term, clock),
        aside="" if is_over else moved(term),
        soft=is_over,
        thing=f"{Kind.TERM}-{term.pk}",
    )


def until(due: list[Term], clock: Clock) -> dict[int, str]:
    """By attempt, the end of the first of its terms that has not ended."""
    return {term.attempt_id: ends(term, clock) for term in reversed(due) if not clock.is_over(term.ends)}


def what(term: Term) -> str:
    noun = term.about or (called(term.round) if term.round else NOUNS.get(term.kind, "term"))
    return noun[:1].upper() + noun[1:]


def whose(term: Term) -> str:
    return whom(term.attempt) if term.attempt else str(term.company or "")


def ends(term: Term, clock: Clock) -> str:
    return f"{VERBS.get(term.kind, 'due')} {clock.says(term.ends)}" if term.ends else "date not known"


def ended(term: Term, clock: Clock) -> str:
    day = clock.day_of(term.ends)
    return f"ended {'on ' if day and day < clock.yesterday else ''}{clock.says(term.ends)}"


def moved(term: Term) -> str:
    if not (term.extends_id or term.first_moved):
        return ""
    return "moved more than once" if term.moved_before else "moved once"

"""What came before at this company: each attempt, how it ended and what they said; and what was written of it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.safestring import SafeString

from applications.attempts.models import Attempt
from applications.attempts.words import heading_of
from applications.briefing.sources import ATTEMPT, STEP, Source
from applications.companies.models import Company
from applications.lessons.models import PostMortem
from applications.records.kept_queries import Given, GivenKeys, KeptQuery
from applications.thread.models import Decision, Feedback

#: So many attempts at the company, the latest, are looked through.
LOOKED_AT = 60
# So much fits, with all the rest, on two pages of paper.
ATTEMPTS, QUOTES, POST_MORTEMS = 5, 1, 3
OF_ROUND = tuple(f"round__{name}" for name in (*STEP, "planned", "handed_in"))
OF_STEPS = (*(f"loop__{name}" for name in STEP), *OF_ROUND)
DECIDED = ("reason", "words", "decided", "learned")
OF_ATTEMPT = tuple(f"attempt__{name}" for name in ATTEMPT)
#: What is told of an earlier attempt.
TOLD = (*ATTEMPT, "outcome", "stage_of_steps", "stage_of_facts", "furthest_stage", "current_role")
ROLE = tuple(f"current_role__{name}" for name in ("title", "level", "team", "place"))
POST_MORTEM = ("written", "went_well_html", "went_wrong_html", "takeaway_html", *OF_ATTEMPT, *OF_STEPS)
KEYS, COMPANY = GivenKeys("attempts"), Given("company")
#: The one company that is given.
THERE = Company.objects.filter(pk=COMPANY)


@dataclass(frozen=True, slots=True)
class Quote:
    words: str
    by: str
    source: Source


@dataclass(frozen=True, slots=True)
class Earlier:
    """`decided` says how the end was told."""

    source: Source
    role: str
    tone: str
    heading: str
    decided: str
    quotes: list[Quote]

    @classmethod
    def of(cls, attempt: Attempt, here: Attempt, quotes: list[Quote]) -> "Earlier":
        """Of an attempt that was read `with_decisions`."""
        role = str(attempt.current_role) if attempt.current_role else ""
        return cls(Source.of(attempt, here), role, attempt.tone, heading_of(attempt), decided_of(attempt), quotes)


@dataclass(frozen=True, slots=True)
class LookedBack:
    source: Source
    parts: list[tuple[str, SafeString]]


def earlier_attempts(here: Attempt, attempts: list[Attempt]) -> list[Earlier]:
    """The attempts, newest first, and, where they said something in this one already, this one. One query."""
    quotes = quotes_of(here, [*attempts, here])
    told = [here, *attempts] if quotes[here.pk] else attempts
    return [Earlier.of(attempt, here, quotes[attempt.pk][-QUOTES:]) for attempt in told]


@KeptQuery
def attempts_before() -> QuerySet[Attempt]:
    """The latest attempts at this company up to this one, and those for several that name it."""
    return with_decisions(Attempt.objects.about(THERE).filter(rank__lte=Given("rank")))[:LOOKED_AT]


def with_decisions(attempts: QuerySet[Attempt]) -> QuerySet[Attempt]:
    """The newest first, each with what its last decision says as `last_reason` and the like."""
    named = attempts.select_related("company", "current_role").only(*TOLD, *ROLE).newest_first()
    last = Decision.objects.current().filter(attempt=OuterRef("pk")).order_by("-rank", "-uuid")
    return named.annotate(**{f"last_{name}": Subquery(last.values(name)[:1]) for name in DECIDED})


def decided_of(attempt: Attempt) -> str:
    """The reason or the words of its last decision, and when it was told."""
    reason, words, decided, learned = (getattr(attempt, f"last_{name}", "") for name in DECIDED)
    return " · ".join(filter(None, [reason or words, str(decided or learned or "")]))


def quotes_of(here: Attempt, attempts: Collection[Attempt]) -> dict[int, list[Quote]]:
    """What they said, by attempt, in order."""
    by_pk, found = {attempt.pk: attempt for attempt in attempts}, defaultdict(list)
    for words in feedback_in.records(attempts=by_pk):
        source = Source.of(by_pk[words.attempt_id], here, words.round or words.loop, words.given)
        found[words.attempt_id].append(Quote(words.words, words.source_name, source))
    return found


@KeptQuery
def feedback_in() -> QuerySet[Feedback]:
    named = Feedback.objects.current().filter(attempt__in=KEYS).select_related("loop", "round", "person")
    return named.only("attempt", "words", "by", "given", "person__name", *OF_STEPS).in_order()


def looked_back(here: Attempt, attempts: Collection[int]) -> list[LookedBack]:
    """What was written of these attempts, the newest attempt first. One query."""
    return [
        LookedBack(
            source=Source.of(row.attempt, here, row.round or row.loop, row.written),
            parts=[
                (label, html)
                for label, html in (
                    ("What went wrong", row.went_wrong_html),
                    ("What went well", row.went_well_html),
                    ("What you would tell a friend", row.takeaway_html),
                )
                if html
            ],
        )
        for row in newest_post_mortems.records(attempts=attempts)
    ]


@KeptQuery
def newest_post_mortems() -> QuerySet[PostMortem]:
    written = PostMortem.objects.filter(attempt__in=KEYS).exclude(went_well="", went_wrong="", takeaway="")
    named = written.select_related("attempt__company", "loop", "round").only(*POST_MORTEM)
    return named.order_by("-attempt__rank", "-recorded_at", "-pk")[:POST_MORTEMS]

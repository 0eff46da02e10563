"""The short things that stand beside attempts on a story, of many attempts at once, read together in one query."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from django.db.models import BigIntegerField, Case, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Length
from django.db.models.lookups import LessThanOrEqual
from django.utils.safestring import SafeString, mark_safe

from applications.attempts.models import Document
from applications.companies.models import Company
from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.models import Lesson, PostMortem, Preparation, PreparationCount, Reflection
from applications.loops.models import SelfRating
from applications.thread.models import Event, Feedback, OfferVersion, Term

ID = BigIntegerField()
#: Whether their words are kept as they were, or retold.
KEPT = Case(When(is_quoted=False, then=Value("retold")), default=Value(""))
#: By the attempt (None: by none), and by what they are.
Asides = dict[int | None, dict[str, list["Aside"]]]

SHORT = 300
#: What one takes from it or, where that was not written down, what happened, if it is short.
GIST = Case(
    When(~Q(takeaway=""), then=F("takeaway_html")),
    When(LessThanOrEqual(Length("happened"), SHORT), then=F("happened_html")),
    default=Value(""),
    output_field=TextField(),
)
#: What was noted on a piece of preparation, if it is short.
NOTE = Case(
    When(LessThanOrEqual(Length("notes"), SHORT), then=F("notes_html")), default=Value(""), output_field=TextField()
)


@dataclass(frozen=True, slots=True)
class Aside:
    """`what` it is, the attempt, and within it the loop or round, it stands beside, its words, and up to three more
    columns; `of_id` is the piece of preparation it belongs to."""

    what: str
    pk: int
    rank: int
    attempt_id: int | None
    loop_id: int | None
    round_id: int | None
    of_id: int | None
    words: str
    by: str
    more: str
    extra: str
    recorded_at: datetime

    @property
    def html(self) -> SafeString:
        """Its words, of an aside whose words are a rendered note."""
        # Rendered when it was saved; what left the allowlist then is safe to print as it stands.
        return mark_safe(self.words)

    @property
    def date(self) -> FuzzyDate | None:
        return fuzzy(self.more)

    @property
    def until(self) -> FuzzyDate | None:
        return fuzzy(self.extra)


def fuzzy(column: str) -> FuzzyDate | None:
    return FuzzyDate(*column.split("|", 1)) if column else None


def text(column: str | None) -> F | Value:
    return F(column) if column else Value("", TextField())


def as_text(column: str) -> Cast:
    return Cast(column, TextField())


def link(column: str | None) -> F | Cast:
    """A column of keys; a missing one is cast, so that PostgreSQL knows what it is that is missing."""
    return F(column) if column else Cast(Value(None), ID)


def rows(
    found: QuerySet, what: str, words: str, by=None, more=None, extra=None,
    *, pk="pk", rank=None, attempt="attempt_id", loop=None, round=None, of=None, at="recorded_at",
) -> QuerySet:  # fmt: skip
    """Rows as the columns of `Aside`; arguments name columns, of text unless they are keys."""
    texts = [column if isinstance(column, Cast) else text(column) for column in (words, by, more, extra)]
    place = F(rank) if rank else Value(0, ID)
    return found.order_by().values_list(
        Value(what, TextField()), link(pk), place, link(attempt), link(loop), link(round), link(of), *texts, F(at)
    )


def asides_of(company: Company, attempts: Collection[int], pieces: Collection[int]) -> Asides:
    """What stands beside the attempts, beside the company as a whole, and beside pieces of preparation. One query."""
    here = Q(attempt__in=attempts)
    whole = Q(company=company, attempt__isnull=True)
    offered = OfferVersion.objects.current().filter(offer__attempt__in=attempts)
    theirs = Feedback.objects.current().filter(here).annotate(whose=Coalesce("person__name", "by"), kept=KEPT)
    counts = PreparationCount.objects.filter(preparation__in=pieces)
    questions = Reflection.objects.filter(preparation__in=pieces)
    notes = Preparation.objects.filter(pk__in=pieces).annotate(note=NOTE).exclude(note="")
    parts = [
        rows(Document.objects.filter(here), "document", "name"),
        rows(theirs, "feedback", "words", "whose", "given", "kept", rank="rank"),
        rows(
            SelfRating.objects.current().filter(here), "rating", "words",
            as_text("percent_least"), as_text("percent_most"), loop="loop_id", round="round_id",
        ),
        rows(PostMortem.objects.filter(here).annotate(gist=GIST).exclude(gist=""), "gist", "gist"),
        rows(offered, "offer", "level", "pay", "made", "form", rank="rank", attempt="offer__attempt_id"),
        rows(
            Term.objects.current().filter(here | whole, extension__isnull=True), "term", "kind", "about", "starts",
            "ends", rank="rank",
        ),
        rows(Event.objects.current().filter(whole), "event", "words", "act", "happened", rank="rank"),
        rows(
            counts, "count", "count_words", as_text("count_least"), "counted", as_text("count_most"),
            rank="rank", attempt=None, of="preparation_id",
        ),
        rows(questions, "question", "question", attempt=None, of="preparation_id"),
        rows(notes, "note", "note", attempt=None, of="pk"),
        *lessons_of(attempts),
    ]  # fmt: skip
    found: Asides = defaultdict(lambda: defaultdict(list))
    for row in sorted(parts[0].union(*parts[1:], all=True), key=itemgetter(2, -1, 1)):
        aside = Aside(*row)
        found[aside.attempt_id][aside.what].append(aside)
    return found


def lessons_of(attempts: Collection[int]) -> list[QuerySet]:
    """Lessons by the attempt they came from, whole or by one of its loops or rounds."""
    ways = [
        (Lesson.attempts.through, "attempt"),
        (Lesson.loops.through, "loop__attempt"),
        (Lesson.rounds.through, "round__attempt"),
    ]
    return [
        rows(through.objects.filter(**{f"{path}__in": attempts}), "lesson", "lesson__advice", "lesson__cue",
             "lesson__response", pk="lesson_id", attempt=f"{path}_id", at="lesson__recorded_at")
        for through, path in ways
    ]  # fmt: skip

"""Reads what stands beside attempts, beside their company, and beside preparation: of all of them, in one query."""

from collections import defaultdict
from collections.abc import Collection
from operator import itemgetter

from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Coalesce, Length
from django.db.models.lookups import LessThanOrEqual

from applications.attempts.models import Document
from applications.companies.models import Company
from applications.lessons.models import Lesson, PostMortem, Preparation, PreparationCount, Reflection
from applications.loops.models import SelfRating
from applications.thread.models import Event, Feedback, OfferVersion, Term
from applications.timeline.asides import Aside, Asides, as_text, rows

#: Whether their words are kept as they were, or retold.
KEPT = Case(When(is_quoted=False, then=Value("retold")), default=Value(""))
#: Of more letters than this a note stays on its own page.
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


def asides_of(company: Company, attempts: Collection[int], pieces: Collection[int]) -> Asides:
    """What stands beside the attempts, the company as a whole, and the pieces of preparation, in order. One query."""
    parts = [*beside_attempts(attempts), *facts_of(company, attempts), *lessons_of(attempts)]
    if pieces:
        parts += beside_pieces(pieces)
    found: Asides = defaultdict(lambda: defaultdict(list))
    for row in sorted(parts[0].union(*parts[1:], all=True), key=itemgetter(2, -1, 1)):
        aside = Aside(*row)
        found[aside.attempt_id][aside.what].append(aside)
    return found


def beside_attempts(attempts: Collection[int]) -> list[QuerySet]:
    here = Q(attempt__in=attempts)
    ratings = SelfRating.objects.current().filter(here)
    return [
        rows(Document.objects.filter(here), "document", "name"),
        rows(
            ratings, "rating", "words", as_text("percent_least"), as_text("percent_most"),
            loop="loop_id", round="round_id",
        ),
        rows(PostMortem.objects.filter(here).annotate(gist=GIST).exclude(gist=""), "gist", "gist"),
    ]  # fmt: skip


def facts_of(company: Company, attempts: Collection[int]) -> list[QuerySet]:
    """Facts of the attempts, and those of the company as a whole."""
    here, whole = Q(attempt__in=attempts), Q(company=company, attempt__isnull=True)
    theirs = Feedback.objects.current().filter(here).annotate(whose=Coalesce("person__name", "by"), kept=KEPT)
    offered = OfferVersion.objects.current().filter(offer__attempt__in=attempts)
    terms = Term.objects.current().filter(here | whole, extension__isnull=True)
    events = Event.objects.current().filter(whole)
    return [
        rows(theirs, "feedback", "words", "whose", "given", "kept", rank="rank"),
        rows(offered, "offer", "level", "pay", "made", "form", rank="rank", attempt="offer__attempt_id"),
        rows(terms, "term", "kind", "about", "starts", "ends", rank="rank"),
        rows(events, "event", "words", "act", "happened", rank="rank"),
    ]


def beside_pieces(pieces: Collection[int]) -> list[QuerySet]:
    counts = PreparationCount.objects.filter(preparation__in=pieces)
    questions = Reflection.objects.filter(preparation__in=pieces)
    notes = Preparation.objects.filter(pk__in=pieces).annotate(note=NOTE).exclude(note="")
    return [
        rows(
            counts, "count", "count_words", as_text("count_least"), "counted", as_text("count_most"),
            rank="rank", attempt=None, of="preparation_id",
        ),
        rows(questions, "question", "question", attempt=None, of="preparation_id"),
        rows(notes, "note", "note", attempt=None, of="pk"),
    ]  # fmt: skip


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

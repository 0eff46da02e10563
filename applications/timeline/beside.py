"""Reads what stands beside attempts, beside their company, and beside preparation: of all of them, in one query."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from operator import itemgetter

from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Coalesce, Length
from django.db.models.lookups import LessThanOrEqual

from applications.attempts.models import Document
from applications.companies.models import Company
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
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


def asides_of(company: Company, attempts: Collection[int], shown: Collection[int], pieces: Collection[int]) -> Asides:
    """What stands beside the attempts, those with a card, the company as a whole, and the pieces of preparation, in
    order. One query."""
    found: Asides = defaultdict(lambda: defaultdict(list))
    rows = everything.rows(company=company.pk, attempts=attempts, shown=shown, pieces=pieces)
    for row in sorted(rows, key=itemgetter(2, -1, 1)):
        aside = Aside(*row)
        found[aside.attempt_id][aside.what].append(aside)
    return found


@KeptQuery
def everything() -> QuerySet:
    first, *others = [*on_cards(), *facts(), *lessons(), *beside_pieces()]
    return first.union(*others, all=True)


def on_cards() -> Iterator[QuerySet]:
    """What only a card tells of its attempt."""
    here = Q(attempt__in=GivenKeys("shown"))
    theirs = Feedback.objects.current().filter(here).annotate(whose=Coalesce("person__name", "by"), kept=KEPT)
    yield rows(Document.objects.filter(here), "document", "name")
    yield rows(
        SelfRating.objects.current().filter(here), "rating", "words", as_text("percent_least"), as_text("percent_most"),
        loop="loop_id", round="round_id",
    )  # fmt: skip
    yield rows(PostMortem.objects.filter(here).annotate(gist=GIST).exclude(gist=""), "gist", "gist")
    yield rows(theirs, "feedback", "words", "whose", "given", "kept", rank="rank")


def facts() -> Iterator[QuerySet]:
    """Facts of the attempts, and those of the company as a whole."""
    here, whole = Q(attempt__in=GivenKeys("attempts")), Q(company=Given("company"), attempt__isnull=True)
    offered = OfferVersion.objects.current().filter(offer__attempt__in=GivenKeys("attempts"))
    still = {"extension__isnull": True, "corrects__extension__isnull": True}
    terms = Term.objects.current().filter(here | whole, **still)
    yield rows(offered, "offer", "level", "pay", "made", "form", rank="rank", attempt="offer__attempt_id")
    yield rows(terms, "term", "kind", "about", "starts", "ends", rank="rank")
    yield rows(Event.objects.current().filter(whole), "event", "words", "act", "happened", rank="rank")


def beside_pieces() -> Iterator[QuerySet]:
    here = Q(preparation__in=GivenKeys("pieces"))
    yield rows(
        PreparationCount.objects.filter(here), "count", "count_words", as_text("count_least"), "counted",
        as_text("count_most"), rank="rank", attempt=None, of="preparation_id",
    )  # fmt: skip
    yield rows(Reflection.objects.filter(here), "question", "question", attempt=None, of="preparation_id")
    noted = Preparation.objects.filter(pk__in=GivenKeys("pieces")).annotate(note=NOTE).exclude(note="")
    yield rows(noted, "note", "note", attempt=None, of="pk")


def lessons() -> Iterator[QuerySet]:
    """Lessons by the attempt they came from, whole or by one of its loops or rounds."""
    for through, path in (
        (Lesson.attempts.through, "attempt"),
        (Lesson.loops.through, "loop__attempt"),
        (Lesson.rounds.through, "round__attempt"),
    ):
        yield rows(
            through.objects.filter(**{f"{path}__in": GivenKeys("attempts")}), "lesson", "lesson__advice", "lesson__cue",
            "lesson__response", pk="lesson_id", attempt=f"{path}_id", at="lesson__recorded_at",
        )  # fmt: skip

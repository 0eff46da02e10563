"""What a card says of an attempt's facts, each in a line of its own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from applications.attempts.models import Attempt
from applications.companies.models import Role
from applications.fields.elapsed import elapsed
from applications.lessons.models import Preparation, PreparationCount
from applications.thread.choices import OfferForm
from applications.thread.models import Decision
from applications.timeline.asides import Aside


@dataclass(frozen=True, slots=True)
class Quote:
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class LessonLine:
    advice: str
    cue: str
    response: str


@dataclass(frozen=True, slots=True)
class PieceLine:
    pk: int
    title: str
    details: str
    notes: tuple[SafeString, ...] = ()
    questions: tuple[str, ...] = ()


def name_of(attempt: Attempt) -> str:
    if attempt.stands_for_several:
        return f"{attempt.count[:1].upper()}{attempt.count[1:]} applications"
    return f"Attempt {attempt.number}" if attempt.number else "Attempt"


def role_of(attempt: Attempt, roles: Sequence[Role]) -> str:
    """The current role with its place, and the others it concerned; else that it is not known."""
    told = [str(role) for role in roles]
    if attempt.current_role_id and told[1:]:
        told[1] = f"also {told[1]}"
    return "; ".join(told) or ("" if attempt.stands_for_several else "Role not known")


def since(before: Attempt | None, attempt: Attempt) -> str:
    """ "two to four years after attempt 1"; "" where nothing can be said."""
    span = elapsed(before.began, attempt.began) if before else ""
    if not span:
        return ""
    other = f"attempt {before.number}" if before.number else "the one before"
    return f"{span} as {other}" if span == "the same day" else f"{span} after {other}"


def rivals_of(decision: Decision) -> str:
    """What settled it: another attempt, or an offer there."""
    rival = decision.rival_attempt or (decision.rival_offer and decision.rival_offer.attempt)
    return f"Because of {'the offer of ' if decision.rival_offer else ''}{rival}." if rival else ""


def reason_of(decision: Decision) -> str:
    expired = f"What expired: {decision.what_expired}." if decision.what_expired else ""
    return " ".join(filter(None, [decision.reason, expired]))


def quotes_of(decision: Decision | None, feedback: Iterable[Aside]) -> Iterator[Quote]:
    if decision and decision.words:
        yield Quote(decision.words, "On the decision")
    for each in feedback:
        whose = "Their words, retold" if each.extra else "Their words"
        yield Quote(each.words, ", ".join(filter(None, [whose, each.by and f"by {each.by}", str(each.date or "")])))


def offer_words(offer: Aside) -> str:
    """ "Offer by word, 1 October 2020, 13:09 · level 4 · 100,000 a year"."""
    form = OfferForm(offer.extra).label if offer.extra else ""
    opening = ", ".join(filter(None, [f"Offer {form}".strip(), str(offer.date or "")]))
    return " · ".join(filter(None, [opening, offer.words, offer.by]))


def lesson_lines(lessons: Iterable[Aside]) -> Iterator[LessonLine]:
    """Each lesson once, though it may come from several rounds."""
    for lesson in {lesson.pk: lesson for lesson in lessons}.values():
        yield LessonLine(lesson.words, cue=lesson.by, response=lesson.more)


def piece_line(piece: Preparation, beside: Iterable[Aside]) -> PieceLine:
    """A piece of preparation with when, how long, what its counter stood at, and what was noted and asked."""
    by_kind = defaultdict(list)
    for aside in beside:
        by_kind[aside.what].append(aside)
    dates = " to ".join(dict.fromkeys(str(date) for date in (piece.started, piece.ended) if date))
    hours = f"{piece.hours.normalize():f} hours" if piece.hours is not None else ""
    stands = [f"{count_of(each)} ({each.date})" if each.date else count_of(each) for each in by_kind["count"]]
    counter = ": ".join(filter(None, [piece.counting, ", ".join(stands)])) if stands else ""
    details = " · ".join(filter(None, [dates, hours, counter]))
    notes, questions = (each.html for each in by_kind["note"]), (each.words for each in by_kind["question"])
    return PieceLine(piece.pk, piece.title, details, tuple(notes), tuple(questions))


def count_of(aside: Aside) -> str:
    least, most = (int(bound) if bound else None for bound in (aside.by, aside.extra))
    return PreparationCount(count_words=aside.words, count_least=least, count_most=most).count

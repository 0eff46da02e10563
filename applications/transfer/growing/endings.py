"""How attempts end, in the shares in which they do, and what the end leaves behind: decisions, offers, terms."""

from applications.attempts.stages import Outcome, Stage
from applications.loops.choices import Party, Result
from applications.loops.models import Loop, Round
from applications.thread.choices import Channel, DecidedBy, OfferForm, SaidBy, TermKind
from applications.thread.models import Decision, Offer, OfferVersion, Term
from applications.transfer.growing import said, words
from applications.transfer.growing.course import Course

WITHOUT_A_STEP = {
    Outcome.NO_RESPONSE: 52,
    Outcome.REJECTED: 30,
    Outcome.CLOSED: 7,
    Outcome.EXPIRED: 4,
    Outcome.WITHDRAWN: 3,
    Outcome.DISQUALIFIED: 2,
    Outcome.NOT_RECORDED: 2,
}
BEFORE_A_LOOP = {
    Outcome.REJECTED: 60,
    Outcome.SILENT: 16,
    Outcome.WITHDRAWN: 8,
    Outcome.CLOSED: 6,
    Outcome.EXPIRED: 2,
    Outcome.CIRCUMSTANCES: 2,
    Outcome.DISQUALIFIED: 1,
    Outcome.NOT_RECORDED: 2,
    Outcome.OFFER: 3,
}
AFTER_A_LOOP = {
    Outcome.REJECTED: 56,
    Outcome.OFFER: 22,
    Outcome.SILENT: 6,
    Outcome.WITHDRAWN: 7,
    Outcome.CLOSED: 5,
    Outcome.CIRCUMSTANCES: 2,
    Outcome.NOT_RECORDED: 2,
}
# What becomes of an offer; OFFER stands for one whose answer was never written down.
ANSWERS = {
    Outcome.OFFER_DECLINED: 50,
    Outcome.ACCEPTED: 38,
    Outcome.RESCINDED: 4,
    Outcome.EXPIRED: 5,
    Outcome.OFFER: 3,
}
LAST_RESULTS: dict[str, str] = {
    Outcome.REJECTED: Result.NOT_PASSED,
    Outcome.SILENT: Result.PENDING,
    Outcome.OFFER: Result.PASSED,
}
# Who decides, as a rule.
USUAL_DECIDER = {
    Outcome.ACCEPTED: DecidedBy.ME,
    Outcome.OFFER_DECLINED: DecidedBy.ME,
    Outcome.WITHDRAWN: DecidedBy.ME,
    Outcome.REJECTED: DecidedBy.THEM,
    Outcome.DISQUALIFIED: DecidedBy.THEM,
    Outcome.RESCINDED: DecidedBy.THEM,
    Outcome.CLOSED: DecidedBy.THEM,
    Outcome.CIRCUMSTANCES: DecidedBy.CIRCUMSTANCES,
    Outcome.SILENT: DecidedBy.NOBODY,
    Outcome.NO_RESPONSE: DecidedBy.NOBODY,
    Outcome.EXPIRED: DecidedBy.NOBODY,
}


def end(course: Course, rounds: list[Round], loops: list[Loop]) -> str:
    """Bring the attempt to its end and return it; "" for one that is open."""
    chance = course.chance
    if course.is_open or chance.happens(0.01):
        return ""
    course.move(2, 30)
    ways = AFTER_A_LOOP if loops else BEFORE_A_LOOP if rounds else WITHOUT_A_STEP
    outcome = chance.weighted(ways)
    tell_last_result(course, rounds, loops, outcome)
    if outcome != Outcome.OFFER:
        decide(course, outcome, None)
        return outcome
    offer = make_offer(course)
    answer = chance.weighted(ANSWERS)
    if answer != Outcome.OFFER:
        course.move(2, 12)
        decide(course, answer, offer)
    return answer


def tell_last_result(course: Course, rounds: list[Round], loops: list[Loop], outcome: str) -> None:
    """The last step and its loop have the result that fits the end."""
    for step in [*rounds[-1:], *loops]:
        if step.took_place:
            step.result = LAST_RESULTS.get(outcome, step.result)
    for loop in loops:
        if course.chance.happens(0.1):
            loop.votes_for, loop.votes_against = course.chance.randint(0, 5), course.chance.randint(0, 3)


def decide(course: Course, kind: str, offer: Offer | None) -> None:
    chance = course.chance
    decision = {
        "kind": kind,
        "decided_by": USUAL_DECIDER.get(Outcome(kind), ""),
        "stage": Stage.OFFER if offer else None,
        "role": course.role if chance.happens(0.3) else None,
        "reason": chance.choice(said.REASONS) if kind in (Outcome.REJECTED, Outcome.WITHDRAWN) else "",
        "decided": course.when() if chance.happens(0.3) else None,
        "learned": course.when(),
        "learned_how": chance.weighted({Channel.EMAIL: 70, Channel.CALL: 15, Channel.PORTAL: 10, "": 5}),
        "words": chance.choice(said.DECISION_WORDS.get(kind, [""])),
        "what_expired": "the link to the test" if kind == Outcome.EXPIRED else "",
    }
    first = course.place(Decision, **decision)
    if chance.happens(0.015):
        course.place(Decision, follows=True, corrects=first, **decision | {"reason": "found in the mail later"})


def make_offer(course: Course) -> Offer:
    chance = course.chance
    offer = course.place(Offer, role=course.role)
    for form in [OfferForm.VERBAL, OfferForm.WRITTEN][chance.randint(0, 1) :]:
        course.rows.add(
            OfferVersion,
            course.day,
            offer=offer,
            form=form,
            made=course.when(),
            channel=Channel.CALL if form == OfferForm.VERBAL else Channel.EMAIL,
            level=chance.choice(words.LEVELS),
            pay=chance.choice(said.PAY),
            terms="Thirty days of rest, **three months'** notice." if form == OfferForm.WRITTEN else "",
            rank=course.next_rank(),
        )
        course.move(1, 5)
    add_offer_term(course, offer)
    return offer


def add_offer_term(course: Course, offer: Offer) -> None:
    """Until when it stands; extended now and then."""
    chance = course.chance
    if not course.is_dated or chance.happens(0.4):
        return
    term = {"kind": TermKind.OFFER_OPEN, "duty": Party.ME, "said_by": SaidBy.RECRUITER, "offer": offer}
    first = course.place(Term, starts=course.in_days(0), ends=course.in_days(chance.randint(5, 14)), **term)
    if chance.happens(0.3):
        course.place(Term, follows=True, extends=first, ends=course.in_days(21), words="A week more, gladly.", **term)

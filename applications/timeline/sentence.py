"""A company's story in one sentence, computed from how its attempts ended and when."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from applications.attempts.stages import Outcome, tone_of
from applications.fields.elapsed import elapsed
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.times import NUMBERS, number_word
from applications.timeline.words import listed, plural

#: One and many of each way to end that is not a yes.
NOUNS = {
    Outcome.REJECTED: ("a rejection", "rejections"),
    Outcome.SILENT: ("a silence", "silences"),
    Outcome.NO_RESPONSE: ("a silence", "silences"),
    Outcome.WITHDRAWN: ("a withdrawal", "withdrawals"),
    Outcome.DISQUALIFIED: ("a disqualification", "disqualifications"),
    Outcome.RESCINDED: ("an offer they took back", "offers they took back"),
    Outcome.CLOSED: ("an opening they closed", "openings they closed"),
    Outcome.EXPIRED: ("an attempt that expired", "attempts that expired"),
    Outcome.CIRCUMSTANCES: ("an attempt ended by circumstances", "attempts ended by circumstances"),
    Outcome.NOT_RECORDED: ("an attempt whose end is not recorded", "attempts whose end is not recorded"),
}
OFFERS = ("an offer", "offers")
DECLINED = ("an offer you declined", "offers you declined")
ACCEPTED = ("an offer you accepted", "offers you accepted")
YES = {OFFERS, DECLINED, ACCEPTED}
OTHERWISE = ("one that ended otherwise", "that ended otherwise")
#: More turns between no and yes than this are counted instead of told; of kinds of end, only the most frequent are.
TURNS, KINDS = 3, 4


@dataclass(frozen=True, slots=True)
class Fate:
    """How one attempt ended ("" while it is open). `heading` tells it alone, as in "Rejected after the loop"."""

    outcome: str
    heading: str = ""
    began: FuzzyDate | None = None
    ended: FuzzyDate | None = None

    @property
    def is_yes(self) -> bool:
        return tone_of(self.outcome) == "yes"


def sentence(fates: Sequence[Fate], counted_in: Sequence[str] = ()) -> str:
    """`fates` are in order; `counted_in` are the counts of rows that stand for several and name the company."""
    among = f"among {counted_in[0]} applications" if len(counted_in) == 1 else "among applications counted together"
    if not fates:
        return f"No attempt of its own, only {among}." if counted_in else "No attempt yet."
    told = of_one(fates[0]) if len(fates) == 1 else of_many(fates)
    return f"{told[0].upper()}{told[1:]}." + (f" Also {among}." if counted_in else "")


def of_one(fate: Fate) -> str:
    if not fate.is_yes:
        return f"one attempt: {fate.heading[:1].lower()}{fate.heading[1:]}"
    noun = {Outcome.ACCEPTED: ACCEPTED, Outcome.OFFER_DECLINED: DECLINED}.get(Outcome(fate.outcome), OFFERS)[0]
    after = elapsed(fate.began, fate.ended)
    return f"one attempt, and {noun}" + (f", {after} after it began" if after and after != "the same day" else "")


def of_many(fates: Sequence[Fate]) -> str:
    ended = [fate for fate in fates if fate.outcome]
    still_open = len(fates) - len(ended)
    if not ended:
        return f"{plural(len(fates), 'attempt')}, {'both' if len(fates) == 2 else 'all'} open"
    turns = [list(turn) for _, turn in groupby(ended, key=lambda fate: fate.is_yes)]
    if len(turns) > TURNS:
        told = f"{plural(len(ended), 'attempt')}: {counted(ended, ended)}"
    else:
        told = ", then ".join(counted(turn, ended) for turn in turns)
    return told + in_time(fates, turns) + now_open(still_open)


def counted(turn: Sequence[Fate], fates: Sequence[Fate]) -> str:
    """ "three rejections and a silence": no yes is ever left out, of the rest only the most frequent are named."""
    counts = Counter(noun_of(fate, fates) for fate in turn)
    yes = {noun: count for noun, count in counts.items() if noun in YES}
    rest = {noun: count for noun, count in counts.items() if noun not in YES}
    if len(rest) > KINDS:
        frequent = dict(Counter(rest).most_common(KINDS - 1))
        rest = {noun: count for noun, count in rest.items() if noun in frequent}
        rest[OTHERWISE] = len(turn) - sum(rest.values()) - sum(yes.values())
    in_words = max(counts.values()) < len(NUMBERS)
    return listed([said(noun, count, in_words) for noun, count in [*rest.items(), *yes.items()]])


def said(noun: tuple[str, str], count: int, in_words: bool) -> str:
    one, many = noun
    return one if count == 1 else f"{number_word(count) if in_words else count} {many}"


def noun_of(fate: Fate, fates: Sequence[Fate]) -> tuple[str, str]:
    """An accepted offer is called so where there is another one to tell it from."""
    if not fate.is_yes:
        return NOUNS[Outcome(fate.outcome)]
    if fate.outcome == Outcome.OFFER_DECLINED:
        return DECLINED
    is_only_kind = len({other.outcome for other in fates if other.is_yes}) == 1
    return ACCEPTED if fate.outcome == Outcome.ACCEPTED and not is_only_kind else OFFERS


def in_time(fates: Sequence[Fate], turns: Sequence[Sequence[Fate]]) -> str:
    """ ", four to five years after the first try", or how long it went on."""
    last = turns[-1][-1]
    if last.is_yes and len(turns[-1]) == 1 and 1 < len(turns) <= TURNS:
        span = elapsed(fates[0].began, last.ended or last.began)
        return f", {span} after the first try" if span and span != "the same day" else ""
    span = elapsed(fates[0].began, fates[-1].began)
    return f", over {span}" if "year" in span and not span.startswith("less") else ""


def now_open(count: int) -> str:
    if not count:
        return ""
    return "; one attempt is open" if count == 1 else f"; {plural(count, 'attempt')} are open"

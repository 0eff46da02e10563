"""Where a fact goes: into its attempt's thread or, without an attempt, among what belongs to none."""

from operator import itemgetter

from applications.accounts.models import User
from applications.attempts.placing import Places, rank_in_thread
from applications.fields.fuzzy_date import FuzzyDate
from applications.records.order import STEP


def rank_of_fact(fact) -> int:
    """A free rank by the fact's date, at the end without one."""
    return rank_in_thread(fact.attempt, fact.date) if fact.attempt else rank_apart(fact.owner, fact.date)


def rank_apart(owner: User, when: FuzzyDate | None = None) -> int:
    """A free rank among the owner's events and terms that stand in no attempt: those of companies and their own."""
    return places_apart(owner).take("", when)


def places_apart(owner: User) -> Places:
    tables = [rows.filter(attempt=None) for rows in (owner.events, owner.terms)]
    placed = [(fact.rank, fact.date) for rows in tables for fact in rows]
    return Places(sorted(placed, key=itemgetter(0)), lambda: tables, start=STEP)

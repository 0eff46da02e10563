"""The sentence at the head of a story is true, calm and short, whatever happened."""

import pytest

from applications.fields.fuzzy_date import FuzzyDate
from applications.timeline.sentence import Fate, sentence

SAID = [
    ("", "No attempt yet."),
    ("rejected", "One attempt: rejected after the loop."),
    ("open", "One attempt: open."),
    ("accepted", "One attempt, and an offer you accepted."),
    ("offer_declined", "One attempt, and an offer you declined."),
    ("offer", "One attempt, and an offer."),
    ("rejected rejected", "Two rejections."),
    ("silent no_response silent", "Three silences."),
    ("rejected silent", "A rejection and a silence."),
    ("rejected rejected rejected silent accepted", "Three rejections and a silence, then an offer."),
    ("rejected offer_declined rejected", "A rejection, then an offer you declined, then a rejection."),
    ("offer_declined rejected accepted", "An offer you declined, then a rejection, then an offer you accepted."),
    ("accepted accepted", "Two offers."),
    ("rejected rescinded", "A rejection and an offer they took back."),
    ("open open", "Two attempts, both open."),
    ("open open open", "Three attempts, all open."),
    ("rejected open", "A rejection; one attempt is open."),
    ("rejected accepted open open", "A rejection, then an offer; two attempts are open."),
    ("not_recorded not_recorded", "Two attempts whose end is not recorded."),
    ("withdrawn closed expired", "A withdrawal, an opening they closed and an attempt that expired."),
    (
        "rejected rejected silent withdrawn closed expired",
        "Two rejections, a silence, a withdrawal and two that ended otherwise.",
    ),
    (
        "rejected accepted rejected accepted silent",
        "Five attempts: two rejections, a silence and two offers.",
    ),
    (
        " ".join(["rejected"] * 25 + ["silent"] * 14 + ["accepted"]),
        "25 rejections and 14 silences, then an offer.",
    ),
    (
        "rejected " * 13 + "accepted silent silent offer_declined withdrawn",
        "18 attempts: 13 rejections, 2 silences, a withdrawal, an offer you accepted and an offer you declined.",
    ),
]  # fmt: skip


def fates(outcomes: str, *dates: str) -> list[Fate]:
    began = [FuzzyDate(date) if date else None for date in dates] or [None] * len(outcomes.split())
    heading = {"rejected": "Rejected after the loop", "open": "Open"}
    return [
        Fate("" if outcome == "open" else outcome, heading.get(outcome, outcome), when)
        for outcome, when in zip(outcomes.split(), began, strict=True)
    ]


@pytest.mark.parametrize(("outcomes", "said"), SAID)
def test_it_says_how_the_attempts_ended_in_their_order(outcomes, said):
    assert sentence(fates(outcomes)) == said


def test_it_says_how_long_after_the_first_try_the_yes_came():
    tries = fates("rejected rejected", "2016", "2019")
    yes = Fate("accepted", began=FuzzyDate("2020"), ended=FuzzyDate("2020-10-01T13:09-07:00"))
    assert sentence([*tries, yes]) == "Two rejections, then an offer, four to five years after the first try."


def test_it_says_over_how_many_years_no_yes_came():
    assert (
        sentence(fates("rejected silent", "2010-01", "2014-02")) == "A rejection and a silence, over about four years."
    )
    assert sentence(fates("rejected silent", "2014-01", "2014-02")) == "A rejection and a silence."


@pytest.mark.parametrize("dates", [("", "2020"), ("2016", ""), ("2020", "2016")])
def test_it_invents_no_time_where_a_date_is_not_known_or_lies_before(dates):
    assert sentence(fates("rejected accepted", *dates)) == "A rejection, then an offer."


def test_a_single_yes_says_how_long_it_took():
    yes = Fate("accepted", "", FuzzyDate("2020-03-01"), FuzzyDate("2020-03-22"))
    assert sentence([yes]) == "One attempt, and an offer you accepted, 21 days after it began."


def test_rows_that_stand_for_several_are_named_and_not_counted():
    assert sentence([], ["about a dozen"]) == "No attempt of its own, only among about a dozen applications."
    assert sentence(fates("rejected rejected"), ["3–4"]) == "Two rejections. Also among 3–4 applications."

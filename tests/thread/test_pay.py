"""A figure of pay is recognised however it is written; a year, a day, a number to call or a count is none."""

import pytest

from applications.thread.pay import Figure, figures_in

K = 1_000
PAY = [
    ("85k", (85 * K, 85 * K, "", "year")),
    ("I said 85k base, flexible.", (85 * K, 85 * K, "", "year")),
    ("Expecting €85,000.", (85 * K, 85 * K, "EUR", "year")),
    ("I expect 85.000 € gross", (85 * K, 85 * K, "EUR", "year")),
    ("My salary now is 85 000", (85 * K, 85 * K, "", "year")),
    ("85'000 CHF a year", (85 * K, 85 * K, "CHF", "year")),
    ("Between 80 and 90k.", (80 * K, 90 * K, "", "year")),
    ("£80–90k depending on the package", (80 * K, 90 * K, "GBP", "year")),
    ("$120k-$140k total comp", (120 * K, 140 * K, "USD", "year")),
    ("80 to 90,000 euros", (80 * K, 90 * K, "EUR", "year")),
    ("5,200 gross a month is what I get paid.", (5200, 5200, "", "month")),
    ("€650 a day", (650, 650, "EUR", "day")),
    ("Told them my rate is 95 an hour.", (95, 95, "", "hour")),
    ("USD 140000", (140 * K, 140 * K, "USD", "year")),
    ("At least ninety, so 92.5k.", (92_500, 92_500, "", "year")),
    ("Looking for 85 thousand", (85 * K, 85 * K, "", "year")),
    ("My base is 61000, in 2019 it was less.", (61 * K, 61 * K, "", "year")),
    ("Asked for 2000 EUR more than now", (2000, 2000, "EUR", "")),
    ("I earn 24 lakh", (2_400_000, 2_400_000, "", "year")),
    ("Notice is three months; pay from 95k.", (95 * K, 95 * K, "", "year")),
]
NONE = [
    "I left in 2019.",
    "My salary has been the same since 2021.",
    "I worked there from 2015 to 2019.",
    "The base year is 2020.",
    "Free from 3 November 2026.",
    "Call me at 0170 1234567.",
    "My number is +49 170 1234567.",
    "Phone 2025550143, after work.",
    "We served 10k requests a second.",
    "I ran a 10k on Sunday.",
    "A team of 1200 people, all paid fairly.",
    "12,000 users by the end.",
    "I expect 4 rounds.",
    "In two other processes, 3 weeks' notice.",
    "Cut the latency from 2000 ms to 300 ms.",
    "Saved them $400k a year.",
    "They raised €12m.",
    "The train cost €120.",
    "Job 48213, room 1204.",
    "Got a signing bonus of 20k there.",
    "30% more than now.",
    "At 10:30, or 14:00 on 2026-11-29.",
    "",
]


@pytest.mark.parametrize(("words", "expected"), PAY)
def test_a_figure_of_pay_is_recognised(words, expected):
    found = figures_in(words)
    assert [(one.least, one.most, one.currency, one.per) for one in found] == [expected]


@pytest.mark.parametrize("words", NONE)
def test_what_is_no_pay_is_left_alone(words):
    assert figures_in(words) == []


def figure(text: str) -> Figure:
    return figures_in(text)[0]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("85k", "€85,000", False),
        ("85k", "80–90k", False),
        ("85k", "€90k", True),
        ("80–85k", "86–90k", True),
        ("€85k", "$85k", True),
        ("€500 a day", "85k", False),
        ("€4,000 a month", "€5,000 a month", True),
    ],
)
def test_two_figures_differ_if_both_cannot_be_meant(one, other, differ):
    assert figure(one).differs_from(figure(other)) is figure(other).differs_from(figure(one)) is differ


def test_it_is_told_in_the_words_it_was_written_in():
    assert [one.words for one in figures_in("Base 85k, or €95,000 – 99,000 elsewhere.")] == ["85k", "€95,000 – 99,000"]


def test_a_long_text_takes_no_time():
    assert figures_in("1 " * 50_000 + "a" * 50_000 + "9,9" * 30_000) == []

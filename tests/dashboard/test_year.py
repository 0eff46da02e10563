import xml.etree.ElementTree as ET
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.dashboard.year import Year, months_to, year_of
from applications.dashboard.year_plot import Plot
from applications.fields.fuzzy_date import FuzzyDate
from applications.thread.standing import refresh_facts
from tests.factories import AttemptFactory, DecisionFactory, OfferVersionFactory

MONTHS = months_to(date(2026, 9, 22))


def ended(user, *decisions, began=None, **attempt):
    """An attempt with decisions of these kinds, each on its date."""
    attempt = AttemptFactory(company__owner=user, began=began, **attempt)
    for rank, (kind, when) in enumerate(decisions, start=1):
        DecisionFactory(attempt=attempt, kind=kind, learned=when and FuzzyDate(when), rank=rank)
    refresh_facts(attempt)
    return attempt


def told(today):
    """By month, how many began and how they ended."""
    year = today().year
    return {f"{each.month.first:%Y-%m}": (each.month.began, each.month.words) for each in year.told} if year else None


def test_the_twelve_months_end_with_this_one():
    assert (MONTHS[0], MONTHS[-1], len(MONTHS)) == (date(2025, 10, 1), date(2026, 9, 1), 12)
    assert months_to(date(2026, 12, 31))[0] == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], ""),
        ([("", "2026-05", "2026-05", 2)], ""),
        ([("", "2026-01", "2026-12", 2)], "Not drawn, as the month is not known: 2 begun."),
        ([("rejected", None, None, 1), ("", None, None, 1)],
         "Not drawn, as the month is not known: 1 begun; 1 rejection."),
    ],
)  # fmt: skip
def test_what_is_not_known_to_the_month_is_counted_and_never_placed(rows, said):
    year = year_of(MONTHS, rows)
    assert year.sum == said
    assert bool(year) == any(first == last is not None for _, first, last, _ in rows)


def test_attempts_stand_in_the_month_they_began_and_outcomes_in_theirs(today, user):
    ended(user, ("rejected", "2026-06-03"), began=FuzzyDate("2026-05-12"))
    ended(user, ("silent", "2026-06"), began=FuzzyDate("2026-05"))
    ended(user, began=FuzzyDate("2026-09-22"))
    assert told(today) == {"2026-05": (2, ""), "2026-06": (0, "1 rejection, 1 silence"), "2026-09": (1, "")}


def test_only_the_decision_that_stands_counts(today, user):
    ended(user, ("silent", "2026-06-03"), ("rejected", "2026-08-03"))
    assert told(today) == {"2026-08": (0, "1 rejection")}


def test_an_offer_that_stands_is_where_it_was_made_first(today, user):
    offer = OfferVersionFactory(offer__attempt__company__owner=user, made=FuzzyDate("2026-08-03"), rank=1).offer
    OfferVersionFactory(offer=offer, made=FuzzyDate("2026-09-03"), rank=2)
    refresh_facts(offer.attempt)
    assert told(today) == {"2026-08": (0, "1 offer")}


@pytest.mark.parametrize("began", ["2025-09-30", "2025-09", "2024", "2027-01-01"])
def test_a_history_with_nothing_in_the_year_shows_none(today, user, began):
    ended(user, began=FuzzyDate(began))
    assert told(today) is None


def test_a_strangers_year_is_not_mine(today, user):
    ended(AttemptFactory().owner, began=FuzzyDate("2026-05-12"))
    assert told(today) is None


def test_a_crowded_month_says_how_many_did_not_fit():
    plot = Plot.of(year_of(MONTHS, [("", "2026-09", "2026-09", 9), ("rejected", "2026-09", "2026-09", 11)]))
    assert (plot.columns[-1].above, plot.columns[-1].below) == ("+3", "+3")
    assert dict(plot.columns[-1].marks)["no"].count("M") == 8


@pytest.mark.parametrize("count", [1, 2, 3, 8, 30])
def test_no_mark_leaves_its_month_or_the_drawing(count):
    plot = Plot.of(year_of(MONTHS, [("", "2025-10", "2025-10", count), ("silent", "2026-09", "2026-09", count)]))
    for column in plot.columns:
        for _, drawn in column.marks:
            for mark in drawn.split("M")[1:]:
                x, y = map(float, mark.replace("h", "m").split("m")[0].split())
                assert abs(x - column.x) <= 6
                assert 4 <= y <= plot.height - 18


def test_the_plot_is_a_drawing_with_a_name_and_a_table_under_it(signed_in, user):
    AttemptFactory(company__owner=user, began=FuzzyDate(timezone.now().date().isoformat()))
    page = signed_in.get(reverse("dashboard")).text
    start = page.index("<svg", page.index('<figure class="year">'))
    drawing = ET.fromstring(page[start : page.index("</svg>", start) + 6])  # noqa: S314 - our own page
    assert drawing.get("aria-labelledby") == "year"
    assert "style=" not in ET.tostring(drawing, "unicode")
    assert "<td>1</td><td>none</td>" in page


def test_no_year_is_an_empty_one():
    assert not Year((), (0, ""))

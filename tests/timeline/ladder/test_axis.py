"""The axis says what is known of time, and no more."""

from hypothesis import given

from applications.fields.fuzzy_date import FuzzyDate
from applications.timeline.ladder.axis import Kind, stretches
from applications.timeline.ladder.units import Slot, Unit
from tests.timeline.ladder.climbs import HISTORIES


def axis(*dates: str) -> list[tuple[str, int]]:
    """The labels of the stretches, with how many attempts stand on each; a "+" is preparation."""
    slots = [Slot(1, None, is_preparation=True) if date == "+" else Slot(1, date and FuzzyDate(date)) for date in dates]
    return [(stretch.label, len(stretch.slots)) for stretch in stretches(slots)]


def test_attempts_of_a_year_share_a_stretch_and_years_between_are_empty():
    assert axis("2016", "2016-05-12", "2019") == [("2016", 2), ("2017", 0), ("2018", 0), ("2019", 1)]


def test_many_empty_years_are_one_gap():
    assert axis("2001", "2019") == [("2001", 1), ("2002–2018", 0), ("2019", 1)]


def test_an_undated_attempt_stands_in_its_order_and_never_at_a_year():
    assert axis("2019", None, None, "2020") == [("2019", 1), ("date not known", 2), ("2020", 1)]


def test_years_are_not_counted_across_a_stretch_without_dates():
    assert axis("2010", None, "2015") == [("2010", 1), ("date not known", 1), ("2015", 1)]


def test_a_date_that_may_lie_in_two_years_stands_under_its_own_words():
    assert axis("2015", "2016/2018", "../2019") == [
        ("2015", 1), ("between 2016 and 2018", 1), ("before 2019", 1)
    ]  # fmt: skip


def test_dates_within_twelve_months_are_told_by_the_month():
    assert axis("2021-11-02", "2021-12", "2022-02-01") == [
        ("Nov 2021", 1), ("Dec", 1), ("Jan 2022", 0), ("Feb", 1)
    ]  # fmt: skip


def test_an_order_against_the_dates_is_kept():
    assert axis("2016", "2015", "2016") == [("2016", 1), ("2015", 1), ("2016", 1)]


def test_undated_preparation_is_put_in_no_year_unless_attempts_of_that_year_stand_on_both_sides():
    assert axis("2016", "+", "2016") == [("2016", 3)]
    assert axis("2016", "+", "2018") == [("2016", 1), ("2017", 0), ("", 1), ("2018", 1)]
    assert axis("2016", "+") == [("2016", 1), ("", 1)]


@given(climbs=HISTORIES)
def test_whatever_the_history_a_year_holds_only_what_happened_in_it(climbs):
    slots = [Slot(1, climb.when) for climb in climbs]
    unit = Unit.of(slots)
    found = stretches(slots)
    assert [place for stretch in found for place in stretch.slots] == list(range(len(slots)))
    for stretch in found:
        keys = {unit.key(slots[place].when) for place in stretch.slots}
        assert keys <= ({stretch.key} if stretch.kind == Kind.KNOWN else {None})

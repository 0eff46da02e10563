import pytest

from applications.lessons.counting import Count, read_count


@pytest.mark.parametrize(
    ("typed", "least", "most"),
    [
        ("1,000", 1000, 1000),
        ("1 000", 1000, 1000),
        ("1.000.000", 1_000_000, 1_000_000),
        ("under 100", None, 99),
        ("Less than 100", None, 99),
        ("up to 100", None, 100),
        ("at most 100", None, 100),
        ("more than 100", 101, None),
        ("at least 100", 100, None),
        ("100+", 100, None),
        ("100 or more", 100, None),
        ("3-4", 3, 4),
        ("3 to 4", 3, 4),
        ("between 3 and 4", 3, 4),
        ("1,000–1,200", 1000, 1200),
        ("about 50", 50, 50),
        ("~50", 50, 50),
    ],
)
def test_a_count_keeps_its_words_and_gains_its_bounds(typed, least, most):
    assert (read_count(typed).least, read_count(typed).most) == (least, most)
    assert read_count(typed).words in (typed, "")


@pytest.mark.parametrize(("typed", "least", "most"), [("200", 200, 200), ("3–4", 3, 4), ("at least 3", 3, None)])
def test_words_that_the_bounds_say_by_themselves_are_not_kept_twice(typed, least, most):
    assert read_count(typed) == Count("", least, most)


@pytest.mark.parametrize(
    "typed", ["a lot", "1,5", "12.5", "4–3", "99999999999", "under 0", "200 and 3 more", "-5", "half of 100"]
)
def test_what_is_no_count_or_none_that_fits_stays_words(typed):
    assert read_count(typed) == Count(typed)


def test_nothing_is_nothing():
    assert read_count("") == Count()

"""Generated fuzzy dates for the properties that hold for all of them."""

from datetime import date

from hypothesis import strategies as st

from applications.fields.edtf import parts_of_month, read_edtf
from applications.fields.fuzzy_date import FuzzyDate

years = st.integers(1902, 2198)
days = st.dates(date(1902, 1, 1), date(2198, 12, 31))
clocks = st.times().map(lambda time: f"{time:%H:%M}")
zones = st.sampled_from(["", "Z", "-07:00", "+02:00", "+05:30", "+14:00", "-12:00"])

exact_days = days.map(str)
times = st.builds("{}T{}{}".format, days, clocks, zones)
months = days.map("{:%Y-%m}".format)
seasons = st.builds("{}-{}".format, years, st.sampled_from([21, 22, 23, 24]))
units = st.one_of(exact_days, times, months, seasons, years.map(str))
ends = st.builds("{}{}".format, units, st.sampled_from(["", "", "", "~"]))
parts = st.builds(
    lambda day, part, mark: "/".join(f"{edge}{mark}" for edge in parts_of_month(day.year, day.month)[part]),
    days,
    st.sampled_from(["early", "mid", "late"]),
    st.sampled_from(["", "~"]),
)


def is_in_order(spelling: str) -> bool:
    try:
        read_edtf(spelling)
    except ValueError:
        return False
    return True


intervals = st.builds("{}/{}".format, ends, ends).filter(is_in_order)
closed_spellings = st.one_of(ends, parts, intervals)
spellings = st.one_of(closed_spellings, ends.map("../{}".format), ends.map("{}/..".format))

#: Whatever a person may type: any character that can be kept, "|" and line ends among them.
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40)

placed_dates = st.builds(FuzzyDate, spellings, words)
closed_dates = st.builds(FuzzyDate, closed_spellings)
words_alone = st.builds(FuzzyDate, st.just(""), words.filter(bool))
fuzzy_dates = st.one_of(placed_dates, words_alone)

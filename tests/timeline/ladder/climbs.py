"""Climbs for tests: the smallest one, and generated histories of any shape."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from applications.attempts.stages import Stage
from applications.fields.fuzzy_date import FuzzyDate
from applications.timeline.ladder import Climb, Look, Mark, Tick

TONES = ["yes", "no", "silence", "wait", "ended"]
WORDS = st.sampled_from(
    ["Oslo", "San Francisco, California", "WWWWWWWWWW", "…", "東京都千代田区丸の内", "iiiii", "W" * 60]
)
YEARS = st.integers(1995, 2030)
DATES = st.one_of(
    st.none(),
    YEARS.map(lambda year: FuzzyDate(str(year))),
    st.integers(0, 12_000).map(lambda days: FuzzyDate((date(1996, 1, 1) + timedelta(days)).isoformat())),
    YEARS.map(lambda year: FuzzyDate(f"../{year}")),
    YEARS.map(lambda year: FuzzyDate(f"{year - 1}-12-24/{year}-01-06", "over the holidays")),
    st.just(FuzzyDate("", "when I still lived in the old flat")),
)
MARKS = st.builds(
    Mark,
    stage=st.sampled_from(Stage),
    look=st.sampled_from(Look),
    words=WORDS,
    loop=st.sampled_from([None, None, 1, 2]),
    is_loop=st.booleans(),
)
TICKS = st.builds(Tick, words=WORDS, when=DATES)
CLIMBS = st.builds(
    Climb,
    href=st.just("#attempt-1"),
    number=st.just(""),
    tone=st.sampled_from(TONES),
    stage=st.sampled_from(list(Stage)[1:]),
    words=WORDS,
    when=DATES,
    marks=st.lists(MARKS, max_size=8).map(tuple),
    tags=st.lists(WORDS, max_size=2).map(tuple),
    before=st.lists(TICKS, max_size=4).map(tuple),
    is_stage_known=st.booleans(),
)


def climb(number: int = 1, when: str = "", **details) -> Climb:
    values = {"tone": "no", "stage": Stage.LOOP, "words": f"Attempt {number}"} | details
    return Climb(href=f"#attempt-{number}", number=str(number), when=FuzzyDate(when) if when else None, **values)


def history(kinds: list[Climb], order: list[int], is_sorted: bool) -> list[Climb]:
    """Climbs of a few kinds in the given order, or by date, with the numbers they would bear."""
    climbs = [kinds[place % len(kinds)] for place in order]
    if is_sorted:
        climbs.sort(key=lambda each: each.when.sort_key if each.when else (True, 0, 0))
    return [replace(each, number=str(number)) for number, each in enumerate(climbs, start=1)]


HISTORIES = st.builds(
    history, st.lists(CLIMBS, min_size=1, max_size=5), st.lists(st.integers(0, 4), max_size=60), st.booleans()
)

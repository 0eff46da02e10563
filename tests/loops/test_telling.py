"""What is read of steps as people tell them. Each line below is spelled as somebody spelled it."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from applications.fields.text import is_clean
from applications.loops.telling.reading import Reader
from applications.loops.telling.told import ToldRound

READER = Reader(ZoneInfo("Europe/Dublin"), date(2026, 3, 5))

KINDS = {
    "phone screen": "phone_screen", "Phone Screen.": "phone_screen", "a phone interview": "phone_screen",
    "another phone screen": "phone_screen", "1. phone screen": "phone_screen", "- then a phone screen": "phone_screen",
    "recruiter screen": "recruiter_screen", "Recruiter call": "recruiter_screen",
    "phone screen with a recruiter": "recruiter_screen", "OA": "online_assessment", "online test": "online_assessment",
    "Online Assessment": "online_assessment", "take-home": "take_home", "take home assignment": "take_home",
    "takehome": "take_home", "coding challenge": "challenge", "technical": "technical", "tech round": "technical",
    "coding": "coding", "coding round": "coding", "coding interviews": "coding", "sys design": "system_design",
    "systems design interview": "system_design", "System Design": "system_design", "behavioral": "behavioural",
    "behavioural interview": "behavioural", "HM": "hiring_manager", "HM call": "hiring_manager",
    "the hiring manager": "hiring_manager", "bar raiser": "bar_raiser", "Bar-raiser round": "bar_raiser",
    "culture fit": "culture", "case studies": "case_study", "panel interview": "panel", "group interview": "group",
    "hiring committee": "committee", "HC": "committee", "team matching": "team_match", "exec round": "executive",
    "reference check": "reference_check", "background check": "background_check", "ID check": "permit_check",
    "informational interview": "informational", "questionnaire": "questionnaire", "presentation": "presentation",
}  # fmt: skip

WITH_WORDS = {
    "HR call": "recruiter_screen", "HackerRank": "online_assessment", "technical phone screen": "phone_screen",
    "phone screen with Ana": "phone_screen", "phone screen w/ Ana": "phone_screen", "coding 2": "coding",
    "OA (HackerRank)": "online_assessment", "panel of 4": "panel", "round 2: system design": "system_design",
    "Googleyness": "culture", "leadership principles": "behavioural", "lunch with the team": "meal",
    "pair programming": "coding", "coffee chat": "informational", "technical interview 1": "technical",
}  # fmt: skip

NOT_RECOGNISED = [
    "meet and greet", "skipped the take-home", "no phone screen", "final round", "first interview", "group of friends",
    "coding and system design", "one hour with the team", "2 hours of whiteboarding", "onsite: went badly",
    "loop with Acme", "loop of about five", "phone call with the team", "technical assessment", "two loops",
    "on 12 May 2016", "0 phone screens", "design",
]  # fmt: skip

LOOPS = {
    "then a loop of five": ("other", 5, 5), "loop of 5 rounds": ("other", 5, 5), "5-round loop": ("other", 5, 5),
    "onsite": ("onsite", None, None), "onsite of 4–5": ("onsite", 4, 5), "onsite: four to five": ("onsite", 4, 5),
    "Onsite (5 rounds)": ("onsite", 5, 5), "onsite, 4 rounds": ("onsite", 4, 4),
    "loop of at least 3": ("other", 3, None),
    "virtual onsite with 4 interviews": ("virtual", 4, 4), "4 onsite interviews": ("onsite", 4, 4),
    "superday": ("onsite", None, None), "final loop": ("final", None, None), "add-on loop": ("add_on", None, None),
}  # fmt: skip

COUNTS = {
    "3-4 coding interviews": (3, 4, ""), "a couple of phone screens": (None, None, "a couple of"),
    "20 phone screens": (20, 20, ""), "at least 3 coding rounds": (3, None, ""), "up to 4 interviews": (None, 4, ""),
    "about 5 phone screens": (None, None, "about 5"), "two coding interviews with A and B": (2, 2, ""),
}  # fmt: skip

DATES = {
    "take-home, 12 May 2016": "2016-05-12", "12 May 2016: phone screen": "2016-05-12",
    "2016-05-12 - phone screen": "2016-05-12", "phone screen on 12 May, 2016": "2016-05-12",
    "phone screen in May 2016": "2016-05", "coding before 2019": "../2019", "phone screen (May 2016)": "2016-05",
    "phone screen, yesterday": "2026-03-04", "onsite, 3-4 May 2016": "2016-05-03/2016-05-04",
    "HM, about 2016": "2016~", "phone screen, 1 Oct 2020 13:09": "2020-10-01T13:09+01:00",
}  # fmt: skip

ENDS = {
    "phone screen, failed": ("", "not_passed"), "take home cancelled": ("cancelled", ""),
    "OA, skipped": ("not_held", ""),
    "phone screen, passed, 12 May 2016": ("", "passed"), "onsite (no-show)": ("no_show", ""),
}  # fmt: skip


def one(line):
    [step] = READER.line(line)
    return step


@pytest.mark.parametrize(("line", "kind"), KINDS.items())
def test_a_kind_is_recognised_and_needs_no_words(line, kind):
    assert (one(line).kind, one(line).name) == (kind, "")


@pytest.mark.parametrize(("line", "kind"), WITH_WORDS.items())
def test_what_says_more_than_the_kind_stays_beside_it(line, kind):
    assert (one(line).kind, one(line).name) == (kind, line)


@pytest.mark.parametrize("line", NOT_RECOGNISED)
def test_what_is_not_recognised_is_kept_in_its_own_words(line):
    assert (one(line).kind, one(line).name) == ("", line)


@pytest.mark.parametrize(("line", "told"), LOOPS.items())
def test_a_loop_has_as_many_rounds_as_was_said_and_none_is_invented(line, told):
    count = one(line).count
    assert (one(line).kind, count and count.least, count and count.most) == told
    assert one(line).rounds == []


@pytest.mark.parametrize(("line", "count"), COUNTS.items())
def test_several_whose_number_is_not_exact_are_one_row(line, count):
    found = one(line).count
    assert (found.least, found.most, found.words) == count


@pytest.mark.parametrize(("line", "edtf"), DATES.items())
def test_a_date_is_read_at_either_end(line, edtf):
    assert one(line).when.edtf == edtf


@pytest.mark.parametrize(("line", "ended"), ENDS.items())
def test_how_it_ended_is_read_where_the_step_is_recognised(line, ended):
    assert (one(line).state, one(line).result) == ended


@pytest.mark.parametrize("line", ["2 technical interviews", "two technical rounds", "technical x2", "2x technical"])
def test_an_exact_number_of_rounds_is_as_many_rounds(line):
    assert [step.kind for step in READER.line(line)] == ["technical", "technical"]


def test_rounds_of_a_kind_nobody_named_stay_without_one():
    assert [(step.kind, step.name) for step in READER.line("three interviews")] == [("", "interview")] * 3


@pytest.mark.parametrize(
    "line",
    [
        "loop: coding, coding, system design, bar raiser, HM",
        "loop (2 coding, sys design and bar raiser, hiring manager)",
        "Loop with two coding interviews, system design, bar raiser + HM",
    ],
)
def test_the_rounds_of_a_loop_are_named_behind_it(line):
    kinds = ["coding", "coding", "system_design", "bar_raiser", "hiring_manager"]
    assert [round.kind for round in one(line).rounds] == kinds


def test_a_round_of_a_loop_keeps_its_words_and_its_end():
    rounds = one("onsite: coding passed, lunch with Ana, a chat").rounds
    assert [(round.kind, round.name, round.result) for round in rounds] == [
        ("coding", "", "passed"), ("meal", "lunch with Ana", ""), ("", "a chat", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("line", ["recruiter screen -> OA -> onsite of 5", "recruiter screen, OA, onsite of 5"])
def test_steps_told_in_one_line_are_several(line):
    recruiter, assessment, loop = READER.line(line)
    assert (recruiter.kind, assessment.kind, loop.count.exactly) == ("recruiter_screen", "online_assessment", 5)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("phone screen, then onsite, then a chat", [("phone_screen", "", ""), ("onsite", "", ""), ("", "a chat", "")]),
        (
            "phone screen on 3 May 2019, then a loop of five on 20 May 2019",
            [("phone_screen", "", "2019-05-03"), ("other", "", "2019-05-20")],
        ),
        ("phone screen -> chat, May 2016", [("phone_screen", "", ""), ("", "chat", "2016-05")]),
        ("2 coding rounds and a system design", [("coding", "", ""), ("coding", "", ""), ("system_design", "", "")]),
        ("3. system design 12 May 2016", [("system_design", "", "2016-05-12")]),
        ("onsite 2016", [("onsite", "", "2016")]),
        ("loop: coding; HM", [("other", "", "")]),
    ],
)  # fmt: skip
def test_one_step_after_another_is_read_step_by_step(line, told):
    found = [(step.kind, getattr(step, "name", ""), step.when.edtf if step.when else "") for step in READER.line(line)]
    assert found == told


def test_a_lone_comma_says_more_about_one_step():
    assert (one("phone screen, behavioural").kind, one("phone screen, behavioural").name) == (
        "phone_screen",
        "phone screen, behavioural",
    )


def test_empty_lines_are_no_steps():
    assert len(READER.steps("phone screen\n\n   \r\nonsite")) == 2


@given(
    st.text(max_size=80).filter(str.strip).filter(is_clean)
    | st.from_regex(r"(\w{1,6}[ ,:(-]{1,2}){1,6}", fullmatch=True)
)
def test_nothing_that_is_typed_makes_no_step(line):
    steps = READER.line(line)
    assert steps
    assert all(step.kind or step.name or "round" in line.lower() for step in steps if isinstance(step, ToldRound))


@pytest.mark.parametrize("line", ["- ", "then ", "1. "])
def test_a_line_of_nothing_but_an_opening_is_kept(line):
    assert one(line).name == line.strip()

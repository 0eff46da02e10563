"""The rules of what tripped one before, case by case."""

import pytest

from applications.briefing.feeling import feeling_of
from applications.briefing.noticing import NOTICES, OF_ONE, noticed
from applications.briefing.sources import Source
from applications.briefing.tried import Held, Reason, Tried

LOOP, NOT_PASSED, WISHED, NO_SURE_ANSWER = 7, "not_passed", "Just as I had wished", "Then I had no sure answer"


def held(called, *says, loop=LOOP, **facts):
    told = tuple((words, feeling_of(words)) for words in says)
    return Held(called, kind=called, source=Source(called, f"/{called}/"), loop=loop, says=told, **facts)


def told_of(*steps, reasons=(), earlier=()):
    return [notice.says for notice in noticed([Tried("attempt 4", steps, reasons), *earlier])]


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ([held("bar raiser", "I did not trust my answers")], ["Bar raiser left you unsure"]),
        ([held("bar raiser", "It went well")], []),
        ([held("bar raiser", "Unsure", result="passed")], []),
        ([held("bar raiser", "Unsure", "In the end it went well")], []),
        ([held("coding interview", result=NOT_PASSED)], ["Coding interview was not passed"]),
        ([held("coding interview", "Weak", loop=None)], ["Coding interview left you unsure"]),
        (
            [held("Round 1", WISHED), held("the rest", NO_SURE_ANSWER)],
            ["The rest left you unsure, after Round 1, which went well"],
        ),
        (
            [*[held("technical", "It went well")] * 3, held("bar raiser", "Unsure"), held("hiring manager", "Unsure")],
            ["Bar raiser and hiring manager left you unsure, after three rounds that went well"],
        ),
        ([held("loop", "Nothing in me said yes", is_loop=True)], ["Loop left you unsure"]),
        ([held("loop", "It went well", is_loop=True, result=NOT_PASSED)], []),
        ([held("loop", "Unsure", is_loop=True), held("coding", "Unsure")], ["Coding left you unsure"]),
        ([held("technical", trouble="No sound.")], ["Trouble in the technical"]),
        ([held("technical", trouble="No sound.", minutes=20)], ["Trouble in the technical (20 minutes lost)"]),
        ([held("loop", is_loop=True, planned=(4, 4), held=(5, 5))], ["Five rounds where four were expected"]),
        ([held("loop", is_loop=True, planned=(4, 5), held=(5, 5))], []),
        ([held("loop", is_loop=True, planned=(4, 5), held=(1, 1))], ["One round where 4–5 were expected"]),
        ([held("loop", is_loop=True, planned=(None, None), held=(5, 5))], []),
        (
            [held("technical", announced=("by phone, where video was planned", "Ana came, not announced"))],
            ["Technical: by phone, where video was planned; Ana came, not announced"],
        ),
        ([held("loop", is_loop=True, surroundings="A room without air.")], ["Around the loop"]),
    ],
)
def test_a_rule_says_what_the_facts_say(steps, says):
    assert told_of(*steps) == says


@pytest.mark.parametrize(
    ("evidence", "control", "says"),
    [
        ("seen", "mine", "Why, as you saw it"),
        ("their_words", "shared", "Why, in their words"),
        ("guess", "theirs", "Why, by your guess, theirs alone"),
        ("", "", "Why, as you think"),
    ],
)
def test_a_reason_says_who_gives_it_and_whether_it_was_theirs_alone(evidence, control, says):
    assert told_of(reasons=(Reason("A freeze.", evidence, control, Source("", "")),)) == [says]


def test_what_was_not_passed_twice_names_the_time_before():
    earlier = Tried("attempt 1", (held("coding", result=NOT_PASSED),))
    assert told_of(held("coding", result=NOT_PASSED), earlier=[earlier])[0] == (
        "Coding was not passed, as in attempt 1"
    )


def test_each_notice_asks_what_it_answers():
    notices = noticed([Tried("attempt 4", (held("coding", result=NOT_PASSED), held("b", trouble="No sound.")))])
    assert [notice.asks for notice in notices] == [
        "In attempt 4, which round did you not pass?",
        "In attempt 4, what went wrong on the day?",
    ]


def test_what_was_written_twice_is_told_once():
    reason = Reason("No sound", "seen", "theirs", Source("", ""))
    assert told_of(held("coding", trouble="No sound."), reasons=(reason,)) == ["Trouble in the coding"]


def test_no_more_is_told_than_the_page_holds_and_no_attempt_hides_the_others():
    many = [Tried(f"attempt {n}", tuple(held(f"{n}.{k}", trouble=f"{n} {k}") for k in range(9))) for n in range(4)]
    notices = noticed(many)
    assert len(notices) == NOTICES
    assert sum("0." in notice.says for notice in notices) == OF_ONE

"""How well the measure tells the same question in other words from one that is merely near."""

import pytest

from applications.loops.questions.likeness import ALIKE, likeness, most_like
from tests.loops.questions.pairs import DIFFERENT, SAME, UNSEEN_DIFFERENT, UNSEEN_SAME


def quality(same, different) -> tuple[float, float]:
    """Precision and recall of calling a pair alike."""
    found, wrong = ([likeness(*pair) >= ALIKE for pair in pairs].count(True) for pairs in (same, different))
    return found / (found + wrong), found / len(same)


def test_of_sixty_labelled_pairs_nine_in_ten_are_told_right():
    assert len(SAME) == len(DIFFERENT) == 30
    precision, recall = quality(SAME, DIFFERENT)
    assert precision >= 0.9
    assert recall >= 0.93


def test_of_pairs_it_was_not_made_with_it_finds_four_in_five_and_makes_no_mistake():
    precision, recall = quality(UNSEEN_SAME, UNSEEN_DIFFERENT)
    assert precision >= 0.95
    assert recall >= 0.8


@pytest.mark.parametrize("one", ["Design a URL shortener.", "Why?", "逆にしてください", "C++ or C#?", "?", ""])
def test_a_question_is_just_like_itself_if_it_says_anything(one):
    assert likeness(one, one) == (1.0 if any(map(str.isalnum, one)) else 0.0)


def test_it_is_the_same_in_both_directions():
    assert all(likeness(*pair) == likeness(*reversed(pair)) for pair in SAME + DIFFERENT)


def test_case_accents_and_a_slip_of_the_finger_are_no_difference():
    assert likeness("REVERSE a LINKED list", "Réverse a linked list") == 1
    assert likeness("Implement a thread-safe singleton", "Implement a thread-safe singelton") >= ALIKE


def test_the_likest_come_first_and_no_more_than_were_asked_for():
    known = [(1, "Sort a list"), (2, "Reverse a linked list in place"), (3, "Reverse a linked list"), (4, "Your pay?")]
    assert most_like("reverse a linked list", known) == [3, 2]
    assert most_like("reverse a linked list", known, most=1) == [3]

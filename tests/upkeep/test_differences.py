"""Old and new text told apart as a person would mark it."""

import pytest

from applications.upkeep.differences import pieces


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "Acme", [("ins", "Acme")]),
        ("Acme", "", [("del", "Acme")]),
        ("on site", "on phone", [("del", "on site"), ("ins", "on phone")]),
        ("one two three four five", "one two 3 four five", "one two[ ]-three-+3+ four five"),
        ("a b c d e", "a b c d e\n\nNext", "a b c d e[\n\n]+Next+"),
        ("a b c d e", "b c d e", "-a-b c d e"),
        ("they were kind to me at noon", "what a waste of a day", "all"),
    ],
)
def test_what_went_and_came_is_marked(before, after, expected):
    found = pieces(before, after)
    if expected == "all":
        expected = [("del", before), ("ins", after)]
    if isinstance(expected, str):
        found = "".join(marked(kind, text) for kind, text in found)
    assert found == expected


def marked(kind: str, text: str) -> str:
    sign = {"del": "-", "ins": "+"}.get(kind, "")
    return f"[{text}]" if not text.strip() else f"{sign}{text}{sign}"


def test_very_long_texts_are_shown_one_after_the_other():
    before, after = "word " * 5000, "word " * 5001
    assert pieces(before, after) == [("del", before), ("ins", after)]

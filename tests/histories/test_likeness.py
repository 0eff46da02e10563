"""The comparison of two histories sees what differs, and nothing that need not be alike."""

from tests.factories import UserFactory
from tests.histories import two_hours_too_late
from tests.histories.likeness import told


def build(name: str):
    owner = UserFactory(username=name)
    two_hours_too_late.build(owner)
    return owner


def test_the_same_history_of_two_people_is_alike(db):
    assert told(build("one")) == told(build("two"))


def test_a_word_an_order_or_a_link_that_differs_is_seen(db):
    one, two, three, four = (build(name) for name in ("one", "two", "three", "four"))
    two.events.filter(act="felt").update(words="Nothing.")
    three.events.filter(act="felt").update(rank=0)
    four.decisions.filter(kind="withdrawn").update(rival_offer=None)
    assert [told(other) == told(one) for other in (two, three, four)] == [False] * 3

"""Moving among others: where a thing goes, and which ranks give way."""

import pytest
from django.http import Http404, QueryDict
from hypothesis import given
from hypothesis import strategies as st

from applications.records.moves import Move
from applications.records.order import ranks_after_move

ORDER = ["a", "b", "c", "d"]
UNITS = [[name] for name in ORDER]


def moved(order, block, before):
    rest = [name for name in order if name not in block]
    place = rest.index(before) if before else len(rest)
    return [*rest[:place], *block, *rest[place:]]


@pytest.mark.parametrize(
    ("sent", "order"),
    [
        ("up=c", "acbd"), ("up=a", "abcd"), ("down=a", "bacd"), ("down=d", "abcd"), ("moved=d&before=b", "adbc"),
        ("moved=a&before=", "bcda"), ("moved=a&after=c", "bcad"), ("moved=a&after=d", "bcda"),
        ("moved=a&before=b", "abcd"), ("moved=b&before=b", "abcd"), ("moved=&before=&up=b", "bacd"),
    ],
)  # fmt: skip
def test_a_thing_goes_where_it_was_sent(sent, order):
    move = Move.sent(QueryDict(sent))
    assert "".join(moved(ORDER, [move.what], move.target(ORDER, UNITS, [move.what]))) == order


@pytest.mark.parametrize("sent", ["", "moved=", "up=", "left=a"])
def test_what_asks_for_no_move_is_not_there(sent):
    with pytest.raises(Http404):
        Move.sent(QueryDict(sent))


@pytest.mark.parametrize("sent", ["up=x", "moved=a&before=x", "moved=a&after=x"])
def test_what_is_not_there_moves_nowhere(sent):
    with pytest.raises(Http404):
        Move.sent(QueryDict(sent)).target(ORDER, UNITS, ["a"])


def test_where_there_is_room_nothing_else_gives_way():
    ranks = {"a": 0, "b": 10, "c": 20}
    assert ranks_after_move(ranks, ["c"], "b") == {"c": 5}
    assert ranks_after_move(ranks, ["a"], None) == {"a": 60_020}
    assert ranks_after_move(ranks, ["c"], "a") == {"c": -60_000}


def test_where_there_is_none_as_few_as_will_do_give_way():
    ranks = {"a": 0, "b": 1, "c": 2, "d": 100, "e": 200}
    assert ranks_after_move(ranks, ["e"], "b") == {"e": 25, "b": 50, "c": 75}


def test_what_stands_there_already_keeps_its_rank():
    assert ranks_after_move({"a": 0, "b": 1}, ["a"], "b") == {}
    assert ranks_after_move({"a": 0}, ["a"], None) == {}


@given(st.lists(st.integers(-40, 40), min_size=1, max_size=12).map(sorted), st.data())
def test_ranks_stay_in_order_wherever_a_thing_goes(ranks, data):
    order = {str(place): rank for place, rank in enumerate(ranks)}
    names = list(order)
    first = data.draw(st.integers(0, len(names) - 1))
    block = names[first : data.draw(st.integers(first + 1, len(names)))]
    before = data.draw(st.sampled_from([None, *(name for name in names if name not in block)]))
    after = order | ranks_after_move(order, block, before)
    wanted = moved(names, block, before)
    assert sorted(names, key=lambda name: (after[name], wanted.index(name))) == wanted
    if wanted != names and len(set(ranks)) == len(ranks):
        assert len(set(after.values())) == len(names)

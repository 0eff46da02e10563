"""Every field of a round can be filled, changed and emptied by hand."""

from decimal import Decimal

import pytest
from django.urls import reverse

from applications.loops.forms import LoopForm
from applications.loops.round_form import RoundForm
from applications.loops.several_form import NewLoopForm
from applications.transfer.manifest import TABLES
from tests.factories import AttemptFactory, LoopFactory, RoundFactory, TopicFactory

# What no hand writes: identity, place, and where it came from. A round's topics are typed by name.
BY_ITSELF = {"uuid", "recorded_at", "source", "source_text", "rank", "revision", "attempt"}


@pytest.fixture
def round(user):
    return RoundFactory(attempt__company__owner=user, kind="coding")


@pytest.fixture
def edit(signed_in, round):
    def edited(**typed):
        round.refresh_from_db()
        return signed_in.post(reverse("round-edit", args=[round.pk]), {"revision": round.revision, **typed})

    return edited


@pytest.mark.parametrize(("table", "form"), [("rounds", RoundForm), ("loops", LoopForm), ("loops", NewLoopForm)])
def test_the_form_shows_every_field_of_the_history_file(table, form):
    assert {field.name for field in TABLES[table].fields} - BY_ITSELF == set(form.Meta.fields)


@pytest.mark.parametrize("form", [RoundForm, LoopForm, NewLoopForm])
def test_a_form_opens_with_three_fields_and_folds_the_rest(form):
    folded = [name for _, _, names in form.folds for name in names]
    open_ones = [name for name in form.base_fields if name not in folded and name not in ("uuid", "revision")]
    assert open_ones == ["kind", "happened", "result"]
    assert len(folded) == len(set(folded))


def test_topics_are_found_by_name_or_made(edit, round, user):
    graphs = TopicFactory(owner=user, name="Graphs")
    TopicFactory(owner=user, name="graphs", company=AttemptFactory(company__owner=user).company)
    edit(topic_names="graphs, heaps ,Graphs,")
    assert sorted(topic.name for topic in round.topics.all()) == ["Graphs", "heaps"]
    assert graphs in round.topics.all()


def test_a_topic_of_the_company_comes_before_one_of_everybody(edit, round, user):
    TopicFactory(owner=user, name="Earn trust")
    theirs = TopicFactory(owner=user, name="Earn Trust", company=round.attempt.company)
    edit(topic_names="earn trust")
    assert round.topics.get() == theirs


def test_a_topic_whose_name_holds_a_comma_stays_one(signed_in, edit, round, user):
    round.topics.add(TopicFactory(owner=user, name="Trees, graphs"))
    assert "Trees, graphs;" in signed_in.get(reverse("round-edit", args=[round.pk])).text
    edit(topic_names="Trees, graphs;", name="changed")
    assert [topic.name for topic in round.topics.all()] == ["Trees, graphs"]
    edit(topic_names="Trees, graphs; heaps")
    assert round.topics.count() == 2


def test_a_name_too_long_for_a_topic_is_refused(signed_in, edit, round):
    typed = "graphs, " + "x" * 201
    response = edit(topic_names=typed)
    assert response.status_code == 422
    assert response.context["form"].errors == {"topic_names": ["One of these names is longer than a topic's can be."]}
    assert typed in response.text


def test_topics_can_be_emptied(edit, round, user):
    round.topics.add(TopicFactory(owner=user))
    edit(topic_names="")
    assert round.topics.count() == 0


def test_a_row_may_stand_for_several_rounds(edit, round):
    edit(count_words="three or four", count_least=3, count_most=4)
    round.refresh_from_db()
    assert round.count == "three or four"
    assert edit(count_least=5, count_most=4).status_code == 422


def test_a_round_may_repeat_or_replace_another_of_the_attempt(edit, round):
    first, second = (RoundFactory(attempt=round.attempt) for _ in range(2))
    edit(repeats=first.pk, replaces=second.pk)
    round.refresh_from_db()
    assert (round.repeats, round.replaces) == (first, second)


def test_a_round_repeats_none_of_another_attempt(edit, round, user):
    RoundFactory(attempt=round.attempt)
    assert edit(repeats=RoundFactory(attempt__company__owner=user).pk).status_code == 422


def test_no_round_comes_after_itself(edit, round):
    later = RoundFactory(attempt=round.attempt, repeats=round)
    response = edit(repeats=later.pk)
    assert response.status_code == 422
    assert "already comes after this round" in response.text


def test_a_city_is_zone_enough(edit, round):
    edit(time_zone="singapore", happened="29 Aug 2017 8:00")
    round.refresh_from_db()
    assert (round.time_zone, round.happened.edtf) == ("Asia/Singapore", "2017-08-29T08:00+08:00")


def test_the_zones_of_the_attempts_begun_last_are_offered(signed_in, user):
    RoundFactory(time_zone="Asia/Tokyo")
    for rank, zone in ((1, "Europe/Dublin"), (2, "Asia/Singapore"), (3, "Europe/Dublin"), (4, "")):
        round = RoundFactory(attempt__company__owner=user, attempt__rank=rank, time_zone=zone)
    form = signed_in.get(reverse("round-new", args=[round.attempt.pk])).context["form"]
    assert form.suggested["time_zone-words"]() == ["Europe/Dublin", "Asia/Singapore"]


def test_work_on_ones_own_has_its_parts_and_its_score(edit, round):
    edit(received="2016", started="2016", handed_in="2016", was_missed="false", parts=3, score="7.5", score_possible=10)
    round.refresh_from_db()
    assert (round.was_missed, round.parts, round.score) == (False, 3, Decimal("7.5"))
    edit(was_missed="unknown")
    round.refresh_from_db()
    assert (round.was_missed, round.score, round.handed_in) == (None, None, None)


def test_an_undated_round_that_comes_into_a_loop_goes_behind_its_rounds(edit, round):
    loop = LoopFactory(attempt=round.attempt)
    last, after = RoundFactory(attempt=round.attempt, loop=loop), RoundFactory(attempt=round.attempt)
    edit(loop=loop.pk)
    round.refresh_from_db()
    assert last.rank < round.rank < after.rank


def test_an_edit_leaves_a_round_where_it_was_moved_to(edit, round):
    before = round.rank
    edit(notes="more")
    round.refresh_from_db()
    assert round.rank == before

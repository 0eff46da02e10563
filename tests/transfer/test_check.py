"""Each kind of disagreement is found and named, and what can be computed is repaired."""

from datetime import date
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications import models
from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.models.lesson import State
from applications.thread.recording import record_offer
from applications.transfer.check import disagreements
from applications.transfer.examples import load_example
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def attempt(user):
    """An attempt with a round, all of whose caches agree with its facts."""
    company = factories.CompanyFactory(owner=user, name="Zürich Re")
    attempt = factories.AttemptFactory(company=company, number=1, stage_of_steps=3, notes="*Calm*")
    factories.RoundFactory(attempt=attempt, kind="coding")
    return attempt


def found(owner) -> list[tuple[str, str, str]]:
    return [(one.table, str(one.uuid), one.says) for one in disagreements(owner)]


def test_a_history_that_agrees_has_nothing_to_say(attempt, user):
    assert found(user) == []


@pytest.mark.parametrize(
    ("cache", "value"),
    [
        ("number", 7),
        ("number", None),
        ("outcome", "rejected"),
        ("stage_of_steps", 4),
        ("stage_of_facts", 6),
        ("last_step", "2020-01-01T00:00:00Z"),
        ("last_contact", "2020-01-01T00:00:00Z"),
    ],
)
def test_a_cache_that_no_fact_bears_out_is_found_and_repaired(attempt, user, cache, value):
    user.attempts.update(**{cache: value})
    [(table, uuid, says)] = found(user)
    assert (table, uuid) == ("attempts", str(attempt.uuid))
    assert says.startswith(f"“{cache}” says ")
    call_command("check_history", user="ada", repair=True)
    assert found(user) == []


@pytest.mark.parametrize(("cache", "value"), [("due", date(2020, 1, 1)), ("last_go", date(2020, 1, 1)), ("missed", 2)])
def test_a_question_that_keeps_what_no_fact_bears_out_is_found_and_repaired(attempt, user, cache, value):
    asking = factories.AskingFactory(attempt=attempt, went="missed")
    user.questions.update(**{cache: value})
    [(table, uuid, says)] = found(user)
    assert (table, uuid) == ("questions", str(asking.question.uuid))
    assert says.startswith(f"“{cache}” says {value}, and by the facts it is ")
    call_command("check_history", user="ada", repair=True)
    assert found(user) == []


def test_a_lesson_that_keeps_another_state_than_its_own_is_found_and_repaired(attempt, user):
    sighting = factories.SightingFactory(lesson__owner=user, attempt=attempt, kind="again")
    user.lessons.update(state=State.RETIRED)
    says = f"“state” says {State.RETIRED}, and by the facts it is {State.RECURRED}."
    assert found(user) == [("lessons", str(sighting.lesson.uuid), says)]
    call_command("check_history", user="ada", repair=True)
    assert found(user) == []


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("attempts", "notes_html", "<script></script>"),
        ("attempts", "began_earliest", "2020-01-01T00:00:00Z"),
        ("companies", "name_folded", "zürich re"),
    ],
)
def test_a_column_that_does_not_follow_is_found_and_repaired(attempt, user, table, column, value):
    getattr(user, table).update(**{column: value})
    uuid = getattr(user, table).get().uuid
    assert found(user) == [(table, str(uuid), f"“{column}” is not what follows from its column.")]
    call_command("check_history", user="ada", repair=True)
    assert found(user) == []


def test_a_link_into_another_account_is_found(attempt, user):
    user.attempts.update(current_role=factories.RoleFactory())
    [(_, uuid, says)] = found(user)
    assert (uuid, says) == (str(attempt.uuid), "“current_role” leads to a record of another account.")


def test_a_list_that_reaches_into_another_account_is_found(attempt, user):
    attempt.roles.add(factories.RoleFactory())
    [(_, uuid, says)] = found(user)
    assert (uuid, says) == (str(attempt.uuid), "“roles” lists a record of another account.")


def test_a_round_in_a_loop_of_another_attempt_is_found(attempt, user):
    other = factories.AttemptFactory(company__owner=user, number=1, stage_of_steps=4)
    user.rounds.update(loop=factories.LoopFactory(attempt=other))
    assert "its loop belongs to another attempt." in [says for _, _, says in found(user)]


def test_companies_that_own_each_other_are_found(attempt, user):
    other = factories.CompanyFactory(owner=user, parent=attempt.company)
    user.companies.filter(pk=attempt.company_id).update(parent=other)
    assert "“parent” leads back to the record itself." in [says for _, _, says in found(user)]


def test_two_at_one_place_in_a_thread_are_found_and_moved_apart_in_their_order(attempt, user):
    factories.EventFactory.create_batch(3, attempt=attempt, rank=5)
    order = [event.pk for event in user.events.in_order()]
    assert [says for _, _, says in found(user)] == ["it has the same place in its thread as another record."] * 2
    call_command("check_history", user="ada", repair=True)
    assert found(user) == []
    assert [event.pk for event in user.events.in_order()] == order


def test_versions_of_an_offer_are_found_and_moved_apart_and_the_offer_stands_with_the_first(attempt, user):
    factories.EventFactory(attempt=attempt, rank=5, uuid=UUID(int=1))
    offer = factories.OfferFactory(attempt=attempt, rank=5)
    written, said = (factories.OfferVersionFactory(offer=offer, rank=5, uuid=UUID(int=number)) for number in (3, 2))
    tied = {uuid for _, uuid, says in found(user) if "the same place in its thread" in says}
    assert tied == {str(said.uuid), str(written.uuid)}
    call_command("check_history", user="ada", repair=True)
    assert found(user) == []
    assert list(offer.versions.values_list("uuid", "rank")) == [(said.uuid, 6), (written.uuid, 7)]
    assert user.offers.get().rank == 6


def test_an_offer_shares_its_place_with_its_first_version(attempt, user):
    version = record_offer(attempt, words="By phone.")
    assert version.rank == version.offer.rank
    assert found(user) == []


def test_what_no_restore_would_take_is_found(attempt, user):
    user.rounds.update(kind="duel")
    assert ("kind: “duel” is none of") in found(user)[0][2]


def test_the_command_names_each_and_ends_with_an_error(attempt, user, capsys):
    user.attempts.update(outcome="rejected", number=2)
    with pytest.raises(CommandError, match="2 disagreements"):
        call_command("check_history")
    says = f"attempts {attempt.uuid}: “outcome” says rejected, and by the facts it is nothing."
    assert says in capsys.readouterr().out.splitlines()


def test_what_cannot_be_repaired_is_still_an_error(attempt, user):
    attempt.roles.add(factories.RoleFactory())
    with pytest.raises(CommandError, match="1 disagreement"):
        call_command("check_history", repair=True)


def test_another_account_is_left_alone(attempt, user):
    other = factories.AttemptFactory(outcome="rejected")
    call_command("check_history", user="ada", repair=True)
    assert models.Attempt.objects.get(pk=other.pk).outcome == "rejected"


def test_the_examples_agree_side_by_side(user, capsys):
    for name in ("five-attempts", "training-week"):
        load_example(user, name)
    call_command("check_history")
    assert "Caches, index and facts agree." in capsys.readouterr().out


def test_a_long_history_costs_as_many_queries_as_a_short_one(attempt, user, django_assert_num_queries):
    with CaptureQueriesContext(connection) as queries:
        found(user)
    for place in range(30):
        factories.RoundFactory(attempt=attempt, kind="coding", rank=place, happened=FuzzyDate("", "one day"))
    with django_assert_num_queries(len(queries)):
        assert found(user) == []

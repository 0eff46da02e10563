"""Several things removed come back in any order, and meet what was recorded meanwhile."""

from itertools import permutations

import pytest

from applications.records.models import Version
from applications.upkeep.removal import remove
from applications.upkeep.restoration import restore
from tests import factories
from tests.upkeep.conftest import faults, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def loop(attempt):
    return factories.LoopFactory(attempt=attempt, rank=1)


@pytest.fixture
def round(attempt, loop):
    return factories.RoundFactory(attempt=attempt, loop=loop, rank=2)


@pytest.fixture
def event(attempt, loop, round):
    return factories.EventFactory(attempt=attempt, loop=loop, round=round, rank=3)


@pytest.fixture
def lesson(user, attempt, round):
    lesson = factories.LessonFactory(owner=user)
    lesson.attempts.add(attempt)
    lesson.rounds.add(round)
    return lesson


SETS = ["round event lesson", "event loop attempt", "lesson round attempt", "round loop attempt"]


@pytest.mark.parametrize("names", SETS)
def test_removed_one_after_the_other_they_come_back_in_any_order(request, user, names, lesson, event):
    before, records = written(user), [request.getfixturevalue(name) for name in names.split()]
    for order in permutations(range(3)):
        removals = [remove(record) for record in records]
        for place in order:
            restore(removals[place])
        assert written(user) == before, order
    assert faults(user) == []


def test_what_is_needed_comes_back_first(user, attempt, round):
    first, second = remove(round), remove(attempt)
    restore(first)
    second.refresh_from_db()
    assert second.restored_at
    assert user.rounds.get().attempt == attempt


def test_a_link_waits_for_what_it_leads_to(user, event, round):
    event_removed, round_removed = remove(event), remove(round)
    restore(event_removed)
    assert user.events.get().round is None
    restore(round_removed)
    assert user.events.get().round == round


def test_a_link_that_was_set_otherwise_meanwhile_stays(user, event, round, attempt):
    removal, other = remove(round), factories.RoundFactory(attempt=attempt, rank=9)
    user.events.update(round=other)
    restore(removal)
    assert user.events.get().round == other


def test_a_fact_goes_with_all_its_corrections_whichever_is_removed(user, attempt):
    decisions = [factories.DecisionFactory(attempt=attempt, rank=1)]
    for _ in range(2):
        decisions.append(factories.DecisionFactory(attempt=attempt, rank=1, corrects=decisions[-1]))
    for decision in decisions:
        before = written(user)
        removal = remove(decision)
        assert not user.decisions.exists()
        restore(removal)
        assert written(user) == before


def test_an_offer_goes_with_its_only_version_and_not_with_one_of_two(user, attempt):
    offer = factories.OfferFactory(attempt=attempt)
    first, second = factories.OfferVersionFactory.create_batch(2, offer=offer)
    before = written(user)
    removals = [remove(first)]
    assert user.offers.exists()
    removals.append(remove(second))
    assert not user.offers.exists()
    for removal in removals:
        restore(removal)
    assert written(user) == before


def test_an_attempt_that_comes_back_has_its_number_and_outcome_again(user, attempt):
    factories.DecisionFactory(attempt=attempt, kind="rejected")
    second = factories.AttemptFactory(company=attempt.company)
    removal = remove(attempt)
    assert [other.number for other in user.attempts.in_order()] == [1]
    restore(removal)
    assert [(other.number, other.outcome) for other in user.attempts.in_order()] == [(1, "rejected"), (2, "")]
    assert user.attempts.in_order().last() == second


def test_a_version_whose_place_was_taken_comes_right_behind_and_its_offer_stays_with_the_first(user, attempt):
    offer = factories.OfferFactory(attempt=attempt, rank=5)
    said, written_down = (factories.OfferVersionFactory(offer=offer, rank=rank) for rank in (5, 6))
    removals = [remove(version) for version in (said, written_down)]
    factories.EventFactory(attempt=attempt, rank=5)
    for removal in removals:
        restore(removal)
    assert list(offer.versions.values_list("pk", "rank")) == [(said.pk, 6), (written_down.pk, 7)]
    assert user.offers.get().rank == 6
    assert [fault for fault in faults(user) if "same place" in str(fault)] == []


def test_a_place_taken_meanwhile_puts_it_right_behind(user, attempt):
    first, second = (factories.EventFactory(attempt=attempt, rank=rank) for rank in (10, 11))
    removal = remove(first)
    taking = factories.EventFactory(attempt=attempt, rank=10)
    restore(removal)
    assert [event.pk for event in user.events.in_order()] == [taking.pk, first.pk, second.pk]
    assert faults(user) == []


def test_an_offer_put_behind_takes_its_version_along(user, attempt):
    version = factories.OfferVersionFactory(offer__attempt=attempt, offer__rank=10, rank=10)
    removal = remove(version)
    factories.EventFactory(attempt=attempt, rank=10)
    restore(removal)
    assert (user.offers.get().rank, user.offer_versions.get().rank) == (11, 11)


def test_a_term_extended_otherwise_meanwhile_comes_back_extending_nothing(user, attempt):
    term = factories.TermFactory(attempt=attempt)
    removal = remove(factories.TermFactory(attempt=attempt, extends=term))
    other = factories.TermFactory(attempt=attempt, extends=term)
    restore(removal)
    assert user.terms.get(pk=removal.record).extends is None
    assert term.extension == other


def test_companies_that_would_come_to_own_each_other_do_not(user):
    holding = factories.CompanyFactory(owner=user)
    middle = factories.CompanyFactory(owner=user, parent=holding)
    brand = factories.CompanyFactory(owner=user, parent=middle)
    removal = remove(middle)
    user.companies.filter(pk=holding.pk).update(parent=brand)
    restore(removal)
    assert user.companies.get(pk=brand.pk).parent is None
    assert faults(user) == []


def test_earlier_versions_go_and_come_back_along(user, attempt):
    attempt.revise()
    removal = remove(attempt)
    assert not Version.objects.exists()
    restore(removal)
    assert user.versions.get().record == attempt.uuid


def test_a_row_of_an_older_release_comes_back_with_the_default_of_a_newer_column(user, round):
    removal = remove(round)
    row = removal.contents["rows"]["rounds"][str(round.pk)]
    del row["tool"]
    row["a column of old"] = "x"
    removal.save()
    restore(removal)
    assert user.rounds.get().tool == ""

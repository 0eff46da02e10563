"""Another role or level in the middle of a process."""

from uuid import uuid4

import pytest

from tests.factories import AttemptFactory, RoleFactory


@pytest.fixture
def role(user):
    return RoleFactory(company__owner=user, company__name="Stripe", title="Engineer", level="L5", place="Dublin")


@pytest.fixture
def attempt(role):
    attempt = AttemptFactory(company=role.company, number=1, current_role=role)
    attempt.roles.add(role)
    return attempt


@pytest.fixture
def change(signed_in, attempt):
    def sent(**typed):
        answer = signed_in.post(f"{attempt.get_absolute_url()}role-change/", typed, follow=True)
        attempt.refresh_from_db()
        return answer

    return sent


def test_another_title_is_another_role_and_the_first_stays_with_it(change, attempt, role):
    answer = change(title="Site Reliability Engineer", actor="them", words="A better fit.", happened="4 May 2026")
    event = attempt.events.get()
    assert str(attempt.current_role) == "Site Reliability Engineer"
    assert set(attempt.roles.all()) == {role, attempt.current_role}
    assert (event.act, event.actor, event.role, event.words) == (
        *("role_changed", "them", attempt.current_role, "A better fit."),
    )
    assert "Stripe, attempt 1 is about Site Reliability Engineer now." in answer.text


def test_another_level_is_the_same_role_otherwise(change, attempt, role):
    change(level="L4", actor="them")
    role.refresh_from_db()
    assert (str(attempt.current_role), str(role)) == ("Engineer · L4 · Dublin", "Engineer · L5 · Dublin")
    assert attempt.events.get().act == "level_changed"


def test_one_of_the_roles_there_can_be_chosen(change, attempt, role):
    other = RoleFactory(company=role.company, title="Manager")
    change(role=other.pk)
    assert attempt.current_role == other
    assert role.company.roles.count() == 2


def test_a_role_that_is_there_already_is_not_made_anew(change, attempt, role):
    other = RoleFactory(company=role.company, title="Manager", level="M1")
    change(title="Manager", level="M1")
    assert attempt.current_role == other


def test_a_role_may_become_known_in_the_middle(change, attempt):
    type(attempt).objects.update(current_role=None)
    change(title="Engineer", level="L3")
    assert str(attempt.current_role) == "Engineer · L3"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Choose another role"),
        ({"title": "Engineer", "level": "L5"}, "It is about this role already."),
        ({"title": " ", "level": ""}, "Choose another role"),
    ],
)
def test_what_changes_nothing_is_refused(change, attempt, typed, said):
    answer = change(**typed, words="They wrote.")
    assert answer.status_code == 422
    assert said in answer.text
    assert "They wrote." in answer.text
    assert not attempt.events.exists()


def test_a_role_is_chosen_or_described_and_not_both(change, role):
    other = RoleFactory(company=role.company, title="Manager")
    assert "not both" in change(role=other.pk, level="L4").text


def test_sent_twice_it_is_recorded_once(change, attempt):
    sent = {"level": "L4", "uuid": str(uuid4())}
    assert [change(**sent).status_code for _ in range(2)] == [200, 200]
    assert (attempt.events.count(), attempt.company.roles.count()) == (1, 2)


def test_a_strangers_role_cannot_be_chosen(change, attempt, role):
    assert change(role=RoleFactory().pk).status_code == 422
    assert attempt.current_role == role


def test_a_strangers_attempt_is_not_there(signed_in):
    assert signed_in.get(f"{AttemptFactory().get_absolute_url()}role-change/").status_code == 404


def test_what_names_no_company_has_no_role_to_change(signed_in, user):
    bundle = AttemptFactory(owner=user, company=None, count_words="a dozen")
    answer = signed_in.post(f"{bundle.get_absolute_url()}role-change/", {"title": "Engineer"})
    assert answer.status_code == 422
    assert "role-change" not in signed_in.get(bundle.get_absolute_url()).text

"""Roles: what is known of a position, whether or not it was ever tried for."""

import pytest
from django.urls import reverse

from tests.factories import AttemptFactory, CompanyFactory, RoleFactory

LIST = reverse("role-list")
TOLD = {
    "title": "Engineer",
    "level": "L5",
    "team": "Search",
    "place": "Oslo",
    "working_mode": "hybrid",
    "employment": "permanent",
    "pay": "90–110 k",
    "posting_address": "https://acme.example/jobs/1",
    "posting_text": "We look for\nsomebody.",
    "posted": "May 2024",
    "requisition": "R-17",
    "notes": "via Ana",
}


@pytest.fixture
def company(user):
    return CompanyFactory(owner=user, name="Acme")


@pytest.fixture
def role(company):
    return RoleFactory(company=company, title="Engineer")


@pytest.fixture
def edit(signed_in, role):
    return lambda **typed: signed_in.post(reverse("role-edit", args=[role.pk]), {"company_name": "Acme"} | typed)


def test_a_role_keeps_all_that_is_typed_of_it_and_shows_it(signed_in, user, company):
    response = signed_in.post(reverse("role-new", args=[company.pk]), TOLD, follow=True)
    role = user.roles.get()
    assert {name: str(getattr(role, name)) for name in TOLD} == TOLD
    assert role.company == company
    for words in (
        "Engineer",
        "L5",
        "Search",
        "Oslo, hybrid",
        "90–110 k",
        "We look for<br>somebody.",
        "R-17",
        "via Ana",
    ):
        assert words in response.text


def test_all_of_a_role_can_be_emptied_again(edit, role, company):
    edit(**TOLD, revision=1)
    edit(**dict.fromkeys(TOLD, ""), revision=2)
    role.refresh_from_db()
    assert {name: getattr(role, name) or "" for name in TOLD} == dict.fromkeys(TOLD, "")


def test_a_new_role_of_which_nothing_is_said_is_refused(signed_in, user, company):
    response = signed_in.post(reverse("role-new", args=[company.pk]), {"title": ""})
    assert response.status_code == 422
    assert "Say at least one thing" in response.text
    assert not user.roles.exists()


def test_a_refused_role_loses_no_word(signed_in, company):
    response = signed_in.post(reverse("role-new", args=[company.pk]), TOLD | {"working_mode": "moon"})
    assert response.status_code == 422
    assert all(words in response.text for words in ("Engineer", "We look for\nsomebody.", "via Ana"))


def test_a_lead_may_move_to_another_company(edit, role):
    edit(company_name="Bolt", title="Engineer", revision=1)
    role.refresh_from_db()
    assert role.company.name == "Bolt"


def test_a_role_that_was_tried_stays_where_it_was_tried(edit, role):
    AttemptFactory(company=role.company, number=1).roles.add(role)
    response = edit(company_name="Bolt", revision=1)
    assert response.status_code == 422
    assert "Acme, attempt 1 is about this role." in response.text


def test_an_address_that_runs_a_script_is_text_and_no_link(signed_in, company):
    role = RoleFactory(company=company, posting_address="javascript:alert(1)")
    text = signed_in.get(role.get_absolute_url()).text
    assert "javascript:alert(1)" in text
    assert 'href="javascript' not in text


def test_the_page_names_its_attempts_each_once(signed_in, role):
    attempt = AttemptFactory(company=role.company, number=3, current_role=role)
    attempt.roles.add(role)
    text = signed_in.get(role.get_absolute_url()).text
    assert text.count("Acme, attempt 3") == 1
    assert "A lead" not in text


def test_leads_are_the_roles_without_an_attempt(signed_in, user, company):
    AttemptFactory(company=company).roles.add(RoleFactory(company=company, title="Tried"))
    AttemptFactory(company=company, current_role=RoleFactory(company=company, title="Current"))
    lead = RoleFactory(company=company, title="Lead of leads")
    text = signed_in.get(LIST).text
    assert "Lead of leads" in text
    assert f"{reverse('attempt-new')}?role={lead.pk}" in text
    assert "Tried" not in text
    assert "Current" not in text
    assert "Tried" in signed_in.get(LIST, {"kind": "all"}).text


@pytest.mark.parametrize("words", ["ÉTUDE", "acme", "oslo"])
def test_a_lead_is_found_by_its_words_and_its_company(signed_in, company, words):
    RoleFactory(company=company, title="étude", place="Oslo")
    RoleFactory(company__owner=company.owner, title="other")
    text = signed_in.get(LIST, {"q": words}).text
    assert "étude" in text
    assert "other" not in text


def test_the_empty_list_of_leads_teaches(signed_in):
    assert "No lead yet" in signed_in.get(LIST).text


def test_the_leads_take_as_many_queries_at_ten_times_the_size(signed_in, user, django_assert_num_queries):
    for count in (3, 27):
        RoleFactory.create_batch(count, company__owner=user, title="Role")
        with django_assert_num_queries(5):
            signed_in.get(LIST, {"q": "role", "kind": "all"})


def test_a_role_takes_as_many_queries_with_ten_times_the_attempts(signed_in, role, django_assert_num_queries):
    for count in (2, 20):
        for attempt in AttemptFactory.create_batch(count, company=role.company):
            attempt.roles.add(role)
        with django_assert_num_queries(6):
            signed_in.get(role.get_absolute_url())


def test_the_story_of_a_company_lists_its_roles_and_offers_to_add_one(signed_in, role):
    text = signed_in.get(role.company.get_absolute_url()).text
    assert f'<a href="{role.get_absolute_url()}">Engineer</a>' in text
    assert reverse("role-new", args=[role.company.pk]) in text

"""Every column of an attempt can be filled, changed and emptied by hand."""

import pytest
from django.urls import reverse

from tests.factories import AttemptFactory, CompanyFactory, RoleFactory

NEW = reverse("attempt-new")
TOLD = {
    "origin": "referral",
    "via": "Ana",
    "began": "May 2024",
    "approach": "fresh_start",
    "differently": "Slept first.",
    "hunt": "autumn 2024",
    "notes": "On a whim",
    "count_words": "a few",
    "count_least": "2",
    "count_most": "4",
}
ROLE = {
    "level": "L5",
    "team": "Search",
    "place": "Oslo",
    "working_mode": "hybrid",
    "employment": "contract",
    "pay": "90 k",
    "posting_address": "https://acme.example/1",
    "posting_text": "We look for\nsomebody.",
    "requisition": "R-17",
}


@pytest.fixture
def acme(user):
    return CompanyFactory(owner=user, name="Acme")


@pytest.fixture
def attempt(acme):
    return AttemptFactory(company=acme)


@pytest.fixture
def edit(signed_in, attempt):
    """Sends the form as a browser would, what is not given being as the page showed it."""

    def send(**typed):
        address = reverse("attempt-edit", args=[attempt.pk])
        form = signed_in.get(address).context["form"]
        shown = {field.name: field.value() for field in form if field.value() is not None}
        response = signed_in.post(address, shown | typed)
        attempt.refresh_from_db()
        return response

    return send


def named(rows, column: str = "name") -> list[str]:
    return sorted(getattr(row, column) for row in rows)


def test_all_that_is_typed_is_kept_and_can_be_emptied(edit, attempt):
    edit(**TOLD)
    assert {name: str(getattr(attempt, name)) for name in TOLD} == TOLD
    edit(**dict.fromkeys(TOLD, ""))
    assert {name: getattr(attempt, name) or "" for name in TOLD} == dict.fromkeys(TOLD, "")


def test_the_role_is_described_in_full_and_emptied_again(edit, attempt):
    edit(role_title="Engineer", **ROLE)
    role = attempt.current_role
    assert (role.title, {name: getattr(role, name) for name in ROLE}) == ("Engineer", ROLE)
    edit(role_title="", **dict.fromkeys(ROLE, ""))
    assert (attempt.current_role, attempt.roles.count()) == (None, 0)


def test_several_roles_are_ticked_and_the_current_one_is_among_them(edit, acme, attempt):
    roles = [RoleFactory(company=acme, title=title) for title in "abc"]
    edit(roles=[roles[0].pk], current_role=roles[1].pk)
    assert attempt.current_role == roles[1]
    assert named(attempt.roles.all(), "title") == ["a", "b"]


def test_the_current_role_may_become_unknown_and_stay_among_them(edit, acme, attempt):
    role = RoleFactory(company=acme, title="Engineer")
    edit(roles=[role.pk], current_role=role.pk)
    edit(current_role="")
    assert (attempt.current_role, list(attempt.roles.all())) == (None, [role])


def test_every_role_can_be_taken_away(edit, acme, attempt):
    role = RoleFactory(company=acme, title="Engineer")
    edit(roles=[role.pk], current_role=role.pk)
    edit(roles=[], current_role="")
    assert not attempt.roles.exists()


def test_a_strangers_role_cannot_be_ticked(edit, acme, attempt):
    RoleFactory(company=acme)
    assert edit(roles=[RoleFactory().pk]).status_code == 422


def test_to_choose_a_role_and_describe_another_at_once_is_refused_and_loses_nothing(edit, acme, attempt):
    response = edit(role_title="Manager", current_role=RoleFactory(company=acme, title="Engineer").pk)
    assert response.status_code == 422
    assert "one after the other" in response.text
    assert 'value="Manager"' in response.text


def test_the_roles_go_along_when_the_company_was_mistaken(edit, acme, attempt):
    role, shared = (RoleFactory(company=acme, title=title) for title in ("mine", "shared"))
    AttemptFactory(company=acme).roles.add(shared)
    edit(roles=[role.pk, shared.pk], current_role=role.pk)
    edit(company_name="Bolt")
    assert (attempt.company.name, attempt.current_role.company.name) == ("Bolt", "Bolt")
    assert list(attempt.roles.all()) == [role]
    assert acme.roles.get() == shared


def test_a_lead_becomes_the_role_of_the_attempt_that_begins_from_it(signed_in, user, acme):
    lead = RoleFactory(company=acme, title="Engineer", level="L5", notes="via Ana")
    address = f"{NEW}?role={lead.pk}"
    page = signed_in.get(address).text
    assert 'value="Acme"' in page
    assert 'value="L5"' in page
    signed_in.post(address, {"company_name": "Acme", "role_title": "Engineer", "level": "L5"})
    attempt = user.attempts.get()
    assert (attempt.current_role, list(attempt.roles.all())) == (lead, [lead])


def test_a_lead_stays_where_it_is_when_the_attempt_begins_elsewhere(signed_in, user, acme):
    lead = RoleFactory(company=acme, title="Engineer")
    signed_in.post(f"{NEW}?role={lead.pk}", {"company_name": "Bolt", "role_title": "Engineer"})
    lead.refresh_from_db()
    assert (lead.company, user.attempts.get().current_role.company.name) == (acme, "Bolt")


def test_a_strangers_role_prefills_nothing(signed_in):
    role = RoleFactory(title="Secret")
    assert "Secret" not in signed_in.get(NEW, {"role": role.pk}).text


def test_companies_of_a_row_for_several_are_found_by_any_name_or_made(signed_in, user):
    CompanyFactory(owner=user, name="Meta", aliases=["Facebook"])
    typed = {"count_words": "about thirty", "companies_named": "facebook\nAcme\n\nMETA"}
    signed_in.post(NEW, typed)
    attempt = user.attempts.get()
    assert (attempt.company, named(attempt.companies_named.all())) == (None, ["Acme", "Meta"])


def test_companies_named_are_changed_and_emptied(edit, user, attempt):
    edit(companies_named="Bolt\nCorp")
    edit(companies_named="Corp")
    assert named(attempt.companies_named.all()) == ["Corp"]
    edit(companies_named="")
    assert not attempt.companies_named.exists()


def test_of_two_companies_with_one_name_the_one_named_before_stays(edit, user, attempt):
    _, second = CompanyFactory(owner=user, name="Bolt"), CompanyFactory(owner=user, name="Bolt")
    attempt.companies_named.add(second)
    edit(companies_named="Bolt\nCorp")
    assert second in attempt.companies_named.all()
    assert attempt.companies_named.count() == 2


def test_a_company_name_too_long_is_refused_in_words(edit):
    response = edit(companies_named="x" * 201)
    assert response.status_code == 422
    assert "within 200 characters" in response.text


def test_a_company_is_said_to_be_required_unless_the_row_stands_for_several(signed_in, user):
    needed = '<label for="id_company_name">Company <span class="needed"'
    several = AttemptFactory(owner=user, company=None, count_words="a few")
    assert needed in signed_in.get(NEW).text
    assert needed not in signed_in.get(reverse("attempt-edit", args=[several.pk])).text


def test_a_role_without_a_company_is_refused_and_loses_no_word(signed_in, user):
    response = signed_in.post(NEW, {"count_words": "a few", "role_title": "Engineer"})
    assert response.status_code == 422
    assert "A role belongs to a company." in response.text
    assert 'value="Engineer"' in response.text


def test_earlier_hunts_are_offered_the_latest_first(signed_in, acme):
    for hunt in ("spring", "autumn", "spring", ""):
        AttemptFactory(company=acme, hunt=hunt)
    text = signed_in.get(NEW).text
    assert (
        '<datalist id="hunt-words"><option value="spring"></option><option value="autumn"></option></datalist>' in text
    )


def test_an_edit_that_changes_nothing_leaves_the_roles_and_the_revision(edit, acme, attempt):
    attempt.current_role = RoleFactory(company=acme)
    attempt.save()
    edit()
    assert (attempt.revision, attempt.roles.count()) == (1, 0)


def test_the_form_takes_as_many_queries_with_ten_times_the_roles(
    signed_in, acme, attempt, django_assert_max_num_queries
):
    for count in (3, 27):
        RoleFactory.create_batch(count, company=acme)
        with django_assert_max_num_queries(9):
            assert signed_in.get(reverse("attempt-edit", args=[attempt.pk])).status_code == 200


def test_of_two_tabs_the_second_may_keep_the_roles_the_first_one_ticked(signed_in, acme, attempt):
    first, second = (RoleFactory(company=acme, title=title) for title in ("first", "second"))
    address, typed = reverse("attempt-edit", args=[attempt.pk]), {"company_name": "Acme"}
    signed_in.post(address, typed | {"roles": [first.pk], "revision": 1})
    refused = signed_in.post(address, typed | {"roles": [second.pk], "revision": 1})
    assert refused.status_code == 422
    assert '<p class="stands">first</p>' in refused.text
    signed_in.post(address, typed | {"roles": [second.pk], "revision": 2, "keep-roles": "theirs"})
    assert list(attempt.roles.all()) == [first]

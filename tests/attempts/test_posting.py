"""A posting's address or text, pasted where an attempt begins, is kept with its role."""

import pytest
from django.urls import reverse

from tests.factories import AttemptFactory, CompanyFactory, RoleFactory

NEW = reverse("attempt-new")
ADDRESS = "https://acme.example/jobs/1?ref=x"
TEXT = "We look for\r\nsomebody  who asks."
KEPT = "We look for\nsomebody  who asks."


@pytest.fixture
def acme(user):
    return CompanyFactory(owner=user, name="Acme")


@pytest.fixture
def begin(signed_in, acme, user):
    """The role of the attempt that began."""

    def send(query="", **typed):
        response = signed_in.post(NEW + query, {"company_name": "Acme", **typed})
        assert response.status_code == 302
        return user.attempts.latest("pk").current_role

    return send


def posting_of(role):
    return role.posting_address, role.posting_text


@pytest.mark.parametrize(
    ("pasted", "address", "text"),
    [
        (ADDRESS, ADDRESS, ""),
        (f"\n {ADDRESS} \n", ADDRESS, ""),
        ("www.acme.example/jobs/1", "www.acme.example/jobs/1", ""),
        (TEXT, "", KEPT),
        (f"{ADDRESS}\r\n\r\n{TEXT}", ADDRESS, f"{ADDRESS}\n\n{KEPT}"),
        (f"See {ADDRESS}", "", f"See {ADDRESS}"),
        ("https://" + "a" * 2000, "", "https://" + "a" * 2000),
    ],
)
def test_an_address_is_told_from_a_text_and_the_role_is_made_with_its_title_unknown(begin, pasted, address, text):
    role = begin(posting=pasted)
    assert posting_of(role) == (address, text)
    assert (role.title, str(role)) == ("", "Role not known")


@pytest.mark.parametrize("pasted", ["", "  \n "])
def test_nothing_pasted_makes_no_role(begin, user, pasted):
    assert begin(posting=pasted) is None
    assert not user.roles.exists()


def test_it_goes_to_the_role_that_is_named(begin):
    role = begin(role_title="Engineer", level="L5", posting=TEXT)
    assert (role.title, role.level, role.posting_text) == ("Engineer", "L5", KEPT)


def test_it_goes_to_a_lead_that_is_found_by_its_name_and_takes_nothing_from_it(begin, acme):
    lead = RoleFactory(company=acme, title="Engineer", level="L5", notes="via Ana")
    role = begin(role_title="Engineer", posting=ADDRESS)
    assert (role, role.level, role.notes, role.posting_address) == (lead, "L5", "via Ana", ADDRESS)
    assert acme.roles.count() == 1


def test_it_goes_to_the_lead_the_attempt_begins_from(begin, acme):
    lead = RoleFactory(company=acme, title="Engineer")
    role = begin(f"?role={lead.pk}", role_title="Engineer", posting=TEXT)
    assert (role, role.posting_text) == (lead, KEPT)


def test_of_two_leads_of_one_name_neither_is_taken_for_the_other(begin, acme):
    leads = [RoleFactory(company=acme, title="Engineer", level=level) for level in ("L4", "L5")]
    assert begin(role_title="Engineer", posting=ADDRESS) not in leads
    assert begin(role_title="Engineer", level="L5", posting=ADDRESS + "2") == leads[1]


def test_what_was_tried_before_keeps_the_posting_it_was_tried_with(begin, acme):
    tried = RoleFactory(company=acme, title="Engineer")
    AttemptFactory(company=acme, current_role=tried)
    role = begin(role_title="Engineer", posting=ADDRESS)
    tried.refresh_from_db()
    assert posting_of(tried) == ("", "")
    assert (role.title, role.posting_address) == ("Engineer", ADDRESS)
    assert begin(role_title="Engineer", posting=ADDRESS) == role  # the same posting, tried again


def test_a_lead_with_another_posting_is_another_role(begin, acme):
    lead = RoleFactory(company=acme, title="Engineer", posting_address=ADDRESS)
    assert begin(role_title="Engineer", posting=ADDRESS + "2") != lead


def test_a_second_address_beside_the_first_is_refused_and_loses_nothing(signed_in, acme, user):
    typed = {"company_name": "Acme", "posting": ADDRESS, "posting_address": "https://acme.example/2"}
    refused = signed_in.post(NEW, typed)
    assert refused.status_code == 422
    assert "There is another one under “Address of the posting”" in refused.text
    assert all(words in refused.text for words in typed.values())
    assert not user.attempts.exists()


def test_an_address_and_the_text_beside_it_go_together(begin):
    assert posting_of(begin(posting=TEXT, posting_address=ADDRESS)) == (ADDRESS, KEPT)


def test_where_the_posting_is_known_its_own_fields_hold_it(signed_in, acme):
    lead = RoleFactory(company=acme, title="Engineer", posting_address=ADDRESS)
    attempt = AttemptFactory(company=acme)
    assert "posting" in signed_in.get(NEW).context["form"].fields
    for address in (f"{NEW}?role={lead.pk}", reverse("attempt-edit", args=[attempt.pk])):
        assert "posting" not in signed_in.get(address).context["form"].fields


def test_without_a_company_it_is_refused_and_kept(signed_in, user):
    refused = signed_in.post(NEW, {"count_words": "a dozen", "posting": TEXT})
    assert refused.status_code == 422
    assert "A role belongs to a company" in refused.text
    assert "somebody  who asks." in refused.text


def test_a_request_that_comes_twice_makes_one_role(signed_in, acme, user):
    typed = {"company_name": "Acme", "posting": TEXT, "uuid": "7b1d3c1e-8f0a-4d4e-9a55-0e5b0a1c2d3e"}
    for _ in range(2):
        signed_in.post(NEW, typed)
    assert (user.attempts.count(), user.roles.count()) == (1, 1)

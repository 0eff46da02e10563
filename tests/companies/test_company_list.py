"""The list of companies, and what it can be narrowed to."""

import re

import pytest
from django.urls import reverse

from tests.factories import AttemptFactory, CompanyFactory, RoleFactory

LIST = reverse("company-list")


@pytest.fixture
def names(signed_in):
    """The names listed, in order, for a query."""

    def listed(**query) -> list[str]:
        text = signed_in.get(LIST, query).text
        return re.findall(r'<li><a href="/companies/\d+/">(.*?)</a>', text)

    return listed


def test_only_companies_with_open_attempts_are_shown_when_asked(user, names):
    AttemptFactory(company=CompanyFactory(owner=user, name="Acme"))
    AttemptFactory(company=CompanyFactory(owner=user, name="Bolt"), outcome="rejected")
    assert names(kind="open") == ["Acme"]


def test_leads_only_are_roles_never_tried_at_a_company_never_tried(user, names):
    RoleFactory(company=CompanyFactory(owner=user, name="Acme"))
    AttemptFactory(company=RoleFactory(company__owner=user).company)
    CompanyFactory(owner=user)
    assert names(kind="leads") == ["Acme"]


@pytest.mark.parametrize(
    ("kind", "told"), [("agencies", {"is_agency": True}), ("undisclosed", {"is_disclosed": False})]
)
def test_agencies_and_undisclosed_employers_can_be_asked_for(user, names, kind, told):
    CompanyFactory(owner=user, name="Acme", **told)
    CompanyFactory(owner=user)
    assert names(kind=kind) == ["Acme"]


def test_the_company_tried_last_comes_first_when_asked_and_one_never_tried_last(user, names):
    for name, ranks in {"Acme": [1, 9], "Bolt": [10], "Corp": [], "Dune": [5]}.items():
        company = CompanyFactory(owner=user, name=name)
        for rank in ranks:
            AttemptFactory(company=company, rank=rank)
    assert names(order="last") == ["Bolt", "Acme", "Dune", "Corp"]
    assert names() == ["Acme", "Bolt", "Corp", "Dune"]


@pytest.mark.parametrize("query", [{"kind": "x"}, {"order": "x"}, {"q": "a\0"}, {"q": "a" * 300}])
def test_a_filter_that_cannot_be_read_stands_there_to_be_mended(signed_in, user, names, query):
    CompanyFactory(owner=user, name="Acme")
    assert names(**query) == []
    assert "Clear" in signed_in.get(LIST, query).text


def test_the_filters_stay_in_the_address_from_page_to_page(signed_in, user):
    CompanyFactory.create_batch(31, owner=user, is_agency=True)
    assert "?kind=agencies&amp;page=2" in signed_in.get(LIST, {"kind": "agencies"}).text


def test_every_filter_reads_as_many_queries_at_ten_times_the_size(signed_in, user, django_assert_num_queries):
    for count in (3, 27):
        for company in CompanyFactory.create_batch(count, owner=user):
            AttemptFactory(company=company)
        for query in ({"q": "company"}, {"kind": "open", "order": "last"}):
            with django_assert_num_queries(5):
                signed_in.get(LIST, query)


def test_the_filters_wait_behind_what_they_are_set_to(signed_in, user):
    CompanyFactory.create_batch(11, owner=user, is_agency=True)
    assert '<details class="fold"><summary>Filters <small>none set</small></summary>' in signed_in.get(LIST).text
    asked = signed_in.get(LIST, {"kind": "agencies", "q": "comp"}).text
    assert "<summary>Filters <small>comp · Agencies</small></summary>" in asked

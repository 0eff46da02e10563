"""The timeline holds all attempts of all companies, narrowed by what stands in the address."""

import re

import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.timeline.stream import ROWS
from tests import factories


@pytest.fixture
def shown(signed_in):
    return lambda **query: signed_in.get(reverse("timeline"), query).text


@pytest.fixture
def attempt(user):
    """Makes an attempt at a company of the given name."""

    def make(name, began="", **details):
        when = FuzzyDate(began) if began else None
        return factories.AttemptFactory(company__owner=user, company__name=name, began=when, **details)

    return make


def names(text):
    return re.findall(r'<a href="/companies/\d+/">(\w+)</a>', text)


def years(text):
    return re.findall(r'<h2 class="says">([\w ]+)</h2>', text)


def test_the_filters_wait_behind_what_they_are_set_to(attempt, shown):
    attempt("Acme", hunt="autumn")
    assert '<details class="fold"><summary>Filters <small>none set</small></summary>' in shown()
    narrowed = shown(company="ac", outcome="open", origin="referral", year="2020")
    assert "<summary>Filters <small>ac · Open · A referral · 2020</small></summary>" in narrowed
    assert "<small>Rejected</small>" in shown(outcome="rejected")


@pytest.mark.parametrize("year", ["soon", "20"])
def test_a_filter_that_cannot_be_read_is_seen_at_once(attempt, shown, year):
    attempt("Acme")
    text = shown(year=year)
    assert '<details class="fold" open>' in text
    assert "Please write a year, such as 2020." in text


def test_attempts_stand_by_year_newest_first_and_undated_ones_keep_their_place(attempt, shown):
    for rank, name, date in ((1, "A", "2016"), (2, "B", ""), (3, "C", "2020-05"), (4, "D", "2020-10-01")):
        attempt(name, date, rank=rank)
    assert names(shown()) == ["D", "C", "B", "A"]
    assert years(shown()) == ["2020", "Date not known", "2016"]


def test_a_date_that_may_lie_in_many_years_stands_under_its_words(attempt, shown):
    attempt("A", "../2019")
    assert years(shown()) == ["before 2019"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"company": "zoe"}, ["Zoë"]),
        ({"outcome": "no"}, ["Acme"]),
        ({"outcome": "rejected"}, ["Acme"]),
        ({"outcome": "open"}, ["Zoë"]),
        ({"origin": "referral"}, ["Zoë"]),
        ({"hunt": "AUTUMN"}, ["Acme"]),
        ({"year": "2020"}, ["Acme"]),
        ({"year": "2015"}, ["Zoë"]),
        ({"outcome": "no", "year": "2015"}, []),
    ],
)
def test_each_filter_narrows_the_thread(attempt, shown, query, found):
    attempt("Zoë", "../2019", origin="referral")
    attempt("Acme", "2020-10-01", outcome="rejected", hunt="autumn 2020")
    attempt("Other", outcome="silent")
    assert names(shown(**query)) == found


def test_a_filter_finds_the_rows_that_stand_for_several_and_name_the_company(attempt, user, shown):
    several = factories.AttemptFactory(owner=user, company=None, count_words="about a dozen")
    several.companies_named.add(attempt("Acme").company, factories.CompanyFactory(owner=user, name="Other"))
    assert "About a dozen applications" in shown(company="acme")
    assert "About a dozen applications" not in shown(company="nobody")


def test_the_filters_stay_in_the_form_and_from_page_to_page(attempt, shown):
    for _ in range(ROWS + 1):
        attempt("Acme", "2020", hunt="autumn")
    text = shown(hunt="autumn")
    assert 'name="hunt" value="autumn"' in text
    assert "?hunt=autumn&amp;page=2" in text
    assert len(names(shown(hunt="autumn", page=2))) == 1


@pytest.mark.parametrize("query", [{"year": "soon"}, {"outcome": "x"}, {"year": "1"}, {"company": "x" * 300}])
def test_a_filter_that_cannot_be_read_says_so_and_finds_nothing(attempt, shown, query):
    attempt("Acme")
    text = shown(**query)
    assert names(text) == []
    assert 'aria-invalid="true"' in text


def test_nothing_of_a_stranger_is_shown(attempt, shown):
    attempt("Mine")
    factories.AttemptFactory(company__name="Theirs")
    assert names(shown()) == ["Mine"]
    assert names(shown(company="theirs")) == []


def test_an_empty_timeline_teaches_and_one_without_a_match_can_be_cleared(attempt, shown):
    assert "No attempt yet" in shown()
    attempt("Acme")
    assert "No attempt matches" in shown(company="nobody")


def test_the_timeline_takes_as_many_queries_with_ten_times_the_attempts(signed_in, attempt, django_assert_num_queries):
    for count in (4, 40):
        for _ in range(count):
            made = attempt("Acme", "2020", count_words="several")
            made.roles.add(factories.RoleFactory(company=made.company))
            made.companies_named.add(made.company)
        with django_assert_num_queries(7):
            signed_in.get(reverse("timeline"))


def test_a_companys_name_is_looked_for_once(signed_in, attempt, django_assert_num_queries):
    attempt("Acme", "2020")
    with django_assert_num_queries(8) as asked:
        signed_in.get(reverse("timeline"), {"company": "acme"})
    assert sum("name_folded" in query["sql"] and "LIKE" in query["sql"] for query in asked.captured_queries) == 1

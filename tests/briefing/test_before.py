"""An attempt begins beside what happened there before."""

import re
from datetime import UTC, datetime

import pytest
from django.urls import reverse

from applications.briefing.before import Before
from applications.fields.fuzzy_date import FuzzyDate
from tests.browser.conftest import session_of
from tests.factories import (
    AttemptFactory,
    CompanyFactory,
    DecisionFactory,
    EventFactory,
    TermFactory,
)

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
NEW, PAGE = reverse("attempt-new"), reverse("before")
HERE = "You have been here before"
TOLD = {"act": "told_them", "actor": "me"}


@pytest.fixture
def before(user, company):
    """An attempt that ended, and the term it left."""
    attempt = AttemptFactory(company=company, number=2, rank=2000, began=FuzzyDate("2024"), outcome="rejected")
    DecisionFactory(attempt=attempt, reason="Somebody else was nearer.", learned=FuzzyDate("2024-11-03"))
    TermFactory(attempt=attempt, kind="reapply_from", ends=FuzzyDate("2126-11-03"), said_by="recruiter")
    EventFactory(attempt=attempt, words="At least 95 k", happened=FuzzyDate("2024-10"), **TOLD)
    return attempt


@pytest.fixture
def told(user, company):
    return lambda now=NOW: Before.of(user, company, now)


def terms(before):
    return [term.words for term in before.terms] if before else []


def test_the_attempts_there_are_told_newest_first_with_outcome_and_date(told, company, before):
    AttemptFactory(company=company, number=1, rank=1000, outcome="accepted")
    assert [(each.heading, each.source.text, each.decided) for each in told().attempts] == [
        ("Rejected", "attempt 2, 2024", "Somebody else was nearer. · 3 November 2024"),
        ("Offer, accepted", "attempt 1, date not known", ""),
    ]


def test_what_binds_is_told_with_who_said_it(told, before):
    assert terms(told()) == ["May reapply from 3 November 2126, the recruiter said"]


def test_what_was_told_them_then_names_its_date(told, before, company, user):
    EventFactory(attempt=None, owner=user, company=company, words="At a fair.", **TOLD)
    assert [(line.words, line.source.text) for line in told().told] == [
        ("At least 95 k", "attempt 2, October 2024"),
        ("At a fair.", "date not known"),
    ]


@pytest.mark.parametrize(
    ("outcome", "term", "said"),
    [
        ("rejected", {"kind": "reapply_from", "starts": FuzzyDate("2026-11-03")}, ["May reapply from 3 November 2026"]),
        ("rejected", {"kind": "reapply_from", "starts": FuzzyDate("2026-05-03")}, []),
        ("rejected", {"kind": "reapply_from", "ends": FuzzyDate("2026-05-03")}, []),
        ("rejected", {"kind": "reapply_from"}, ["May reapply from: date not known"]),
        ("rejected", {"kind": "result_valid", "ends": FuzzyDate("2027"), "about": "the assessment"},
         ["Result valid until 2027 · the assessment"]),
        ("rejected", {"kind": "answer_due", "ends": FuzzyDate("2027")}, []),
        ("", {"kind": "answer_due", "ends": FuzzyDate("2027"), "said_by": "policy_page"},
         ["Answer due 2027, a policy page said"]),
        ("", {"about": "which date suits you"}, ["Which date suits you: until date not known"]),
    ],
)  # fmt: skip
def test_a_term_is_told_while_it_binds_and_in_its_own_words(told, company, outcome, term, said):
    TermFactory(attempt=AttemptFactory(company=company, outcome=outcome), **term)
    assert terms(told()) == said


def test_a_moved_term_is_told_as_it_binds_now(told, before):
    first = before.terms.get()
    TermFactory(attempt=before, kind="reapply_from", ends=FuzzyDate("2127"), extends=first)
    assert terms(told()) == ["May reapply from 2127"]


def test_a_term_of_the_company_as_a_whole_binds_too(told, company, user):
    TermFactory(attempt=None, owner=user, company=company, kind="reapply_from", ends=FuzzyDate("2027"))
    assert terms(told()) == ["May reapply from 2027"]


def test_a_row_for_several_that_names_the_company_counts(told, company, user):
    AttemptFactory(company=None, owner=user, count_words="about a dozen").companies_named.add(company)
    assert [each.source.text for each in told().attempts] == ["about a dozen applications, date not known"]


def test_where_nothing_happened_nothing_is_told(told, user):
    assert told() is None
    assert Before.of(user, None, NOW) is None


@pytest.mark.parametrize("name", ["Acme", " acme ", "ÁCME", "Apex"])
def test_a_company_is_known_by_any_of_its_names_as_soon_as_it_is_typed(signed_in, company, before, in_region, name):
    company.aliases = ["Apex"]
    company.save()
    response = signed_in.get(PAGE, {"company_name": name}, headers=in_region("been-here"))
    assert HERE in response.text
    assert "<html" not in response.text


@pytest.mark.parametrize("name", ["apex", " Ápex "])
def test_another_name_of_a_company_says_whose_it_is(signed_in, company, name):
    company.aliases = ["Apex"]
    company.save()
    text = signed_in.get(PAGE, {"company_name": name}).text
    assert f"“{name.strip()}” is another name of" in text
    assert f'<a href="{company.get_absolute_url()}" target="_blank">Acme</a>' in text
    assert HERE not in text
    assert "is another name of" in signed_in.post(NEW, {"company_name": name, "look": ""}).text


def test_a_companys_own_name_is_no_other_name(signed_in, company, before):
    assert "is another name of" not in signed_in.get(PAGE, {"company_name": "ÁCME"}).text


def test_a_merged_companys_attempts_are_told_under_either_name(signed_in, company, before, user):
    other = CompanyFactory(owner=user, name="Apex")
    AttemptFactory(company=other, outcome="silent")
    signed_in.post(reverse("company-merger", args=[company.pk]), {"other": other.pk})
    assert user.companies.get() == company
    assert "Never heard back" in signed_in.get(PAGE, {"company_name": "Apex"}).text


@pytest.mark.parametrize(
    "query", [{}, {"company_name": ""}, {"company_name": "A"}, {"company_name": "Acne"}, {"company_name": "Acme\0"}]
)
def test_what_names_no_company_shows_nothing(signed_in, before, query, in_region):
    assert signed_in.get(PAGE, query, headers=in_region("been-here")).text.strip() == ""
    assert "Nothing is recorded under this name" in signed_in.get(PAGE, query).text


@pytest.mark.parametrize("typed", ["ac", "Acm", "wid", "the wi", "CORP"])
def test_the_beginning_of_one_companys_name_is_taken_for_it_and_said_so(signed_in, company, before, typed):
    company.aliases, company.name = "The Widget Works", "Acme Corp"
    company.save()
    text = signed_in.get(PAGE, {"company_name": typed}).text
    assert f'Perhaps you mean <a href="{company.get_absolute_url()}" target="_blank">Acme Corp</a>' in text
    assert f"“{typed}” alone would be another company" in text
    assert "Somebody else was nearer." in text
    assert HERE not in text


def test_the_beginning_of_two_companies_names_says_nothing(signed_in, company, before, user):
    CompanyFactory(owner=user, name="Acton")
    assert "Perhaps" not in signed_in.get(PAGE, {"company_name": "ac"}).text
    assert "Perhaps you mean" in signed_in.get(PAGE, {"company_name": "acm"}).text


def test_what_was_typed_is_recorded_whatever_it_may_have_meant(signed_in, company, before, user):
    assert "Perhaps you mean" in signed_in.post(NEW, {"company_name": "Acm", "look": ""}).text
    signed_in.post(NEW, {"company_name": "Acm"})
    assert user.attempts.newest_first().first().company.name == "Acm"


def test_a_guess_takes_a_fixed_number_of_queries(signed_in, company, crowd, django_assert_num_queries):
    for count in (1, 10):
        for _ in range(count):
            crowd(AttemptFactory(company=company))
        with django_assert_num_queries(8):
            signed_in.get(PAGE, {"company_name": "acm"})


def test_of_two_companies_of_one_name_it_is_the_one_that_was_shown(signed_in, company, before, user):
    namesake = CompanyFactory(owner=user, name="Acme")
    AttemptFactory(company=namesake, outcome="accepted")
    shown = signed_in.get(PAGE, {"company": namesake.pk, "company_name": "acme"}).text
    assert "Offer, accepted" in shown
    assert "Somebody else was nearer." not in shown


def test_a_strangers_past_is_not_there(signed_in):
    company = AttemptFactory(company__name="Elsewhere").company
    for query in ({"company_name": "Elsewhere"}, {"company": company.pk, "company_name": "Elsewhere"}):
        assert HERE not in signed_in.get(PAGE, query).text
    assert HERE not in signed_in.get(f"{NEW}?company={company.pk}").text


@pytest.mark.parametrize("query", ["company={company}", "role={role}"])
def test_the_form_shows_it_at_once_where_the_company_is_known(signed_in, company, before, query):
    role = company.roles.create(owner=company.owner, title="Engineer")
    text = signed_in.get(f"{NEW}?{query.format(company=company.pk, role=role.pk)}").text
    assert HERE in text
    assert "May reapply from 3 November 2126, the recruiter said" in text
    assert HERE not in signed_in.get(NEW).text


def test_without_javascript_a_button_shows_it_and_nothing_typed_is_lost(signed_in, before, user):
    shown = signed_in.get(NEW)
    assert '<noscript><button class="button quiet" name="look" formnovalidate>' in shown.text
    typed = {"company_name": "acme", "role_title": "Engineer", "began": "mid-March", "notes": "keep\nme", "look": ""}
    looked = signed_in.post(NEW, typed | {"uuid": shown.context["form"]["uuid"].value()})
    assert looked.status_code == 200
    assert HERE in looked.text
    form = looked.context["form"]
    assert {name: form[name].value() for name in typed if name != "look"} == {
        name: words for name, words in typed.items() if name != "look"
    }
    assert form["uuid"].value() == str(shown.context["form"]["uuid"].value())
    assert "This is not saved yet" not in looked.text
    assert user.attempts.count() == 1


def test_a_refused_attempt_still_shows_it(signed_in, before):
    refused = signed_in.post(NEW, {"company_name": "Acme", "count_least": "3", "count_most": "2"})
    assert refused.status_code == 422
    assert HERE in refused.text


def test_the_edit_of_an_attempt_tells_nothing_of_it(signed_in, before):
    text = signed_in.get(reverse("attempt-edit", args=[before.pk])).text
    assert HERE not in text
    assert "been-here" not in text


def test_it_reads_as_many_queries_however_long_the_history(told, company, crowd, django_assert_num_queries):
    for start, count in ((0, 2), (2, 18)):
        for rank in range(start, start + count):
            crowd(AttemptFactory(company=company, rank=rank, began=FuzzyDate("2020")))
        with django_assert_num_queries(3):
            before = told()
    assert before.is_part
    assert len(before.attempts) == 3


def test_the_page_takes_no_longer_for_the_words_typed(signed_in, company, crowd, django_assert_num_queries):
    for count in (1, 10):
        for _ in range(count):
            crowd(AttemptFactory(company=company))
        with django_assert_num_queries(6):
            signed_in.get(PAGE, {"company_name": "Acme"})


def test_it_appears_as_one_types_and_enter_still_saves(transactional_db, before, page, live_server, context, user):
    context.add_cookies([session_of(user, live_server.url)])
    page.goto(live_server.url + NEW)
    page.get_by_label("Company").press_sequentially("acm")
    page.get_by_label("Role").fill("Engineer")
    assert page.get_by_text(HERE).count() == 0
    page.get_by_label("Company").press("End")
    page.get_by_label("Company").press_sequentially("e")
    page.get_by_text(HERE).wait_for()
    assert page.get_by_label("Role").input_value() == "Engineer"
    page.get_by_label("Company").press("Enter")
    page.wait_for_url(re.compile(r"/attempts/\d+/$"))
    assert user.attempts.count() == 2

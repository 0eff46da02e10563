"""The page: it teaches while nothing is asked, finds as one types, and says kindly what it did not find."""

import pytest
from django.urls import reverse

from applications.search.models import SearchDocument
from applications.search.places import address
from applications.transfer.examples import load_example
from tests import factories
from tests.walk import a_history

pytestmark = pytest.mark.django_db
SEARCH = reverse("search")


def asked(client, text: str, **headers) -> str:
    return client.get(SEARCH, {"q": text}, headers=headers).text


def test_while_nothing_is_asked_it_teaches_the_operators(signed_in):
    page = signed_in.get(SEARCH).text
    for operator in ("company:", "outcome:", "kind:", "topic:", "year:", "-equity", "leap of faith"):
        assert operator in page


def test_what_is_found_stands_by_company_and_attempt_and_leads_to_its_page(signed_in, user):
    round = factories.RoundFactory(
        attempt__company__owner=user,
        attempt__company__name="Acme",
        attempt__number=3,
        name="Coding",
        notes="On <quokkas>.",
    )
    page = asked(signed_in, "quokka")
    for piece in (">Acme</a>", ">Attempt 3</a>", f'href="{round.get_absolute_url()}"', "&lt;<mark>quokkas</mark>&gt;"):
        assert piece in page
    assert "One record" in page


@pytest.mark.parametrize(
    ("company", "attempt", "called"),
    [
        ("Acme", {}, "Attempt"),
        ("Acme", {"count_words": "some"}, "some applications"),
        (None, {"count_words": "some"}, "some applications"),
    ],
)
def test_an_attempt_without_a_number_does_not_repeat_its_company(signed_in, user, company, attempt, called):
    company = company and factories.CompanyFactory(owner=user, name=company)
    attempt = factories.AttemptFactory(company=company, owner=user, number=None, **attempt)
    factories.EventFactory(attempt=attempt, owner=user, words="Quokkas.")
    assert f">{called}</a></h3>" in asked(signed_in, "quokka")


def test_as_one_types_only_what_was_found_is_sent(signed_in, user, in_region):
    factories.LessonFactory(owner=user, advice="Quokkas first.")
    piece = asked(signed_in, "quok", **in_region("found"))
    assert piece.strip().startswith('<div id="found">')
    assert "<mark>Quokkas</mark>" in piece


def test_what_was_asked_stays_in_the_field(signed_in):
    assert 'value="&lt;a&gt; &quot;b&quot;"' in asked(signed_in, '<a> "b"')


def test_nothing_found_says_so_and_offers_the_words_without_operators(signed_in, user):
    factories.LessonFactory(owner=user, advice="Quokkas first.")
    page = asked(signed_in, "quokka company:acme")
    assert "Nothing of yours says this" in page
    assert 'href="?q=quokka"' in page


def test_more_than_a_page_is_found_on_further_pages(signed_in, user):
    for number in range(25):
        factories.LessonFactory(owner=user, advice=f"Quokka {number}.")
    page = asked(signed_in, "quokka")
    assert "Page 1 of 2" in page
    assert 'href="?q=quokka&amp;page=2"' in page


def test_a_stranger_finds_nothing_of_it(signed_in, user, stranger):
    factories.LessonFactory(owner=stranger, advice="Quokkas first.")
    assert "Nothing of yours says this" in asked(signed_in, "quokka")


def test_each_kind_of_record_leads_to_a_page_that_is_there(signed_in, user):
    a_history(user)
    load_example(user, "training-week")
    tables = {}
    for document in SearchDocument.objects.filter(owner=user):
        tables.setdefault(document.table, document)
    assert len(tables) > 20
    for table, document in tables.items():
        assert signed_in.get(address(document)).status_code == 200, table


def test_the_pages_are_valid(signed_in, user, valid_html):
    load_example(user, "five-attempts")
    queries = ("", "quokka", "quokka company:amazon", "kind:round", "loop principles")
    valid_html({f"{number}/": asked(signed_in, text) for number, text in enumerate(queries)})


def test_the_slash_key_leads_there(signed_in):
    assert f'<a href="{SEARCH}" data-key="/">' in signed_in.get(reverse("dashboard")).text

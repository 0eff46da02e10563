"""What has an end: recorded by hand, corrected, and moved."""

import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.thread.models import Term
from tests import factories
from tests.upkeep.conftest import written


@pytest.fixture
def attempt(user):
    return factories.AttemptFactory(company=factories.CompanyFactory(owner=user, name="Acme"), number=1)


@pytest.fixture
def record(signed_in, attempt):
    return lambda **typed: signed_in.post(reverse("term-new", args=[attempt.pk]), typed)


@pytest.fixture
def term(attempt):
    ends = FuzzyDate("2020-05-01", "1 May 2020")
    return factories.TermFactory(attempt=attempt, kind="assessment_due", about="the test", duty="me", ends=ends)


def extend(client, term, **typed):
    return client.post(reverse("term-extend", args=[term.pk]), {"about": "the test", **typed})


def correct(client, term, **typed):
    return client.post(reverse("term-correct", args=[term.pk]), {"revision": term.pk, **typed})


def test_all_that_can_be_known_is_kept(record, attempt):
    round = factories.RoundFactory(attempt=attempt)
    offer = factories.OfferVersionFactory(offer__attempt=attempt).offer
    typed = {"kind": "answer_due", "about": "the offer", "duty": "me", "said_by": "recruiter", "words": "by Friday"}
    record(**typed, starts="1 May 2020", ends="8 May 2020", round=round.pk, offer=offer.pk)
    term = attempt.terms.get()
    assert {name: getattr(term, name) for name in typed} == typed
    assert (str(term.starts), str(term.ends), term.round, term.offer) == ("1 May 2020", "8 May 2020", round, offer)


def test_a_term_may_be_all_unknown(record, attempt):
    assert record().status_code == 302
    assert str(attempt.terms.get()) == "Term"


def test_an_extension_is_a_term_of_its_own_and_the_first_stays_readable(signed_in, term):
    page = signed_in.get(reverse("term-extend", args=[term.pk])).text
    assert 'value="the test"' in page
    assert "Until now: 1 May 2020." in page
    extend(signed_in, term, ends="9 May 2020")
    assert (str(term.extension.ends), term.extension.extends) == ("9 May 2020", term)
    assert "1 May 2020" in signed_in.get(term.attempt.get_absolute_url()).text


def test_a_term_moved_twice_is_moved_from_where_it_was_last(signed_in, term):
    for day in ("9 May 2020", "12 May 2020"):
        extend(signed_in, term, ends=day)
    assert str(term.extension.extension.ends) == "12 May 2020"


def test_a_correction_of_an_extension_still_says_what_it_moved(signed_in, term):
    extend(signed_in, term, ends="9 May 2020")
    correct(signed_in, term.extension, about="the test", ends="10 May 2020", extends=term.pk)
    assert Term.objects.current().get(extension=None, attempt=term.attempt, corrects__extends=term).extends is None
    text = signed_in.get(term.attempt.get_absolute_url()).text
    assert "Moved from" in text[text.index("10 May 2020") : text.index("9 May 2020")]


def test_a_term_corrected_after_it_was_moved_is_moved_again_from_where_it_was_last(signed_in, term):
    extend(signed_in, term, ends="9 May 2020")
    correct(signed_in, term, about="the test", ends="2 May 2020")
    correct(signed_in, term.extension, about="the test", ends="10 May 2020", extends=term.correction.pk)
    assert "Until now: 10 May 2020." in signed_in.get(reverse("term-extend", args=[term.pk])).text
    extend(signed_in, term, ends="12 May 2020")
    assert str(term.extension.correction.extension.ends) == "12 May 2020"
    assert not hasattr(term.correction, "extension")


@pytest.fixture
def later(term):
    """A term of its own that was meant to move the end of the other."""
    return factories.TermFactory(
        attempt=term.attempt, about="the test again", ends=FuzzyDate("2020-05-09", "9 May 2020")
    )


def test_what_was_typed_as_a_term_of_its_own_comes_to_move_the_other_and_no_longer(signed_in, user, term, later):
    before = written(user)
    said = {"about": "the test again", "ends": "9 May 2020"}
    correct(signed_in, later, **said, extends=term.pk)
    assert term.extension == later
    assert not Term.objects.filter(corrects=later).exists()
    moved = written(user)
    correct(signed_in, later, **said, extends="")
    assert written(user) == before
    for told in (moved, before):
        signed_in.post(reverse("deed-undo", args=[user.deeds.last_done().pk]))
        assert written(user) == told


def test_another_that_it_moves_and_other_words_make_one_correction(signed_in, term, later):
    extend(signed_in, term, ends="9 May 2020")
    correct(signed_in, term.extension, about="in other words", extends=later.pk)
    assert (later.extension.about, later.extension.corrects.extends) == ("in other words", None)
    assert not Term.objects.filter(extends=term).exists()


def test_an_end_is_moved_by_one_term_alone(signed_in, term, later):
    extend(signed_in, term, ends="9 May 2020")
    correct(signed_in, term, about="the first test", ends="1 May 2020")
    response = correct(signed_in, later, extends=term.correction.pk)
    assert response.status_code == 422
    assert "Its end was moved already." in response.text


def test_no_term_moves_its_own_end_at_any_distance(signed_in, term):
    for day in ("9 May 2020", "12 May 2020"):
        extend(signed_in, term, ends=day)
    response = correct(signed_in, term, extends=term.extension.extension.pk)
    assert response.status_code == 422
    assert "so this cannot move its end" in response.text


def test_a_correction_that_empties_every_field(signed_in, term):
    correct(signed_in, term)
    after = term.correction
    assert (after.kind, after.about, after.duty, after.ends) == ("", "", "", None)


def test_a_bad_kind_is_refused_and_loses_nothing_typed(record):
    response = record(kind="whim", about="my words")
    assert response.status_code == 422
    assert "my words" in response.text


def test_a_term_of_a_company_stands_on_its_page(signed_in, attempt):
    company = attempt.company
    signed_in.post(reverse("company-term-new", args=[company.pk]), {"kind": "reapply_from", "about": "any role"})
    assert "any role" in signed_in.get(company.terms.get().get_absolute_url()).text
    assert "any role" in signed_in.get(company.get_absolute_url()).text


def test_a_permit_of_my_own_is_read_where_its_address_leads(signed_in, user):
    signed_in.post(reverse("own-term-new"), {"kind": "permit", "about": "the blue card"})
    assert "the blue card" in signed_in.get(user.terms.get().get_absolute_url()).text


def test_strangers_terms_are_not_there(signed_in):
    term = factories.TermFactory()
    places = {"term-new": term.attempt, "term-correct": term, "term-extend": term}
    for name, record in (places | {"company-term-new": term.attempt.company}).items():
        assert signed_in.post(reverse(name, args=[record.pk]), {"about": "mine"}).status_code == 404


def test_a_term_that_was_moved_says_where_to_and_is_extended_no_more(signed_in, term):
    extend(signed_in, term, ends="9 May 2020")
    text = signed_in.get(term.attempt.get_absolute_url()).text
    assert "<dt>Was until</dt><dd>1 May 2020</dd>" in text
    assert "<dt>Moved to</dt><dd>9 May 2020</dd>" in text
    assert reverse("term-extend", args=[term.pk]) not in text
    assert reverse("term-extend", args=[term.extension.pk]) in text


def test_what_was_corrected_is_told_by_the_date_that_was_another(signed_in, user):
    attempt = factories.AttemptFactory(company__owner=user)
    first = factories.TermFactory(attempt=attempt, kind="offer_open", ends=FuzzyDate("2026-05-12", "12 May 2026"))
    signed_in.post(
        reverse("term-correct", args=[first.pk]), {"kind": "offer_open", "ends": "2027", "revision": first.mark}
    )
    assert "recorded first as “<del>offer open until</del>”, <del>until 12 May 2026</del>" in (
        signed_in.get(attempt.get_absolute_url()).text
    )

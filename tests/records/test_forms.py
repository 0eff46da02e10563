"""What all forms over records promise: to record once, and to overwrite nothing."""

from uuid import uuid4

import pytest
from django.urls import reverse

from applications.attempts.models import Attempt
from applications.loops.models import Round
from applications.loops.round_form import RoundForm
from applications.records.saving import REMOVED, saved
from applications.records.settling import CHOOSE
from tests.factories import AttemptFactory, CompanyFactory, RoundFactory

NEW = reverse("attempt-new")


@pytest.fixture
def attempt(user):
    return AttemptFactory(company=CompanyFactory(owner=user, name="Acme"), notes="as it was")


@pytest.fixture
def edit(signed_in, attempt):
    address = reverse("attempt-edit", args=[attempt.pk])
    return lambda **typed: signed_in.post(address, {"company_name": "Acme", **typed})


def test_a_request_that_comes_twice_records_once(signed_in):
    typed = {"company_name": "Acme", "uuid": uuid4()}
    assert [signed_in.post(NEW, typed).status_code for _ in range(2)] == [302, 302]
    assert str(Attempt.objects.get().uuid) == str(typed["uuid"])


def test_two_forms_with_the_same_words_record_twice(signed_in):
    for _ in range(2):
        signed_in.post(NEW, {"company_name": "Acme", "uuid": uuid4()})
    assert Attempt.objects.count() == 2


def test_a_form_whose_identity_was_garbled_still_records(signed_in):
    assert signed_in.post(NEW, {"company_name": "Acme", "uuid": "garbled"}).status_code == 302


def test_an_edit_that_comes_twice_is_no_conflict(edit, attempt):
    assert [edit(notes="new", revision=1).status_code for _ in range(2)] == [302, 302]
    attempt.refresh_from_db()
    assert (attempt.notes, attempt.revision) == ("new", 2)


def test_the_second_of_two_tabs_may_choose_what_stands(edit, attempt):
    edit(notes="first", revision=1)
    refused = edit(notes="second", hunt="autumn", revision=1)
    assert refused.status_code == 422
    assert 'name="keep-notes" value="theirs"' in refused.text
    edit(notes="second", hunt="autumn", revision=2, **{"keep-notes": "theirs"})
    attempt.refresh_from_db()
    assert (attempt.notes, attempt.hunt) == ("first", "autumn")


def test_neither_text_is_chosen_beforehand_and_the_box_leads_to_the_field(edit):
    edit(notes="first", revision=1)
    refused = edit(notes="second", revision=1).text
    assert 'value="mine" checked' not in refused
    assert '<a href="#id_notes">' in refused


def test_two_texts_are_not_saved_before_one_of_them_is_chosen(edit, attempt):
    edit(notes="first", approach="built_on_notes", revision=1)
    typed = {"notes": "second", "approach": "fresh_start", "revision": 2, "asked-notes": "yes", "asked-approach": "yes"}
    refused = edit(**typed, **{"keep-approach": "theirs"})
    assert refused.status_code == 422
    assert refused.context["form"].errors == {"notes": [CHOOSE]}
    assert all(words in refused.text for words in ("second", '<p class="stands">first</p>'))
    assert 'name="keep-approach" value="theirs" checked' in refused.text
    edit(**typed, **{"keep-approach": "theirs", "keep-notes": "mine"})
    attempt.refresh_from_db()
    assert attempt.notes == "second"


def test_what_each_of_two_tabs_alone_changed_is_kept_of_both(edit, attempt):
    edit(notes="first", revision=1)
    assert edit(notes="as it was", hunt="autumn", revision=1).status_code == 302
    attempt.refresh_from_db()
    assert (attempt.notes, attempt.hunt, attempt.revision) == ("first", "autumn", 3)


def test_only_what_both_tabs_changed_is_to_be_chosen(edit):
    edit(notes="first", hunt="spring", revision=1)
    refused = edit(notes="second", via="Ana", hunt="", revision=1)
    assert list(refused.context["form"].conflicts) == ["notes"]
    assert 'value="spring"' in refused.text


def test_a_choice_that_stands_is_shown_by_its_label(edit):
    edit(notes="as it was", origin="referral", revision=1)
    assert '<p class="stands">a referral</p>' in edit(notes="as it was", origin="applied", revision=1).text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("gone", ["the round", "its attempt"])
def test_what_is_removed_in_the_moment_of_saving_is_refused_with_all_that_was_typed(gone):
    round = RoundFactory()
    form = RoundForm({"kind": "coding", "notes": "keep me", "revision": "1"}, instance=round)
    if gone == "its attempt":
        form = RoundForm(
            {"kind": "coding", "notes": "keep me"}, instance=Round(owner=round.owner, attempt=round.attempt)
        )
    assert form.is_valid()
    type(round)._base_manager.all().delete()
    if gone == "its attempt":
        Attempt.objects.all().delete()
    assert not saved(form)
    assert form.non_field_errors() == [REMOVED]
    assert form["notes"].value() == "keep me"

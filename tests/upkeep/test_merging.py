"""Two names of one company become one company; undone, each has its own again."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.records.choosing import OFFERED
from applications.transfer.examples import EXAMPLES, load_example
from applications.upkeep.merging import merge
from applications.upkeep.removal import remove
from applications.upkeep.restoration import restore
from tests.factories import (
    AttemptFactory,
    CompanyFactory,
    EventFactory,
    PersonFactory,
    RoleFactory,
    RoundFactory,
    TermFactory,
    UserFactory,
)
from tests.upkeep.conftest import faults, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def meta(user):
    return CompanyFactory(owner=user, name="Meta", notes="Kind people.")


@pytest.fixture
def facebook(user):
    """A company of which one of everything is recorded, that another belongs to, and that was edited before."""
    facebook = CompanyFactory(owner=user, name="Facebook", aliases=["FB", "META"], notes="Long days.")
    facebook.revise()
    attempt = AttemptFactory(company=facebook, number=1, stage_of_steps=3, current_role=RoleFactory(company=facebook))
    RoundFactory(attempt=attempt)
    EventFactory(attempt=None, owner=user, company=facebook)
    TermFactory(attempt=None, owner=user, company=facebook)
    PersonFactory(owner=user, company=facebook)
    CompanyFactory(owner=user, name="Instagram", parent=facebook)
    AttemptFactory(company=None, owner=user, count_words="a dozen").companies_named.add(facebook)
    return facebook


def test_all_that_was_recorded_of_one_is_recorded_of_the_other(user, meta, facebook):
    merge(meta, facebook)
    assert str(facebook.uuid) not in written(user)
    assert meta.attempts.count() == meta.roles.count() == meta.events.count() == meta.terms.count() == 1
    assert meta.people.count() == meta.brands.count() == meta.bundles.count() == 1
    assert faults(user) == []


def test_the_kept_one_goes_by_both_names_and_keeps_both_notes_and_its_earlier_version(user, meta, facebook):
    merge(meta, facebook)
    meta.refresh_from_db()
    assert meta.aliases == ["Facebook", "FB"]
    assert meta.notes == "Kind people.\n\nLong days."
    assert (meta.revision, user.versions.get(record=meta.uuid).values["notes"]) == (2, "Kind people.")


def test_the_attempts_of_both_are_numbered_in_one_order(user, meta, facebook):
    AttemptFactory(company=meta, number=1, rank=10**9)
    merge(meta, facebook)
    assert list(meta.attempts.in_order().values_list("number", flat=True)) == [1, 2]


def test_merged_and_undone_gives_the_very_bytes(user, meta, facebook):
    before = written(user)
    restore(merge(meta, facebook))
    assert written(user) == before
    assert user.companies.get(name="Facebook").pk == facebook.pk


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_company_of_the_examples_can_be_merged_into_every_other_and_back(user, example):
    load_example(user, example)
    CompanyFactory(owner=user, name="Another")
    before = written(user)
    for kept in user.companies.all():
        for other in user.companies.exclude(pk=kept.pk):
            removal = merge(kept, other)
            assert faults(user) == []
            restore(removal)
            assert written(user) == before


@pytest.mark.parametrize("owned", ["the kept one", "the merged one", "one between"])
def test_no_company_comes_to_own_itself(user, meta, facebook, owned):
    top = CompanyFactory(owner=user)
    between = CompanyFactory(owner=user, parent=facebook)
    parents = {"the kept one": (meta, facebook), "the merged one": (facebook, meta), "one between": (meta, between)}
    child, parent = parents[owned]
    user.companies.filter(pk=facebook.pk).update(parent=top)
    user.companies.filter(pk=child.pk).update(parent=parent)
    before = written(user)
    removal = merge(meta, facebook)
    assert faults(user) == []
    restore(removal)
    assert written(user) == before


def test_if_the_kept_one_was_edited_since_only_what_was_added_is_taken_out(user, meta, facebook):
    removal = merge(meta, facebook)
    meta.refresh_from_db()
    meta.name, meta.aliases, meta.notes = "Meta Platforms", [*meta.aliases, "Metaverse"], f"{meta.notes} And far."
    meta.revise()
    restore(removal)
    meta.refresh_from_db()
    assert (meta.name, meta.aliases, meta.notes) == ("Meta Platforms", ["Metaverse"], "Kind people. And far.")
    assert meta.revision == 4
    assert faults(user) == []


def test_what_was_recorded_since_stays_with_the_kept_one(user, meta, facebook):
    removal = merge(meta, facebook)
    AttemptFactory(company=meta)
    moved = user.people.get()
    moved.company = None
    moved.save()
    restore(removal)
    assert (meta.attempts.count(), facebook.attempts.count(), facebook.people.count()) == (1, 1, 0)
    assert faults(user) == []


def test_an_attempt_that_lay_in_the_trash_comes_back_to_the_kept_one_and_goes_along_when_undone(user, meta, facebook):
    before = written(user)
    attempt = remove(facebook.attempts.get())
    merger = merge(meta, facebook)
    restore(attempt)
    assert meta.attempts.count() == 1
    assert faults(user) == []
    restore(merger)
    assert written(user) == before


def test_an_attempt_removed_from_the_kept_one_goes_back_to_its_own_when_undone(user, meta, facebook):
    before = written(user)
    merger = merge(meta, facebook)
    attempt = remove(meta.attempts.get())
    restore(merger)
    assert faults(user) == []
    restore(attempt)
    assert written(user) == before


def test_a_company_merged_into_one_that_was_merged_on_comes_back_with_it(user, meta, facebook):
    before = written(user)
    first = merge(facebook, CompanyFactory(owner=user, name="WhatsApp"))
    whatsapp = user.companies.filter(pk=first.record)
    second = merge(meta, facebook)
    assert not whatsapp.exists()
    restore(first)
    second.refresh_from_db()
    assert second.restored_at
    whatsapp.delete()
    assert written(user) == before


def test_a_company_whose_keeper_was_removed_comes_back_with_it(user, meta, facebook):
    before = written(user)
    merger = merge(meta, facebook)
    remove(user.companies.get(name="Meta"))
    restore(merger)
    assert written(user) == before


def test_one_chooses_the_other_and_can_undo_it(signed_in, user, meta, facebook):
    page = reverse("company-merger", args=[meta.pk])
    shown = signed_in.get(page).text
    assert f'<option value="{facebook.pk}">Facebook</option>' in shown
    assert f'<option value="{meta.pk}">' not in shown
    response = signed_in.post(page, {"other": facebook.pk}, follow=True)
    assert response.redirect_chain == [(meta.get_absolute_url(), 302)]
    assert "Facebook is part of Meta now." in response.text
    undo = reverse("restoration-new", args=[user.removals.get().pk])
    assert undo in response.text
    assert signed_in.post(undo).url == facebook.get_absolute_url()


@pytest.mark.parametrize("chosen", ["", "itself", "a stranger's"])
def test_another_choice_is_refused(signed_in, user, meta, facebook, chosen):
    key = {"": "", "itself": meta.pk, "a stranger's": CompanyFactory().pk}[chosen]
    assert signed_in.post(reverse("company-merger", args=[meta.pk]), {"other": key}).status_code == 422
    assert not user.removals.exists()


def test_notes_that_are_too_long_together_are_refused_with_a_sentence(signed_in, user, meta, facebook):
    user.companies.update(notes="x" * 60_000)
    response = signed_in.post(reverse("company-merger", args=[meta.pk]), {"other": facebook.pk})
    assert "too long for one company" in response.text


def test_a_stranger_merges_nothing(client, meta, facebook):
    client.force_login(UserFactory())
    page = reverse("company-merger", args=[meta.pk])
    assert (client.get(page).status_code, client.post(page, {"other": facebook.pk}).status_code) == (404, 404)


def test_an_only_company_has_none_to_be_merged_with(signed_in, meta):
    assert "There is no other company" in signed_in.get(reverse("company-merger", args=[meta.pk])).text


def test_the_page_costs_as_many_queries_with_many_companies_as_with_few(signed_in, user, meta, facebook):
    page = reverse("company-merger", args=[meta.pk])
    with CaptureQueriesContext(connection) as few:
        signed_in.get(page)
    CompanyFactory.create_batch(20, owner=user)
    with CaptureQueriesContext(connection) as many:
        signed_in.get(page)
    assert len(many) == len(few) <= 12


def offered(response) -> list[str]:
    return re.findall(r'<option value="\d+">([^<]+)</option>', response.text)


def test_of_many_companies_those_are_offered_first_that_begin_alike(signed_in, user, meta):
    CompanyFactory.create_batch(OFFERED, owner=user)
    CompanyFactory(owner=user, name="Meta Platforms")
    names = offered(signed_in.get(reverse("company-merger", args=[meta.pk])))
    assert (names[0], len(names)) == ("Meta Platforms", OFFERED)


def test_any_of_many_companies_is_found_by_a_part_of_its_name(signed_in, user, meta):
    CompanyFactory.create_batch(OFFERED, owner=user)
    other = CompanyFactory(owner=user, name="Zweite Firma", aliases=["Second"])
    page = reverse("company-merger", args=[meta.pk])
    assert other.name not in offered(signed_in.get(page))
    assert offered(signed_in.get(f"{page}?q=firma")) == offered(signed_in.get(f"{page}?q=second")) == [other.name]
    assert "No other company is called so." in signed_in.get(f"{page}?q=nowhere").text
    assert signed_in.post(page, {"other": other.pk}).status_code == 302

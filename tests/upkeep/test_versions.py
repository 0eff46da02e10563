"""What a description said before: shown field by field, and brought back as one more edit."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.models import Round
from applications.upkeep.earlier import EarlierVersions
from applications.upkeep.merging import merge
from applications.upkeep.removal import remove
from applications.upkeep.returning import return_to
from tests.factories import (
    AttemptFactory,
    CompanyFactory,
    EventFactory,
    LoopFactory,
    RoleFactory,
    RoundFactory,
    TopicFactory,
    UserFactory,
)
from tests.upkeep.conftest import faults

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(attempt):
    return RoundFactory(attempt=attempt, rank=7, kind="phone_screen", notes="They were kind to me.")


def edited(record, **changes):
    for name, value in changes.items():
        setattr(record, name, value)
    record.revise()
    return record


def changes_of(record) -> list[dict]:
    """Label → pieces for each edit, newest first."""
    record.refresh_from_db()
    return [{change.label: change.pieces for change in edit.changes} for edit in EarlierVersions(record).edits]


def go_back(record, place: int = -1) -> None:
    """To the version at this place, the newest last."""
    return_to(list(record.owner.versions.filter(record=record.uuid).order_by("pk"))[place], record.mark)
    record.refresh_from_db()


def test_each_edit_tells_what_it_changed_in_words(user, attempt, round):
    edited(round, kind="coding", loop=LoopFactory(attempt=attempt, name="Onsite"), score=9, was_missed=False)
    edited(round, happened=FuzzyDate("2016~", "about 2016"), kind="coding", loop=None, notes="They were rude to me.")
    latest, first = changes_of(round)
    assert latest == {
        "Loop": [("del", "Onsite")],
        "When": [("ins", "about 2016")],
        "Notes": [("", "They were"), ("", " "), ("del", "kind"), ("ins", "rude"), ("", " to me.")],
    }
    assert first == {
        "Kind": [("del", "phone interview"), ("ins", "coding interview")],
        "Loop": [("ins", "Onsite")],
        "Score": [("ins", "9")],
        "Missed": [("ins", "no")],
    }


def test_lists_and_places_are_told_too(user, round):
    edited(round, rank=8)
    version = user.versions.get()
    version.values["topics"] = [str(TopicFactory(owner=user, name="Graphs").uuid), str(uuid4())]
    version.save()
    [changes] = changes_of(round)
    assert changes["Place in the order"] == [("", "moved")]
    assert changes["Topics"] == [("del", "Graphs, something since removed")]


def test_going_back_is_one_more_edit(user, round):
    edited(round, kind="coding", notes="Gone.")
    go_back(round)
    assert (round.kind, round.notes, round.revision) == ("phone_screen", "They were kind to me.", 3)
    assert round.notes_html == "<p>They were kind to me.</p>\n"
    assert user.versions.latest("pk").values["notes"] == "Gone."


def test_going_back_to_what_it_says_already_is_no_edit(user, round):
    edited(round)
    go_back(round)
    assert round.revision == 2


def test_caches_follow(user, attempt, round):
    edited(round, kind="committee")
    go_back(round)
    attempt.refresh_from_db()
    assert attempt.stage_label == "interview"
    edited(attempt.company, is_disclosed=False)
    attempt.company.attempts.renumber(False)
    go_back(attempt.company)
    assert user.attempts.get().number == 1
    assert faults(user) == []


def test_an_attempt_goes_back_to_its_company_and_both_are_numbered(user, attempt):
    other = AttemptFactory(company__owner=user, rank=1)
    acme = attempt.company
    edited(attempt, company=other.company)
    go_back(attempt)
    assert attempt.company == acme
    assert faults(user) == []


def test_its_place_goes_with_its_date_and_a_taken_one_puts_it_right_behind(user, attempt, round):
    edited(round, happened=FuzzyDate("2016"), rank=9)
    EventFactory(attempt=attempt, rank=7)
    go_back(round)
    assert round.rank == 8
    edited(round, notes="x")
    Round.objects.filter(pk=round.pk).update(rank=50)
    round.refresh_from_db()
    go_back(round)
    assert round.rank == 50


def test_what_it_led_to_may_be_gone_or_merged(user, attempt, round):
    role = RoleFactory(company=attempt.company)
    edited(attempt, current_role=role)
    attempt.roles.add(role)
    edited(attempt, current_role=None, company=CompanyFactory(owner=user))
    remove(role)
    kept = CompanyFactory(owner=user)
    merge(kept, user.companies.get(name="Acme"))
    attempt.refresh_from_db()
    go_back(attempt)
    assert (attempt.company, attempt.current_role, attempt.roles.count()) == (kept, None, 0)
    assert faults(user) == []


def test_a_needed_thing_that_is_gone_leaves_what_stands(user, attempt):
    acme, other = attempt.company, CompanyFactory(owner=user)
    edited(attempt, company=other)
    remove(acme)
    go_back(attempt)
    assert attempt.company == other


def test_no_company_comes_to_own_itself(user):
    top = CompanyFactory(owner=user)
    brand = edited(CompanyFactory(owner=user, parent=top), parent=None)
    top.parent = brand
    top.save()
    go_back(brand)
    assert brand.parent is None


@pytest.fixture
def versions(round):
    edited(round, kind="coding")
    return reverse("version-list", args=["rounds", round.pk])


def test_the_page_shows_old_and_new_and_leads_back(signed_in, user, versions, round):
    shown = signed_in.get(versions).text
    assert "<del>phone interview</del>" in shown
    assert "<ins>coding interview</ins>" in shown
    response = signed_in.post(reverse("version-return", args=[user.versions.get().pk]), {"revision": "2"}, follow=True)
    assert response.redirect_chain == [(round.get_absolute_url(), 302)]
    assert "It says again what it said then." in response.text
    round.refresh_from_db()
    assert round.kind == "phone_screen"


def test_of_two_tabs_the_stale_one_is_refused(signed_in, user, versions, round):
    response = signed_in.post(reverse("version-return", args=[user.versions.get().pk]), {"revision": "1"}, follow=True)
    assert "changed elsewhere" in response.text
    assert response.redirect_chain == [(versions, 302)]
    round.refresh_from_db()
    assert round.kind == "coding"


def test_a_stranger_sees_and_changes_nothing(client, user, versions):
    client.force_login(UserFactory())
    assert client.get(versions).status_code == 404
    assert client.post(reverse("version-return", args=[user.versions.get().pk])).status_code == 404


def test_facts_have_no_versions_and_what_is_removed_shows_none(signed_in, user, versions, round):
    event = EventFactory(attempt=round.attempt)
    assert signed_in.get(reverse("version-list", args=["events", event.pk])).status_code == 404
    version = user.versions.get()
    remove(round)
    assert signed_in.get(versions).status_code == 404
    assert signed_in.post(reverse("version-return", args=[version.pk])).status_code == 404


def test_what_was_never_edited_says_so(signed_in, attempt):
    page = reverse("version-list", args=["attempts", attempt.pk])
    assert "It was never edited" in signed_in.get(page).text


def test_a_long_past_is_paged_and_costs_as_many_queries_as_a_short_one(signed_in, user, attempt):
    page = reverse("version-list", args=["attempts", attempt.pk])
    role = RoleFactory(company=attempt.company)
    edited(edited(attempt, notes="0"), current_role=role)
    with CaptureQueriesContext(connection) as few:
        signed_in.get(page)
    for number in range(30):
        edited(attempt, notes=f"{number}", current_role=[role, None][number % 2])
    with CaptureQueriesContext(connection) as many:
        assert signed_in.get(page).text.count("Go back to before this") == 20
    assert "<ins>9</ins>" in signed_in.get(f"{page}?page=2").text
    assert len(many) <= len(few) + 1 <= 12  # the navigation between pages counts once more

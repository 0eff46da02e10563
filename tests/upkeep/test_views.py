"""Removing and bringing back as a person does it: pressed, undone, pressed twice, and by somebody else."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from applications.templatetags.days import day
from applications.upkeep.removal import remove
from applications.upkeep.words import title_of
from tests.factories import (
    AttemptFactory,
    CarryFactory,
    CompanyFactory,
    EventFactory,
    LessonFactory,
    RoundFactory,
    UserFactory,
)
from tests.upkeep.conftest import written

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(attempt):
    return RoundFactory(attempt=attempt, kind="phone_screen")


def removed(record) -> str:
    """The address that removes it."""
    return reverse("removal-new", args=[record.owner._meta.get_field(f"{record._meta.model_name}s").name, record.pk])


def test_a_removed_round_is_gone_and_can_be_undone_at_once(signed_in, user, round):
    before = written(user)
    response = signed_in.post(removed(round), follow=True)
    assert response.redirect_chain == [(round.attempt.get_absolute_url(), 302)]
    assert "Phone interview removed." in response.text
    assert not user.rounds.exists()
    undo = reverse("restoration-new", args=[user.removals.get().pk])
    assert f'<form method="post" action="{undo}">' in response.text
    back = signed_in.post(undo, follow=True)
    assert back.redirect_chain == [(round.get_absolute_url(), 302)]
    assert written(user) == before


def test_undo_travels_in_the_toast_of_a_page_that_moves_in_place(signed_in, user, round, in_region):
    response = signed_in.post(removed(round), headers=in_region("attempt-page"), follow=True)
    undo = reverse("restoration-new", args=[user.removals.get().pk])
    assert f'"turn": "{undo}"' in response.headers["HX-Trigger"]


@pytest.mark.parametrize("times", [2, 3])
def test_remove_pressed_twice_removes_once_and_says_where_it_is(signed_in, user, round, times):
    for _ in range(times):
        response = signed_in.post(removed(round), follow=True)
    assert response.status_code == 200
    assert "That is in the trash already." in response.text
    assert user.removals.count() == 1


def test_undo_pressed_twice_leads_to_what_is_back(signed_in, user, round):
    undo = reverse("restoration-new", args=[remove(round).pk])
    signed_in.post(undo)
    assert signed_in.post(undo).url == round.get_absolute_url()
    assert user.rounds.count() == 1


@pytest.mark.parametrize("name", ["removal-new", "restoration-new"])
def test_looking_at_what_is_only_pressed_is_refused(signed_in, round, name):
    args = ["rounds", round.pk] if name == "removal-new" else [remove(round).pk]
    assert signed_in.get(reverse(name, args=args)).status_code == 405


def test_a_stranger_can_neither_remove_nor_bring_back(client, user, round):
    removal = remove(RoundFactory(attempt=round.attempt))
    client.force_login(UserFactory())
    assert client.post(removed(round)).status_code == 404
    assert client.post(reverse("restoration-new", args=[removal.pk])).status_code == 404
    assert "Phone interview" not in client.get(reverse("trash")).text
    assert user.rounds.count() == 1


@pytest.mark.parametrize("address", ["/trash/versions/1/", "/trash/unknown/1/", "/trash/rounds/999999/"])
def test_what_is_not_there_cannot_be_removed(signed_in, address):
    assert signed_in.post(address).status_code == 404


def test_one_goes_on_where_it_hung(signed_in, user, attempt):
    company, lesson = CompanyFactory(owner=user), LessonFactory(owner=user)
    assert signed_in.post(removed(lesson)).url in ("/", "/lessons/")
    assert signed_in.post(reverse("removal-new", args=["companies", company.pk])).url == "/companies/"
    assert signed_in.post(removed(attempt)).url == attempt.company.get_absolute_url()
    several = AttemptFactory(company=None, owner=user, count_words="a dozen")
    assert signed_in.post(removed(several)).url == "/timeline/"


def test_the_trash_tells_what_was_removed_from_where_with_what_and_until_when(signed_in, user, round):
    RoundFactory(attempt=round.attempt)
    removal = remove(round.attempt)
    page = signed_in.get(reverse("trash")).text
    assert "Acme, attempt 1" in page
    assert "with 2 rounds" in page
    assert f"gone for good on {day(removal.removed_at + timedelta(days=30))}" in page


def test_an_empty_trash_says_what_will_lie_there(signed_in):
    assert "lies here for 30 days" in signed_in.get(reverse("trash")).text


def test_after_30_days_it_is_gone_for_good(signed_in, user, round):
    removal = remove(round)
    user.removals.update(removed_at=timezone.now() - timedelta(days=31))
    assert "Nothing was removed" in signed_in.get(reverse("trash")).text
    assert signed_in.post(reverse("restoration-new", args=[removal.pk])).status_code == 404
    remove(RoundFactory(attempt=round.attempt))
    assert not user.removals.filter(pk=removal.pk).exists()


def test_the_trash_costs_as_many_queries_with_many_as_with_one(signed_in, user, round):
    remove(round)
    with CaptureQueriesContext(connection) as few:
        signed_in.get(reverse("trash"))
    for other in RoundFactory.create_batch(10, attempt=round.attempt):
        remove(other)
    with CaptureQueriesContext(connection) as many:
        assert signed_in.get(reverse("trash")).text.count("Bring back</button>") == 11
    assert len(many) == len(few) <= 12


def test_what_came_again_from_a_file_is_named_and_nothing_changes(signed_in, user, round, tmp_path):
    file = tmp_path / "history.json"
    file.write_text(written(user))
    removal = remove(round)
    call_command("restore_history", str(file), user="ada")
    before = written(user)
    response = signed_in.post(reverse("restoration-new", args=[removal.pk]), follow=True)
    assert "is in your history again, from a file" in response.text
    assert written(user) == before


@pytest.mark.parametrize(
    ("back", "to"),
    [
        ("/loops/7/briefing/", "/loops/7/briefing/"),
        ("//example.org/", None),
        ("https://example.org/", None),
        ("/\\example.org", None),
        ("javascript:alert(1)", None),
    ],
)
def test_a_removal_leads_back_to_a_page_of_this_site_alone(signed_in, user, back, to):
    carry = CarryFactory(lesson__owner=user, attempt=AttemptFactory(company__owner=user))
    response = signed_in.post(reverse("removal-new", args=["carries", carry.pk]) + f"?back={quote(back)}")
    assert response.url == (to or carry.lesson.get_absolute_url())


@pytest.mark.parametrize("name", ["eBay", "amazon"])
def test_a_name_is_said_as_it_was_typed(signed_in, user, name):
    company = CompanyFactory(owner=user, name=name)
    attempt = AttemptFactory(company=company)
    assert title_of(company) == name
    assert title_of(attempt).startswith(name)
    assert title_of(EventFactory(attempt=attempt, words="they rang"))[0].isupper()


def test_what_was_undone_offers_to_do_it_again(signed_in, user):
    signed_in.post(reverse("company-new"), {"name": "Acme"})
    undone = signed_in.post(reverse("deed-undo", args=[user.deeds.get().pk]), follow=True).text
    assert "<button>Do it again</button>" in undone

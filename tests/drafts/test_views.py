"""What a page sends while somebody types is kept, and what is no draft is refused."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from applications.drafts.receiving import LONGEST, MOST_FIELDS
from tests.factories import DraftFactory, UserFactory


def test_what_was_typed_is_kept_with_its_place(send, user, place):
    assert send(texts={"notes": ["Heaps\r\nand graphs"], "kind": ["coding"]}).status_code == 204
    draft = user.drafts.get()
    assert (draft.place, draft.texts) == (place, {"notes": ["Heaps\nand graphs"], "kind": ["coding"]})


def test_one_sitting_keeps_one_draft_and_another_sitting_its_own(send, user):
    sitting = str(uuid4())
    for typed in ("H", "He", "Hea"):
        send(sitting=sitting, texts={"notes": [typed]})
    send(texts={"notes": ["Something else"]})
    assert sorted(draft.said("notes") for draft in user.drafts.all()) == ["Hea", "Something else"]


def test_a_form_that_was_emptied_leaves_no_draft(send, user):
    sitting = str(uuid4())
    send(sitting=sitting)
    send(sitting=sitting, texts={})
    assert not user.drafts.exists()


def test_a_draft_is_not_lost_over_a_character_that_cannot_be_kept(send, user):
    assert send(texts={"notes": ["He\x00a\ud800ps"]}).status_code == 204
    assert user.drafts.get().said("notes") == "Heaps"


def test_no_token_is_kept(send, user):
    send(texts={"notes": ["Heaps"], "csrfmiddlewaretoken": ["secret"]})
    assert user.drafts.get().texts == {"notes": ["Heaps"]}


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"texts": {"notes": ["x" * (LONGEST + 1)]}}, 413),
        ({"texts": {str(number): ["x"] for number in range(MOST_FIELDS + 1)}}, 413),
        ({"person": "0"}, 403),
        ({"place": "https://elsewhere.example/"}, 400),
        ({"place": "//elsewhere.example/"}, 400),
        ({"place": "/" + "x" * 200}, 400),
        ({"place": "/companies/?q=Acme"}, 400),
        ({"place": None}, 400),
        ({"sitting": "mine"}, 400),
        ({"sitting": 12}, 400),
        ({"texts": ["notes"]}, 400),
        ({"texts": {"notes": "Heaps"}}, 400),
        ({"texts": {"notes": [1]}}, 400),
    ],
)
def test_what_is_no_draft_is_refused(send, user, said, status):
    assert send(**said).status_code == status
    assert not user.drafts.exists()


@pytest.mark.parametrize("body", ["", "{", "[]", "null", "12", '"a"', "[" * 100_000, "{}", b"\xff"])
def test_what_is_no_json_is_refused(signed_in, body):
    assert signed_in.post(reverse("drafts"), body, content_type="text/plain").status_code == 400


def test_a_draft_needs_its_token(user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    assert client.post(reverse("drafts"), "{}", content_type="text/plain").status_code == 403


def test_two_people_at_the_same_place_keep_their_own(send, user, place):
    other = DraftFactory(place=place, texts={"notes": ["mine"]})
    send(sitting=str(other.sitting), texts={"notes": ["Heaps"]})
    other.refresh_from_db()
    assert (other.said("notes"), user.drafts.get().said("notes")) == ("mine", "Heaps")


def test_one_lets_go_of_a_draft_and_is_back_at_the_form(signed_in, user, place):
    draft = DraftFactory(owner=user, place=place)
    response = signed_in.post(reverse("draft-removal", args=[draft.pk]) + "?back=step")
    assert (response.status_code, response.url) == (302, f"{place}?back=step")
    assert not user.drafts.exists()


def test_nobody_lets_go_of_the_draft_of_somebody_else(client, db):
    draft = DraftFactory()
    client.force_login(UserFactory())
    assert client.post(reverse("draft-removal", args=[draft.pk])).status_code == 404
    draft.refresh_from_db()


def test_a_draft_costs_one_query_beside_the_login(send, django_assert_max_num_queries):
    sitting = str(uuid4())
    send(sitting=sitting)
    with django_assert_max_num_queries(5):  # the session, the person, and one between the ends of a transaction
        send(sitting=sitting)

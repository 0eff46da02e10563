"""What the forms of all records say where something cannot be, and that they show no fold with nothing in it."""

import pytest
from django.urls import reverse

from tests.factories import AttemptFactory


@pytest.fixture
def attempt(user):
    return AttemptFactory(company__owner=user)


@pytest.fixture
def send(signed_in, attempt):
    def sent(address, **typed):
        return signed_in.post(reverse(address, args=[attempt.pk]), typed)

    return sent


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("loop-new", "rounds_held"),
        ("loop-new", "rounds_planned"),
        ("round-new", "count"),
        ("attempt-edit", "count"),
        ("self-rating-new", "percent"),
    ],
)
def test_bounds_in_the_wrong_order_are_refused_beside_their_field(send, address, name):
    typed = {f"{name}_least": 9, f"{name}_most": 3, "company_name": "Acme", "revision": 1}
    response = send(address, **typed)
    assert response.status_code == 422
    assert response.context["form"].errors == {f"{name}_least": ["“At least” cannot be more than “at most”."]}


@pytest.mark.parametrize(
    ("address", "typed", "sentence"),
    [
        ("self-rating-new", {"percent_least": 101, "words": "so"}, "This can be 100 at most."),
        ("self-rating-new", {"percent_least": "half", "words": "so"}, "Please write a whole number, such as 7."),
        ("round-new", {"minutes": -1}, "This cannot be less than 0."),
        ("round-new", {"score": "good"}, "Please write a number, such as 7 or 7.5."),
        ("round-new", {"score": "12345678901"}, "This number has more digits than can be kept."),
        ("round-new", {"kind": "dance"}, "This is not among what can be chosen here. Please choose again."),
        ("round-new", {"loop": 99}, "This is not among what can be chosen here. Please choose again."),
        ("round-new", {"received": "2018", "handed_in": "2016"}, "This lies before the day on which you received it."),
        ("round-new", {"score": 12, "score_possible": 10}, "This is less than the score itself."),
        ("term-new", {"kind": "other", "starts": "2020", "ends": "2018"}, "This end lies before its beginning."),
        ("involvement-new", {"who": "Ana", "since": "2020", "until": "2018"}, "This end lies before its beginning."),
        ("round-new", {"name": "x" * 201}, "Please keep this within 200 characters; it has 201."),
    ],
)
def test_a_refusal_is_said_in_our_words(send, address, typed, sentence):
    response = send(address, **typed)
    assert response.status_code == 422
    assert [list(errors) for errors in response.context["form"].errors.values()] == [[sentence]]


def test_a_fold_in_which_nothing_can_be_chosen_is_not_shown(signed_in, attempt):
    text = signed_in.get(reverse("feedback-new", args=[attempt.pk])).text
    assert "Who said it" in text
    assert "What it was about" not in text


def test_preparation_ends_no_earlier_than_it_began(signed_in):
    typed = {"title": "Practice", "started": "2018", "ended": "2016"}
    assert signed_in.post(reverse("preparation-new"), typed).status_code == 422
    assert signed_in.post(reverse("preparation-new"), typed | {"started": "about 2016"}).status_code == 302

"""A choice among many records is read where it is shown, never where it is saved without one."""

import pytest

from applications.records.choosing import OFFERED
from applications.thread.forms import EventForm
from applications.thread.models import Event
from tests.factories import AttemptFactory, RoundFactory


@pytest.fixture
def attempt(user):
    return AttemptFactory(company__owner=user)


def form_of(attempt, data=None, **known) -> EventForm:
    return EventForm(data, instance=Event(owner=attempt.owner, attempt=attempt, **known))


def test_no_choice_is_read_for_a_form_that_is_sent_without_one(attempt, django_assert_num_queries):
    RoundFactory(attempt=attempt)
    with django_assert_num_queries(0):
        form = form_of(attempt, {"words": "They rang."})
        assert form.is_valid()


def test_a_choice_among_none_is_not_shown(attempt):
    assert "round" not in [field.name for field in form_of(attempt).visible_fields()]
    RoundFactory(attempt=attempt)
    assert "round" in [field.name for field in form_of(attempt).visible_fields()]


def test_the_first_of_many_are_shown_with_the_one_that_is_chosen(attempt):
    rounds = [RoundFactory(attempt=attempt, rank=rank) for rank in range(1, OFFERED + 3)]
    last = rounds[-1]
    field = form_of(attempt, round=last).fields["round"]
    shown = [value and value.value for value, _ in field.choices]
    assert shown == ["", *(each.pk for each in rounds[:OFFERED]), last.pk]


def test_one_that_is_not_shown_may_be_sent_as_well(attempt):
    rounds = [RoundFactory(attempt=attempt, rank=rank) for rank in range(1, OFFERED + 3)]
    form = form_of(attempt, {"words": "x", "round": rounds[-1].pk})
    assert form.is_valid()
    assert form.cleaned_data["round"] == rounds[-1]


def test_a_strangers_record_is_refused_beside_the_field(attempt):
    form = form_of(attempt, {"words": "x", "round": RoundFactory().pk})
    assert not form.is_valid()
    assert [field.name for field in form.visible_fields() if field.errors] == ["round"]

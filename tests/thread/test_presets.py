"""Links that choose beforehand what a form would ask."""

from datetime import timedelta

import pytest
from django.utils import timezone

from applications.fields.fuzzy_date import FuzzyDate
from tests.factories import AttemptFactory, DecisionFactory, OfferVersionFactory, RoundFactory


@pytest.fixture
def attempt(user):
    return AttemptFactory(company__owner=user, company__name="Stripe", number=1)


def chosen(client, attempt, address: str, *names: str) -> list:
    form = client.get(f"{attempt.get_absolute_url()}{address}").context["form"]
    return [form[name].value() for name in names]


@pytest.mark.parametrize(
    ("address", "values"),
    [
        ("events/new/?act=on_hold&actor=them", {"act": "on_hold", "actor": "them"}),
        ("events/new/?act=nonsense&actor=%00", {"act": "", "actor": ""}),
        ("terms/new/?kind=reapply_from", {"kind": "reapply_from"}),
        ("terms/new/?kind=nonsense&offer=x&round=-1", {"kind": "", "offer": None, "round": None}),
        ("loops/new/?kind=add_on&state=planned", {"kind": "add_on", "state": "planned"}),
        ("loops/new/?kind=nonsense", {"kind": ""}),
        ("rounds/new/?kind=team_match", {"kind": "team_match"}),
        ("rounds/new/?kind=nonsense&state=nonsense", {"kind": "", "state": ""}),
    ],
)
def test_the_address_chooses_beforehand_and_nonsense_is_ignored(signed_in, attempt, address, values):
    assert chosen(signed_in, attempt, address, *values) == list(values.values())


def test_a_term_is_about_the_offer_or_round_that_the_address_names(signed_in, attempt):
    round, offer = RoundFactory(attempt=attempt), OfferVersionFactory(offer__attempt=attempt).offer
    asked = f"terms/new/?round={round.pk}&offer={offer.pk}"
    assert chosen(signed_in, attempt, asked, "round", "offer") == [round.pk, offer.pk]


def test_a_term_is_not_about_anothers_offer(signed_in, attempt):
    offer = OfferVersionFactory().offer
    assert chosen(signed_in, attempt, f"terms/new/?offer={offer.pk}", "offer") == [None]


def test_an_open_attempt_can_be_put_on_hold_and_an_ended_one_goes_on(signed_in, attempt):
    page = signed_in.get(attempt.get_absolute_url()).text
    assert "events/new/?act=on_hold&amp;actor=them" in page
    assert "reopening" not in page
    type(attempt).objects.update(outcome="rejected")
    page = signed_in.get(attempt.get_absolute_url()).text
    assert "act=on_hold" not in page
    assert "reopening/" in page


def test_after_a_no_one_says_from_when_one_may_come_again(signed_in, attempt):
    DecisionFactory(attempt=attempt, kind="rejected")
    assert "terms/new/?kind=reapply_from" in signed_in.get(attempt.get_absolute_url()).text


def test_an_offer_has_its_end_and_its_answer_at_hand(signed_in, attempt):
    version = OfferVersionFactory(offer__attempt=attempt)
    page = signed_in.get(attempt.get_absolute_url()).text
    assert f"terms/new/?kind=offer_open&amp;duty=me&amp;offer={version.offer_id}" in page
    assert page.count(f'href="{attempt.get_absolute_url()}outcome/"') == 2


@pytest.mark.parametrize(
    ("address", "name"), [("outcome/", "learned"), ("events/new/?act=on_hold&actor=them", "happened")]
)
def test_what_is_learned_now_begins_with_today_and_what_is_told_of_long_ago_does_not(signed_in, user, address, name):
    today = timezone.localdate()
    for days, begins_with in ((10, str(FuzzyDate(today.isoformat()))), (800, None), (None, None)):
        began = FuzzyDate((today - timedelta(days=days)).isoformat()) if days else None
        attempt = AttemptFactory(company__owner=user, began=began)
        assert chosen(signed_in, attempt, address, name) == [begins_with]


def test_a_date_one_empties_stays_empty(signed_in, user):
    attempt = AttemptFactory(company__owner=user, began=FuzzyDate(timezone.localdate().isoformat()))
    signed_in.post(f"{attempt.get_absolute_url()}outcome/", {"kind": "rejected", "learned": ""})
    signed_in.post(f"{attempt.get_absolute_url()}events/new/?act=on_hold", {"act": "on_hold", "happened": ""})
    assert (attempt.decisions.get().learned, attempt.events.get().happened) == (None, None)


def test_what_merely_happened_begins_without_a_date(signed_in, user):
    attempt = AttemptFactory(company__owner=user, began=FuzzyDate(timezone.localdate().isoformat()))
    assert chosen(signed_in, attempt, "events/new/", "happened") == [None]

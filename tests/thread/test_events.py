"""What happened, recorded by hand and corrected."""

from uuid import uuid4

import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.transfer.check import disagreements
from tests import factories


@pytest.fixture
def attempt(user):
    return factories.AttemptFactory(company=factories.CompanyFactory(owner=user, name="Acme"), number=1)


@pytest.fixture
def record(signed_in, attempt):
    return lambda **typed: signed_in.post(reverse("event-new", args=[attempt.pk]), typed)


def correct(client, event, **typed):
    return client.post(reverse("event-correct", args=[event.pk]), {"revision": event.pk, **typed})


def test_a_few_words_are_enough(record, attempt):
    assert record(words="They called").url == attempt.get_absolute_url()
    event = attempt.events.get()
    assert (event.words, event.actor, event.act, event.happened) == ("They called", "", "", None)


def test_all_that_can_be_known_is_kept(record, attempt, user):
    round = factories.RoundFactory(attempt=attempt)
    loop = factories.LoopFactory(attempt=attempt)
    version = factories.OfferVersionFactory(offer__attempt=attempt)
    term = factories.TermFactory(attempt=attempt)
    role = factories.RoleFactory(company=attempt.company)
    typed = {"actor": "them", "act": "asked", "channel": "call", "happened": "12 May 2020", "words": "Why?"}
    linked = {"round": round, "loop": loop, "offer": version.offer, "term": term, "role": role}
    record(**typed, person_name="Ana", **{name: row.pk for name, row in linked.items()})
    event = attempt.events.get()
    assert {name: str(getattr(event, name)) for name in typed} == typed
    assert {name: getattr(event, name) for name in linked} == linked
    assert (event.person.name, event.person.company) == ("Ana", attempt.company)


def test_a_person_already_known_is_found(record, attempt):
    ana = factories.PersonFactory(owner=attempt.owner, company=attempt.company, name="Ana")
    record(words="She called", person_name=" ana ")
    assert attempt.events.get().person == ana


def test_nothing_said_is_refused_and_loses_nothing_typed(record, attempt):
    response = record(person_name="Ana", happened="mid-May")
    assert response.status_code == 422
    assert all(words in response.text for words in ("Say in a few words", 'value="Ana"', 'value="mid-May"'))
    assert not attempt.owner.people.exists()


def test_what_they_did_is_when_they_were_last_in_touch(record, attempt):
    record(actor="them", act="contacted", happened="12 May 2020")
    attempt.refresh_from_db()
    assert f"{attempt.last_contact:%Y-%m-%d}" == "2020-05-12"


def test_a_date_proposes_the_place(record, attempt):
    record(words="second", happened="20 May 2020")
    record(words="third")
    record(words="first", happened="1 May 2020")
    assert [event.words for event in attempt.events.in_order()] == ["first", "second", "third"]


def test_a_correction_begins_with_what_was_said_and_keeps_its_place(record, signed_in, attempt):
    for words in ("first", "second"):
        record(words=words, happened="May 2020", uuid=uuid4())
    event = attempt.events.in_order().first()
    assert ">first</textarea>" in signed_in.get(reverse("event-correct", args=[event.pk])).text.replace("\n", "")
    correct(signed_in, event, words="first of all", happened="May 2020")
    assert [fact.words for fact in attempt.events.current().in_order()] == ["first of all", "second"]
    assert event.correction.rank == event.rank
    assert list(disagreements(attempt.owner)) == []


def test_a_correction_of_the_day_moves_it(record, signed_in, attempt):
    for words, day in (("first", "1 May 2020"), ("second", "2 May 2020")):
        record(words=words, happened=day)
    correct(signed_in, attempt.events.get(words="first"), words="first", happened="3 May 2020")
    assert [event.words for event in attempt.events.current().in_order()] == ["second", "first"]


def test_a_correction_that_changes_nothing_is_none(record, signed_in, attempt):
    record(words="They called", person_name="Ana")
    correct(signed_in, attempt.events.get(), words="They called", person_name="Ana")
    assert attempt.events.count() == 1


def test_every_field_can_be_emptied(signed_in, attempt):
    details = {"actor": "them", "act": "asked", "channel": "call", "happened": FuzzyDate("2020", "2020")}
    person = factories.PersonFactory(owner=attempt.owner)
    event = factories.EventFactory(attempt=attempt, words="Why?", person=person, **details)
    correct(signed_in, event, words="")
    after = attempt.events.current().get()
    assert [getattr(after, name) for name in (*details, "words", "person")] == ["", "", "", None, "", None]


def test_the_second_of_two_corrections_is_shown_the_first(signed_in, attempt):
    event = factories.EventFactory(attempt=attempt, words="They called")
    correct(signed_in, event, words="She called")
    response = correct(signed_in, event, words="He called")
    assert response.status_code == 422
    assert "She called" in response.text


def test_an_event_of_a_company_stands_on_its_page(signed_in, attempt):
    company = attempt.company
    signed_in.post(reverse("company-event-new", args=[company.pk]), {"words": "They were bought"})
    event = company.events.get()
    assert event.attempt is None
    assert f'id="event-{event.pk}"' in signed_in.get(event.get_absolute_url()).text
    assert "They were bought" in signed_in.get(company.get_absolute_url()).text


def test_an_event_of_ones_own_life_is_read_where_its_address_leads(signed_in, user):
    signed_in.post(reverse("own-event-new"), {"words": "The permit came"})
    event = user.events.get()
    page = signed_in.get(event.get_absolute_url()).text
    assert "The permit came" in page
    assert f'id="event-{event.pk}"' in page


def test_what_belongs_to_a_company_may_turn_out_to_belong_to_none_or_another(signed_in, user, attempt):
    event = factories.OwnEventFactory(owner=user, company=attempt.company, words="A freeze")
    for name, typed in (("Globex", "Globex"), (None, "")):
        standing = user.events.current().get()
        correct(signed_in, standing, words="A freeze", company_name=typed)
        company = user.events.current().get().company
        assert (company.name if company else None) == name
    assert event.correction.correction.rank == event.rank


def test_ones_own_events_stand_in_their_order_the_latest_first(signed_in, user):
    for words, day in (("second", "2020"), ("third", ""), ("first", "2019")):
        signed_in.post(reverse("own-event-new"), {"words": words, "happened": day})
    text = signed_in.get(reverse("event-list")).text
    assert text.index("third") < text.index("second") < text.index("first")


def test_ones_own_life_reads_as_many_queries_however_long(signed_in, user, django_assert_max_num_queries):
    for count in (3, 30):
        factories.OwnEventFactory.create_batch(count, owner=user, person=factories.PersonFactory(owner=user))
        user.terms.create(rank=1, about="permit")
        with django_assert_max_num_queries(12):
            signed_in.get(reverse("event-list"))


def test_an_empty_life_teaches(signed_in):
    assert "an illness" in signed_in.get(reverse("event-list")).text


def test_a_company_of_which_nothing_is_known_as_a_whole_teaches(signed_in, attempt):
    factories.EventFactory(attempt=attempt, words="of the attempt")
    text = signed_in.get(reverse("company-event-list", args=[attempt.company_id])).text
    assert "a rule about reapplying" in text
    assert "of the attempt" not in text


def test_strangers_events_are_not_there(signed_in):
    event = factories.EventFactory()
    places = [
        ("event-new", event.attempt),
        ("company-event-new", event.attempt.company),
        ("company-event-list", event.attempt.company),
        ("event-correct", event),
    ]
    for name, record in places:
        assert signed_in.post(reverse(name, args=[record.pk]), {"words": "Mine"}).status_code == 404


def test_a_round_or_term_of_somebody_elses_is_refused(record, attempt):
    factories.RoundFactory(attempt=attempt)
    factories.TermFactory(attempt=attempt)
    assert record(words="They called", round=factories.RoundFactory().pk).status_code == 422
    assert record(words="They called", term=factories.TermFactory().pk).status_code == 422


@pytest.mark.parametrize("words", ["31 Feb 2019", "some time later"])
def test_a_correction_to_a_day_that_cannot_be_placed_stays_where_the_fact_stood(signed_in, attempt, record, words):
    record(words="They called", happened="3 May 2019")
    event = attempt.events.get()
    factories.RoundFactory(attempt=attempt, rank=event.rank + 1000)
    correct(signed_in, event, words="They called", happened=words)
    assert (str(event.correction.happened), event.correction.rank) == (words, event.rank)


def test_of_two_corrections_only_the_earliest_words_were_recorded_first(signed_in, attempt, record):
    record(act="asked")
    first = attempt.events.get()
    correct(signed_in, first, act="answered")
    correct(signed_in, first.correction, act="invited")
    text = signed_in.get(attempt.get_absolute_url()).text
    assert "then recorded as “<del>answered</del>”" in text
    assert "recorded first as “<del>asked</del>”" in text


def test_an_event_of_a_kind_nobody_named_claims_none(signed_in, attempt, record):
    record(words="Something came up", actor="them")
    text = signed_in.get(attempt.get_absolute_url()).text
    assert '<p class="what">Event</p>' in text
    assert '<p class="meta">they</p>' in text

"""What becomes of a planned round: it is moved, cancelled, skipped, or somebody does not come."""

from uuid import uuid4

import pytest
from django.utils import timezone

from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.reach import refresh_steps
from tests.factories import AttemptFactory, LoopFactory, RoundFactory


@pytest.fixture
def round(user):
    """A coding interview that is planned for 5 May."""
    attempt = AttemptFactory(company__owner=user, company__name="Stripe", number=1)
    plan = {"state": "planned", "planned": FuzzyDate("2026-05-05", "5 May 2026")}
    return RoundFactory(attempt=attempt, kind="coding", **plan)


@pytest.fixture
def move(signed_in, round):
    return lambda **typed: send(signed_in, round, "rescheduling", **typed)


@pytest.fixture
def call_off(signed_in, round):
    return lambda **typed: send(signed_in, round, "cancellation", **typed)


def send(client, round, what: str, **typed):
    answer = client.post(f"{round.get_absolute_url()}{what}/", typed, follow=True)
    round.refresh_from_db()
    round.attempt.refresh_from_db()
    return answer


def test_a_round_is_moved_and_the_old_time_kept(move, round, user):
    answer = move(planned="12 May 2026", actor="them", words="The interviewer is ill.", happened="4 May 2026")
    event = round.attempt.events.get()
    assert str(round.planned) == "12 May 2026"
    assert event.words == "From 5 May 2026 to 12 May 2026.\nThe interviewer is ill."
    assert (event.actor, event.act, event.round, str(event.happened)) == ("them", "rescheduled", round, "4 May 2026")
    assert user.versions.get().values["planned"]["edtf"] == "2026-05-05"
    assert "Coding interview moved." in answer.text


def test_a_round_may_be_moved_to_a_day_not_known_yet(move, round):
    move(planned="", actor="me")
    assert (round.planned, round.state) == (None, "planned")
    assert round.attempt.events.get().words == "From 5 May 2026 to a day not known yet."


def test_a_day_is_found_for_a_round_that_had_none(move, round):
    type(round).objects.update(planned=None)
    move(planned="12 May 2026")
    assert round.attempt.events.get().words == "Planned for 12 May 2026."


def test_being_moved_by_them_is_a_contact(move, round):
    move(planned="12 May 2026", actor="them", happened="4 May 2026")
    assert round.attempt.last_contact.date().isoformat() == "2026-05-04"


def test_times_are_read_in_the_rounds_own_zone(move, round):
    type(round).objects.update(time_zone="Asia/Tokyo")
    move(planned="12 May 2026, 10:00")
    assert round.planned.edtf == "2026-05-12T10:00+09:00"


def test_the_time_it_had_is_no_new_time(move, round):
    answer = move(planned="5 May 2026", words="The interviewer is ill.")
    assert answer.status_code == 422
    assert "It is planned for this already." in answer.text
    assert "The interviewer is ill." in answer.text
    assert not round.attempt.events.exists()


def test_moved_twice_by_the_same_request_it_is_recorded_once(move, round):
    sent = {"planned": "12 May 2026", "uuid": str(uuid4())}
    assert [move(**sent).status_code for _ in range(2)] == [200, 200]
    assert (round.attempt.events.count(), round.revision) == (1, 2)


def test_it_begins_with_today_and_the_time_it_had(signed_in, round):
    form = signed_in.get(f"{round.get_absolute_url()}rescheduling/").context["form"]
    assert str(form["planned"].value()) == "5 May 2026"
    assert form["happened"].value() == str(FuzzyDate(timezone.localdate().isoformat()))


def test_a_round_that_was_cancelled_is_planned_anew(move, round):
    type(round).objects.update(state="cancelled", ended_by="them")
    move(planned="5 May 2026")
    assert (round.state, round.ended_by) == ("planned", "")


@pytest.mark.parametrize(
    ("state", "actor", "act", "words"),
    [
        ("cancelled", "them", "told_me", "Cancelled."),
        ("cancelled", "me", "told_them", "Cancelled."),
        ("cancelled", "", "noted", "Cancelled."),
        ("no_show", "me", "noted", "You did not come."),
        ("no_show", "them", "noted", "They did not come."),
        ("no_show", "", "noted", "Somebody did not come."),
        ("not_held", "them", "skipped", ""),
    ],
)
def test_a_round_does_not_happen(call_off, round, state, actor, act, words):
    call_off(state=state, actor=actor, happened="4 May 2026")
    event = round.attempt.events.get()
    assert (round.state, round.ended_by, str(round.planned)) == (state, actor, "5 May 2026")
    assert (event.act, event.actor, event.words, event.round) == (act, actor, words, round)


@pytest.mark.parametrize(("state", "is_contact"), [("cancelled", True), ("not_held", True), ("no_show", False)])
def test_staying_away_is_no_contact(call_off, round, state, is_contact):
    call_off(state=state, actor="them", happened="4 May 2026")
    assert bool(round.attempt.last_contact) == is_contact


def test_what_did_not_happen_shows_no_stage(call_off, round):
    type(round).objects.update(state="held")
    refresh_steps(round.attempt)
    type(round).objects.update(state="planned")
    call_off(state="cancelled")
    assert round.attempt.stage_label == "applied"


def test_the_address_may_say_what_became_of_it_and_nonsense_is_ignored(signed_in, round):
    cancellation = f"{round.get_absolute_url()}cancellation/"
    for asked, chosen in (("no_show", "no_show"), ("held", "cancelled"), ("nonsense", "cancelled")):
        assert signed_in.get(f"{cancellation}?state={asked}").context["form"]["state"].value() == chosen


@pytest.mark.parametrize("what", ["rescheduling", "cancellation"])
def test_a_round_that_took_place_is_not_called_off(signed_in, round, what):
    type(round).objects.update(state="held")
    answer = send(signed_in, round, what, state="cancelled", planned="12 May 2026")
    assert answer.status_code == 422
    assert "This round took place." in answer.text
    assert round.state == "held"


def test_nothing_chosen_is_refused(call_off):
    answer = call_off(words="They wrote.")
    assert answer.status_code == 422
    assert "Say what became of it." in answer.text
    assert "They wrote." in answer.text


@pytest.mark.parametrize("what", ["rescheduling", "cancellation"])
def test_a_strangers_round_is_not_there(signed_in, what):
    stranger = RoundFactory(state="planned")
    assert send(signed_in, stranger, what, state="cancelled").status_code == 404


def test_both_stand_with_the_planned_round_and_on_its_page(signed_in, round):
    for page in (round.attempt.get_absolute_url(), round.get_absolute_url()):
        text = signed_in.get(page).text
        for what in ("rescheduling", "cancellation"):
            assert f'href="{round.get_absolute_url()}{what}/' in text


def test_from_the_rounds_page_one_comes_back_to_it(signed_in, round):
    sent = {"state": "cancelled"}
    answer = signed_in.post(f"{round.get_absolute_url()}cancellation/?back=step", sent)
    assert answer.url == round.get_absolute_url()


def menu(client, attempt) -> list[str]:
    """What the entries of the thread offer, in order."""
    thread = client.get(attempt.get_absolute_url()).context["thread"]
    return [words for entry in thread.entries for words, _ in entry.changes]


@pytest.mark.parametrize(
    ("made", "offered"),
    [
        ({"state": "planned", "kind": "coding"}, ["Edit", "Moved", "Did not happen"]),
        ({"state": "planned", "kind": "take_home"}, ["Edit", "Moved", "Did not happen", "Due"]),
        ({"state": "cancelled"}, ["Edit", "Planned anew"]),
        ({"state": "held"}, ["Edit", "Their words"]),
        ({"kind": "online_assessment", "result": "passed"}, ["Edit", "Their words", "Valid until"]),
        ({"kind": "committee", "result": "hold"}, ["Edit", "Their words", "Add-on loop"]),
    ],
)
def test_an_entry_offers_what_may_come_of_it(signed_in, user, made, offered):
    round = RoundFactory(attempt__company__owner=user, **made)
    assert menu(signed_in, round.attempt) == offered


def test_a_loop_takes_one_more_round(signed_in, user):
    loop = LoopFactory(attempt__company__owner=user, state="planned")
    form = signed_in.get(f"{loop.attempt.get_absolute_url()}rounds/new/?loop={loop.pk}&state=planned").context["form"]
    assert (form["loop"].value(), form["state"].value()) == (loop.pk, "planned")
    assert menu(signed_in, loop.attempt) == ["Edit", "Add a round", "Their words"]


def test_a_round_of_which_nobody_said_that_it_was_held_may_have_come_to_nothing(call_off, round):
    type(round).objects.update(state="")
    call_off(state="no_show", actor="them")
    assert round.state == "no_show"


@pytest.mark.parametrize(
    ("others", "state"),
    [([], "held"), (["planned"], "planned"), (["cancelled"], "held")],
)
def test_a_loop_is_planned_no_longer_once_the_last_of_its_rounds_was_held(signed_in, user, others, state):
    loop = LoopFactory(attempt__company__owner=user, state="planned")
    for each in others:
        RoundFactory(attempt=loop.attempt, loop=loop, state=each)
    last = RoundFactory(attempt=loop.attempt, loop=loop, state="planned")
    sent = {"loop": loop.pk, "state": "planned", "happened": "1 May 2026", "revision": "1"}
    signed_in.post(f"{last.get_absolute_url()}edit/", sent)
    loop.refresh_from_db()
    assert loop.state == state


def test_a_loop_whose_last_plan_was_cancelled_is_planned_no_longer(signed_in, user):
    loop = LoopFactory(attempt__company__owner=user, state="planned")
    RoundFactory(attempt=loop.attempt, loop=loop, state="held")
    send(signed_in, RoundFactory(attempt=loop.attempt, loop=loop, state="planned"), "cancellation", state="cancelled")
    loop.refresh_from_db()
    assert loop.state == "held"


@pytest.mark.parametrize("what", ["rescheduling", "cancellation"])
def test_what_was_held_a_moment_ago_is_not_called_off_and_no_word_is_lost(signed_in, round, user, what, monkeypatch):
    """Another device said so after the form was read and before it was written."""
    asked = []

    def since(round):
        asked.append(round)
        return len(asked) > 1

    monkeypatch.setattr("applications.thread.forms.plans.is_known_to_have_been", since)
    answer = send(signed_in, round, what, planned="12 May 2026", actor="them", words="They are ill.", state="cancelled")
    assert answer.status_code == 422
    assert "This round took place." in answer.text
    assert "They are ill." in answer.text
    assert round.state == "planned"
    assert not user.events.exists()

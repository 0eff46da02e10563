"""The last thing one did can be undone, whatever it was: the history is then what it was, to the byte."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.records import deeds
from applications.records.deeds import Deed
from applications.records.doing import doing
from applications.transfer.repair import repair
from applications.upkeep.forgetting import forget
from applications.upkeep.undoing import undo
from tests import factories
from tests.upkeep.conftest import faults, written

UNDO = reverse("undo")


@pytest.fixture
def attempt(attempt):
    """With something of each kind in it."""
    role = factories.RoleFactory(company=attempt.company, title="Engineer")
    attempt.roles.add(role)
    loop = factories.LoopFactory(attempt=attempt, rank=10)
    factories.RoundFactory(attempt=attempt, loop=loop, kind="coding", rank=20)
    factories.EventFactory(attempt=attempt, words="They rang.", rank=30)
    factories.FeedbackPointFactory(feedback__attempt=attempt, feedback__rank=40, words="Clear.")
    factories.OfferVersionFactory(offer__attempt=attempt, offer__rank=50, rank=50)
    factories.TermFactory(attempt=attempt, rank=60)
    factories.LessonFactory(owner=attempt.owner, advice="Sleep.")
    return attempt


#: What can be done, and what is sent: by a name, its address from the attempt, and the form.
THINGS = {
    "a decision": ("outcome-new", "attempt", {"kind": "rejected", "learned": "May 2020"}),
    "an offer": ("outcome-new", "attempt", {"kind": "offer", "learned": "May 2020"}),
    "a round": ("round-new", "attempt", {"kind": "coding", "topic_names": "graphs, heaps", "happened": "2019"}),
    "a loop with rounds": ("loop-new", "attempt", {"told": "coding\nlunch", "state": "held"}),
    "several steps": ("steps-new", "attempt", {"told": "phone screen\nloop of five", "state": "held"}),
    "an event with a person": ("event-new", "attempt", {"words": "She rang.", "person_name": "Grace"}),
    "feedback": ("feedback-new", "attempt", {"words": "Good.", "point_1": "Fast", "point_1_topic": "graphs"}),
    "a term": ("term-new", "attempt", {"kind": "reapply_from", "ends": "2027"}),
    "words about a round": ("round-edit", "rounds", {"kind": "behavioural", "revision": "1", "notes": "Hard."}),
    "words about an attempt": ("attempt-edit", "attempt", {"revision": "1", "company_name": "Globex", "hunt": "fall"}),
    "a correction": ("event-correct", "events", {"words": "They wrote.", "revision": "mark"}),
    "a lesson": ("lesson-edit", "lessons", {"advice": "Sleep well.", "revision": "1", "more_topics": "rest"}),
    "a move": ("thread-order", "attempt", {"up": "events"}),
    "a preparation": ("preparation-new", "", {"title": "A course", "more_topics": "graphs"}),
    "an attempt": ("attempt-new", "", {"company_name": "Initech", "role_title": "Engineer", "began": "2026"}),
}  # fmt: skip


def do(client, attempt, thing: str):
    name, of, sent = THINGS[thing]
    owner = attempt.owner
    record = attempt if of == "attempt" else getattr(owner, of).order_by("pk").last() if of else None
    if sent.get("revision") == "mark":
        sent = sent | {"revision": record.mark}
    if "up" in sent:
        sent = {"up": f"events-{owner.events.current().order_by('pk').last().pk}"}
    return client.post(reverse(name, args=[record.pk] if record else []), sent)


def undo_last(client, owner):
    return client.post(reverse("deed-undo", args=[owner.deeds.last_done().pk]))


@pytest.mark.parametrize("thing", THINGS)
def test_undone_the_history_is_what_it_was(signed_in, user, attempt, thing):
    before, faults_before = written(user), faults(user)
    assert do(signed_in, attempt, thing).status_code == 302
    assert written(user) != before
    response = undo_last(signed_in, user)
    assert response.status_code == 302
    assert signed_in.get(response.url).status_code == 200
    assert written(user) == before
    assert faults(user) == faults_before
    assert user.deeds.last_done() is None


def test_one_thing_after_the_other_is_undone_back_to_the_first(signed_in, user, attempt):
    told = []
    for thing in THINGS:
        told.append(written(user))
        do(signed_in, attempt, thing)
    for before in reversed(told):
        undo_last(signed_in, user)
        assert written(user) == before


def test_a_removal_is_undone_and_so_is_its_return(signed_in, user, attempt):
    before = written(user)
    round = user.rounds.get()
    signed_in.post(reverse("removal-new", args=["rounds", round.pk]))
    gone = written(user)
    signed_in.post(reverse("event-new", args=[attempt.pk]), {"words": "After that."})
    undo_last(signed_in, user)
    assert written(user) == gone
    assert undo_last(signed_in, user).url == reverse("round", args=[round.pk])
    assert written(user) == before


def test_what_came_back_from_the_trash_goes_there_again(signed_in, user, attempt):
    signed_in.post(reverse("removal-new", args=["rounds", user.rounds.get().pk]))
    do(signed_in, attempt, "a term")
    before = written(user)
    signed_in.post(reverse("restoration-new", args=[user.removals.get().pk]))
    assert undo_last(signed_in, user).url == reverse("trash")
    assert written(user) == before
    undo_last(signed_in, user)
    undo_last(signed_in, user)
    assert user.rounds.exists()
    assert user.deeds.last_done() is None


def test_what_came_back_along_with_something_goes_with_it_again(signed_in, user, attempt):
    signed_in.post(reverse("removal-new", args=["attempts", attempt.pk]))
    first = user.removals.get()
    signed_in.post(reverse("removal-new", args=["companies", attempt.company_id]))
    before = written(user)
    signed_in.post(reverse("restoration-new", args=[first.pk]))
    assert user.companies.filter(pk=attempt.company_id).exists()
    undo_last(signed_in, user)
    assert written(user) == before


def test_companies_that_were_parted_leave_nothing_to_undo_that_would_bar_what_comes_after(signed_in, user, attempt):
    other = factories.AttemptFactory(company__owner=user).company
    signed_in.post(reverse("company-merger", args=[attempt.company.pk]), {"other": other.pk})
    do(signed_in, attempt, "a term")
    signed_in.post(reverse("restoration-new", args=[user.removals.get().pk]))
    assert user.deeds.last_done() is None
    before = written(user)
    do(signed_in, attempt, "a decision")
    undo_last(signed_in, user)
    assert written(user) == before


@pytest.mark.parametrize("unchanged", ["a correction", "words about a round", "a move"])
def test_what_changes_nothing_leaves_nothing_to_undo(signed_in, user, attempt, unchanged):
    """The caches are written all the same; they say what they said."""
    event, round = user.events.get(), user.rounds.get()
    told = {"kind": "coding", "loop": round.loop_id, "revision": "1"}
    sent = {
        "a correction": (reverse("event-correct", args=[event.pk]), {"words": event.words, "revision": event.mark}),
        "words about a round": (reverse("round-edit", args=[round.pk]), told),
        "a move": (reverse("thread-order", args=[attempt.pk]), {"up": f"loops-{user.loops.get().pk}"}),
    }  # fmt: skip
    before = written(user)
    assert signed_in.post(*sent[unchanged]).status_code == 302
    assert written(user) == before
    assert user.deeds.last_done() is None


def test_a_removal_undone_from_its_toast_needs_no_undo_any_more(signed_in, user, attempt):
    signed_in.post(reverse("removal-new", args=["rounds", user.rounds.get().pk]))
    signed_in.post(reverse("restoration-new", args=[user.removals.get().pk]))
    assert user.deeds.last_done() is None


def test_a_merger_is_undone(signed_in, user, attempt):
    other = factories.AttemptFactory(company__owner=user).company
    before = written(user)
    signed_in.post(reverse("company-merger", args=[attempt.company.pk]), {"other": other.pk})
    undo_last(signed_in, user)
    assert written(user) == before


def test_the_toast_and_the_page_offer_to_undo_it(signed_in, user, attempt):
    response = signed_in.post(reverse("event-new", args=[attempt.pk]), {"words": "They rang again."}, follow=True)
    address = reverse("deed-undo", args=[user.deeds.get().pk])
    assert f'<form method="post" action="{address}">' in response.text
    page = signed_in.get(UNDO).text
    assert "Recorded." in page
    assert address in page


def test_undone_twice_it_is_undone_once(signed_in, user, attempt):
    do(signed_in, attempt, "a term")
    do(signed_in, attempt, "a decision")
    once = undo_address(user)
    signed_in.post(once)
    before = written(user)
    assert signed_in.post(once).status_code == 302
    assert written(user) == before


def undo_address(user) -> str:
    return reverse("deed-undo", args=[user.deeds.last_done().pk])


def test_what_something_was_done_after_is_not_undone_before_it(signed_in, user, attempt):
    do(signed_in, attempt, "a term")
    first = undo_address(user)
    do(signed_in, attempt, "a decision")
    before = written(user)
    response = signed_in.post(first, follow=True)
    assert "Undo that first" in response.text
    assert "Rejected recorded" in response.text
    assert written(user) == before


def test_after_a_day_it_is_too_late(signed_in, user, attempt):
    do(signed_in, attempt, "a term")
    address = undo_address(user)
    user.deeds.update(done_at=timezone.now() - timedelta(days=1, minutes=1))
    before = written(user)
    assert "too long ago" in signed_in.post(address, follow=True).text
    assert written(user) == before
    assert "nothing to undo" in signed_in.get(UNDO).text


def test_a_stranger_undoes_nothing(signed_in, client, user, attempt):
    do(signed_in, attempt, "a term")
    address = undo_address(user)
    client.force_login(factories.UserFactory())
    assert client.post(address).status_code == 404


def test_a_request_that_comes_again_leaves_one_thing_to_undo(signed_in, user, attempt):
    sent = {"words": "Once.", "uuid": "b64ee41e-9f5c-4d8b-8d5e-3b9a5e3ba1a1"}
    for _ in range(2):
        signed_in.post(reverse("event-new", args=[attempt.pk]), sent)
    assert user.deeds.count() == 1


def test_a_form_that_is_refused_leaves_nothing_to_undo(signed_in, user, attempt):
    signed_in.post(reverse("event-new", args=[attempt.pk]), {})
    assert not user.deeds.exists()


def test_nothing_of_somebody_forgotten_waits_to_be_undone(signed_in, user, attempt):
    person = factories.PersonFactory(owner=user, name="Grace")
    signed_in.post(reverse("person-edit", args=[person.pk]), {"name": "Grace H.", "revision": "1"})
    assert Deed.objects.filter(owner=user).exists()
    forget(person, also_in_texts=False)
    assert not Deed.objects.filter(owner=user).exists()


def test_what_is_written_twice_in_one_thing_is_what_it_was_before_both(user, attempt):
    round = user.rounds.get()
    before = written(user)
    with doing(user, "Twice."):
        user.rounds.update(rank=round.rank + 5)
        round.name, round.rank = "Renamed", round.rank + 9
        round.save(update_fields=["name", "rank"])
    assert written(user) != before
    undo(user.deeds.last_done())
    assert written(user) == before


def test_a_link_that_is_emptied_at_once_and_rows_made_at_once_are_undone(user, attempt):
    before = written(user)
    with doing(user, "At once."):
        attempt.roles.clear()
        user.topics.bulk_create([factories.TopicFactory.build(owner=user, name="graphs")])
    undo(user.deeds.last_done())
    assert written(user) == before


def test_nothing_is_deleted_where_that_could_not_be_undone(user, attempt):
    with pytest.raises(RuntimeError, match="cannot be undone"), doing(user, "Gone."):
        user.events.all().delete()
    assert user.events.exists()


def test_a_repair_leaves_nothing_to_undo(signed_in, user, attempt):
    do(signed_in, attempt, "a term")
    repair(user)
    assert user.deeds.last_done() is None


def test_what_is_past_undoing_goes_in_passing(signed_in, user, attempt, monkeypatch):
    monkeypatch.setattr(deeds, "SWEPT_EVERY", 2)
    do(signed_in, attempt, "a term")
    user.deeds.update(done_at=timezone.now() - timedelta(days=2))
    old = user.deeds.get().pk
    for _ in range(2):
        do(signed_in, attempt, "a term")
    assert not user.deeds.filter(pk=old).exists()


def do_again(client, owner):
    return client.post(reverse("deed-redo", args=[owner.deeds.next_again().pk]), follow=True)


@pytest.mark.parametrize("thing", THINGS)
def test_whatever_was_undone_is_done_again_to_the_byte(signed_in, attempt, thing):
    owner = attempt.owner
    before = written(owner)
    do(signed_in, attempt, thing)
    done = written(owner), faults(owner)
    for _ in range(2):
        undo_last(signed_in, owner)
        assert written(owner) == before
        assert "Done again:" in do_again(signed_in, owner).text
        assert (written(owner), faults(owner)) == done


def test_several_things_are_done_again_in_the_order_in_which_they_were_done(signed_in, attempt):
    owner = attempt.owner
    states = [written(owner)]
    for thing in ("a decision", "a lesson", "a move"):
        do(signed_in, attempt, thing)
        states.append(written(owner))
    for state in states[-2::-1]:
        undo_last(signed_in, owner)
        assert written(owner) == state
    for state in states[1:]:
        do_again(signed_in, owner)
        assert written(owner) == state
    assert owner.deeds.next_again() is None


def test_a_debrief_that_was_undone_is_not_lost(signed_in, attempt):
    round = attempt.rounds.get()
    signed_in.post(reverse("debrief", args=[round.pk]), {"asked": "Two sum", "went_wrong": "I froze."})
    undo_last(signed_in, attempt.owner)
    page = signed_in.get(UNDO).text
    assert "You undid" in page
    assert "coding interview, Acme, attempt 1" in page
    do_again(signed_in, attempt.owner)
    assert round.post_mortems.get().went_wrong == "I froze."
    assert attempt.events.filter(round=round, act="asked", words="Two sum").exists()


def test_once_something_else_is_done_nothing_is_done_again(signed_in, attempt):
    owner = attempt.owner
    do(signed_in, attempt, "a decision")
    undo_last(signed_in, owner)
    undone = owner.deeds.next_again()
    do(signed_in, attempt, "a lesson")
    state = written(owner)
    response = signed_in.post(reverse("deed-redo", args=[undone.pk]), follow=True)
    assert "This cannot be done again" in response.text
    assert (written(owner), owner.deeds.next_again()) == (state, None)


def test_what_was_undone_last_is_done_again_not_what_was_undone_before_it(signed_in, attempt):
    owner = attempt.owner
    do(signed_in, attempt, "a decision")
    undo_last(signed_in, owner)
    do(signed_in, attempt, "a lesson")
    state = written(owner)
    undo_last(signed_in, owner)
    do_again(signed_in, owner)
    assert (written(owner), owner.deeds.next_again()) == (state, None)


def test_sent_twice_it_is_done_again_once(signed_in, attempt):
    owner = attempt.owner
    do(signed_in, attempt, "a decision")
    undo_last(signed_in, owner)
    address = reverse("deed-redo", args=[owner.deeds.next_again().pk])
    assert signed_in.post(address).status_code == signed_in.post(address).status_code == 302
    assert attempt.decisions.count() == 1


def test_a_stranger_does_nothing_again(client, attempt):
    deed = Deed.note(attempt.owner, "Something.", {"added": {}})
    client.force_login(factories.UserFactory())
    assert client.post(reverse("deed-redo", args=[deed.pk])).status_code == 404

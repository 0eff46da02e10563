"""What was recorded at the wrong attempt is filed at another, with all that belongs to it; undone, it never was."""

import re
from datetime import UTC, datetime
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.records.choosing import OFFERED
from applications.transfer.caches import refresh_caches
from applications.transfer.check import STANDING, standing
from applications.upkeep.moving import Whereabouts, mark_of
from applications.upkeep.moving import move as move_record
from applications.upkeep.removal import remove
from applications.upkeep.restoration import Refused, restore
from tests import factories
from tests.factories import AttemptFactory, CompanyFactory, RoundFactory, UserFactory
from tests.upkeep.conftest import faults, written

pytestmark = pytest.mark.django_db
DAY = {year: FuzzyDate(str(year)) for year in range(2016, 2026)}


@pytest.fixture
def attempt(attempt):
    """With two of each kind: of which the first of one names the first of another."""
    here, rank = {"attempt": attempt}, count(10)
    loop, other_loop = (factories.LoopFactory(**here, rank=next(rank)) for _ in range(2))
    round = RoundFactory(**here, loop=loop, kind="coding", rank=next(rank))
    RoundFactory(**here, loop=other_loop, repeats=round, replaces=round, rank=next(rank))
    about = here | {"loop": loop, "round": round}
    for make in (factories.InvolvementFactory, factories.PostMortemFactory):
        make(**about), make(**here)
    factories.DocumentFactory(**here)
    offer = factories.OfferFactory(**here, rank=next(rank))
    factories.OfferVersionFactory(offer=offer, made=DAY[2019], rank=offer.rank)
    version = factories.OfferVersionFactory(offer=offer, made=DAY[2020], rank=next(rank))
    term = factories.TermFactory(**here, round=round, offer=offer, ends=DAY[2021], rank=next(rank))
    factories.TermFactory(**here, extends=term, rank=next(rank))
    role = factories.RoleFactory(company=attempt.company)
    named = {"offer": offer, "term": term, "role": role, "rank": next(rank)}
    event = factories.EventFactory(**about, **named, actor="them", happened=DAY[2018])
    decision = factories.DecisionFactory(**here, role=role, rank=next(rank))
    feedback = factories.FeedbackFactory(**here, round=round, rank=next(rank))
    factories.FeedbackPointFactory(feedback=feedback)
    rating = factories.SelfRatingFactory(**about, words="Well.")
    for fact in (version, term, event, decision, feedback, rating):
        fact.correction_to_be().save()
    refresh_caches(attempt.owner)
    attempt.refresh_from_db()
    return attempt


@pytest.fixture
def other(attempt):
    """Another attempt, at another company, in which something happened."""
    other = AttemptFactory(company__owner=attempt.owner, company__name="Globex", number=1)
    factories.EventFactory(attempt=other, happened=DAY[2017], rank=10)
    factories.DecisionFactory(attempt=other, learned=DAY[2022], kind="silent", rank=20)
    refresh_caches(attempt.owner)
    return other


def page_of(record) -> str:
    table = type(record)._meta.get_field("owner").remote_field.related_name
    return reverse("record-move", args=[table, record.pk])


def move(client, record, to, **sent):
    record = record.as_it_stands()
    return client.post(page_of(record), {"to": getattr(to, "pk", to), "revision": mark_of(record)} | sent)


def undo_last(client, owner):
    return client.post(reverse("deed-undo", args=[owner.deeds.last_done().pk]))


TABLES = ["documents", "loops", "rounds", "involvements", "self_ratings", "offers", "terms", "events", "decisions"]
TABLES += ["feedback", "post_mortems"]
#: What goes along with the first of each, beside what corrects it.
ALONG = {
    "loops": {"rounds", "involvements", "self_ratings", "terms", "events", "feedback", "post_mortems"},
    "rounds": {"involvements", "self_ratings", "terms", "events", "feedback", "post_mortems"},
    "offers": {"offer_versions", "terms", "events"},
    "terms": {"events"},
}


@pytest.mark.parametrize("table", TABLES)
def test_it_goes_with_all_that_belongs_to_it_and_undone_it_never_went(signed_in, user, attempt, other, table):
    before, record = written(user), getattr(user, table).order_by("pk").first()
    assert faults(user) == []
    assert move(signed_in, record, other).url == other.get_absolute_url()
    assert faults(user) == []
    assert {name for name in TABLES if getattr(other, name).exists()} == (
        {table, "events", "decisions"} | ALONG.get(table, set()) - {"offer_versions"}
    )
    assert undo_last(signed_in, user).status_code == 302
    assert written(user) == before
    assert faults(user) == []


def first(rows):
    return rows.order_by("pk").first()


def told(attempt) -> list[str]:
    """What stands in the thread, in order."""
    rows = [row for name, at in STANDING.items() for row in standing(name, attempt.owner).filter(**{at: attempt})]
    return [row._meta.model_name for row in sorted(rows, key=lambda row: row.rank)]


def test_it_goes_where_its_date_belongs_and_what_is_undated_right_behind(signed_in, user, attempt, other):
    round = first(user.rounds)
    user.rounds.filter(pk=round.pk).update(happened=DAY[2016])
    user.events.filter(attempt=attempt).update(happened=None)
    move(signed_in, round, other)
    assert told(other) == ["round", "event", "term", "term", "event", "feedback", "decision"]


def test_undated_a_step_goes_before_the_decision_and_a_fact_to_the_end(signed_in, user, attempt, other):
    move(signed_in, user.loops.last(), other)
    move(signed_in, first(attempt.decisions), other)
    assert told(other) == ["event", "loop", "round", "decision", "decision"]


def test_both_attempts_say_how_far_they_got_and_how_they_ended(signed_in, user, attempt, other):
    move(signed_in, user.loops.last(), other)
    move(signed_in, first(user.loops), other)
    move(signed_in, first(attempt.decisions), other)
    for each in (attempt, other):
        each.refresh_from_db()
    assert (attempt.stage_of_steps, attempt.outcome) == (0, "offer")
    assert (other.stage_of_steps, other.outcome) == (4, "rejected")


def test_a_loop_whose_last_planned_round_is_moved_away_is_planned_no_longer(signed_in, user, attempt, other):
    loop = factories.LoopFactory(attempt=attempt, state="planned", rank=900)
    RoundFactory(attempt=attempt, loop=loop, state="held", rank=901)
    planned = [RoundFactory(attempt=attempt, loop=loop, state="planned", rank=rank) for rank in (902, 903)]
    before = written(user)
    for round, state in zip(planned, ("planned", "held"), strict=True):
        move(signed_in, round, other)
        loop.refresh_from_db()
        assert loop.state == state
    assert faults(user) == []
    undo_last(signed_in, user), undo_last(signed_in, user)
    assert written(user) == before


def test_a_description_keeps_its_version_and_a_fact_is_what_it_was(signed_in, user, attempt, other):
    round, event = first(user.rounds), first(user.events.filter(attempt=attempt))
    events = user.events.count()
    move(signed_in, round, other)
    assert first(user.rounds).revision == 2
    assert user.versions.get(record=round.uuid).values["attempt"] == str(attempt.uuid)
    moved = user.events.get(pk=event.pk)
    assert (moved.attempt, moved.recorded_at, user.events.count()) == (other, event.recorded_at, events)


def test_the_versions_of_an_offer_keep_their_order(signed_in, user, attempt, other):
    version = user.offer_versions.current().last()
    assert f'href="{page_of(version)}"' in signed_in.get(reverse("offer-version-correct", args=[version.pk])).text
    signed_in.post(page_of(version), {"to": other.pk, "revision": mark_of(user.offers.get())})
    assert [str(version.made) for version in user.offers.get().versions.current()] == ["2019", "2020"]
    assert user.offers.get().rank == user.offer_versions.current().order_by("rank").first().rank


def test_what_stays_behind_is_named_beforehand_and_let_go_of(signed_in, user, attempt, other):
    round, left = user.rounds.order_by("pk")
    loop = round.loop
    type(loop).objects.filter(pk=loop.pk).update(name="Onsite")
    type(left).objects.filter(pk=left.pk).update(name="Second coding")
    text = signed_in.get(page_of(round)).text
    assert "It stands in Acme, attempt 1." in text
    assert "no longer linked with it: “Onsite”, “Second coding”, “Offer”." in text
    assert "2 terms, 1 involvement, 1 self rating, 1 event" in text
    move(signed_in, round, other)
    round.refresh_from_db(), left.refresh_from_db()
    assert (round.loop, left.repeats, left.replaces) == (None, None, None)
    assert {who.loop for who in round.involvements.all()} == {None}


def test_a_fact_goes_along_with_what_it_names_by_now(signed_in, user, attempt, other):
    words, (round, left) = attempt.feedback.current().get(), user.rounds.order_by("pk")
    correction = words.correction_to_be()
    correction.round = left
    correction.save()
    move(signed_in, round, other)
    assert not other.feedback.exists()
    assert faults(user) == []
    move(signed_in, left, other)
    assert other.feedback.count() == 3


def test_a_role_goes_along_where_they_know_it(signed_in, user, attempt, other):
    decision, role = attempt.decisions.current().get(), user.roles.get()
    assert "The role stays with it only where the other attempt knows it" in signed_in.get(page_of(decision)).text
    move(signed_in, decision, other)
    decision.refresh_from_db()
    assert decision.role is None
    undo_last(signed_in, user)
    move(signed_in, decision, AttemptFactory(company=attempt.company))
    decision.refresh_from_db()
    assert decision.role == role


def test_no_attempt_is_its_own_rival(signed_in, user, attempt, other):
    decision = factories.DecisionFactory(attempt=attempt, rival_attempt=other)
    refresh_caches(user)
    move(signed_in, decision, other)
    decision.refresh_from_db()
    assert decision.rival_attempt is None


@pytest.mark.parametrize("table", ["events", "terms"])
@pytest.mark.parametrize("apart", ["company", "own"])
def test_it_moves_to_the_company_as_a_whole_or_ones_own_life_and_back(signed_in, user, attempt, other, table, apart):
    record = first(getattr(user, table).filter(attempt=attempt))
    before = written(user)
    response = move(signed_in, record, apart, follow=True)
    record.refresh_from_db()
    assert (record.attempt, record.company) == (None, attempt.company if apart == "company" else None)
    assert signed_in.get(response.url).status_code == 200
    assert faults(user) == []
    move(signed_in, record, attempt)
    assert faults(user) == []
    for _ in range(2):
        undo_last(signed_in, user)
    assert written(user) == before


def test_the_attempts_of_the_same_company_are_offered_first_and_any_may_be_sent(signed_in, user, attempt, other):
    here = AttemptFactory(company=attempt.company, rank=1)
    far = AttemptFactory(company__owner=user, rank=2)
    AttemptFactory.create_batch(OFFERED, company__owner=user)
    round = first(user.rounds)
    offered = re.findall(r'<option value="(\d+)"', signed_in.get(page_of(round)).text)
    assert offered[0] == str(here.pk)
    assert not {str(attempt.pk), str(far.pk)} & set(offered)
    assert move(signed_in, round, far).status_code == 302


@pytest.mark.parametrize(
    ("to", "says"),
    [
        ("", "Choose where it belongs."),
        ("here", "It stands there already."),
        ("company", "not among what can be chosen here"),
        ("a stranger's", "not among what can be chosen here"),
        ("a removed one", "not among what can be chosen here"),
    ],
)
def test_where_it_cannot_go_is_said_beside_the_field(signed_in, user, attempt, other, to, says):
    gone = AttemptFactory(company__owner=user)
    remove(gone)
    places = {"here": attempt, "a stranger's": AttemptFactory(), "a removed one": gone}
    before = written(user)
    response = move(signed_in, first(user.rounds), places.get(to, to))
    assert response.status_code == 422
    assert says in response.text
    assert written(user) == before


@pytest.mark.parametrize("since", ["an edit", "a move", "a correction"])
def test_of_two_tabs_the_stale_one_is_refused_and_may_look_again(signed_in, user, attempt, other, since):
    record = first(attempt.decisions).latest if since == "a correction" else first(user.rounds)
    stale = mark_of(record)
    if since == "an edit":
        record.revise()
    elif since == "a move":
        move(signed_in, record, AttemptFactory(company__owner=user))
    else:
        record.correction_to_be().save()
    refresh_caches(user)
    before = written(user)
    response = move(signed_in, record, other, revision=stale)
    assert response.status_code == 422
    assert "changed or moved elsewhere since you opened it" in response.text
    assert written(user) == before
    assert f'value="{mark_of(record.as_it_stands())}"' in response.text
    assert move(signed_in, record, other).status_code == 302


def test_what_was_removed_meanwhile_says_where_it_is(signed_in, user, attempt, other):
    round, sent = first(user.rounds), {"to": other.pk, "revision": "1"}
    remove(round)
    response = signed_in.post(page_of(round), sent)
    assert response.status_code == 404
    assert "This is in the trash" in response.text
    assert signed_in.get("/rounds/999999/move/").status_code == 404
    assert signed_in.get("/roles/1/move/").status_code == 404


@pytest.mark.parametrize("table", TABLES)
def test_a_stranger_finds_nothing_to_move(client, user, attempt, other, table):
    record = first(getattr(user, table))
    client.force_login(UserFactory())
    assert client.get(page_of(record)).status_code == 404
    assert client.post(page_of(record), {"to": other.pk, "revision": mark_of(record)}).status_code == 404


def test_it_is_a_plain_page_whose_toast_undoes_it(signed_in, user, attempt, other):
    round, before = first(user.rounds), written(user)
    assert f'<form class="form" method="post" action="{page_of(round)}"' in signed_in.get(page_of(round)).text
    text = signed_in.get(move(signed_in, round, other).url).text
    assert "Coding interview moved to Globex, attempt 1." in text
    address = reverse("deed-undo", args=[user.deeds.get().pk])
    assert f'<form method="post" action="{address}">' in text
    signed_in.post(address)
    assert written(user) == before


FORMS = {"self_ratings": "self-rating-correct", "feedback": "feedback-correct", "post_mortems": "post-mortem-edit"}
FORMS |= {name: f"{name[:-1]}-edit" for name in ("documents", "loops", "rounds", "involvements")}
FORMS |= {name: f"{name[:-1]}-correct" for name in ("terms", "events", "decisions")}


@pytest.mark.parametrize("table", FORMS)
def test_the_form_that_changes_it_leads_there(signed_in, user, attempt, table):
    record = first(getattr(user, table)).as_it_stands()
    page = signed_in.get(reverse(FORMS[table], args=[record.pk])).text
    assert f'<a href="{page_of(record)}">Move to another attempt</a>' in page
    assert "Move to another attempt" not in signed_in.get(reverse("round-new", args=[attempt.pk])).text


def test_where_it_should_go_may_be_gone_in_the_same_moment(signed_in, user, attempt, other):
    event = first(attempt.events).latest
    gone = Whereabouts(company=CompanyFactory(owner=user))
    remove(gone.company)
    with pytest.raises(Refused, match="removed a moment ago"):
        move_record(event, gone, mark_of(event))


def test_an_only_attempt_has_none_to_move_to(signed_in, user, attempt):
    assert "There is no other attempt" in signed_in.get(page_of(first(user.rounds))).text


@pytest.mark.parametrize("table", TABLES)
def test_the_page_costs_as_many_queries_with_much_as_with_little(signed_in, user, attempt, other, table):
    record = first(getattr(user, table))
    with CaptureQueriesContext(connection) as few:
        signed_in.get(page_of(record))
    AttemptFactory.create_batch(5, company=attempt.company)
    for round in (RoundFactory(attempt=attempt, loop=user.loops.last(), repeats=first(user.rounds)) for _ in range(5)):
        factories.InvolvementFactory(attempt=attempt, round=round)
        factories.EventFactory(attempt=attempt, round=round, loop=first(user.loops), offer=user.offers.get())
    with CaptureQueriesContext(connection) as many:
        signed_in.get(page_of(record))
    assert len(many) == len(few) <= 12


def test_what_was_removed_before_comes_back_where_it_stood(signed_in, user, attempt, other):
    """Apart from the step it named, which is elsewhere now."""
    round = first(user.rounds)
    who, rating = first(user.involvements), first(user.self_ratings)
    removals = [remove(who), remove(rating)]
    move(signed_in, round, other)
    for removal in removals:
        restore(removal)
    assert faults(user) == []
    who.refresh_from_db()
    assert (who.attempt, who.round) == (attempt, None)


def test_a_step_that_comes_back_no_longer_bears_what_was_moved_away(signed_in, user, attempt, other):
    feedback, round = first(user.feedback), first(user.rounds)
    removal = remove(round)
    move(signed_in, feedback, other)
    restore(removal)
    assert faults(user) == []
    feedback.refresh_from_db()
    assert (feedback.attempt, feedback.round) == (other, None)


def test_going_back_to_an_earlier_version_moves_it_back(signed_in, user, attempt, other):
    round = first(user.rounds)
    loop, version = round.loop, user.versions.filter(record=round.uuid)
    move(signed_in, round, other)
    round.refresh_from_db()
    signed_in.post(reverse("version-return", args=[version.get().pk]), {"revision": round.mark})
    round.refresh_from_db()
    assert (round.attempt, round.loop) == (attempt, loop)
    assert round.events.count() == 2
    assert {event.attempt for event in round.events.all()} == {attempt}
    assert faults(user) == []


def test_as_it_was_known_before_it_stands_where_it_was_filed_since(signed_in, user, attempt, other):
    round = first(user.rounds)
    for rows in (user.rounds, user.loops, user.attempts):
        rows.update(recorded_at=datetime(2020, 5, 1, tzinfo=UTC))
    move(signed_in, round, other)
    known = {"known": "2020-06-01"}
    assert "Coding interview" in signed_in.get(other.get_absolute_url(), known).text
    assert "Coding interview" not in signed_in.get(attempt.get_absolute_url(), known).text

"""The evening after a round: one page, one save, each part where it belongs."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from applications.attempts.models import Attempt
from applications.fields.companions import spread
from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.debrief import Debrief
from applications.lessons.forms.debrief import DebriefForm
from applications.lessons.models import PostMortem
from applications.loops.models import Involvement, Round, SelfRating
from applications.records.saving import REMOVED, saved
from applications.thread.models import Event
from tests.factories import (
    EventFactory,
    InvolvementFactory,
    LoopFactory,
    PersonFactory,
    PostMortemFactory,
    RoundFactory,
    SelfRatingFactory,
)

TOLD = {
    "asked": "Design a cache\nWhy us?",
    "told_them": "At least 90 k; from May",
    "went_well": "The first part.",
    "went_wrong": "The second.",
    "why": "I had not slept.",
    "takeaway": "Travel a day before.",
    "trouble": "The link did not work",
    "trouble_minutes": "12",
    "met": "Ana; Bo",
    "rating": "Rather well",
    "percent_least": "60",
    "percent_most": "80",
    "felt": "mixed",
}
#: A fact or description of each kind that a debrief writes.
KINDS = (PostMortem, Event, SelfRating, Involvement)


@pytest.fixture
def round(user):
    return RoundFactory(attempt__company__owner=user, attempt__company__name="Acme", kind="coding")


@pytest.fixture
def shown(signed_in, round):
    """The form as the page shows it now: what a browser would send if nothing were touched."""

    def read():
        form = signed_in.get(reverse("debrief", args=[round.pk])).context["form"]
        return {field.name: field.value() for field in form if field.value() is not None}

    return read


@pytest.fixture
def write(signed_in, round, shown):
    """Saves the page with some of it typed anew; `seen` is the form as another tab was shown it."""
    return lambda seen=None, **typed: signed_in.post(
        reverse("debrief", args=[round.pk]), (shown() if seen is None else seen) | typed
    )


def event(act):
    return Event.objects.current().get(act=act)


def counts():
    return [kind.objects.count() for kind in KINDS]


def test_each_part_goes_where_it_belongs(write, round):
    write(**TOLD)
    round.refresh_from_db()
    post_mortem, rating = round.post_mortems.get(), round.self_ratings.get()
    assert [(event.act, event.actor, event.words) for event in round.events.order_by("rank")] == [
        ("asked", "them", TOLD["asked"]),
        ("told_them", "me", TOLD["told_them"]),
        ("felt", "me", "mixed"),
    ]
    assert {name: getattr(post_mortem, name) for name in ("went_well", "went_wrong", "why", "takeaway")} == {
        name: TOLD[name] for name in ("went_well", "went_wrong", "why", "takeaway")
    }
    assert (round.trouble, round.trouble_minutes) == (TOLD["trouble"], 12)
    assert (rating.words, rating.percent) == ("Rather well", "60–80 %")
    assert [str(who) for who in round.involvements.order_by("pk")] == ["Ana, interviewer", "Bo, interviewer"]


def test_what_was_said_stands_right_behind_its_round(write, round):
    after = RoundFactory(attempt=round.attempt, rank=round.rank + 1)
    write(asked="Why us?", told_them="From May")
    after.refresh_from_db()
    ranks = [round.rank, event("asked").rank, event("told_them").rank, after.rank]
    assert ranks == sorted(set(ranks))


def test_no_part_is_required_and_one_alone_will_do(write, round):
    write(felt="bad")
    assert counts() == [1, 1, 0, 0]
    assert event("felt").words == "bad"


def test_the_page_opened_again_shows_what_was_written(write, shown):
    write(**TOLD)
    assert {name: str(value) for name, value in shown().items() if name in TOLD} == TOLD | {"met": "Ana, Bo"}


def test_saving_again_with_nothing_changed_records_nothing(write, round):
    write(**TOLD)
    before = counts()
    write()
    round.refresh_from_db()
    assert (counts(), round.revision, round.post_mortems.get().revision) == (before, 2, 1)


def test_changed_questions_correct_the_first_and_the_rest_stays(write, round):
    write(**TOLD)
    write(asked="Design a queue")
    assert event("asked").corrects.words == TOLD["asked"]
    assert event("asked").words == "Design a queue"
    assert Event.objects.count() == 4
    assert event("asked").rank == event("asked").corrects.rank
    assert round.post_mortems.get().revision == 1


def test_a_changed_judgement_is_a_correction_and_a_changed_text_keeps_its_version(write, round, user):
    write(**TOLD)
    write(rating="Badly", percent_least="", percent_most="", felt="bad", why="The lift.")
    assert (round.self_ratings.current().get().words, event("felt").words) == ("Badly", "bad")
    assert round.self_ratings.count() == 2
    assert [version.values["why"] for version in user.versions.filter(table="postmortem")] == [TOLD["why"]]


def test_what_is_emptied_is_taken_back_and_shown_no_more(write, round, signed_in):
    write(**TOLD)
    write(**dict.fromkeys(TOLD, ""))
    text = signed_in.get(round.get_absolute_url()).text
    assert not any(part in text for part in ("Design a cache", "90 k", "Rather well", "mixed"))
    assert "Design a cache" in signed_in.get(round.attempt.get_absolute_url()).text  # one tap away, as any correction
    write(rating="After all")
    assert round.self_ratings.current().get().words == "After all"


def test_a_request_that_comes_twice_records_once(write, shown):
    seen = shown()
    assert [write(seen, **TOLD).status_code for _ in range(2)] == [302, 302]
    assert counts() == [1, 3, 1, 2]


def test_an_empty_debrief_that_comes_twice_is_one(write, shown):
    seen = shown()
    assert [write(seen).status_code for _ in range(2)] == [302, 302]
    assert counts() == [1, 0, 0, 0]


@pytest.mark.parametrize("first", [{}, {"went_well": "Nearly all."}])
def test_the_second_of_two_tabs_overwrites_nothing_and_loses_nothing(write, shown, first):
    if first:
        write(**first)
    seen = shown()
    write(seen, asked="From the first tab", met="Ana")
    refused = write(seen, asked="From the second tab", why="keep me")
    assert refused.status_code == 422
    assert '<p class="stands">From the first tab</p>' in refused.text
    assert "From the second tab" in refused.text
    assert "keep me" in refused.text
    assert (event("asked").words, PostMortem.objects.count()) == ("From the first tab", 1)


def test_the_second_tab_chooses_field_by_field_what_shall_stand(write, shown, round):
    seen = shown()
    write(seen, asked="From the first tab", told_them="first")
    refused = write(seen, asked="From the second tab", told_them="second")
    typed = {field.name: field.value() for field in refused.context["form"] if field.value() is not None}
    write(typed, **{"keep-asked": "theirs", "keep-told_them": "mine"})
    assert (event("asked").words, event("told_them").words) == ("From the first tab", "second")
    assert round.post_mortems.count() == 1


def test_of_two_that_save_in_the_same_moment_the_second_is_shown_the_first(round):
    forms = [DebriefForm({"asked": words}, debrief=Debrief.of(round)) for words in ("mine", "theirs")]
    assert all(form.is_valid() for form in forms)
    assert [saved(form) for form in forms] == [True, False]
    assert forms[1].conflicts == {"asked": "mine"}
    assert counts() == [1, 1, 0, 0]


def test_what_was_recorded_by_hand_is_found_and_corrected_not_told_twice(write, shown, round, user):
    EventFactory(attempt=round.attempt, round=round, act="asked", actor="them", words="Why us?")
    SelfRatingFactory(attempt=round.attempt, round=round, words="Fine")
    InvolvementFactory(attempt=round.attempt, round=round, person=PersonFactory(owner=user, name="Ana"))
    assert {name: shown()[name] for name in ("asked", "rating", "met")} == {
        "asked": "Why us?", "rating": "Fine", "met": "Ana",
    }  # fmt: skip
    write(asked="Why us?\nWhy now?", rating="Fine", met="ana, Bo")
    assert event("asked").corrects.words == "Why us?"
    assert counts() == [1, 2, 1, 2]


def test_what_i_asked_and_a_feeling_in_words_of_its_own_are_left_alone(write, shown, round):
    EventFactory(attempt=round.attempt, round=round, act="asked", actor="me", words="How big is the team?")
    EventFactory(attempt=round.attempt, round=round, act="felt", actor="me", words="Shaky all evening")
    assert (shown()["asked"], shown()["felt"]) == ("", "")
    write(asked="Why us?", felt="bad")
    assert Event.objects.current().count() == 4


def test_somebody_taken_out_is_kept_as_absent_and_comes_back_when_named_again(write, round):
    write(met="Ana, Bo")
    write(met="Ana")
    assert [(str(who.person), who.was_there) for who in round.involvements.order_by("pk")] == [
        ("Ana", True),
        ("Bo", False),
    ]
    write(met="Bo, Ana")
    assert list(round.involvements.values_list("was_there", flat=True)) == [True, True]


def test_those_known_by_what_they_were_stay_in_the_line(write, shown, round):
    InvolvementFactory(attempt=round.attempt, round=round, person=None, who="four interviewers", was_there=None)
    write(met="four interviewers, Ana")
    assert shown()["met"] == "four interviewers, Ana"
    assert [who.was_there for who in round.involvements.order_by("pk")] == [None, True]


def test_a_person_is_found_at_the_company(write, round, user):
    ana = PersonFactory(owner=user, name="Ána", company=round.attempt.company)
    write(met="ana")
    assert round.involvements.get().person == ana


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"asked": "half \x00"}, "cannot be kept"),
        ({"percent_least": "90", "percent_most": "10"}, "cannot be more than"),
        ({"percent_most": "101"}, "This can be 100 at most."),
        ({"trouble_minutes": "99999999999"}, "This can be 32767 at most."),
        ({"met": "A" * 201}, "longer than a person"),
        ({"felt": "splendid"}, "This is not among what can be chosen here."),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_lost(write, typed, said):
    refused = write(told_them="keep me", **typed)
    assert refused.status_code == 422
    assert said in refused.text
    assert "keep me" in refused.text
    assert counts() == [0, 0, 0, 0]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("gone", [Round, Attempt])
def test_a_round_that_is_removed_in_the_moment_of_saving_refuses_with_all_that_was_typed(gone):
    form = DebriefForm({"asked": "keep me"}, debrief=Debrief.of(RoundFactory()))
    assert form.is_valid()
    gone.objects.all().delete()
    assert not saved(form)
    assert form.non_field_errors() == [REMOVED]
    assert form["asked"].value() == "keep me"


def test_the_rounds_page_tells_all_of_it_and_leads_back(write, round, signed_in):
    assert "Write a debrief" in signed_in.get(round.get_absolute_url()).text
    write(**TOLD)
    text = signed_in.get(round.get_absolute_url()).text
    for part in ("<li><p>Design a cache</p></li>", "<li><p>Why us?</p></li>", TOLD["told_them"], "The first part.",
                 "The second.", "(12 minutes lost)", "Ana, interviewer", "Rather well, 60–80 %", "mixed"):  # fmt: skip
        assert part in text
    assert f'<a href="{reverse("debrief", args=[round.pk])}">Add to it or change it</a>' in text


def test_a_strangers_debrief_is_not_there(signed_in):
    address = reverse("debrief", args=[RoundFactory().pk])
    assert signed_in.get(address).status_code == signed_in.post(address, TOLD).status_code == 404
    assert counts() == [0, 0, 0, 0]


def test_the_page_reads_as_many_queries_at_ten_times_the_size(signed_in, round, django_assert_num_queries):
    for count in (1, 10):
        for _ in range(count):
            InvolvementFactory(attempt=round.attempt, round=round)
            EventFactory(attempt=round.attempt, round=round, act="asked", actor="them", words="Why us?")
            RoundFactory(attempt=round.attempt)
        with django_assert_num_queries(11):
            signed_in.get(reverse("debrief", args=[round.pk]))


DAY = datetime(2026, 5, 15, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("happened", "written", "later"),
    [
        ("2026-05-12", "", "3 days later"),
        ("2026-05-15", "", "the same day"),
        ("2026-05-12", "2026-05-13", "1 day later"),
        ("2026-05", "", "less than three weeks later"),
        ("2016", "", "nine to ten years later"),
        ("2026-05-20", "", ""),
        ("", "", ""),
    ],
)
def test_how_much_later_it_was_written_is_said_as_exactly_as_it_is_known(db, happened, written, later):
    when = FuzzyDate(happened) if happened else None
    post_mortem = PostMortemFactory(
        round=RoundFactory(happened=when), recorded_at=DAY, written=FuzzyDate(written) if written else None
    )
    assert post_mortem.later == later


def test_what_is_only_planned_or_is_about_the_whole_says_nothing_of_it(db):
    loop = LoopFactory(happened=FuzzyDate("2026-05-12"))
    planned = PostMortemFactory(round=RoundFactory(planned=FuzzyDate("2026-05-12")), recorded_at=DAY)
    of_loop, of_all = PostMortemFactory(loop=loop, recorded_at=DAY), PostMortemFactory(recorded_at=DAY)
    assert [one.later for one in (planned, of_loop, of_all)] == ["", "3 days later", ""]


def test_the_age_of_a_debrief_is_that_of_its_first_words(write, round, signed_in):
    Round.objects.filter(pk=round.pk).update(**spread(Round, happened=FuzzyDate("2026-05-12")))
    write(why="first")
    PostMortem.objects.update(recorded_at=DAY)
    write(why="second")
    for address in (round.get_absolute_url(), reverse("debrief", args=[round.pk])):
        assert "ritten 3 days later" in signed_in.get(address).text

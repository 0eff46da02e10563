from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.reach import refresh_steps
from applications.models import PutOff
from tests.factories import (
    AttemptFactory,
    EventFactory,
    FeedbackFactory,
    LessonFactory,
    LoopFactory,
    PutOffFactory,
    QuestionFactory,
    RoundFactory,
    SightingFactory,
    TermFactory,
)  # fmt: skip

TODAY, NEW = reverse("dashboard"), reverse("put-off-new")


def day(days):
    return FuzzyDate((timezone.now() + timedelta(days=days)).date().isoformat())


def the_term(user, attempt):
    return f"term-{TermFactory(attempt=attempt, kind='answer_due', ends=day(3)).pk}", "Your answer, Stripe"


def the_debrief(user, attempt):
    round = RoundFactory(attempt=attempt, kind="phone_screen", state="held", happened=day(-1))
    return f"debrief-{round.pk}", "Debrief: phone interview, Stripe"


def the_round(user, attempt):
    round = RoundFactory(attempt=attempt, kind="phone_screen", state="planned", planned=day(-2))
    return f"round-{round.pk}", "Stripe, phone interview"


def the_loop(user, attempt):
    return (
        f"loop-{LoopFactory(attempt=attempt, kind='final', state='planned', happened=day(-2)).pk}",
        "Stripe, final loop",
    )


def the_awaited(user, attempt):
    refresh_steps(attempt)
    return f"awaited-{attempt.pk}", "Stripe"


def the_lesson(user, attempt):
    lesson = LessonFactory(owner=user, advice="Ask first.")
    SightingFactory(lesson=lesson, attempt=attempt, kind="again")
    return f"lesson-{lesson.pk}", "Ask first."


def the_question(user, attempt):
    question = QuestionFactory(owner=user, words="What is DNS?", recorded_at=timezone.now() - timedelta(days=2))
    return f"question-{question.pk}", "What is DNS?"


THINGS = [the_term, the_debrief, the_round, the_loop, the_awaited, the_lesson, the_question]
every_thing = pytest.mark.parametrize("thing", THINGS)


def offered(client, thing):
    """Whether the page offers to put it off, and whether it is among what is put off."""
    page = client.get(TODAY).text
    return f'name="tomorrow" value="{thing}"' in page, ">Show again" in page


@every_thing
def test_whatever_stands_on_the_page_is_put_off_found_and_taken_back(signed_in, user, attempt, thing):
    name, text = thing(user, attempt)
    assert offered(signed_in, name) == (True, False)
    page = signed_in.post(NEW, {"week": name}, follow=True).text
    assert "Put off for a week." in page
    assert f">{text} <small" in page
    assert offered(signed_in, name) == (False, True)
    assert (
        "It shows again." in signed_in.post(reverse("put-off-removal", args=[user.put_offs.get().pk]), follow=True).text
    )
    assert offered(signed_in, name) == (True, False)


@every_thing
def test_a_strangers_thing_is_not_found(signed_in, thing):
    attempt = AttemptFactory(company__name="Stripe")
    name, _ = thing(attempt.owner, attempt)
    assert signed_in.post(NEW, {"week": name}).status_code == 404
    assert not PutOff.objects.exists()


@pytest.mark.parametrize(
    "sent",
    [{}, {"week": ""}, {"week": "term"}, {"week": "term-"}, {"week": "term-99"}, {"week": "user-1"},
     {"week": "term-1; DROP"}, {"year": "term-1"}, {"week": "term-99999999999999999999"}, {"week": "term-١"}],
)  # fmt: skip
def test_what_is_no_thing_is_not_found(signed_in, sent):
    assert signed_in.post(NEW, sent).status_code == 404


def test_what_is_put_off_by_a_stranger_is_not_taken_back(signed_in):
    found = PutOffFactory()
    assert signed_in.post(reverse("put-off-removal", args=[found.pk])).status_code == 404
    assert PutOff.objects.exists()


def test_reading_puts_nothing_off(signed_in, user):
    found = PutOffFactory(owner=user)
    for address in (NEW, reverse("put-off-removal", args=[found.pk])):
        assert signed_in.get(address).status_code == 405


@pytest.mark.parametrize(
    ("how", "days", "said"), [("tomorrow", 1, "until tomorrow"), ("week", 7, "until"), ("dismissal", None, "dismissed")]
)
def test_it_is_put_off_until_a_morning_of_the_person_or_for_good(signed_in, user, attempt, how, days, said):
    user.time_zone = "Asia/Tokyo"
    user.save()
    name, _ = the_term(user, attempt)
    assert said in signed_in.post(NEW, {how: name}, follow=True).text
    until = user.put_offs.get().until
    with timezone.override("Asia/Tokyo"):
        assert (until and timezone.localtime(until).strftime("%d %H:%M")) == (
            days and f"{timezone.localdate() + timedelta(days=days):%d} 00:00"
        )


def test_on_that_day_it_shows_again(signed_in, user, attempt):
    name, _ = the_term(user, attempt)
    signed_in.post(NEW, {"tomorrow": name})
    user.put_offs.update(until=timezone.now() - timedelta(minutes=1))
    assert offered(signed_in, name) == (True, False)


def test_a_term_that_is_extended_shows_again(signed_in, user, attempt):
    name, _ = the_term(user, attempt)
    signed_in.post(NEW, {"dismissal": name})
    TermFactory(attempt=attempt, kind="answer_due", ends=day(9), extends=user.terms.get())
    assert "Your answer, Stripe</a>" in signed_in.get(TODAY).text


def hear(attempt):
    EventFactory(attempt=attempt, actor="them", act="told_me")


def read(attempt):
    FeedbackFactory(attempt=attempt)


def edit(attempt):
    round = attempt.rounds.get()
    round.result = "passed"
    round.revise()


@pytest.mark.parametrize("move", [hear, read, edit, lambda attempt: RoundFactory(attempt=attempt, state="held")])
def test_an_answer_that_is_awaited_shows_again_once_something_moved(signed_in, user, attempt, move):
    RoundFactory(attempt=attempt, state="held", happened=day(-20))
    name, _ = the_awaited(user, attempt)
    signed_in.post(NEW, {"dismissal": name})
    assert offered(signed_in, name) == (False, True)
    move(attempt)
    assert offered(signed_in, name) == (True, False)


def test_what_is_put_off_crowds_out_nothing_and_is_not_counted(today, user):
    attempts = [AttemptFactory(company__owner=user, company__name=f"C{number:02}", rank=number) for number in range(20)]
    for attempt in attempts[-9:]:
        PutOffFactory(owner=user, key=attempt.pk)
    found = today()
    assert [line.text for line in found.awaited.shown] == [f"C{number:02}" for number in range(10, 2, -1)]
    assert found.awaited.more == "3 more"


def test_a_page_on_which_all_is_put_off_is_quiet(today, user, attempt):
    PutOffFactory(owner=user, key=attempt.pk)
    assert today().is_quiet
    assert [line.text for line in today().put_off] == ["Stripe"]


def test_putting_off_is_no_deed_and_no_part_of_the_history(signed_in, user, attempt):
    name, _ = the_awaited(user, attempt)
    before = signed_in.get("/transfer/export.json").getvalue()
    signed_in.post(NEW, {"dismissal": name})
    assert signed_in.get("/transfer/export.json").getvalue()[200:] == before[200:]
    assert not user.deeds.exists()

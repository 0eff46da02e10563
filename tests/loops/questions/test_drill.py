"""The drill: it asks, waits, shows, and takes how it went."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.fields.fuzzy_date import FuzzyDate
from tests.factories import AskingFactory, QuestionFactory, RecallFactory, RoundFactory

DRILL = reverse("drill")


@pytest.fixture
def question(user):
    return QuestionFactory(owner=user, words="Why us?")


def days_ahead(count: int) -> FuzzyDate:
    return FuzzyDate.from_edtf((timezone.localdate() + timedelta(days=count)).isoformat())


def answer(client, question, result="knew", **more):
    return client.post(DRILL, {"question": question.pk, "result": result, **more})


def test_it_asks_what_is_due_and_folds_away_what_was_said(signed_in, question):
    here = {"attempt__company__owner": question.owner}
    AskingFactory(question=question, said="Because.", would_say="For the trains.", went="missed", **here)
    text = signed_in.get(DRILL).text
    before, _, folded = text.partition('<details class="reveal">')
    assert "Why us?" in before
    assert "Asked once, missed" in before
    assert "For the trains." in folded.partition("</details>")[0]
    assert "Because." not in before


def test_it_says_so_where_no_answer_is_written_down(signed_in, question):
    assert "No answer is written down yet." in signed_in.get(DRILL).text


@pytest.mark.parametrize("result", ["knew", "nearly", "no"])
def test_each_answer_records_one_go_of_today_and_goes_on_to_the_next(signed_in, question, result):
    other = QuestionFactory(owner=question.owner, words="Why now?")
    assert answer(signed_in, question, result).url == DRILL
    recall = question.recalls.get()
    assert (recall.result, recall.recalled.edtf) == (result, timezone.localdate().isoformat())
    assert signed_in.get(DRILL).context["drill"].question == other


def test_a_form_sent_twice_records_once(signed_in, question):
    uuid = signed_in.get(DRILL).context["form"]["uuid"].value()
    for _ in range(2):
        assert answer(signed_in, question, uuid=uuid).status_code == 302
    assert question.recalls.count() == 1


def test_an_answer_says_when_it_comes_again_and_can_be_undone(signed_in, question):
    answer(signed_in, question)
    page = signed_in.get(DRILL).text
    assert "Knew it: comes again tomorrow." in page
    deed = question.owner.deeds.get()
    assert reverse("deed-undo", args=[deed.pk]) in page
    assert signed_in.post(reverse("deed-undo", args=[deed.pk])).url == reverse("drill")
    assert question.recalls.count() == 0


@pytest.mark.parametrize("result", ["", "perhaps"])
def test_an_answer_that_is_none_is_refused_and_asks_the_same_again(signed_in, question, result):
    QuestionFactory(owner=question.owner, recorded_at=timezone.now() - timedelta(days=9))
    response = answer(signed_in, question, result)
    assert response.status_code == 422
    assert response.context["drill"].question == question
    assert question.recalls.count() == 0


def test_in_the_page_the_next_question_takes_the_place_of_the_last(signed_in, question, in_region):
    text = signed_in.get(DRILL, headers=in_region("drill")).text
    assert "Why us?" in text
    assert "<html" not in text


def test_any_question_can_be_tried_before_it_is_due(signed_in, question):
    RecallFactory(question=question)
    QuestionFactory(owner=question.owner, words="Why now?")
    assert signed_in.get(DRILL, {"question": question.pk}).context["drill"].question == question


def test_when_nothing_is_due_it_says_when_the_next_is(signed_in, question):
    RecallFactory(question=question, result="knew")
    text = signed_in.get(DRILL).text
    assert "Nothing is due" in text
    assert "The next question comes tomorrow." in text


def test_without_a_question_it_teaches(signed_in):
    assert "first those you missed" in signed_in.get(DRILL).text


def test_what_a_planned_round_brings_says_which(signed_in, attempt):
    question = QuestionFactory(owner=attempt.owner)
    then = RoundFactory(attempt=attempt, happened=days_ahead(-90))
    AskingFactory(question=question, attempt=attempt, round=then, went="answered")
    for _ in range(3):
        RecallFactory(question=question, recalled=days_ahead(-8))
    assert signed_in.get(DRILL).context["drill"].question is None
    RoundFactory(attempt=attempt, state="planned", planned=days_ahead(1))
    assert "Asked at Acme before: you are there again tomorrow." in signed_in.get(DRILL).text


def test_it_reads_as_many_queries_at_ten_times_the_size(signed_in, user, django_assert_num_queries):
    for count in (3, 27):
        for question in QuestionFactory.create_batch(count, owner=user):
            for _ in range(2):
                AskingFactory(question=question, attempt__company__owner=user, said="Hm.")
                RecallFactory(question=question, result="no", recalled=days_ahead(-9))
        with django_assert_num_queries(8):
            signed_in.get(DRILL)


def test_a_strangers_question_is_not_asked_and_takes_no_answer(signed_in, user):
    theirs = QuestionFactory(words="Secret?")
    assert answer(signed_in, theirs).status_code == 404
    assert signed_in.post(DRILL, {"result": "knew"}).status_code == 404
    assert "Secret?" not in signed_in.get(DRILL, {"question": theirs.pk}).text
    assert theirs.recalls.count() == 0


def test_a_go_is_corrected_and_the_first_stays_readable(signed_in, question):
    recall = RecallFactory(question=question, result="no")
    address = reverse("recall-correct", args=[recall.pk])
    typed = {"result": "knew", "recalled": "yesterday", "revision": str(recall.pk)}
    assert signed_in.post(address, typed).url == question.get_absolute_url()
    assert question.recalls.current().get().result == "knew"
    text = signed_in.get(question.get_absolute_url()).text
    assert "Drilled once: “knew it” once" in text
    assert "recorded as “no” at first" in text


def test_a_go_without_a_result_is_refused_and_loses_nothing_typed(signed_in, question):
    address = reverse("recall-correct", args=[RecallFactory(question=question).pk])
    response = signed_in.post(address, {"result": "", "recalled": "last spring"})
    assert response.status_code == 422
    assert "last spring" in response.text

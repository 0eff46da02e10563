"""The pages of questions, through the browser's eyes."""

import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from tests.by_hand import form_at, sent
from tests.factories import (
    AskingFactory,
    AttemptFactory,
    EventFactory,
    LoopFactory,
    QuestionFactory,
    RecallFactory,
    RoundFactory,
    TopicFactory,
)  # fmt: skip

LIST, NEW = reverse("question-list"), reverse("question-new")


def shown(page) -> list[str]:
    return [row.question.words for row in page.context["questions"].rows]


def test_a_question_needs_its_words_and_nothing_more(signed_in, user):
    response = signed_in.post(NEW, {"words": "Why us?"})
    assert response.url == user.questions.get().get_absolute_url()


@pytest.mark.parametrize("words", ["", "  "])
def test_a_question_without_words_is_refused_and_loses_nothing_typed(signed_in, user, words):
    response = signed_in.post(NEW, {"words": words, "notes": "a hint", "more_topics": "Calm"})
    assert response.status_code == 422
    assert "Write down what they asked" in response.text
    assert "a hint" in response.text
    assert "Calm" in response.text


def test_the_page_of_a_question_tells_where_it_was_asked_and_what_was_said(signed_in, round):
    question = QuestionFactory(owner=round.owner, words="Why us?", notes="*Smile.*")
    said = {"said": "Because.", "would_say": "For your work on trains."}
    asking = AskingFactory(question=question, attempt=round.attempt, round=round, went="missed", **said)
    text = signed_in.get(question.get_absolute_url()).text
    assert "Asked once, missed." in text
    assert f'id="asking-{asking.pk}"' in text
    assert f'<a href="{round.get_absolute_url()}">Coding interview</a>, <a' in text
    assert "<p>Because.</p>" in text
    assert "For your work on trains." in text
    assert "<em>Smile.</em>" in text


def test_the_askings_stand_in_the_order_of_their_attempts_and_rounds(signed_in, user):
    question = QuestionFactory(owner=user)
    late, early = (AttemptFactory(company__owner=user, rank=rank) for rank in (9, 1))
    second, first = (RoundFactory(attempt=early, rank=rank) for rank in (5, 2))
    for attempt, step in ((late, None), (early, second), (early, first)):
        AskingFactory(question=question, attempt=attempt, round=step)
    told = signed_in.get(question.get_absolute_url()).context["page"].told
    assert [each.asking.round or each.asking.attempt for each in told] == [first, second, late]


def test_a_question_that_was_never_asked_says_what_will_stand_there(signed_in, user):
    assert "Nowhere yet" in signed_in.get(QuestionFactory(owner=user).get_absolute_url()).text


def test_a_question_is_edited_and_keeps_what_it_said_before(signed_in, user):
    question = QuestionFactory(owner=user, words="Why us?")
    typed = {"words": "Why this company?", "revision": 1, "notes": "x"}
    assert signed_in.post(reverse("question-edit", args=[question.pk]), typed).url == question.get_absolute_url()
    assert user.versions.get().values["words"] == "Why us?"


def test_naming_a_date_says_that_it_is_confidential(signed_in, user):
    signed_in.post(NEW, {"words": "Why us?", "confidential_until": "2030"})
    question = user.questions.get()
    assert question.is_confidential
    assert "confidential until 2030" in signed_in.get(question.get_absolute_url()).text
    assert "confidential until 2030" in signed_in.get(LIST).text
    revision = {"words": "Why us?", "confidential_until": "2030", "revision": 1}
    signed_in.post(reverse("question-edit", args=[question.pk]), revision)
    question.refresh_from_db()
    assert not question.is_confidential


def test_a_question_is_typed_in_a_round_with_how_it_went(signed_in, round):
    address = reverse("attempt-asking-new", args=[round.attempt_id]) + f"?round={round.pk}&back=step"
    typed = {"words": "Why us?", "went": "partly", "said": "Because.", "step": f"round-{round.pk}"}
    assert signed_in.post(address, typed).url == round.get_absolute_url()
    asking = round.askings.get()
    assert (asking.question.words, asking.went, asking.said) == ("Why us?", "partly", "Because.")
    text = signed_in.get(round.get_absolute_url()).text
    assert "Why us?" in text
    assert '<span class="glyph wait">answered in part</span>' in text


def test_a_question_asked_in_a_loop_stands_on_its_page(signed_in, attempt):
    loop = LoopFactory(attempt=attempt)
    AskingFactory(question__words="Why us?", question__owner=attempt.owner, attempt=attempt, loop=loop)
    assert "Why us?" in signed_in.get(loop.get_absolute_url()).text


def test_an_asking_without_a_question_is_refused_and_loses_nothing_typed(signed_in, attempt):
    address = reverse("attempt-asking-new", args=[attempt.pk])
    response = signed_in.post(
        address, {"words": " ", "said": "Because.", "would_say": "For the trains.", "went": "missed"}
    )
    assert response.status_code == 422
    assert "Write down what they asked" in response.text
    assert "Because." in response.text
    assert "For the trains." in response.text
    assert response.context["form"]["went"].value() == "missed"


def test_one_like_it_is_offered_as_one_types(signed_in, user, in_region):
    QuestionFactory(owner=user, words="How would you design a URL shortener?")
    QuestionFactory(owner=user, words="Why us?")
    QuestionFactory(words="Design a URL shortener, please.")
    address, typed = reverse("question-alike"), {"words": "Design a URL shortener", "picks": "yes"}
    text = signed_in.get(address, typed, headers=in_region("alike")).text
    assert "How would you design a URL shortener?" in text
    assert 'name="same_as"' in text
    assert not {"Why us?", "please", "<html"} & {word for word in ("Why us?", "please", "<html") if word in text}


def test_what_is_chosen_stays_chosen_while_one_types_on(signed_in, user):
    question = QuestionFactory(owner=user, words="Design a URL shortener")
    typed = {"words": "design a url shortener", "picks": "yes", "same_as": str(question.pk)}
    assert f'value="{question.pk}" checked' in signed_in.get(reverse("question-alike"), typed).text


@pytest.mark.parametrize("words", ["", " ", "?", "zebra", "\x00"])
def test_where_none_is_like_it_the_page_says_so(signed_in, user, words):
    QuestionFactory(owner=user, words="Design a URL shortener")
    assert "You have none like it." in signed_in.get(reverse("question-alike"), {"words": words}).text


def test_choosing_one_like_it_adds_an_asking_and_no_twin(signed_in, attempt):
    question = QuestionFactory(owner=attempt.owner, words="Design a URL shortener")
    typed = {"words": "How would you design a URL shortener?", "same_as": question.pk}
    signed_in.post(reverse("attempt-asking-new", args=[attempt.pk]), typed)
    assert question.askings.get().attempt == attempt
    assert attempt.owner.questions.count() == 1


def test_the_same_words_are_the_same_question(signed_in, attempt):
    question = QuestionFactory(owner=attempt.owner, words="Why us?")
    signed_in.post(reverse("attempt-asking-new", args=[attempt.pk]), {"words": " why US? "})
    assert attempt.owner.questions.get() == question
    assert question.askings.count() == 1


def test_a_strangers_question_cannot_be_chosen(signed_in, attempt):
    theirs = QuestionFactory(words="Secret?")
    response = signed_in.post(reverse("attempt-asking-new", args=[attempt.pk]), {"words": "x", "same_as": theirs.pk})
    assert response.status_code == 422
    assert "Secret?" not in response.text


def test_without_javascript_a_button_looks_for_one_like_it_and_keeps_what_was_typed(signed_in, attempt):
    question = QuestionFactory(owner=attempt.owner, words="Design a URL shortener")
    for address in (reverse("attempt-asking-new", args=[attempt.pk]), NEW):
        assert 'name="look"' in signed_in.get(address).text
        typed = {"words": "Design an URL shortener", "said": "Hm.", "notes": "Hm.", "look": ""}
        text = signed_in.post(address, typed).text
        assert question.words in text
        assert "Hm." in text
    assert attempt.owner.questions.get() == question


def test_a_form_sent_twice_records_once(signed_in, attempt):
    address = reverse("attempt-asking-new", args=[attempt.pk])
    data = sent(form_at(signed_in, address)) | {"words": ["Why us?"]}
    for _ in range(2):
        assert signed_in.post(address, data).status_code == 302
    assert attempt.owner.askings.count() == attempt.owner.questions.count() == 1


def test_both_of_an_asking_are_undone_at_once(signed_in, attempt):
    signed_in.post(reverse("attempt-asking-new", args=[attempt.pk]), {"words": "Why us?"})
    signed_in.post(reverse("deed-undo", args=[attempt.owner.deeds.get().pk]))
    assert attempt.owner.askings.count() == attempt.owner.questions.count() == 0


def test_from_a_question_one_chooses_where_it_was_asked(signed_in, round):
    question = QuestionFactory(owner=round.owner)
    address = reverse("asking-new", args=[question.pk])
    assert f'href="?round={round.pk}"' in signed_in.get(address).text
    typed = {"went": "answered", "step": f"round-{round.pk}"}
    assert signed_in.post(f"{address}?round={round.pk}", typed).url == question.get_absolute_url()
    asking = question.askings.get()
    assert (asking.round, asking.went) == (round, "answered")


def test_an_asking_is_edited_and_can_be_led_to_another_question(signed_in, round):
    asking = AskingFactory(attempt=round.attempt, round=round)
    other, twin = QuestionFactory(owner=round.owner), asking.question
    typed = {"question": other.pk, "step": "", "went": "missed", "revision": 1}
    address = reverse("asking-edit", args=[asking.pk])
    assert signed_in.post(address, typed).url == twin.get_absolute_url()
    asking.refresh_from_db()
    assert (asking.question, asking.round, asking.went) == (other, None, "missed")
    assert signed_in.post(f"{address}?back=step", typed | {"revision": 2}).url == round.attempt.get_absolute_url()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Second", "First", "Third"]),
        ({"q": "SECO"}, ["Second"]),
        ({"q": "a hint"}, ["First"]),
        ({"company": "acmé"}, ["First"]),
        ({"went": "missed"}, ["Second"]),
        ({"went": "never"}, ["Third"]),
        ({"went": "missed", "company": "acme"}, []),
        ({"went": "nonsense"}, []),
    ],
)
def test_the_list_is_narrowed_by_its_address_the_most_often_missed_first(signed_in, attempt, query, found):
    user = attempt.owner
    first = QuestionFactory(owner=user, words="First", notes="a hint")
    AskingFactory(question=first, attempt=attempt, went="partly")
    second = QuestionFactory(owner=user, words="Second")
    AskingFactory(question=second, attempt__company__owner=user, went="missed")
    QuestionFactory(owner=user, words="Third")
    assert shown(signed_in.get(LIST, query)) == found


def test_the_list_is_narrowed_to_a_topic(signed_in, user):
    topic = TopicFactory(owner=user)
    QuestionFactory(owner=user, words="First").topics.add(topic)
    QuestionFactory(owner=user, words="Second")
    assert shown(signed_in.get(LIST, {"topic": topic.pk})) == ["First"]
    assert "No question matches" in signed_in.get(LIST, {"topic": TopicFactory().pk}).text


def test_the_empty_list_teaches(signed_in):
    assert "each question once, with every round in which it was asked" in signed_in.get(LIST).text


def test_the_list_has_pages_of_thirty(signed_in, user):
    QuestionFactory.create_batch(31, owner=user)
    assert len(shown(signed_in.get(LIST))) == 30
    assert "Page 2 of 2" in signed_in.get(LIST, {"page": "2"}).text


def grown(user, count: int) -> None:
    for question in QuestionFactory.create_batch(count, owner=user):
        question.topics.add(TopicFactory(owner=user))
        round = RoundFactory(attempt__company__owner=user, kind="coding")
        AskingFactory(question=question, attempt=round.attempt, round=round, went="missed", said="Hm.")
        RecallFactory(question=question, result="no", recalled=FuzzyDate.from_edtf("2020-01-01"))


def test_the_list_reads_as_many_queries_at_ten_times_the_size(signed_in, user, django_assert_num_queries):
    for count in (3, 27):
        grown(user, count)
        with django_assert_num_queries(9):
            signed_in.get(LIST)
        with django_assert_num_queries(10):
            signed_in.get(LIST, {"went": "missed", "company": "Comp"})


def test_the_page_reads_as_many_queries_at_ten_times_the_size(signed_in, user, django_assert_num_queries):
    question = QuestionFactory(owner=user)
    for count in (3, 27):
        for _ in range(count):
            round = RoundFactory(attempt__company__owner=user)
            AskingFactory(question=question, attempt=round.attempt, round=round)
            RecallFactory(question=question)
        with django_assert_num_queries(12):
            signed_in.get(question.get_absolute_url())


@pytest.mark.parametrize("words", ["Design a URL shortener", "zebra"])
def test_looking_for_one_like_it_reads_them_all_at_once(signed_in, user, django_assert_num_queries, words):
    QuestionFactory.create_batch(30, owner=user, words="Design a URL shortener")
    with django_assert_num_queries(3):
        signed_in.get(reverse("question-alike"), {"words": words})


@pytest.mark.parametrize("name", ["question", "question-edit", "asking-new"])
def test_strangers_questions_are_not_there(signed_in, name):
    address = reverse(name, args=[QuestionFactory().pk])
    assert signed_in.get(address).status_code == signed_in.post(address, {"words": "x"}).status_code == 404


def test_strangers_askings_goes_and_attempts_are_not_there(signed_in):
    names = {"asking-edit": AskingFactory(), "recall-correct": RecallFactory(), "attempt-asking-new": AttemptFactory()}
    for name, record in names.items():
        address = reverse(name, args=[record.pk])
        assert signed_in.get(address).status_code == signed_in.post(address, {"words": "x"}).status_code == 404


def test_a_strangers_round_is_no_place(signed_in, user):
    question, theirs = QuestionFactory(owner=user), RoundFactory()
    address = f"{reverse('asking-new', args=[question.pk])}?round={theirs.pk}"
    assert str(theirs.attempt.company) not in signed_in.get(address).text
    signed_in.post(address, {"went": "missed"})
    assert question.askings.count() == 0


def test_what_a_debrief_says_they_asked_can_be_kept_until_it_is(signed_in, user):
    round = RoundFactory(attempt__company__owner=user)
    EventFactory(attempt=round.attempt, round=round, actor="them", act="asked", words="Why us?\nA heap & a graph?")
    page = round.get_absolute_url()
    text = signed_in.get(page).text
    assert "Keep “Why us?”" in text
    assert "words=A%20heap%20%26%20a%20graph%3F" in text
    AskingFactory(question__owner=user, question__words="why us?", attempt=round.attempt, round=round)
    assert "Keep “Why us?”" not in signed_in.get(page).text

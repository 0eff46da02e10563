import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.lessons.prompts import PROMPTS
from tests.factories import CompanyFactory, PreparationFactory, ReflectionFactory

NEW, LIST = reverse("reflection-new"), reverse("reflection-list")


def test_a_reflection_takes_its_question_from_the_prompts(signed_in, user):
    response = signed_in.post(NEW, {"prompt": "3", "question": "", "answer": "Impatience."})
    reflection = user.reflections.get()
    assert (reflection.question, reflection.answer) == (PROMPTS[2], "Impatience.")
    assert response.url == reflection.get_absolute_url()


def test_ones_own_question_goes_before_a_prompt(signed_in, user):
    signed_in.post(NEW, {"prompt": "3", "question": "Why now?"})
    assert user.reflections.get().question == "Why now?"


@pytest.mark.parametrize("prompt", ["", "own", "8", "x"])
def test_a_reflection_without_a_question_is_refused_and_loses_nothing_typed(signed_in, user, prompt):
    response = signed_in.post(NEW, {"prompt": prompt, "question": " ", "answer": "keep me"})
    assert response.status_code == 422
    assert "keep me" in response.text
    assert not user.reflections.exists()


def test_every_field_can_be_changed_and_all_but_the_question_emptied(signed_in, user):
    piece, reflection = PreparationFactory(owner=user), ReflectionFactory(owner=user)
    edit = reverse("reflection-edit", args=[reflection.pk])
    told = {"question": "Why now?", "answer": "Because.", "written": "May 2022"}
    signed_in.post(edit, {**told, "preparation": piece.pk, "revision": 1})
    reflection.refresh_from_db()
    assert {name: str(getattr(reflection, name)) for name in told} == told
    assert reflection.preparation == piece
    signed_in.post(edit, {"question": "Why now?", "answer": "", "written": "", "preparation": "", "revision": 2})
    reflection.refresh_from_db()
    assert (reflection.answer, reflection.written, reflection.preparation) == ("", None, None)
    assert signed_in.post(edit, {"question": "", "revision": 3}).status_code == 422


def test_the_address_names_a_prompt_an_answer_to_give_again_or_what_it_is_part_of(signed_in, user):
    piece = PreparationFactory(owner=user, title="Notes")
    before = ReflectionFactory(owner=user, question="Why now?")
    assert 'value="3" class="ticks" id="id_prompt_2" checked' in signed_in.get(f"{NEW}?prompt=3").text
    assert 'value="Why now?"' in signed_in.get(f"{NEW}?again={before.pk}").text
    assert f'<option value="{piece.pk}" selected>' in signed_in.get(f"{NEW}?preparation={piece.pk}").text


def test_answers_to_one_question_stand_together_newest_first(signed_in, user):
    for question, year in (("Why?", 2016), ("Where?", 2018), ("Why?", 2020), ("Why?", None)):
        date = FuzzyDate(str(year)) if year else None
        ReflectionFactory(owner=user, question=question, answer=f"said {year}", written=date)
    page = signed_in.get(LIST)
    assert [each.answer for each in page.context["page"]] == ["said 2020", "said 2016", "said None", "said 2018"]
    assert page.text.count('<h2 class="says">Why?</h2>') == 1


def test_the_page_shows_what_was_answered_at_other_times(signed_in, user):
    first, other = ReflectionFactory(owner=user), ReflectionFactory(owner=user, answer="said before")
    assert "said before" in signed_in.get(first.get_absolute_url()).text
    ReflectionFactory(owner=user, question="Something else?", answer="said elsewhere")
    assert "said elsewhere" not in signed_in.get(other.get_absolute_url()).text


def test_the_list_is_narrowed_by_words(signed_in, user):
    ReflectionFactory(owner=user, answer="patience"), ReflectionFactory(owner=user, answer="courage")
    assert [each.answer for each in signed_in.get(LIST, {"q": "PATIEN"}).context["page"]] == ["patience"]
    assert "No reflection matches" in signed_in.get(LIST, {"q": "nothing"}).text


def test_the_empty_list_offers_the_seven_questions(signed_in):
    text = signed_in.get(LIST).text
    assert all(f"?prompt={number}" in text for number in range(1, 8))
    assert PROMPTS[6] in text


def test_the_list_reads_as_many_queries_at_ten_times_the_size(signed_in, user, django_assert_num_queries):
    for count in (3, 27):
        ReflectionFactory.create_batch(count, owner=user, preparation=PreparationFactory(owner=user))
        with django_assert_num_queries(4):
            signed_in.get(LIST)


def test_the_answer_says_how_long_half_a_page_is(signed_in):
    text = signed_in.get(NEW).text
    assert "Half a page is about 250 words" in text
    assert 'data-measure-of="id_answer"' in text


def test_strangers_reflections_are_not_there(signed_in):
    reflection = ReflectionFactory(question="Why me?")
    for name in ("reflection", "reflection-edit"):
        address = reverse(name, args=[reflection.pk])
        assert signed_in.get(address).status_code == signed_in.post(address, {"question": "x"}).status_code == 404
    assert "Why me?" not in signed_in.get(f"{NEW}?again={reflection.pk}").text


def test_a_reflection_without_a_date_says_nothing_of_it(signed_in, user):
    one, _ = ReflectionFactory.create_batch(2, owner=user, question="Why?")
    for page in (LIST, one.get_absolute_url()):
        assert "not known" not in signed_in.get(page).text


def test_an_answer_may_have_a_company_in_mind_and_keeps_it_when_given_again(signed_in, user):
    signed_in.post(NEW, {"question": "Why them?", "answer": "The work.", "company_name": "Acme"})
    reflection = user.reflections.get()
    assert reflection.company.name == "Acme"
    assert "in mind" in signed_in.get(reflection.get_absolute_url()).text
    assert 'value="Acme"' in signed_in.get(f"{NEW}?again={reflection.pk}").text


def test_answers_are_narrowed_to_a_company(signed_in, user):
    ReflectionFactory(owner=user, answer="for them", company=CompanyFactory(owner=user, name="Acme"))
    ReflectionFactory(owner=user, answer="for nobody")
    text = signed_in.get(LIST, {"company": "acme"}).text
    assert "for them" in text
    assert "for nobody" not in text


def test_answers_of_other_years_stand_beside_it_whole(signed_in, user):
    long = "word " * 40 + "the end"
    first = ReflectionFactory(owner=user, question="Why?", answer=long, written=FuzzyDate("2016"))
    second = ReflectionFactory(owner=user, question="Why?", answer="Because.")
    assert "the end" in signed_in.get(second.get_absolute_url()).text
    assert first.get_absolute_url() in signed_in.get(second.get_absolute_url()).text

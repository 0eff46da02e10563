"""People: who they are, and where one met them."""

import re

import pytest
from django.urls import reverse

from tests.factories import (
    AttemptFactory,
    CompanyFactory,
    EventFactory,
    FeedbackFactory,
    InvolvementFactory,
    LoopFactory,
    PersonFactory,
    RoundFactory,
)

LIST = reverse("person-list")


@pytest.fixture
def ana(user):
    return PersonFactory(owner=user, name="Ana")


@pytest.fixture
def shown(signed_in, ana):
    return lambda **query: signed_in.get(ana.get_absolute_url(), query).text


@pytest.fixture
def names(signed_in):
    return lambda **query: re.findall(r'<a href="/people/\d+/">(\w+)', signed_in.get(LIST, query).text)


def test_a_person_needs_a_name_and_nothing_more(signed_in, user):
    response = signed_in.post(reverse("person-new"), {"name": "A. K."})
    assert response.url == user.people.get().get_absolute_url()


def test_a_person_without_a_name_is_refused_and_loses_no_word(signed_in):
    response = signed_in.post(reverse("person-new"), {"name": "", "title": "recruiter", "company_name": "Acme"})
    assert response.status_code == 422
    assert "Say who" in response.text
    assert 'value="recruiter"' in response.text
    assert 'value="Acme"' in response.text


def test_all_of_a_person_can_be_changed_and_emptied(signed_in, ana):
    edit = reverse("person-edit", args=[ana.pk])
    signed_in.post(edit, {"name": "Ana", "title": "head", "company_name": "Acme", "notes": "kind", "revision": 1})
    ana.refresh_from_db()
    assert (ana.title, ana.company.name, ana.notes) == ("head", "Acme", "kind")
    signed_in.post(edit, {"name": "Ana", "title": "", "company_name": "", "notes": "", "revision": 2})
    ana.refresh_from_db()
    assert (ana.title, ana.company, ana.notes) == ("", None, "")


def test_the_form_knows_the_company_it_was_opened_from(signed_in, user):
    company = CompanyFactory(owner=user, name="Acme")
    assert 'value="Acme"' in signed_in.get(reverse("person-new"), {"company": company.pk}).text


def test_of_two_companies_with_one_name_an_edit_keeps_the_one_that_was_shown(signed_in, user):
    _, second = CompanyFactory(owner=user, name="Acme"), CompanyFactory(owner=user, name="Acme")
    person = PersonFactory(owner=user, name="Ana", company=second)
    typed = {"name": "Ana", "company_name": "acme", "notes": "new", "revision": 1}
    signed_in.post(reverse("person-edit", args=[person.pk]), typed)
    person.refresh_from_db()
    assert (person.company, person.notes) == (second, "new")


def test_the_page_tells_in_which_steps_they_were_and_as_what(ana, user, shown):
    round = RoundFactory(attempt__company__owner=user, name="Coding on a board", rank=1)
    loop = LoopFactory(attempt=round.attempt, name="Onsite in Oslo", rank=2)
    InvolvementFactory(person=ana, attempt=round.attempt, round=round, capacity="interviewer", was_planned=False)
    InvolvementFactory(person=ana, attempt=round.attempt, loop=loop, capacity="shadow", was_there=False)
    InvolvementFactory(person=ana, attempt=round.attempt, capacity="recruiter")
    text = shown()
    assert re.findall(r'<a href=".*?">([\w ]+)</a><span class="value">(.*?)</span>', text) == [
        ("The attempt as a whole", "recruiter"),
        ("Coding on a board", "interviewer · not announced"),
        ("Onsite in Oslo", "shadow · did not take part"),
    ]


def test_the_page_tells_what_they_said_unless_it_was_corrected(ana, user, shown):
    attempt = AttemptFactory(company=CompanyFactory(owner=user, name="Acme"))
    first = EventFactory(attempt=attempt, person=ana, actor="them", act="told_me", words="next week")
    EventFactory(attempt=attempt, person=ana, actor="them", act="told_me", words="in two weeks", corrects=first)
    FeedbackFactory(attempt=attempt, person=ana, words="Strong on design.")
    EventFactory(attempt=None, owner=user, person=ana, words="At a meetup")
    text = shown()
    assert "<p>in two weeks</p><footer>They told me" in text
    assert "Strong on design." in text
    assert "At a meetup" in text
    assert "next week" not in text


def test_a_person_not_met_yet_teaches(shown):
    assert "Not met yet" in shown()


def test_the_list_is_narrowed_by_name_and_company_whatever_case_and_accents(user, names):
    PersonFactory(owner=user, name="Zoë")
    PersonFactory(owner=user, name="Bo", company=CompanyFactory(owner=user, name="Crédit"))
    assert names(q="ZOE") == ["Zoë"]
    assert names(q="credit") == ["Bo"]


def test_the_list_goes_by_name_by_company_and_by_how_often_you_met(user, names):
    ana, bo, cy = (PersonFactory(owner=user, name=name) for name in ("ana", "Bo", "Cy"))
    for person, company in ((ana, "Z"), (cy, "Y")):
        person.company = CompanyFactory(owner=user, name=company)
        person.save()
    for person in (cy, cy, bo):
        InvolvementFactory(person=person, attempt__company__owner=user)
    InvolvementFactory.create_batch(3, person=ana, attempt__company__owner=user, was_there=False)
    assert names() == ["ana", "Bo", "Cy"]
    assert names(order="company") == ["Cy", "ana", "Bo"]
    assert names(order="met") == ["Cy", "Bo", "ana"]


def test_the_empty_list_teaches(signed_in):
    assert "Add the first person" in signed_in.get(LIST).text


def test_the_list_takes_as_many_queries_at_ten_times_the_size(signed_in, user, django_assert_num_queries):
    for count in (3, 27):
        for person in PersonFactory.create_batch(count, owner=user, company=CompanyFactory(owner=user)):
            InvolvementFactory(person=person, attempt__company__owner=user)
        with django_assert_num_queries(5):
            signed_in.get(LIST, {"q": "person", "order": "met"})


def test_a_person_takes_as_many_queries_with_ten_times_the_meetings(signed_in, ana, user, django_assert_num_queries):
    for count in (2, 18):
        for round in RoundFactory.create_batch(count, attempt__company__owner=user):
            InvolvementFactory(person=ana, attempt=round.attempt, round=round)
            InvolvementFactory(person=ana, attempt=round.attempt, loop=LoopFactory(attempt=round.attempt))
            EventFactory(attempt=round.attempt, person=ana)
            FeedbackFactory(attempt=round.attempt, person=ana)
        with django_assert_num_queries(8):
            signed_in.get(ana.get_absolute_url())

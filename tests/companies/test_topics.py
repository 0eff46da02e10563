"""Topics: what is judged, by everybody or by one company."""

import pytest
from django.urls import reverse

from tests.factories import CompanyFactory, TopicFactory

LIST, NEW = reverse("topic-list"), reverse("topic-new")


@pytest.fixture
def shown(signed_in):
    return lambda **query: signed_in.get(LIST, query).text


def test_a_topic_is_everybodys_unless_a_company_is_named(signed_in, user):
    signed_in.post(NEW, {"name": "System design", "kind": "technical"})
    signed_in.post(NEW, {"name": "Ownership", "kind": "principle", "company_name": "Acme"})
    told = [(topic.name, topic.kind, str(topic.company)) for topic in user.topics.order_by("pk")]
    assert told == [("System design", "technical", "None"), ("Ownership", "principle", "Acme")]


def test_all_of_a_topic_can_be_changed_and_emptied(signed_in, user):
    topic = TopicFactory(owner=user, name="Desing", kind="technical", company=CompanyFactory(owner=user))
    signed_in.post(reverse("topic-edit", args=[topic.pk]), {"name": "Design", "revision": 1})
    topic.refresh_from_db()
    assert (topic.name, topic.kind, topic.company) == ("Design", "", None)


def test_a_topic_without_a_name_is_refused_and_loses_no_word(signed_in):
    response = signed_in.post(NEW, {"name": "", "company_name": "Acme"})
    assert response.status_code == 422
    assert "A topic needs a name." in response.text
    assert 'value="Acme"' in response.text


def test_topics_are_grouped_by_kind_those_of_no_kind_last(user, shown):
    for kind in ("", "principle", "technical"):
        TopicFactory(owner=user, kind=kind)
    text = shown()
    places = [text.index(f"<h2>{kind}</h2>") for kind in ("Technical", "Principle", "Kind not known")]
    assert places == sorted(places)


def test_topics_to_tick_stand_by_name_whatever_their_case(signed_in, user):
    for name in ("zoning", "Design", "code"):
        TopicFactory(owner=user, name=name)
    text = signed_in.get(reverse("lesson-new")).text
    places = [text.index(name) for name in ("code", "Design", "zoning")]
    assert places == sorted(places)


def test_a_companys_own_set_and_everybodys_can_be_asked_for(user, shown):
    acme = CompanyFactory(owner=user, name="Acme")
    TopicFactory(owner=user, name="Ownership", company=acme)
    TopicFactory(owner=user, name="Pairing")
    own, everybodys = shown(whose=acme.pk), shown(whose="everybody")
    assert ("Ownership" in own, "Pairing" in own) == (True, False)
    assert ("Ownership" in everybodys, "Pairing" in everybodys) == (False, True)


def test_another_persons_company_cannot_be_asked_for(user, shown):
    TopicFactory(owner=user, name="Pairing")
    stranger = TopicFactory(name="Secret", company=CompanyFactory(name="Theirs"))
    text = shown(whose=stranger.company.pk)
    assert "Secret" not in text
    assert "Theirs" not in text


def test_the_empty_list_teaches(shown):
    assert "Add the first topic" in shown()


def test_the_list_takes_as_many_queries_at_ten_times_the_size(signed_in, user, django_assert_num_queries):
    for count in (3, 27):
        for _ in range(count):
            TopicFactory(owner=user, company=CompanyFactory(owner=user))
        with django_assert_num_queries(6):
            signed_in.get(LIST, {"q": "topic"})


def test_the_filters_say_whose_topics_are_shown(signed_in, user):
    company = CompanyFactory(owner=user, name="Acme")
    TopicFactory(owner=user, company=company)
    text = signed_in.get(reverse("topic-list"), {"whose": company.pk}).text
    assert "<summary>Filters <small>Acme</small></summary>" in text

"""Stories beside a company's principles: what shows what, what is missing, what was told too often."""

import pytest
from django.urls import reverse

from applications.loops.stories.matrix import Matrix
from tests.factories import (
    AttemptFactory,
    CompanyFactory,
    RoundFactory,
    StoryFactory,
    TellingFactory,
    TopicFactory,
    UserFactory,
)


@pytest.fixture
def company(user):
    return CompanyFactory(owner=user, name="Acme")


def principles(company, *names: str) -> list:
    return [TopicFactory(owner=company.owner, company=company, kind="principle", name=name) for name in names]


def a_story(company, title: str, *shows, told: int = 0, **more):
    story = StoryFactory(owner=company.owner, title=title, **more)
    story.topics.add(*shows)
    for _ in range(told):
        TellingFactory(story=story, attempt=AttemptFactory(company=company))
    return story


def shown(client, company) -> str:
    return client.get(reverse("company-stories", args=[company.pk])).text


def test_without_principles_it_says_how_to_begin(signed_in, company):
    page = shown(signed_in, company)
    assert "No principle yet" in page
    assert reverse("topic-new") + f"?company={company.pk}" in page


def test_without_stories_the_principles_wait(signed_in, company):
    principles(company, "Ownership")
    page = shown(signed_in, company)
    assert "No story shows a principle yet" in page
    assert "Ownership" in page


def test_rows_and_columns_have_their_heads_and_each_cell_its_word(signed_in, company):
    ownership, _ = principles(company, "Ownership", "Frugality")
    a_story(company, "The outage", ownership, told=1)
    a_story(company, "The rewrite", ownership)
    page = shown(signed_in, company)
    assert page.count('<th scope="col"') == 3
    assert page.count('<th scope="row"') == 3
    assert '1×<span class="unseen"> told here</span>' in page
    assert '<span class="unseen">shows it</span>' in page


def test_a_principle_that_no_story_shows_is_a_gap(signed_in, company):
    ownership, frugality = principles(company, "Ownership", "Frugality")
    a_story(company, "The outage", ownership)
    assert Matrix.of(company).gaps == [frugality]
    assert "No story shows</span> <b>Frugality</b>" in shown(signed_in, company)


def test_a_story_that_rests_fills_no_gap_and_stands_there_only_if_it_was_told_here(company):
    (ownership,) = principles(company, "Ownership")
    told = a_story(company, "Told", ownership, told=1, is_resting=True)
    a_story(company, "Untold", ownership, is_resting=True)
    matrix = Matrix.of(company)
    assert ([row.story for row in matrix.rows], matrix.gaps) == ([told], [ownership])


def test_a_story_told_more_than_twice_here_is_told_often(signed_in, company):
    (ownership,) = principles(company, "Ownership")
    for times in (2, 3):
        a_story(company, f"Told {times}", ownership, told=times)
    assert [row.is_told_often for row in Matrix.of(company).rows] == [False, True]
    assert "Told here 3 times</span>" in shown(signed_in, company)


def test_what_was_told_again_is_said_unless_it_was_on_purpose(signed_in, company):
    (ownership,) = principles(company, "Ownership")
    story = a_story(company, "The outage", ownership, told=2)
    assert "told here before" in shown(signed_in, company)
    story.tellings.update(is_deliberate=True)
    assert "told here before" not in shown(signed_in, company)


def test_a_story_carries_most_if_it_shows_more_than_half_of_several_principles(company):
    several = principles(company, "A", "B", "C", "D")
    a_story(company, "Half", *several[:2])
    a_story(company, "Most", *several[:3])
    assert [str(row.story) for row in Matrix.of(company).most] == ["Most"]


def test_a_company_without_its_own_is_seen_beside_all_principles(user, company):
    other = TopicFactory(owner=user, kind="principle")
    TopicFactory(owner=user, kind="technical")
    TopicFactory(kind="principle")
    assert [column.principle for column in Matrix.of(company).columns] == [other]
    (own,) = principles(company, "Ownership")
    assert [column.principle for column in Matrix.of(company).columns] == [own]


def test_what_was_told_elsewhere_is_not_told_here(user, company):
    (ownership,) = principles(company, "Ownership")
    story = a_story(company, "The outage", ownership)
    TellingFactory(story=story, attempt=RoundFactory(attempt__company__owner=user).attempt)
    assert [(row.told, row.times) for row in Matrix.of(company).rows] == [(0, "")]


def test_stories_that_show_none_are_counted(signed_in, company):
    (ownership,) = principles(company, "Ownership")
    a_story(company, "The outage", ownership)
    a_story(company, "Another")
    assert "1 other story shows none of these principles." in shown(signed_in, company)


def test_the_companys_page_and_the_list_lead_there(signed_in, company):
    principles(company, "Ownership")
    address = reverse("company-stories", args=[company.pk])
    assert address in signed_in.get(company.get_absolute_url()).text
    assert address in signed_in.get(reverse("story-list")).text


def test_a_stranger_finds_nothing(client, company):
    client.force_login(UserFactory())
    assert client.get(reverse("company-stories", args=[company.pk])).status_code == 404

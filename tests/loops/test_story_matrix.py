"""Stories beside a company's principles: what shows what, what is missing, what was told too often."""

import pytest
from django.urls import reverse

from applications.loops.stories.matrix import ROWS, Matrix
from applications.loops.stories.principles import MOST
from applications.loops.stories.showing import NAMED
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


def shown(client, company, **asked) -> str:
    return client.get(reverse("company-stories", args=[company.pk]), asked).text


def titles(matrix: Matrix) -> list[str]:
    return [row.title for row in matrix.rows]


def names(matrix: Matrix) -> list[str]:
    return [column.name for column in matrix.principles.columns]


def in_title_order(company, count: int, *shows, **more) -> list:
    return [a_story(company, f"Story {number:03}", *shows, **more) for number in range(count)]


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
    ownership, _ = principles(company, "Ownership", "Frugality")
    a_story(company, "The outage", ownership)
    assert Matrix.of(company).principles.gaps == ["Frugality"]
    assert "No story shows</span> <b>Frugality</b>" in shown(signed_in, company)


def test_a_story_that_rests_fills_no_gap_and_stands_there_only_if_it_was_told_here(company):
    (ownership,) = principles(company, "Ownership")
    a_story(company, "Told", ownership, told=1, is_resting=True)
    a_story(company, "Untold", ownership, is_resting=True)
    matrix = Matrix.of(company)
    assert (titles(matrix), matrix.principles.gaps) == (["Told"], ["Ownership"])


def test_a_story_told_more_than_twice_here_is_told_often(signed_in, company):
    (ownership,) = principles(company, "Ownership")
    for times in (2, 3):
        a_story(company, f"Told {times}", ownership, told=times)
    assert {row.title: row.told.is_often for row in Matrix.of(company).rows} == {"Told 2": False, "Told 3": True}
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
    assert [title for title, _ in Matrix.of(company).most.stories] == ["Most"]
    assert [row.title for row in Matrix.of(company).rows if row.carries_most] == ["Most"]


def test_a_company_without_its_own_is_seen_beside_all_principles(user, company):
    TopicFactory(owner=user, kind="principle", name="Everybody’s")
    TopicFactory(owner=user, kind="technical")
    TopicFactory(kind="principle")
    assert names(Matrix.of(company)) == ["Everybody’s"]
    principles(company, "Ownership")
    assert names(Matrix.of(company)) == ["Ownership"]


def test_what_was_told_elsewhere_is_not_told_here(user, company):
    (ownership,) = principles(company, "Ownership")
    story = a_story(company, "The outage", ownership)
    TellingFactory(story=story, attempt=RoundFactory(attempt__company__owner=user).attempt)
    assert [row.told for row in Matrix.of(company).rows] == [None]


def test_stories_that_show_none_are_counted(signed_in, company):
    (ownership,) = principles(company, "Ownership")
    a_story(company, "The outage", ownership)
    a_story(company, "Another")
    assert "1 other story shows none of these principles." in shown(signed_in, company)


def test_what_was_told_here_comes_first_then_all_by_title_a_page_at_a_time(signed_in, company):
    (ownership,) = principles(company, "Ownership")
    in_title_order(company, ROWS + 1, ownership)
    a_story(company, "Zeal", ownership, told=1)
    a_story(company, "Aged", ownership, told=1, is_resting=True)
    matrix = Matrix.of(company)
    assert titles(matrix)[:3] == ["Zeal", "Aged", "Story 000"]
    assert titles(Matrix.of(company, 2)) == ["Story 028", "Story 029", "Story 030"]
    page = shown(signed_in, company, page=2)
    assert "Page 2 of 2" in page
    assert f"Of {ROWS + 3} stories the 2 told here come first." in page


def test_few_stories_need_no_pages(signed_in, company):
    (ownership,) = principles(company, "Ownership")
    in_title_order(company, 3, ownership)
    page = shown(signed_in, company)
    assert all(words not in page for words in ("Pages", " first.", "stand here"))


def test_what_is_said_above_is_true_of_all_pages(signed_in, company):
    first, second, third, _ = principles(company, "A", "B", "C", "D")
    in_title_order(company, ROWS, first)
    a_story(company, "Zeal", first, second, third)
    for number in (1, 2):
        matrix = Matrix.of(company, number)
        assert [column.shown_by for column in matrix.principles.columns] == [ROWS + 1, 1, 1, 0]
        assert (matrix.principles.gaps, [title for title, _ in matrix.most.stories]) == (["D"], ["Zeal"])


def test_of_many_that_carry_most_or_were_told_often_the_first_are_named(signed_in, company):
    several = principles(company, "A", "B", "C", "D")
    in_title_order(company, NAMED + 2, *several, told=3)
    page = shown(signed_in, company)
    assert page.count("Carries most principles</span>") == page.count("Told here 3 times</span>") == NAMED
    assert "2 more carry most principles." in page
    assert "2 more were told here often, or again." in page


def test_of_more_principles_than_fit_those_that_a_story_shows_stand_there(signed_in, user, company):
    many = principles(CompanyFactory(owner=user, name="Globex"), *(f"P{number:02}" for number in range(MOST + 1)))
    TopicFactory(owner=user, kind="principle", name="Everybody’s")
    a_story(company, "The outage", many[-1])
    page, shown_there = shown(signed_in, company), names(Matrix.of(company))
    assert (len(shown_there), shown_there[0], shown_there[-1]) == (MOST, "Everybody’s", "P24 (Globex)")
    assert f"Of all {MOST + 2} principles {MOST} stand here: everybody’s, and those that a story shows" in page
    assert f"<b>P04 (Globex)</b> and {MOST - 5} more" in page


def test_gaps_are_counted_where_none_of_them_stands_there(signed_in, user, company):
    many = principles(CompanyFactory(owner=user), *(f"P{number:02}" for number in range(MOST + 3)))
    a_story(company, "The outage", *many[3:])
    assert "No story shows 3 of all principles" in shown(signed_in, company)


def test_a_story_that_shows_most_of_all_principles_counts_those_that_do_not_fit(user, company):
    every = principles(CompanyFactory(owner=user), *(f"P{number:02}" for number in range(MOST * 2)))
    a_story(company, "Just half", *every[:MOST])
    a_story(company, "More", *every[: MOST + 1])
    matrix = Matrix.of(company)
    assert [title for title, _ in matrix.most.stories] == ["More"]
    assert [row.title for row in matrix.rows if row.carries_most] == ["More"]


def test_all_of_a_companys_own_principles_stand_there(company):
    principles(company, *(f"P{number:02}" for number in range(MOST + 6)))
    assert (len(names(Matrix.of(company))), Matrix.of(company).principles.left_out) == (MOST + 6, 0)


@pytest.mark.parametrize("count", [5, 50])
@pytest.mark.parametrize("are_own", [True, False])
def test_the_page_asks_as_much_of_few_stories_as_of_many(signed_in, company, django_assert_num_queries, count, are_own):
    shows = principles(company if are_own else CompanyFactory(owner=company.owner), "A", "B", "C", "D")
    in_title_order(company, count, *shows)
    round = RoundFactory(attempt=AttemptFactory(company=company))
    TellingFactory(story=company.owner.stories.first(), attempt=round.attempt, round=round)
    with django_assert_num_queries(11 if are_own else 12):
        shown(signed_in, company)


def test_the_companys_page_and_the_list_lead_there(signed_in, company):
    principles(company, "Ownership")
    address = reverse("company-stories", args=[company.pk])
    assert address in signed_in.get(company.get_absolute_url()).text
    assert address in signed_in.get(reverse("story-list")).text


def test_a_stranger_finds_nothing(client, company):
    client.force_login(UserFactory())
    assert client.get(reverse("company-stories", args=[company.pk])).status_code == 404

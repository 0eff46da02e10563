"""The page of a company tells its story to its owner, and to nobody else."""

import re

import pytest
from django.urls import reverse

from applications.attempts.stages import Outcome, Stage, tone_of
from applications.timeline.story import CARDS
from tests import factories


@pytest.fixture
def shown(signed_in, company):
    return lambda **query: signed_in.get(reverse("company", args=[company.pk]), query).text


def ladders_of(page):
    return "".join(re.findall(r"<text.*?</text>", page, re.DOTALL))


def busy(attempt):
    """An attempt with one of everything its card can tell."""
    made = attempt("2020", outcome="rejected")
    loop = factories.LoopFactory(attempt=made, result="not_passed")
    factories.RoundFactory.create_batch(2, attempt=made, loop=loop)
    for make in (
        factories.DecisionFactory,
        factories.FeedbackFactory,
        factories.TermFactory,
        factories.PostMortemFactory,
    ):
        make(attempt=made)
    offer = factories.OfferVersionFactory(offer__attempt=made).offer
    factories.DecisionFactory(attempt=made, rival_attempt=made, rival_offer=offer)
    made.documents.create(owner=made.owner, name="CV.pdf")
    made.self_ratings.create(owner=made.owner, loop=loop, words="well")
    factories.LessonFactory(owner=made.owner).rounds.add(made.rounds.first())
    made.roles.add(factories.RoleFactory(company=made.company, title="Engineer"))
    piece = factories.PreparationFactory(owner=made.owner, rank=made.rank - 1)
    piece.counts.create(owner=made.owner, rank=1, count_least=100)


def test_the_story_takes_as_many_queries_with_ten_times_the_attempts(
    signed_in, attempt, company, django_assert_num_queries
):
    for count in (5, 45):
        for _ in range(count):
            busy(attempt)
        with django_assert_num_queries(12):
            assert signed_in.get(reverse("company", args=[company.pk])).status_code == 200


def test_a_stranger_finds_nothing(signed_in):
    assert signed_in.get(factories.CompanyFactory().get_absolute_url()).status_code == 404


@pytest.mark.parametrize("outcome", ["", *Outcome])
def test_every_outcome_has_its_tone_on_the_ladder_in_the_table_and_on_its_card(attempt, shown, outcome):
    attempt(outcome=outcome, stage_of_steps=Stage.LOOP)
    text, tone = shown(), tone_of(outcome)
    assert text.count(f'<a class="climb {tone}" href="#attempt-1"') == 2
    assert f'<span class="glyph {tone}">' in text
    assert f'<article class="attempt {tone}" id="attempt-1">' in text


def test_each_line_of_the_ladder_leads_to_its_card_also_on_another_page(attempt, shown):
    for _ in range(CARDS + 2):
        attempt()
    assert f'href="#attempt-{CARDS}"' in shown()
    assert f'href="?page=2#attempt-{CARDS + 1}"' in shown()
    assert 'href="?order=last-first&amp;page=2#attempt-1"' in shown(order="last-first")


def test_the_order_stays_in_the_address_from_page_to_page(attempt, shown):
    for _ in range(CARDS + 1):
        attempt()
    assert "?order=last-first&amp;page=2" in shown(order="last-first")
    assert re.findall(r'id="(attempt-\d+)"', shown(order="last-first", page=2)) == ["attempt-1"]


def test_a_ladder_shows_what_became_of_an_attempt_since_it_was_last_drawn(attempt, shown):
    made = attempt(outcome="")
    assert '<a class="climb wait"' in shown()
    type(made).objects.filter(pk=made.pk).update(outcome="rejected")
    assert '<a class="climb no"' in shown()


def test_a_ladder_writes_days_as_the_person_does_who_looks_at_it(attempt, user, shown):
    attempt("2016-12-24/2017-01-06")
    assert "24 December 2016" in ladders_of(shown())
    type(user).objects.filter(pk=user.pk).update(date_style="month_first")
    assert "December 24, 2016" in ladders_of(shown())
    assert "24 December 2016" not in ladders_of(shown())


def test_preparation_since_the_last_attempt_stands_on_the_page_that_ends_with_it(attempt, user, shown):
    for _ in range(CARDS + 1):
        made = attempt()
    factories.PreparationFactory(owner=user, rank=made.rank + 1)
    assert "Since then" not in shown()
    assert "Since then" in shown(page=2)


@pytest.mark.parametrize(
    "query", [{"order": "sideways"}, {"page": "99"}, {"page": "x"}, {"order": "\x00", "page": "-1"}]
)
def test_an_address_that_asks_for_nonsense_shows_the_story(attempt, shown, query):
    attempt()
    assert 'id="attempt-1"' in shown(**query)


def test_an_open_attempt_offers_to_record_its_outcome(attempt, shown):
    made = attempt(outcome="")
    assert reverse("outcome-new", args=[made.pk]) in shown()


def test_the_primary_action_is_a_new_attempt_here(company, shown):
    assert f'href="{reverse("attempt-new")}?company={company.pk}"' in shown()


def test_an_empty_company_teaches(shown):
    assert "No attempt here yet" in shown()
    assert '<svg class="ladder' not in shown()


def test_what_a_person_wrote_is_text_and_never_markup(attempt, company, user, shown):
    made = attempt(via="<b>x</b>", current_role=factories.RoleFactory(company=company, title="</svg><script>"))
    made.roles.add(made.current_role)
    factories.RoundFactory(attempt=made, name='"><script>')
    factories.PreparationFactory(owner=user, title="<script>", rank=1)
    factories.FeedbackFactory(attempt=made, words="<script>")
    assert not re.search(r"<script(?! type=\"module\"| src=)", shown())
    assert "<b>x</b>" not in shown()


def test_undated_attempts_say_so_on_the_ladder_and_on_the_card(attempt, shown):
    attempt()
    assert '<text class="year undated"' in shown()
    assert '<p class="meta">date not known</p>' in shown()

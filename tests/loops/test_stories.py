"""Stories: the list, the page of one, its forms, and where each was told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.stories.listing import READY
from tests.factories import (
    AttemptFactory,
    LoopFactory,
    RoundFactory,
    StoryFactory,
    TellingFactory,
    TopicFactory,
    UserFactory,
)

LIST, NEW = "/stories/", "/stories/new/"


@pytest.fixture
def story(user):
    return StoryFactory(owner=user, title="The day the database broke", situation="On *call*.", result="Back in 9 min.")


@pytest.fixture
def round(user):
    return RoundFactory(
        attempt__company__owner=user, attempt__company__name="Acme", kind="behavioural", happened=FuzzyDate("2018")
    )


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def test_an_empty_list_teaches_the_four_parts(signed_in):
    page = signed_in.get(LIST).text
    assert all(part in page for part in ("Situation", "Task", "Action", "Result", NEW))


def test_a_title_makes_a_story_and_the_parts_are_kept_as_typed(signed_in, user):
    response = signed_in.post(NEW, {"title": "Data loss", "action": "I wrote\na script ", "more_topics": "Ownership"})
    story = user.stories.get()
    assert response.url == story.get_absolute_url()
    assert (story.title, story.action, story.topics.get().name) == ("Data loss", "I wrote\na script ", "Ownership")


def test_without_a_title_nothing_typed_is_lost(signed_in, user):
    response = signed_in.post(NEW, {"title": "", "situation": "A long night."})
    assert (response.status_code, user.stories.count()) == (422, 0)
    assert "A story needs a title" in response.text
    assert "A long night." in response.text


def test_an_edit_keeps_the_earlier_version(signed_in, user, story):
    data = {"title": "Renamed", "revision": story.mark, "is_resting": "on"}
    assert signed_in.post(reverse("story-edit", args=[story.pk]), data).url == story.get_absolute_url()
    story.refresh_from_db()
    assert (story.title, story.is_resting) == ("Renamed", True)
    assert user.versions.get().values["title"] == "The day the database broke"


def test_the_list_says_how_often_and_where_last_and_how_it_landed(signed_in, user, story, round):
    story.topics.add(TopicFactory(owner=user, name="Bias for action"))
    TellingFactory(story=story, attempt=AttemptFactory(company__owner=user, rank=1), landed="badly")
    TellingFactory(story=story, attempt=round.attempt, round=round, landed="well")
    page = signed_in.get(LIST).text
    assert "Told twice" in page
    assert "Behavioural interview, Acme, 2018" in page
    assert "landed well" in page
    assert "landed badly" not in page
    assert "Bias for action" in page


def test_the_last_telling_is_the_one_in_the_last_step_whenever_it_was_recorded(signed_in, story, round):
    earlier = RoundFactory(attempt=round.attempt, rank=round.rank - 1)
    for landed, step in (("well", round), ("badly", earlier)):
        TellingFactory(story=story, attempt=round.attempt, round=step, landed=landed)
    TellingFactory(story=story, attempt=AttemptFactory(company__owner=story.owner, rank=1), landed="so_so")
    page = signed_in.get(LIST).text
    assert "Told 3 times" in page
    assert [words for words in ("landed well", "landed badly", "landed so-so") if words in page] == ["landed well"]
    assert f"#telling-{round.tellings.get().pk}" in page


def test_resting_stories_are_folded_behind_the_active(signed_in, user, story):
    StoryFactory(owner=user, title="An old one", is_resting=True)
    page = signed_in.get(LIST).text
    assert page.index("The day the database broke") < page.index("Resting <small>1</small>") < page.index("An old one")


def test_of_more_than_twelve_one_is_asked_which_may_rest(signed_in, user):
    stories = StoryFactory.create_batch(READY, owner=user)
    assert "may rest" not in signed_in.get(LIST).text
    StoryFactory(owner=user)
    page = signed_in.get(LIST).text
    assert f"{READY + 1} stories are ready to be told." in page
    assert f'action="{reverse("story-rest", args=[stories[0].pk])}?back=list"' in page


def test_a_story_rests_and_is_taken_up_again_and_either_can_be_undone(signed_in, user, story):
    rest = reverse("story-rest", args=[story.pk])
    response = signed_in.post(f"{rest}?back=list", {"resting": "true"}, follow=True)
    assert response.redirect_chain == [(LIST, 302)]
    assert user.stories.get().is_resting
    signed_in.post(reverse("deed-undo", args=[user.deeds.get().pk]))
    assert not user.stories.get().is_resting
    assert signed_in.post(rest).url == story.get_absolute_url()
    assert user.stories.get().is_resting


def test_the_button_pressed_twice_does_not_take_it_up_again(signed_in, user, story):
    for _ in range(2):
        signed_in.post(reverse("story-rest", args=[story.pk]), {"resting": "true"})
    assert user.stories.get().is_resting
    assert user.versions.count() == 1


@pytest.mark.parametrize(("asked", "found"), [("q=BROKE", 1), ("q=call", 1), ("q=nothing", 0), ("topic=0", 0)])
def test_the_list_is_narrowed_to_words(signed_in, story, asked, found):
    assert (story.title in signed_in.get(f"{LIST}?{asked}").text) == bool(found)


def test_the_list_is_narrowed_to_a_topic(signed_in, user, story):
    topic = TopicFactory(owner=user)
    assert story.title not in signed_in.get(f"{LIST}?topic={topic.pk}").text
    story.topics.add(topic)
    assert story.title in signed_in.get(f"{LIST}?topic={topic.pk}").text


def test_a_story_shows_its_parts_and_its_tellings_in_order(signed_in, user, story, round):
    TellingFactory(story=story, attempt=round.attempt, round=round, to_whom="Ana", landed="so_so", words="Too long.")
    TellingFactory(story=story, attempt=AttemptFactory(company__owner=user, company__name="First", rank=1))
    page = signed_in.get(story.get_absolute_url()).text
    assert "On <em>call</em>." in page
    assert page.count("Not written yet.") == 2
    for told in ("to Ana", "landed so-so", "Too long.", round.get_absolute_url(), round.attempt.get_absolute_url()):
        assert told in page
    assert page.index(">First<") < page.index(">Acme<")


def test_a_story_is_told_in_a_round_that_the_address_names(signed_in, user, story, round):
    address = reverse("telling-new", args=[story.pk]) + f"?round={round.pk}"
    assert f'value="round-{round.pk}" selected' in signed_in.get(address).text
    sent = {"story": story.pk, "step": f"round-{round.pk}", "landed": "well", "to_whom": "Ana"}
    assert signed_in.post(address, sent).url == story.get_absolute_url()
    telling = user.tellings.get()
    assert (telling.story, telling.round, telling.landed, telling.to_whom) == (story, round, "well", "Ana")


def test_without_a_place_in_the_address_one_chooses_among_the_last_attempts(signed_in, story, round):
    loop = LoopFactory(attempt=round.attempt)
    page = signed_in.get(reverse("telling-new", args=[story.pk])).text
    for query in (f"round={round.pk}", f"attempt={round.attempt_id}", f"attempt={round.attempt_id}&amp;loop={loop.pk}"):
        assert f'href="?{query}"' in page
    assert "Acme" not in signed_in.get(reverse("telling-new", args=[story.pk]) + "?q=other").text


def test_without_any_attempt_the_page_says_what_is_needed_first(signed_in, story):
    assert reverse("attempt-new") in signed_in.get(reverse("telling-new", args=[story.pk])).text


def test_from_a_round_one_chooses_the_story(signed_in, user, story, round):
    address = reverse("attempt-telling-new", args=[round.attempt_id]) + f"?round={round.pk}&back=step"
    sent = {"story": story.pk, "step": f"round-{round.pk}"}
    assert signed_in.post(address, sent).url == round.get_absolute_url()
    assert round.tellings.get().story == story


def test_a_new_title_makes_the_story_and_a_known_one_finds_it(signed_in, user, story, round):
    address = reverse("attempt-telling-new", args=[round.attempt_id])
    signed_in.post(address, {"new_story": "The day the DATABASE broke", "step": f"round-{round.pk}"})
    signed_in.post(address, {"new_story": "Another"})
    assert [str(telling) for telling in user.tellings.order_by("pk")] == [story.title, "Another"]
    assert user.stories.count() == 2


def test_a_telling_without_a_story_is_refused_and_loses_nothing_typed(signed_in, user, story, round):
    response = signed_in.post(reverse("attempt-telling-new", args=[round.attempt_id]), {"words": "They laughed."})
    assert response.status_code == 422
    assert "Choose the story, or name a new one." in response.text
    assert "They laughed." in response.text
    assert not user.tellings.exists()


def test_a_telling_is_edited_where_it_is_read(signed_in, user, story, round):
    telling = TellingFactory(story=story, attempt=round.attempt)
    address = reverse("telling-edit", args=[telling.pk])
    sent = {"story": story.pk, "step": f"round-{round.pk}", "landed": "badly", "revision": telling.mark}
    assert signed_in.post(address, sent).url == story.get_absolute_url()
    telling.refresh_from_db()
    assert (telling.round, telling.landed, telling.revision) == (round, "badly", 2)


@pytest.mark.parametrize("step", ["round", "loop"])
def test_a_step_shows_the_stories_told_in_it(signed_in, story, round, step):
    step = {"round": round, "loop": LoopFactory(attempt=round.attempt)}[step]
    TellingFactory(story=story, attempt=round.attempt, landed="well", **{step._meta.model_name: step})
    page = signed_in.get(step.get_absolute_url()).text
    assert story.get_absolute_url() in page
    assert "landed well" in page


def test_a_round_asks_no_more_for_many_stories_than_for_one(signed_in, user, round):
    TellingFactory(story__owner=user, attempt=round.attempt, round=round)
    few = queries(signed_in, round.get_absolute_url())
    TellingFactory.create_batch(10, story__owner=user, attempt=round.attempt, round=round)
    assert queries(signed_in, round.get_absolute_url()) == few <= 12


@pytest.mark.parametrize("name", ["story-list", "story", "company-stories", "telling-new", "attempt-telling-new"])
def test_a_page_costs_as_many_queries_with_ten_times_as_much(signed_in, user, story, round, name):
    principle = TopicFactory(owner=user, kind="principle")

    def more(times: int):
        for _ in range(times):
            one = RoundFactory(attempt=AttemptFactory(company=round.attempt.company))
            TellingFactory(story=story, attempt=one.attempt, round=one)
            TellingFactory(story__owner=user, attempt=one.attempt, round=one).story.topics.add(principle)

    keys = {"story": story.pk, "company-stories": round.attempt.company_id, "telling-new": story.pk}
    key = keys.get(name, round.attempt_id)
    address = reverse(name, args=[] if name == "story-list" else [key])
    more(2)
    few = queries(signed_in, address)
    more(18)
    assert queries(signed_in, address) == few <= 12


@pytest.mark.parametrize(
    "name", ["story", "story-edit", "story-rest", "telling-new", "attempt-telling-new", "telling-edit"]
)
def test_a_stranger_finds_nothing(client, story, round, name):
    telling = TellingFactory(story=story, attempt=round.attempt)
    key = {"attempt-telling-new": round.attempt_id, "telling-edit": telling.pk}.get(name, story.pk)
    client.force_login(UserFactory())
    address = reverse(name, args=[key])
    assert client.post(address).status_code == 404
    assert name == "story-rest" or client.get(address).status_code == 404


def test_a_strangers_story_cannot_be_told(signed_in, user, round):
    other = StoryFactory()
    response = signed_in.post(reverse("attempt-telling-new", args=[round.attempt_id]), {"story": other.pk})
    assert (response.status_code, user.tellings.count()) == (422, 0)

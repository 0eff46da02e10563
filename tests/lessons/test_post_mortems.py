import pytest
from django.urls import reverse

from applications.lessons.models import PostMortem
from tests.factories import AttemptFactory, LoopFactory, PostMortemFactory, RoundFactory

TOLD = {
    "happened": "Four rounds in one day.",
    "went_well": "The first two.",
    "went_wrong": "The third.",
    "why": "I had not slept.",
    "takeaway": "Travel a day before.",
}


@pytest.fixture
def attempt(user):
    return AttemptFactory(company__owner=user, company__name="Acme", number=1)


def test_nothing_in_a_post_mortem_is_required(signed_in, attempt):
    response = signed_in.post(reverse("post-mortem-new", args=[attempt.pk]), {})
    assert response.url == attempt.get_absolute_url()
    assert attempt.post_mortems.get().about == attempt


def test_all_that_was_written_is_kept_and_can_be_emptied(signed_in, attempt):
    signed_in.post(reverse("post-mortem-new", args=[attempt.pk]), {**TOLD, "written": "May 2020"})
    post_mortem = PostMortem.objects.get()
    assert {name: getattr(post_mortem, name) for name in TOLD} == TOLD
    assert str(post_mortem.written) == "May 2020"
    signed_in.post(reverse("post-mortem-edit", args=[post_mortem.pk]), {**dict.fromkeys(TOLD, ""), "revision": 1})
    post_mortem.refresh_from_db()
    assert {getattr(post_mortem, name) for name in TOLD} == {""}
    assert post_mortem.written is None


@pytest.mark.parametrize("typed", [{}, TOLD])
def test_a_debrief_is_about_its_round_and_stands_on_its_page(signed_in, attempt, typed):
    round = RoundFactory(attempt=attempt, kind="coding")
    response = signed_in.post(reverse("debrief", args=[round.pk]), typed, follow=True)
    assert round.post_mortems.get().attempt == attempt
    assert all(words in response.text for words in typed.values())


def test_a_loop_has_a_post_mortem_of_its_own(signed_in, attempt):
    loop = LoopFactory(attempt=attempt, kind="onsite")
    signed_in.post(reverse("loop-post-mortem-new", args=[loop.pk]), TOLD)
    assert attempt.post_mortems.of_the_whole().count() == 0
    assert loop.post_mortems.get().about == loop


@pytest.mark.parametrize("name", ["post-mortem-new", "loop-post-mortem-new", "debrief"])
def test_the_address_opens_what_was_written_before(signed_in, attempt, name):
    loop = LoopFactory(attempt=attempt)
    round = RoundFactory(attempt=attempt, loop=loop)
    about = {"post-mortem-new": attempt, "loop-post-mortem-new": loop, "debrief": round}[name]
    address = reverse(name, args=[about.pk])
    signed_in.post(address, {"went_wrong": "The third."})
    shown = signed_in.get(address)
    assert "The third." in shown.text
    signed_in.post(address, {"went_wrong": "The fourth.", "revision": shown.context["form"]["revision"].value()})
    assert PostMortem.objects.get().went_wrong == "The fourth."


def test_a_post_mortem_can_be_moved_to_a_round_of_its_attempt_alone(signed_in, attempt):
    post_mortem, round = PostMortemFactory(attempt=attempt), RoundFactory(attempt=attempt)
    elsewhere = RoundFactory(attempt__company__owner=attempt.owner)
    edit = reverse("post-mortem-edit", args=[post_mortem.pk])
    refused = signed_in.post(edit, {"round": elsewhere.pk, "why": "keep me", "revision": 1})
    assert refused.status_code == 422
    assert "keep me" in refused.text
    assert signed_in.post(edit, {"round": round.pk, "revision": 1}).url == round.get_absolute_url()


def test_a_text_no_database_keeps_is_refused_beside_its_field(signed_in, attempt):
    response = signed_in.post(reverse("post-mortem-new", args=[attempt.pk]), {**TOLD, "why": "half \x00"})
    assert response.status_code == 422
    assert "Travel a day before." in response.text
    assert "cannot be kept" in response.text


def test_strangers_post_mortems_are_not_there(signed_in):
    round = RoundFactory()
    loop = LoopFactory(attempt=round.attempt)
    post_mortem = PostMortemFactory(attempt=round.attempt)
    for name, record in (
        ("post-mortem-new", round.attempt),
        ("loop-post-mortem-new", loop),
        ("debrief", round),
        ("post-mortem-edit", post_mortem),
    ):
        address = reverse(name, args=[record.pk])
        assert signed_in.get(address).status_code == signed_in.post(address, TOLD).status_code == 404
    assert PostMortem.objects.count() == 1


def test_what_was_written_is_edited_from_one_place_on_each_page(signed_in, attempt):
    of_all, of_round = PostMortemFactory(attempt=attempt), RoundFactory(attempt=attempt)
    debrief = PostMortemFactory(attempt=attempt, round=of_round)
    for page, written in ((attempt, of_all), (of_round, debrief)):
        text = signed_in.get(page.get_absolute_url()).text
        assert text.count(reverse("post-mortem-edit", args=[written.pk])) == 1


@pytest.mark.parametrize(("name", "called"), [("", "the onsite loop"), ("Superday", "Superday")])
def test_one_looks_back_on_the_loop_by_its_kind_or_its_own_name(signed_in, user, name, called):
    loop = LoopFactory(attempt__company__owner=user, kind="onsite", name=name)
    page = signed_in.get(reverse("loop-post-mortem-new", args=[loop.pk])).text
    assert f"Looking back on {called}</h1>" in page

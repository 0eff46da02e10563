"""What was typed and not saved is offered where it was typed, taken up when one says so, and let go of once saved."""

from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from applications.drafts.models import KEPT, Draft
from applications.drafts.offers import MOST
from tests.factories import DraftFactory, RoundFactory, UserFactory

HEAPS = {"notes": ["They asked about heaps."]}


@pytest.fixture
def draft(user, place):
    return DraftFactory(owner=user, place=place, texts=HEAPS, saved_at=timezone.now() - timedelta(days=1))


@pytest.fixture
def shown(signed_in, place):
    """The form, as it is shown when its address ends so."""
    return lambda ending="": signed_in.get(place + ending)


def offered(response) -> list[str]:
    return [text for offer in response.context["drafts"].offers for _, text in offer.texts]


def test_it_is_offered_beside_what_stands(shown, draft):
    response = shown()
    wrote = date_format(timezone.localtime(draft.saved_at, ZoneInfo("UTC")), "j F Y, H:i")
    assert f"You wrote this on {wrote}, and did not save it." in response.text
    assert offered(response) == ["They asked about heaps."]
    assert response.context["form"]["notes"].value() == "Calm."


def test_it_is_offered_where_the_form_opens_in_its_place(signed_in, draft, place, in_region):
    response = signed_in.get(place, headers=in_region("form-step"))
    assert "and did not save it" in response.text
    assert response.text.strip().startswith("<form")


def test_taken_up_it_stands_in_the_form_and_is_offered_no_more(shown, draft):
    response = shown(f"?back=step&draft={draft.pk}")
    assert response.context["form"]["notes"].value() == "They asked about heaps."
    assert offered(response) == []
    assert f'name="draft" value="{draft.sitting}"' in response.text


def test_what_is_taken_up_stays_kept_until_it_is_saved(shown, draft, user):
    shown(f"?draft={draft.pk}")
    assert user.drafts.get() == draft


def test_all_that_was_typed_with_it_comes_back(shown, user, place):
    typed = HEAPS | {"kind": ["coding"], "happened": ["mid-March 2019"], "minutes": ["x"]}
    typed |= {"topic_names": ["heaps, graphs"]}
    draft = DraftFactory(owner=user, place=place, texts=typed)
    form = shown(f"?draft={draft.pk}").context["form"]
    said = {name: str(form[name].value()) for name in ("kind", "happened", "minutes", "topic_names")}
    assert said == {name: values[0] for name, values in typed.items() if name in said}
    assert len(said) == 4


def test_it_carries_the_revision_it_was_written_at_so_that_nothing_newer_is_overwritten(signed_in, shown, round, draft):
    draft.texts = HEAPS | {"revision": ["1"]}
    draft.save()
    round.notes = "Changed on the phone meanwhile."
    round.revise()
    form = shown(f"?draft={draft.pk}").context["form"]
    sent = {name: form[name].value() or "" for name in ("notes", "revision", "state")}
    refused = signed_in.post(form_address(round), sent)
    assert refused.status_code == 422
    assert "Changed on the phone meanwhile." in refused.text


def form_address(round) -> str:
    return reverse("round-edit", args=[round.pk])


def test_saved_it_is_kept_no_more_and_another_sitting_is(signed_in, user, draft, place):
    other = DraftFactory(owner=user, place=place, texts={"notes": ["Something else"]})
    response = signed_in.post(place, {"notes": "They asked about heaps.", "revision": "1", "draft": draft.sitting})
    assert response.status_code == 302
    assert user.drafts.get() == other


def test_a_form_that_is_refused_keeps_its_draft_and_its_sitting(signed_in, user, draft, place):
    response = signed_in.post(place, {"minutes": "a while", "draft": draft.sitting})
    assert response.status_code == 422
    assert f'name="draft" value="{draft.sitting}" data-at="{place}" data-typed' in response.text
    assert user.drafts.get() == draft


def test_several_steps_told_at_once_let_go_of_their_draft(signed_in, user, round):
    place = reverse("steps-new", args=[round.attempt.pk])
    draft = DraftFactory(owner=user, place=place, texts={"told": ["phone screen"]})
    assert offered(signed_in.get(place)) == ["phone screen"]
    signed_in.post(place, {"told": "phone screen", "state": "held", "draft": draft.sitting})
    assert not user.drafts.exists()


def test_a_form_that_was_thrown_away_takes_no_other_draft_with_it(signed_in, user, draft, round):
    signed_in.post(reverse("removal-new", args=["rounds", round.pk]), {"draft": draft.sitting})
    assert user.drafts.get() == draft


def test_what_was_recorded_after_all_is_not_offered(signed_in, user, round):
    """The server was stopped after it had recorded, and before it could say so."""
    new = reverse("round-new", args=[round.attempt.pk])
    DraftFactory(owner=user, place=new, texts=HEAPS | {"uuid": [str(round.uuid)]})
    waiting = DraftFactory(owner=user, place=new, texts={"notes": ["Graphs"], "uuid": [str(uuid4())]})
    response = signed_in.get(new)
    assert offered(response) == ["Graphs"]
    taken = signed_in.get(f"{new}?draft={waiting.pk}").context["form"]
    assert taken["uuid"].value() == waiting.said("uuid")


@pytest.mark.parametrize("garbled", ["garbled", "", "{}"])
def test_an_identity_that_is_none_does_no_harm(shown, draft, garbled):
    draft.texts = HEAPS | {"uuid": [garbled]}
    draft.save()
    assert offered(shown()) == ["They asked about heaps."]


def test_what_says_only_what_stands_is_not_offered(shown, user, place):
    DraftFactory(owner=user, place=place, texts={"notes": ["Calm."]})
    DraftFactory(owner=user, place=place, texts={"kind": ["coding"]})
    assert offered(shown()) == []


def test_somebody_elses_draft_is_neither_offered_nor_taken(shown, place):
    other = DraftFactory(owner=UserFactory(), place=place, texts=HEAPS)
    response = shown(f"?draft={other.pk}")
    assert offered(response) == []
    assert response.context["form"]["notes"].value() == "Calm."


@pytest.mark.parametrize("ending", ["?draft=", "?draft=x", "?draft=999999", "?draft=99999999999999999999"])
def test_a_draft_that_is_not_there_is_no_fault(shown, ending):
    assert shown(ending).context["form"]["notes"].value() == "Calm."


def test_a_form_without_long_texts_offers_nothing(signed_in):
    assert "drafts" not in signed_in.get(reverse("settings")).context


def test_many_drafts_cost_as_many_queries_as_one_and_the_newest_are_offered(shown, user, place):
    def queries_with(numbers) -> int:
        for number in numbers:
            texts = {"notes": [f"draft {number}"], "uuid": [str(uuid4())]}
            DraftFactory(owner=user, place=place, texts=texts, saved_at=timezone.now() + timedelta(minutes=number))
        with CaptureQueriesContext(connection) as queries:
            shown()
        return len(queries)

    none, one, many = queries_with([]), queries_with([1]), queries_with(range(2, 21))
    assert (one, many) == (none + 1, none + 1)  # whether its record is there
    assert offered(shown()) == ["draft 20", "draft 19", "draft 18"][:MOST]


def test_a_text_in_a_draft_is_shown_as_text(shown, user, place):
    DraftFactory(owner=user, place=place, texts={"notes": ["<script>alert(1)</script>"]})
    assert "<script>alert" not in shown().text


def test_it_is_kept_for_thirty_days(user):
    DraftFactory(owner=user, saved_at=timezone.now() - KEPT)
    young = DraftFactory(owner=user)
    Draft.objects.expired().delete()
    assert user.drafts.get() == young


def test_an_edit_elsewhere_leaves_it_alone(signed_in, user, draft):
    other = RoundFactory(attempt__company__owner=user)
    signed_in.post(form_address(other), {"notes": "x", "revision": "1", "draft": draft.sitting})
    assert user.drafts.get() == draft


def test_a_draft_of_a_new_attempt_comes_back_with_its_company(signed_in, user):
    place = reverse("attempt-new")
    draft = DraftFactory(owner=user, place=place, texts={"company_name": ["Acme"], "posting": ["A long text."]})
    form = signed_in.get(f"{place}?draft={draft.pk}").context["form"]
    assert (form["company_name"].value(), form["posting"].value()) == ("Acme", "A long text.")


def test_what_is_older_than_thirty_days_is_offered_no_more_and_goes_as_one_types_on(send, shown, user, place):
    old = DraftFactory(owner=user, place=place, saved_at=timezone.now() - timedelta(days=31))
    assert offered(shown()) == []
    send()
    assert not user.drafts.filter(pk=old.pk).exists()

from django.conf import settings
from django.urls import reverse

from tests.factories import AttemptFactory


def test_a_refused_form_replaces_itself(signed_in, user, in_region):
    attempt = AttemptFactory(company__owner=user)
    typed = {"minutes": "a while", "notes": "keep me"}
    response = signed_in.post(f"{attempt.get_absolute_url()}rounds/new/", typed, headers=in_region("attempt-page"))
    assert (response.status_code, response.headers["HX-Retarget"]) == (422, "this")
    assert response.text.strip().startswith("<form")
    assert "keep me" in response.text


def test_a_page_without_the_region_is_swapped_in_whole(signed_in, user, in_region):
    attempt = AttemptFactory(company__owner=user)
    response = signed_in.get(attempt.company.get_absolute_url(), headers=in_region("attempt-page"))
    assert response.headers["HX-Retarget"] == "body"
    assert response.headers["HX-Push-Url"] == attempt.company.get_absolute_url()
    assert "<!doctype html>" in response.text.lower()


def test_what_was_said_travels_as_a_toast_and_is_said_once(signed_in, user, in_region):
    attempt = AttemptFactory(company__owner=user)
    new = f"{attempt.get_absolute_url()}rounds/new/"
    response = signed_in.post(new, {"name": "Äußerst kurz"}, headers=in_region("attempt-page"), follow=True)
    assert "kurz added." in response.headers["HX-Trigger"]
    assert "kurz added." not in signed_in.get(attempt.get_absolute_url()).text


def test_without_htmx_a_page_comes_whole(signed_in, user):
    response = signed_in.get(AttemptFactory(company__owner=user).get_absolute_url())
    assert "HX-Retarget" not in response.headers
    assert "<!doctype html>" in response.text.lower()


def test_a_slot_receives_the_form_of_the_page_a_link_leads_to(signed_in, user, in_region):
    attempt = AttemptFactory(company__owner=user)
    response = signed_in.get(f"{attempt.get_absolute_url()}rounds/new/", headers=in_region("form-round-12"))
    assert response.text.strip().startswith("<form")
    assert "HX-Retarget" not in response.headers


def test_a_place_in_a_page_is_kept_by_a_page_that_is_swapped_in_whole(signed_in, user, in_region):
    attempt = AttemptFactory(company__owner=user)
    sent = {"kind": "rejected", "uuid": "3b8e7a52-54c2-4a86-9f43-0c7d5a1c2e11"}
    response = signed_in.post(reverse("outcome-new", args=[attempt.pk]), sent, headers=in_region("main"), follow=True)
    place = f"{attempt.get_absolute_url()}#decision-{attempt.decisions.get().pk}"
    assert response.headers["HX-Push-Url"] == place
    assert response.context["request"].get_full_path() == attempt.get_absolute_url()


def test_what_stands_in_the_query_beside_a_place_stays(signed_in, user, in_region):
    page = f"{AttemptFactory(company__owner=user).get_absolute_url()}?known=2020"
    response = signed_in.get(f"{page}&place-in-page=round-1%22", headers=in_region("main"))
    assert response.headers["HX-Push-Url"] == f"{page}#round-1%22"


def test_without_htmx_one_is_led_to_the_place_itself(signed_in, user):
    attempt = AttemptFactory(company__owner=user)
    response = signed_in.post(reverse("outcome-new", args=[attempt.pk]), {"kind": "rejected"})
    assert response.url == f"{attempt.get_absolute_url()}#decision-{attempt.decisions.get().pk}"


def test_no_piece_that_is_included_defines_a_region_which_no_answer_would_find():
    pieces = (settings.BASE_DIR / "templates").rglob("_*.html")
    assert not [piece.name for piece in pieces if "{% partialdef" in piece.read_text(encoding="utf-8")]

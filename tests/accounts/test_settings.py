from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.accounts.middleware import TimeZoneMiddleware, zone_of
from applications.accounts.models import User

SETTINGS = "settings"


def test_name_and_time_zone_are_saved(signed_in, user):
    signed_in.post(reverse(SETTINGS), {"name": "Ada Lovelace", "time_zone": "Europe/London"})
    user.refresh_from_db()
    assert (user.name, user.time_zone) == ("Ada Lovelace", "Europe/London")


def test_saving_returns_to_the_settings_and_says_so(signed_in):
    response = signed_in.post(reverse(SETTINGS), {"name": "Ada"}, follow=True)
    assert response.redirect_chain == [(reverse(SETTINGS), 302)]
    assert "Saved." in response.text


def test_a_zone_of_no_map_is_refused_and_the_name_kept(signed_in, user):
    response = signed_in.post(reverse(SETTINGS), {"name": "Ada L.", "time_zone": "Europe/Atlantis"})
    assert response.status_code == 422
    assert "Choose a time zone from the list." in response.text
    assert "Ada L." in response.text
    user.refresh_from_db()
    assert (user.name, user.time_zone) == ("", "")


def test_the_servers_own_zone_is_named(signed_in, settings):
    assert f"The server&#x27;s own: {settings.TIME_ZONE}" in signed_in.get(reverse(SETTINGS)).text


def test_the_settings_lead_to_all_that_belongs_to_an_account(signed_in):
    page = signed_in.get(reverse(SETTINGS)).text
    for name in ["account_change_password", "mfa_index", "usersessions_list", "account-closure"]:
        assert reverse(name) in page
    assert "/transfer/export.json" in page


def test_the_settings_are_for_those_who_are_logged_in(client):
    assert client.get(reverse(SETTINGS)).url == f"/login/?next={reverse(SETTINGS)}"


def test_hours_are_those_of_the_persons_place(rf):
    request = rf.get("/")
    request.user = User(time_zone="Asia/Tokyo")
    noon = datetime(2020, 10, 1, 12, tzinfo=UTC)
    assert TimeZoneMiddleware(lambda _: timezone.localtime(noon).hour)(request) == 21


def test_hours_of_one_request_do_not_reach_the_next(rf):
    request = rf.get("/")
    request.user = User(time_zone="Asia/Tokyo")
    TimeZoneMiddleware(lambda _: None)(request)
    assert timezone.get_current_timezone_name() == "UTC"


@pytest.mark.parametrize("name", ["", "Europe/Atlantis", "/etc/passwd"])
def test_a_zone_unknown_here_is_the_servers_own(name):
    assert zone_of(User(time_zone=name)) is None


def test_the_settings_are_valid_html_also_when_refused(signed_in, valid_html):
    refused = signed_in.post(reverse(SETTINGS), {"time_zone": "Europe/Atlantis"}).text
    closing = signed_in.post(reverse("account-closure"), {"password": "wrong"}).text
    valid_html({"settings": signed_in.get(reverse(SETTINGS)).text, "refused": refused, "closing": closing})

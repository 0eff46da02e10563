from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.accounts.middleware import DateStyleMiddleware, TimeZoneMiddleware, zone_of
from applications.accounts.models import User
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.plain_words import in_words
from tests.factories import AttemptFactory, CompanyFactory

SETTINGS = "settings"


def typed(**changes) -> dict:
    """The form as its page shows it at first, with what a person changes."""
    return {
        "name": "",
        "time_zone": "",
        "date_style": "day_first",
        "first_day": "",
        "theme": "",
        "has_keys": "on",
    } | changes


def chosen(user, **changes) -> None:
    User.objects.filter(pk=user.pk).update(**changes)


def test_all_settings_are_saved(signed_in, user):
    new = {"name": "Ada Lovelace", "time_zone": "Europe/London", "date_style": "month_first", "first_day": "sunday"}
    new |= {"theme": "dark", "has_keys": False}
    signed_in.post(reverse(SETTINGS), {**new, "has_keys": ""})
    assert User.objects.values(*new).get() == new


def test_what_the_page_shows_at_first_can_be_saved_and_changes_nothing(signed_in, user):
    before = User.objects.values().get()
    signed_in.post(reverse(SETTINGS), typed())
    assert User.objects.values().get() == before


def test_saving_returns_to_the_settings_and_says_so(signed_in):
    response = signed_in.post(reverse(SETTINGS), typed(name="Ada"), follow=True)
    assert response.redirect_chain == [(reverse(SETTINGS), 302)]
    assert "Saved." in response.text


def test_a_zone_of_no_map_is_refused_and_the_name_kept(signed_in, user):
    response = signed_in.post(reverse(SETTINGS), typed(name="Ada L.", time_zone="Europe/Atlantis"))
    assert response.status_code == 422
    assert "Choose a time zone from the list." in response.text
    assert "Ada L." in response.text
    user.refresh_from_db()
    assert (user.name, user.time_zone) == ("", "")


def test_what_nobody_offers_is_refused_with_a_sentence_and_dresses_no_page(signed_in, user):
    strange = typed(date_style="roman", first_day="friday", theme="dark", name="Ada L.")
    response = signed_in.post(reverse(SETTINGS), strange)
    assert response.status_code == 422
    assert "Choose one of these ways to write a day." in response.text
    assert "Choose a day from the list." in response.text
    assert 'value="Ada L."' in response.text
    assert 'value="dark" class="choices short" id="id_theme_2" checked' in response.text
    assert "data-theme" not in response.text


def test_the_servers_own_zone_is_named(signed_in, settings):
    assert f"The server&#39;s own: {settings.TIME_ZONE}" in signed_in.get(reverse(SETTINGS)).text


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


def test_each_style_of_days_is_offered_with_today(signed_in, user):
    page = signed_in.get(reverse(SETTINGS)).text
    today = timezone.localdate()
    assert f"{today.day} {today:%B %Y}" in page
    assert f"{today:%B} {today.day}, {today.year}" in page
    assert today.isoformat() in page


@pytest.mark.parametrize(
    ("style", "said"), [("day_first", "12 May 2016"), ("month_first", "May 12, 2016"), ("year_first", "2016-05-12")]
)
def test_days_are_written_as_the_person_writes_them(signed_in, user, style, said):
    attempt = AttemptFactory(company=CompanyFactory(owner=user), began=FuzzyDate("2016-05-12"))
    chosen(user, date_style=style)
    assert f"{said}" in signed_in.get(attempt.get_absolute_url()).text


def test_a_date_in_the_persons_own_words_keeps_them(signed_in, user):
    words = FuzzyDate("2016-05-12", "Thursday, the 12th of May 2016")
    # Ended, so that the program has nothing of its own to say about since when.
    attempt = AttemptFactory(company=CompanyFactory(owner=user), began=words, outcome="rejected")
    chosen(user, date_style="year_first")
    page = signed_in.get(attempt.get_absolute_url()).text
    assert "Thursday, the 12th of May 2016" in page
    assert "2016-05-12" not in page


def test_the_file_of_a_history_never_changes_with_the_style(signed_in, user):
    AttemptFactory(company=CompanyFactory(owner=user), began=FuzzyDate("2016-05-12"))
    files = []
    for style in ("day_first", "year_first"):
        chosen(user, date_style=style)
        files.append(signed_in.get(reverse("export")).getvalue().split(b'"companies"')[1])
    assert files[0] == files[1]
    assert b"2016-05-12" in files[0]


def test_a_style_does_not_reach_the_next_request(rf):
    request = rf.get("/")
    request.user = User(date_style="month_first")
    assert DateStyleMiddleware(lambda _: in_words("2016-05-12"))(request) == "May 12, 2016"
    assert in_words("2016-05-12") == "12 May 2016"


@pytest.mark.parametrize("name", ["", "Europe/Atlantis", "/etc/passwd"])
def test_a_zone_unknown_here_is_the_servers_own(name):
    assert zone_of(User(time_zone=name)) is None


def test_the_settings_are_valid_html_also_when_refused(signed_in, valid_html):
    refused = signed_in.post(reverse(SETTINGS), typed(time_zone="Europe/Atlantis", theme="dark")).text
    closing = signed_in.post(reverse("account-closure"), {"password": "wrong"}).text
    valid_html({"settings": signed_in.get(reverse(SETTINGS)).text, "refused": refused, "closing": closing})

import pytest
from django.core import mail
from django.urls import reverse

from applications.accounts.models import User
from tests.factories import UserFactory

PASSWORD = "a long password"


@pytest.fixture
def user(db):
    user = UserFactory(username="ada", email="ada@example.org")
    user.set_password(PASSWORD)
    user.save()
    return user


def test_a_name_and_a_password_let_in(client, user):
    response = client.post("/login/", {"login": "ada", "password": PASSWORD})
    assert (response.status_code, response.url) == (302, "/")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_password_does_not_let_in(client, user):
    client.post("/login/", {"login": "ada", "password": "a wrong one"})
    assert "_auth_user_id" not in client.session


def test_a_refused_login_says_so_to_programs_too_and_keeps_the_name(client, user):
    response = client.post("/login/", {"login": "ada", "password": "a wrong one"})
    assert response.status_code == 422
    assert 'value="ada"' in response.text


def test_passwords_cannot_be_guessed_for_long(client, user):
    for n in range(6):
        client.post("/login/", {"login": "ada", "password": f"guess {n}"})
    client.post("/login/", {"login": "ada", "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_one_comes_back_to_the_page_one_wanted(client, user):
    response = client.post("/login/", {"login": "ada", "password": PASSWORD, "next": "/settings/"})
    assert response.url == "/settings/"


def test_nobody_is_sent_to_another_site(client, user):
    response = client.post("/login/", {"login": "ada", "password": PASSWORD, "next": "https://evil.example/"})
    assert response.url == "/"


def test_looking_at_the_logout_page_does_not_log_out(signed_in):
    signed_in.get("/logout/")
    assert "_auth_user_id" in signed_in.session
    signed_in.post("/logout/")
    assert "_auth_user_id" not in signed_in.session


def test_the_login_page_names_the_command_for_a_forgotten_password(client, user):
    assert "changepassword" in client.get("/login/").text


@pytest.mark.django_db
def test_before_the_first_account_the_login_page_leads_to_the_welcome(client):
    assert client.get("/login/").url == "/welcome/"
    assert client.get("/signup/").url == "/welcome/"


def test_after_the_first_account_nobody_can_sign_up(client, user):
    assert "No new accounts" in client.get("/signup/").text
    client.post("/signup/", {"username": "eve", "password1": "another long one"})
    assert not User.objects.filter(username="eve").exists()


def test_when_signing_up_is_open_anyone_can(client, user, settings):
    settings.SIGNUP = "open"
    client.post("/signup/", {"username": "eve", "password1": "another long one"})
    assert User.objects.filter(username="eve").exists()


def test_without_mail_a_forgotten_password_is_a_matter_of_one_command(client, user):
    response = client.post("/password/reset/", {"email": "ada@example.org"})
    assert "python manage.py changepassword NAME" in response.text
    assert mail.outbox == []


def test_a_password_that_everyone_uses_is_refused_as_such(signed_in):
    new = {"oldpassword": PASSWORD, "password1": "password123", "password2": "password123"}
    assert signed_in.post("/password/change/", new).status_code == 422


def test_with_mail_a_link_is_sent(client, user, settings):
    settings.MAIL = True
    client.post("/password/reset/", {"email": "ada@example.org"})
    assert "/password/reset/key/" in mail.outbox[0].body


def test_without_mail_there_is_no_page_for_addresses(signed_in, settings):
    assert signed_in.get("/email/").status_code == 404
    settings.MAIL = True
    assert signed_in.get("/email/").status_code == 200


def test_a_changed_password_returns_to_the_settings(signed_in):
    new = "an even longer password"
    response = signed_in.post("/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (response.status_code, response.url) == (302, reverse("settings"))
    assert User.objects.get().check_password(new)

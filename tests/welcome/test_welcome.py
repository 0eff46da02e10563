import re

import pytest
from django.urls import reverse

from applications.accounts.models import User
from applications.transfer.examples import EXAMPLES, load_example
from applications.welcome import views
from applications.welcome.key import key_path, welcome_key
from tests.factories import CompanyFactory

pytestmark = pytest.mark.django_db

WELCOME, BEGIN = "/welcome/", "/welcome/example/"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def answers(**changed) -> dict[str, str]:
    return {"key": welcome_key(), "username": "ada", "password": "a long password", "email": ""} | changed


def test_without_its_key_the_welcome_says_where_to_find_it(client):
    response = client.get(WELCOME)
    assert response.status_code == 403
    assert "make run" in response.text
    assert "welcome-key" in response.text
    assert welcome_key() not in response.text


def test_with_its_key_the_welcome_asks_who_you_are(client):
    response = client.get(WELCOME, {"key": welcome_key()})
    assert response.status_code == 200
    assert 'name="username"' in response.text


def test_one_begins_to_type_in_the_first_field(client):
    form = client.get(WELCOME, {"key": welcome_key()}).text.partition("<main")[2]
    assert re.findall(r'<input[^>]*name="(\w+)"[^>]* autofocus', form) == ["username"]


def test_the_first_account_is_made_and_logged_in(client):
    response = client.post(WELCOME, answers(email="ada@example.org"))
    user = User.objects.get()
    assert (response.status_code, response.url) == (302, BEGIN)
    assert (user.username, user.email, user.check_password("a long password")) == ("ada", "ada@example.org", True)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert (user.is_staff, user.is_superuser) == (False, False)


def test_the_first_session_is_on_the_list_of_sessions(client):
    client.post(WELCOME, answers())
    assert "this one" in client.get(reverse("usersessions_list")).text


def test_the_key_dies_when_it_is_used(client):
    client.post(WELCOME, answers())
    assert not key_path().exists()


def test_with_a_wrong_key_no_account_is_made(client):
    assert client.post(WELCOME, answers(key="wrong")).status_code == 403
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"password": "short"}, "too short"),
        ({"password": "ada lovelace", "username": "ada.lovelace"}, "too similar"),
        ({"username": "two words"}, "Enter a valid username"),
        ({"email": "nowhere"}, "valid email"),
    ],
)
def test_a_bad_form_is_refused_with_a_sentence_and_keeps_the_key(client, wrong, sentence):
    response = client.post(WELCOME, answers(**wrong))
    assert response.status_code == 422
    assert sentence in response.text
    assert f'value="{welcome_key()}"' in response.text
    assert not User.objects.exists()


def test_a_bad_form_loses_nothing_but_the_password(client):
    response = client.post(WELCOME, answers(password="short", email="ada@example.org"))
    assert 'value="ada"' in response.text
    assert 'value="ada@example.org"' in response.text
    assert "short" not in response.text.replace("too short", "")


def test_once_there_is_an_account_the_welcome_leads_to_the_login(client, user):
    assert client.get(WELCOME, {"key": "any"}).url == "/login/"
    assert client.post(WELCOME, {"key": "any"}).url == "/login/"
    assert not key_path().exists()


def test_a_key_left_behind_makes_no_second_account(client, user):
    client.post(WELCOME, answers(username="eve"))
    assert list(User.objects.values_list("username", flat=True)) == ["ada"]


def test_a_form_that_comes_a_moment_too_late_makes_no_account(client, monkeypatch):
    late = answers()
    monkeypatch.setattr(views, "opens", lambda key: True)  # asked before the other form took the key away
    key_path().unlink()
    assert client.post(WELCOME, late).status_code == 302
    assert not User.objects.exists()


def test_who_has_just_made_an_account_comes_to_the_beginning(signed_in):
    assert signed_in.get(WELCOME).url == BEGIN
    page = signed_in.get(BEGIN).text
    assert all(title in page for title in EXAMPLES.values())


def test_one_can_begin_empty(signed_in, user):
    response = signed_in.post(BEGIN, {"example": ""})
    assert (response.status_code, response.url) == (302, "/")
    assert not user.companies.exists()


@pytest.mark.parametrize("name", EXAMPLES)
def test_one_can_begin_with_an_example(signed_in, user, name):
    other = CompanyFactory()
    response = signed_in.post(BEGIN, {"example": name}, follow=True)
    assert response.redirect_chain == [(user.companies.most_tried().get_absolute_url(), 302)]
    assert EXAMPLES[name] in response.text
    assert user.companies.exists()
    assert list(other.owner.companies.all()) == [other]


def test_an_example_nobody_wrote_is_refused(signed_in):
    response = signed_in.post(BEGIN, {"example": "../../etc/passwd"})
    assert response.status_code == 422
    assert "There is no such example." in response.text


def test_the_beginning_is_for_those_who_are_logged_in(client, user):
    assert client.get(BEGIN).url == f"/login/?next={BEGIN}"


def test_the_pages_of_the_first_start_are_valid_html(client, valid_html):
    locked, asking = client.get(WELCOME).text, client.get(WELCOME, {"key": welcome_key()}).text
    refused = client.post(WELCOME, answers(password="short")).text
    client.post(WELCOME, answers())
    valid_html({"locked": locked, "asking": asking, "refused": refused, "begin": client.get(BEGIN).text})


def test_an_example_edited_since_is_not_loaded_over(signed_in, user):
    load_example(user, "five-attempts")
    user.companies.update(name="Mine now")
    response = signed_in.post(reverse("welcome-example"), {"example": "five-attempts"})
    assert response.status_code == 422
    assert user.companies.filter(name="Mine now").exists()

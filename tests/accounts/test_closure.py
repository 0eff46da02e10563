import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models
from django.test import Client
from django.urls import reverse

from applications.accounts.models import User
from tests.factories import CompanyFactory, DraftFactory, UserFactory

CLOSURE = "account-closure"


@pytest.fixture
def user(db):
    user = UserFactory(username="ada")
    user.set_password("a long password")
    user.save()
    return user


def rows_left() -> dict[str, int]:
    """What still stands in each table that can belong to somebody."""
    general = {"contenttypes.ContentType", "auth.Permission"}
    tables = {model._meta.label: model._base_manager.count() for model in apps.get_models()}
    return {label: count for label, count in tables.items() if count and label not in general}


def test_closing_the_only_account_leaves_no_row_anywhere(signed_in, user):
    CompanyFactory(owner=user)
    DraftFactory(owner=user)
    signed_in.post(reverse(CLOSURE), {"password": "a long password"})
    assert rows_left() == {}


def test_another_account_keeps_every_row(signed_in, user):
    other = CompanyFactory()
    before = rows_left()
    CompanyFactory(owner=user)
    signed_in.post(reverse(CLOSURE), {"password": "a long password"})
    assert User.objects.get() == other.owner
    assert rows_left()["applications.Company"] == 1 == before["applications.Company"]


def test_closing_ends_the_sessions_in_all_browsers(signed_in, user):
    elsewhere = Client()
    elsewhere.force_login(user)
    signed_in.post(reverse(CLOSURE), {"password": "a long password"})
    assert not Session.objects.exists()


def test_after_closing_the_login_page_says_so(signed_in):
    UserFactory()
    response = signed_in.post(reverse(CLOSURE), {"password": "a long password"}, follow=True)
    assert response.redirect_chain == [(reverse("account_login"), 302)]
    assert "Your account is closed" in response.text


def test_a_wrong_password_closes_nothing(signed_in):
    response = signed_in.post(reverse(CLOSURE), {"password": "a wrong one"})
    assert response.status_code == 422
    assert "This is not your password." in response.text
    assert User.objects.exists()


def test_passwords_cannot_be_guessed_here_for_long(signed_in):
    codes = [signed_in.post(reverse(CLOSURE), {"password": f"guess {n}"}).status_code for n in range(11)]
    assert codes == [422] * 10 + [429]


def test_the_page_offers_to_take_the_history_along(signed_in):
    page = signed_in.get(reverse(CLOSURE)).text
    assert "/transfer/export.json" in page
    assert "cannot be undone" in page


def test_every_record_goes_with_its_owner():
    owned = [field for model in apps.get_app_config("applications").get_models() for field in model._meta.fields]
    to_user = [field for field in owned if field.is_relation and field.related_model is User]
    assert to_user
    assert {field.remote_field.on_delete for field in to_user} == {models.CASCADE}

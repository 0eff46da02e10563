import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

ADMIN = "/admin/applications/user/"


@pytest.fixture
def staff(user):
    user.is_staff = user.is_superuser = True
    user.save()
    return user


def test_staff_with_a_second_factor_are_let_in(signed_in, staff):
    TOTP.activate(staff, generate_totp_secret())
    response = signed_in.get(ADMIN)
    assert response.status_code == 200
    assert "ada" in response.text


def test_staff_without_a_second_factor_are_sent_to_set_one_up(signed_in, staff):
    response = signed_in.get(ADMIN, follow=True)
    assert response.redirect_chain[-1] == ("/mfa/", 302)
    assert "asks for a second factor" in response.text


def test_an_account_that_is_not_staff_is_turned_away(signed_in, user):
    TOTP.activate(user, generate_totp_secret())
    assert signed_in.get(ADMIN, follow=True).status_code == 403


def test_who_is_not_logged_in_takes_the_same_login_as_everyone(client, staff):
    assert client.get(ADMIN, follow=True).redirect_chain[-1][0].startswith("/login/?next=")


def test_an_account_can_be_changed_there(signed_in, staff):
    TOTP.activate(staff, generate_totp_secret())
    assert signed_in.get(f"{ADMIN}{staff.pk}/change/").status_code == 200
    assert signed_in.get(f"{ADMIN}add/").status_code == 200

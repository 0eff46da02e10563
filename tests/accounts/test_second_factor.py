import re
import time

import pytest
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
)

PASSWORD = "a long password"


@pytest.fixture
def fresh(client, user):
    user.set_password(PASSWORD)
    user.save()
    client.force_login(user)
    client.post("/reauthenticate/", {"password": PASSWORD})
    return client


def code_for(secret: str) -> str:
    """What the app shows just now; it stays good for a while after."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // app_settings.TOTP_PERIOD))


def test_an_authenticator_app_is_set_up_with_its_code_and_brings_recovery_codes(fresh, user):
    secret = re.search(r'class="secret">(\w+)<', fresh.get("/mfa/totp/activate/").text)[1]
    fresh.post("/mfa/totp/activate/", {"code": code_for(secret)})
    assert set(user.authenticator_set.values_list("type", flat=True)) == {"totp", "recovery_codes"}


def test_with_an_app_the_password_alone_does_not_let_in(client, user):
    user.set_password(PASSWORD)
    user.save()
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    response = client.post("/login/", {"login": "ada", "password": PASSWORD})
    assert (response.url, "_auth_user_id" in client.session) == ("/mfa/authenticate/", False)
    client.post("/mfa/authenticate/", {"code": code_for(secret)})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_a_wrong_code_is_refused_and_may_be_typed_again(client, user):
    user.set_password(PASSWORD)
    user.save()
    TOTP.activate(user, secret := generate_totp_secret())
    client.post("/login/", {"login": "ada", "password": PASSWORD})
    assert client.post("/mfa/authenticate/", {"code": "000000"}).status_code == 422
    client.post("/mfa/authenticate/", {"code": code_for(secret)})
    assert client.session["_auth_user_id"] == str(user.pk)


def test_the_page_for_keys_asks_for_the_password_again_after_a_while(signed_in):
    assert signed_in.get("/mfa/totp/activate/").url.startswith("/reauthenticate/")


def test_an_e_mail_address_nobody_verified_does_not_stand_in_the_way(fresh, user):
    user.emailaddress_set.create(email="ada@example.org", verified=False)
    assert fresh.get("/mfa/totp/activate/").status_code == 200
    assert not Authenticator.objects.exists()

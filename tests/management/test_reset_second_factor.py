import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import is_mfa_enabled
from django.core.management import CommandError, call_command

from tests.factories import UserFactory


def test_a_lost_second_factor_is_removed_from_one_account(user):
    other = UserFactory()
    for person in [user, other]:
        TOTP.activate(person, generate_totp_secret())
    call_command("reset_second_factor", "ada")
    assert [is_mfa_enabled(user), is_mfa_enabled(other)] == [False, True]


@pytest.mark.django_db
def test_an_unknown_name_is_named():
    with pytest.raises(CommandError, match="no account called ada"):
        call_command("reset_second_factor", "ada")

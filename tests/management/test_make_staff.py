import pytest
from django.core.management import CommandError, call_command


def test_staff_are_made_and_unmade_by_command(user):
    call_command("make_staff", "ada")
    user.refresh_from_db()
    assert (user.is_staff, user.is_superuser) == (True, True)
    call_command("make_staff", "ada", no=True)
    user.refresh_from_db()
    assert (user.is_staff, user.is_superuser) == (False, False)


@pytest.mark.django_db
def test_an_unknown_name_is_named():
    with pytest.raises(CommandError, match="no account called ada"):
        call_command("make_staff", "ada")

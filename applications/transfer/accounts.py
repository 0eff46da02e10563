"""Finds the account that a command names."""

from django.core.management.base import CommandError

from applications.accounts.models import User


def account_called(name: str) -> User:
    """The account of this name. Raises CommandError with a sentence."""
    try:
        return User.objects.get(username=name)
    except User.DoesNotExist:
        raise CommandError(f"There is no account called “{name}”. Nothing was changed.") from None

"""Closing an account takes everything with it."""

from allauth.usersessions.models import UserSession
from django.db import transaction

from applications.accounts.models import User


@transaction.atomic
def close_account(user: User) -> None:
    """Remove the person with all their records, in every browser where they are logged in."""
    for session in UserSession.objects.filter(user=user):
        session.end()
    user.delete()

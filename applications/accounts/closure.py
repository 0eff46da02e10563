"""Closing an account takes everything with it."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction

from applications.accounts.models import User


@transaction.atomic
def close_account(user: User) -> None:
    """Remove the person with all their records, in every browser where they are logged in."""
    mine = [
        session.pk for session in Session.objects.iterator() if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(pk__in=mine).delete()
    user.delete()

"""Sessions in the database, and who is logged in: what each request reads first, asked in the same words each time."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models import DateTimeField, QuerySet, TextField
from django.utils import timezone

from applications.accounts.models import User
from applications.fields.kept_queries import Given, KeptQuery


class SessionStore(DatabaseStore):
    def _get_session_from_db(self):
        """As it is there, but for the time it takes."""
        found = open_session.records(key=self.session_key, now=timezone.now())
        if not found:
            self._session_key = None
        return next(iter(found), None)


class Backend(AuthenticationBackend):
    def get_user(self, user_id):
        user = next(iter(whole_user.records(pk=user_id)), None)
        return user if user and self.user_can_authenticate(user) else None


@KeptQuery
def open_session() -> QuerySet:
    return Session.objects.filter(session_key=Given("key", TextField()), expire_date__gt=Given("now", DateTimeField()))


@KeptQuery
def whole_user() -> QuerySet:
    return User.objects.filter(pk=Given("pk"))

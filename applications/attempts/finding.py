"""The attempt that an address names, read by the pages that record something of it: they read nothing as often."""

from django.db.models import QuerySet

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.fields.kept_queries import ONE, KeptQuery


def attempt_of(owner: User, pk: int) -> Attempt:
    """With its company and its current role. Raises `Http404` if the owner has none with this key. One query."""
    return whole_attempt.one_of(owner, pk)


@KeptQuery
def whole_attempt() -> QuerySet:
    return Attempt.objects.filter(ONE).select_related("company", "current_role")

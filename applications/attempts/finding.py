"""The attempt that an address names, read by the pages that record something of it: they read nothing as often."""

from django.db.models import QuerySet
from django.http import Http404

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.fields.kept_queries import Given, KeptQuery

#: Of more bits than this no database holds a key.
KEY_BITS = 63


def attempt_of(owner: User, pk: int) -> Attempt:
    """With its company and its current role. Raises `Http404` if the owner has none with this key. One query."""
    found = whole_attempt.records(owner=owner.pk, pk=pk) if pk.bit_length() <= KEY_BITS else []
    if not found:
        raise Http404
    found[0].owner = owner
    return found[0]


@KeptQuery
def whole_attempt() -> QuerySet:
    rows = Attempt.objects.filter(owner=Given("owner"), pk=Given("pk"))
    return rows.select_related("company", "current_role")

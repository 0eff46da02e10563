"""Keeping two people, or one person's two devices, from computing the same thing from half of the facts each."""

from django.db import connection, models


def hold(row: models.Model) -> None:
    """Let nobody else hold this row until the transaction ends.

    Call it first in a transaction that reads what hangs on the row and writes what follows from it.
    SQLite lets one transaction write at a time as it is.
    """
    if connection.features.has_select_for_update:
        row._meta.model._base_manager.select_for_update(no_key=True).values_list("pk").get(pk=row.pk)

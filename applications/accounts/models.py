"""Who I am: the owner of every record."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models

from applications.accounts.choices import FirstDay, Theme
from applications.fields.date_style import DateStyle


class OwnerManager(UserManager):
    """What is read from an owner (`owner.attempts`) takes its fetch mode from them, not from its own manager."""

    use_in_migrations = False

    def get_queryset(self):
        return super().get_queryset().fetch_mode(models.FETCH_PEERS)


class User(AbstractUser):
    first_name = None  # one name, as its bearer writes it
    last_name = None
    name = models.CharField("what to call you", max_length=150, blank=True)
    time_zone = models.CharField(
        max_length=64,
        blank=True,
        help_text="An IANA name such as Europe/Dublin; empty means the server's own.",
    )
    date_style = models.CharField(max_length=20, choices=DateStyle, default=DateStyle.DAY_FIRST)
    first_day = models.CharField("first day of the week", max_length=20, choices=FirstDay, blank=True)
    theme = models.CharField(max_length=20, choices=Theme, blank=True)
    has_keys = models.BooleanField("keyboard shortcuts", default=True)
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = OwnerManager()

    def get_full_name(self) -> str:
        return self.name or self.username

    def get_short_name(self) -> str:
        return self.get_full_name()

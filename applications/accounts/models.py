"""Who I am: the owner of every record."""

from django.contrib.auth.models import AbstractUser
from django.db import models


class User(AbstractUser):
    time_zone = models.CharField(
        max_length=64,
        blank=True,
        help_text="An IANA name such as Europe/Dublin; empty means the server's own.",
    )

"""What one may choose about the place itself; the empty choice leaves it to the system, or to custom."""

from django.db import models


class Theme(models.TextChoices):
    LIGHT = "light", "Light"
    DARK = "dark", "Dark"

    __empty__ = "System"


class FirstDay(models.TextChoices):
    """The day that opens a week; Monday where none was chosen."""

    MONDAY = "monday", "Monday"
    SATURDAY = "saturday", "Saturday"
    SUNDAY = "sunday", "Sunday"

    __empty__ = "Not chosen, so Monday"

"""What can have happened, in the order of the keys that choose it."""

from django.db import models


class Happened(models.TextChoices):
    PASSED = "passed", "Passed"
    NOT_PASSED = "not_passed", "Not passed"
    HELD = "held", "Held, no word yet"
    OFFER = "offer", "An offer"
    REJECTED = "rejected", "A no"
    SILENT = "silent", "Silence, so I close it"
    CANCELLED = "cancelled", "Cancelled"
    IN_TOUCH = "in_touch", "They got in touch"
    WITHDRAWN = "withdrawn", "My own no"

"""Saves a form of which somebody may have saved or removed the record in the same moment."""

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError

from applications.records.forms import RecordForm
from applications.records.models import Conflict

REMOVED = "This, or something it names, was removed a moment ago. Bring it back from the trash, then save again."


def saved(form: RecordForm) -> bool:
    """Save the form if it is valid. False if it is not, or if somebody saved or removed it in the same moment, so
    that writing it was refused."""
    if not form.is_valid():
        return False
    try:
        form.save()
    except Conflict as conflict:
        form.show_latest(conflict.latest)
        return form.is_settled
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    except (IntegrityError, ObjectDoesNotExist):
        if not form.was_removed():
            raise
        form.add_error(None, REMOVED)
        return False
    return True

"""Where an attempt's card is: on this page of the story, or on another."""

from urllib.parse import urlencode

from django.core.paginator import Page

from applications.attempts.models import Attempt


def anchor_of(attempt: Attempt) -> str:
    return f"attempt-{attempt.number}" if attempt.number else f"attempt-id-{attempt.pk}"


class Links:
    """Calls give the address of an attempt's card, seen from the page at hand. `order` stays in the address."""

    def __init__(self, shown: Page, order: str) -> None:
        self.here = {attempt.pk for attempt in shown.object_list}
        per_page = shown.paginator.per_page
        self.pages = {attempt.pk: place // per_page + 1 for place, attempt in enumerate(shown.paginator.object_list)}
        self.order = order

    def __call__(self, attempt: Attempt) -> str:
        anchor = f"#{anchor_of(attempt)}"
        if attempt.pk in self.here:
            return anchor
        query = {"order": self.order} if self.order else {}
        return f"?{urlencode(query | {'page': self.pages[attempt.pk]})}{anchor}"

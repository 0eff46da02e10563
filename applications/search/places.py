"""Where what was found is read: the address of each record's page, from its document alone."""

from collections.abc import Callable

from django.urls import reverse

from applications.search.models import SearchDocument
from applications.web.addresses import address_of

#: Records with a page of their own, which is called like their table.
PAGES = {"company", "role", "person", "attempt", "loop", "round", "question", "story", "lesson", "preparation"}
PAGES |= {"reflection"}
#: Those that stand in the thread of an attempt, by what the page calls them.
IN_THREAD = {"event": "event", "decision": "decision", "feedback": "feedback", "term": "term", "offerversion": "offer"}


def address(document: SearchDocument) -> str:
    if document.table in PAGES:
        return address_of(document.table, document.record)
    if document.table in IN_THREAD:
        return f"{thread(document)}#{IN_THREAD[document.table]}-{document.record}"
    return ELSEWHERE.get(document.table, step)(document)


def thread(document: SearchDocument) -> str:
    if document.attempt_id:
        return address_of("attempt", document.attempt_id)
    if document.company_id:
        return address_of("company-event-list", document.company_id)
    return reverse("event-list")


def step(document: SearchDocument) -> str:
    """The page of the step it stands at, else of the attempt."""
    places = (("round", document.round_id), ("loop", document.loop_id), ("attempt", document.attempt_id))
    return next((address_of(name, key) for name, key in places if key), reverse("dashboard"))


def whole(document: SearchDocument) -> str:
    """The page of what it is a part of."""
    return address_of(document.within, document.part_of or 0)


ELSEWHERE: dict[str, Callable[[SearchDocument], str]] = {
    "topic": lambda document: reverse("topic-list"),
    "asking": lambda document: f"{whole(document)}#asking-{document.record}",
    "telling": lambda document: f"{whole(document)}#telling-{document.record}",
    "feedbackpoint": lambda document: f"{thread(document)}#feedback-{document.part_of}",
    "recall": whole,
    "carry": whole,
    "rehearsal": whole,
    "sighting": whole,
    "retirement": whole,
    "preparationcount": whole,
}

"""All attempts of all companies as one thread, by year, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from applications.attempts.models import Attempt
from applications.attempts.words import heading_of
from applications.timeline.card_words import name_of, role_of
from applications.timeline.cards import DATE_NOT_KNOWN
from applications.timeline.words import origin_of

ROWS = 20
#: What a row needs of an attempt and its company; notes stay where they are.
READ = (
    *("number", "began", "began_earliest", "began_latest", "origin", "via", "hunt", "outcome", "rank"),
    *("stage_of_steps", "stage_of_facts", "furthest_stage", "current_role", "company__name"),
    *("count_least", "count_most", "count_words"),
)


@dataclass(frozen=True, slots=True)
class StreamRow:
    attempt: Attempt
    name: str
    date: str
    heading: str
    companies: list
    meta: tuple[str, ...]

    @classmethod
    def of(cls, attempt: Attempt) -> "StreamRow":
        several = attempt.stands_for_several
        roles = sorted(attempt.roles.all(), key=lambda role: (role.pk != attempt.current_role_id, role.pk))
        return cls(
            attempt=attempt,
            name=name_of(attempt) if several or not attempt.company else name_of(attempt).lower(),
            date=str(attempt.began or DATE_NOT_KNOWN),
            heading=heading_of(attempt),
            companies=[attempt.company] if attempt.company else list(attempt.companies_named.all()),
            meta=tuple(filter(None, [role_of(attempt, roles), origin_of(attempt), attempt.hunt])),
        )


@dataclass(frozen=True, slots=True)
class Stream:
    """`years` are the rows of the page under the year they began in, each year as often as the order asks for."""

    page: Page
    years: list[tuple[str, list[StreamRow]]]

    @classmethod
    def of(cls, attempts: QuerySet[Attempt], page: str | int = 1) -> "Stream":
        """Five queries. A page that does not exist is the nearest one that does."""
        # Keys first, which an index holds in their order: so a far page costs what the first one does.
        shown = Paginator(attempts.newest_first().values_list("pk", flat=True), ROWS).get_page(page)
        rows = Attempt.objects.filter(pk__in=list(shown)).newest_first().select_related("company").only(*READ)
        return cls(shown, list(by_year(rows.prefetch_related("roles", "companies_named"))))


def by_year(attempts: Iterable[Attempt]) -> Iterable[tuple[str, list[StreamRow]]]:
    for year, group in groupby(attempts, key=year_of):
        yield year, [StreamRow.of(attempt) for attempt in group]


def year_of(attempt: Attempt) -> str:
    """The year it began in; its words where that may be more than one; that it is not known."""
    began = attempt.began
    if began is None or not began.is_placed:
        return DATE_NOT_KNOWN.capitalize()
    first, last = began.first_day, began.last_day
    return str(first.year) if first and last and first.year == last.year else f"{began}"

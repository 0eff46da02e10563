"""The table that says the same as the ladder, row by row; written here for the reason given in lists.py."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe

from applications.attempts.words import heading_of
from applications.timeline.card_words import name_of, role_of
from applications.timeline.cards import DATE_NOT_KNOWN
from applications.timeline.reading import Told


@dataclass(frozen=True, slots=True)
class Row:
    href: str
    name: str
    when: str
    role: str
    stage: str
    tone: str
    heading: str

    @classmethod
    def of(cls, told: Told, href: str) -> "Row":
        attempt = told.attempt
        began, role = str(attempt.began or DATE_NOT_KNOWN), role_of(attempt, told.roles)
        return cls(href, name_of(attempt), began, role, attempt.stage_label, attempt.tone, heading_of(attempt))


def table_rows(rows: Iterable[Row]) -> SafeString:
    return mark_safe("\n".join(map(table_row, rows)))


def table_row(row: Row) -> str:
    return (
        f'<tr><th scope="row"><a href="{escape(row.href)}">{escape(row.name)}</a></th>'
        f'<td data-label="When">{escape(row.when)}</td><td data-label="Role">{escape(row.role)}</td>'
        f'<td data-label="Furthest stage">{escape(row.stage)}</td>'
        f'<td data-label="How it stands"><span class="glyph {row.tone}">{escape(row.heading)}</span></td></tr>'
    )

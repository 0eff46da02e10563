"""A short thing that stands beside an attempt on a story, read together with others unlike it in one query."""

from dataclasses import dataclass

from django.db.models import BigIntegerField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.safestring import SafeString, mark_safe

from applications.fields.fuzzy_date import FuzzyDate

ID = BigIntegerField()
#: By the attempt (None: by none), and by what they are.
Asides = dict[int | None, dict[str, list["Aside"]]]


@dataclass(frozen=True, slots=True)
class Aside:
    """`what` it is, the attempt, and within it the loop or round, it stands beside, its words, and up to three more
    columns; `of_id` is the piece of preparation it belongs to. `recorded` is a moment as the database writes it, which
    is enough to put one after the other."""

    what: str
    pk: int
    rank: int
    attempt_id: int | None
    loop_id: int | None
    round_id: int | None
    of_id: int | None
    words: str
    by: str
    more: str
    extra: str
    recorded: str

    @property
    def html(self) -> SafeString:
        """Its words, of an aside whose words are a rendered note."""
        # Rendered when it was saved; what left the allowlist then is safe to print as it stands.
        return mark_safe(self.words)

    @property
    def date(self) -> FuzzyDate | None:
        return fuzzy(self.more)

    @property
    def until(self) -> FuzzyDate | None:
        return fuzzy(self.extra)


def fuzzy(column: str) -> FuzzyDate | None:
    return FuzzyDate(*column.split("|", 1)) if column else None


def text(column: str | None) -> F | Value:
    return F(column) if column else Value("", TextField())


def as_text(column: str) -> Cast:
    return Cast(column, TextField())


def link(column: str | None) -> F | Cast:
    """A column of keys; a missing one is cast, so that PostgreSQL knows what it is that is missing."""
    return F(column) if column else Cast(Value(None), ID)


def rows(
    found: QuerySet, what: str, words: str, by=None, more=None, extra=None,
    *, pk="pk", rank=None, attempt="attempt_id", loop=None, round=None, of=None, at="recorded_at",
) -> QuerySet:  # fmt: skip
    """Rows as the columns of `Aside`; arguments name columns, of text unless they are keys."""
    texts = [column if isinstance(column, Cast) else text(column) for column in (words, by, more, extra)]
    place = F(rank) if rank else Value(0, ID)
    return found.order_by().values_list(
        Value(what, TextField()), link(pk), place, link(attempt), link(loop), link(round), link(of), *texts, as_text(at)
    )

"""Course: an attempt while it is made up, moving through its days from one step or fact to the next."""

from datetime import date, timedelta

from applications.attempts.models import Attempt
from applications.companies.models import Person, Role
from applications.fields.fuzzy_date import FuzzyDate
from applications.records.models import Record
from applications.records.order import STEP
from applications.transfer.growing.chance import Chance
from applications.transfer.growing.dates import rank_of, remembered
from applications.transfer.growing.rows import Rows


class Course:
    def __init__(self, rows: Rows, attempt: Attempt, day: date, until: date, *, is_dated: bool, is_open: bool) -> None:
        self.rows, self.attempt, self.day, self.until = rows, attempt, day, until
        self.is_dated, self.is_open = is_dated, is_open
        self.rank = attempt.rank
        self.people: list[Person] = []
        self.role: Role | None = None

    @property
    def chance(self) -> Chance:
        return self.rows.chance

    def move(self, least: int, most: int) -> None:
        """Let days go by, but not beyond the end of the history."""
        self.day = min(self.day + timedelta(days=self.chance.randint(least, most)), self.until)

    def when(self) -> FuzzyDate | None:
        return remembered(self.chance, self.day) if self.is_dated else None

    def in_days(self, count: int) -> FuzzyDate:
        """The day so many days from here, exactly: what was set down beforehand."""
        return FuzzyDate((self.day + timedelta(days=count)).isoformat())

    def add[R: Record](self, model: type[R], **values) -> R:
        """A row of the attempt that has no place in its thread."""
        return self.rows.add(model, self.day, attempt=self.attempt, **values)

    def place[R: Record](self, model: type[R], **values) -> R:
        """A row in the attempt's thread, after all that stands there."""
        return self.add(model, rank=self.next_rank(), **values)

    def next_rank(self) -> int:
        self.rank = max(self.rank + STEP, rank_of(self.day))
        return self.rank

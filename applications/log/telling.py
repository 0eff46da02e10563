"""What somebody tells the log, and why it may be refused."""

from dataclasses import dataclass, replace
from uuid import UUID

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.fields.fuzzy_date import FuzzyDate
from applications.log.choices import Happened
from applications.log.subjects import Subject, subject_named

GONE = "This was removed a moment ago. Bring it back from the trash, or pick something else."


class Impossible(Exception):
    """It cannot have happened there; says why in a sentence, and beside which `field` of what was told."""

    def __init__(self, why: str, field: str = "what") -> None:
        super().__init__(why)
        self.field = field


@dataclass(frozen=True)
class Telling:
    """What was told: to what it happened, what, when and in which words; `uuid` is told once and no more. `chance` is
    how likely one passes what was held, in per cent."""

    subject: Subject
    what: Happened
    when: FuzzyDate | None
    words: str
    uuid: UUID
    chance: int | None = None

    @property
    def attempt(self) -> Attempt:
        return self.subject.attempt

    def as_it_stands(self, owner: User) -> "Telling":
        """About the subject as the database has it by now. Raises `Impossible` if it is gone."""
        subject = subject_named(owner, self.subject.key)
        if subject is None:
            raise Impossible(GONE)
        return replace(self, subject=subject)

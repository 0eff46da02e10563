"""Grows a long invented history, always the same for the same number of attempts, to measure and to try things on."""

from collections.abc import Iterator
from datetime import date, timedelta

from applications.accounts.models import User
from applications.companies.models import Company
from applications.records.noticing import in_one_go
from applications.transfer.caches import refresh_caches
from applications.transfer.growing import practice
from applications.transfer.growing.attempt import Setting, attempt
from applications.transfer.growing.chance import Chance
from applications.transfer.growing.company import company, names, people, roles, topics
from applications.transfer.growing.rows import Rows

UNTIL = date(2026, 10, 31)
YEARS = 15
MOST_AT_A_COMPANY = 40
# Rounds of twenty attempts: four each on average, and a few of those without any.
ROUNDS = [0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 7, 8, 9]
# How many attempts a company sees, from one to many.
SIZES = {(1, 1): 45, (2, 2): 25, (3, 5): 15, (6, 12): 10, (13, MOST_AT_A_COMPANY): 5}
COMPANIES_AT_ONCE = 50


@in_one_go()
def grow(owner: User, attempts: int, until: date = UNTIL) -> bool:
    """Add the history of that many attempts, ending on `until`, to the owner's records.

    The same numbers give the same rows, for whomever. False, and nothing added, if they are there already.
    """
    history = History(owner, attempts, until)
    if history.is_there():
        return False
    history.grow()
    refresh_caches(owner)
    return True


class History:
    def __init__(self, owner: User, attempts: int, until: date) -> None:
        self.owner, self.attempts, self.until = owner, attempts, until
        self.chance = Chance(f"{attempts} attempts until {until}")
        self.rows = Rows(owner, self.chance)
        self.topics = topics(self.rows, self.some_day(YEARS * 365))
        self.rounds = rounds_of(self.chance, attempts)
        self.parents: list[Company] = []

    def is_there(self) -> bool:
        return self.owner.topics.filter(uuid=self.topics[0].uuid).exists()

    def some_day(self, ago: int) -> date:
        return self.until - timedelta(days=ago)

    def grow(self) -> None:
        sizes = list(sizes_of(self.chance, self.attempts))
        for place, (name, size) in enumerate(zip(names(self.chance, len(sizes)), sizes, strict=True), start=1):
            self.visit(name, size)
            if place % COMPANIES_AT_ONCE == 0:
                self.rows.save()
        self.rows.save()

    def visit(self, name: str, size: int) -> None:
        """All attempts at one company, in the order of their days, and what was done between them."""
        is_open = not self.parents or self.chance.happens(0.11)  # the longest story goes on
        days = self.days(size, is_open)
        visited = company(self.rows, name, days[0], self.parents)
        if visited.parent is None:
            self.parents = [*self.parents, visited][-20:]
        own = topics(self.rows, days[0], visited) if self.chance.happens(0.1) else []
        setting = Setting(
            self.rows,
            visited,
            roles(self.rows, visited, days[0], size),
            people(self.rows, visited, days[0], size),
            self.topics + own,
        )
        for place, day in enumerate(days, start=1):
            is_last = place == size
            attempt(setting, day, self.until, next(self.rounds), is_open=is_open and is_last, is_later=place > 1)
            self.between(day)

    def days(self, count: int, is_open: bool) -> list[date]:
        """When the attempts begin; one that is open began lately, the others had time to end."""
        agos = sorted(self.chance.sample(range(200, YEARS * 365), count), reverse=True)
        if is_open:
            agos[-1] = self.chance.randint(0, 60)
        return [self.some_day(ago) for ago in agos]

    def between(self, day: date) -> None:
        prepared = practice.prepare(self.rows, day, self.topics) if self.chance.happens(0.25) else None
        if self.chance.happens(0.02):
            practice.reflect(self.rows, day, prepared)


def rounds_of(chance: Chance, attempts: int) -> Iterator[int]:
    """How many rounds each attempt has: four on average, to the round."""
    for _ in range(attempts // len(ROUNDS)):
        yield from chance.sample(ROUNDS, len(ROUNDS))
    yield from [4] * (attempts % len(ROUNDS))


def sizes_of(chance: Chance, attempts: int) -> Iterator[int]:
    """How many attempts each company sees; the first as many as there may be, for the longest story."""
    size = min(MOST_AT_A_COMPANY, max(1, attempts // 5))
    while attempts > 0:
        yield min(size, attempts)
        attempts -= size
        size = chance.randint(*chance.weighted(SIZES))

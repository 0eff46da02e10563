"""The order of a life: attempts, and the preparation among them, moved by hand; it holds without any date."""

from django.http import Http404

from applications.accounts.models import User
from applications.attempts.models import Attempt
from applications.attempts.placing import renumber
from applications.companies.models import Company
from applications.lessons.models import Preparation
from applications.records.doing import doing
from applications.records.moves import Move
from applications.records.order import ranks_after_move

TABLES = {"attempts": Attempt, "preparation": Preparation}


def places_of(owner: User) -> dict[str, int]:
    """The ranks of all attempts and all preparation by their names (`attempts-3`), in order."""
    found = [
        (rank, str(uuid), f"{table}-{pk}")
        for table in TABLES
        for pk, rank, uuid in getattr(owner, table).order_by().values_list("pk", "rank", "uuid")
    ]
    return {name: rank for rank, _, name in sorted(found)}


def passed_by(move: Move, places: dict[str, int], company: Company | None) -> list[list[str]]:
    """What is passed by one step up or down: on a company's page what stands there, where an attempt passes
    attempts and preparation whatever is next to it; elsewhere its like."""
    attempts = [name for name in places if name.startswith("attempts-")]
    if company:
        here = set(Attempt.objects.about([company.pk]).values_list("pk", flat=True))
        attempts = [name for name in attempts if int(name.removeprefix("attempts-")) in here]
    if move.what.startswith("attempts-"):
        return [[name] for name in attempts]
    shown = set(attempts) if company else set()
    return [[name] for name in places if name in shown or name.startswith("preparation-")]


def move_in_life(owner: User, move: Move, company: Company | None = None) -> None:
    """Move an attempt or a piece of preparation. Raises `Http404` for one that is not the owner's."""
    with doing(owner, "Moved among your attempts and preparation."):
        places = places_of(owner)
        if move.what not in places:
            raise Http404
        before = move.target(list(places), passed_by(move, places, company), [move.what])
        for name, rank in ranks_after_move(places, [move.what], before).items():
            table, _, key = name.partition("-")
            TABLES[table].objects.filter(pk=key).update(rank=rank)
        table, _, key = move.what.partition("-")
        if table == "attempts":
            renumber(owner.attempts.select_related("company").get(pk=key).company)

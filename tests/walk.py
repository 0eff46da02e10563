"""Every address of the site, filled in with the records of one owner."""

import re
from collections.abc import Iterator

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

from applications.transfer.manifest import TABLES
from applications.upkeep.removal import remove
from tests import factories

HOLE = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>.+?\)")
# Words an address begins with that are no table of a history: what their numbers name, and of which table any will do.
OTHERS = {"trash": "removals", "undo": "deeds", "drafts": "drafts", "put_offs": "put_offs"}
TABLE = "rounds"
# Rows that are written by being logged in, and those that only hold what the code declares.
NOT_A_HISTORY = {"Session", "UserSession", "ContentType", "Permission"}


def patterns(found, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in found:
        route = prefix + str(pattern.pattern).removeprefix("^").removesuffix("$").removesuffix("\\Z")
        if isinstance(pattern, URLResolver):
            if not route.startswith("admin/"):
                yield from patterns(pattern.url_patterns, route)
        else:
            yield route, pattern


def addresses(owner) -> list[str]:
    """All addresses but the admin's; a number in one is that of a row of `owner`'s."""
    return sorted({"/" + filled(route, owner) for route, _ in patterns(get_resolver().url_patterns)})


def noun_of(address: str) -> str | None:
    """The table whose rows an address's number names, by its first word."""
    noun = address.strip("/").split("/")[0].replace("-", "_")
    return noun if noun in TABLES else OTHERS.get(noun)


def filled(route: str, owner) -> str:
    rows = TABLE if ":table>" in route else noun_of(route)
    row = getattr(owner, rows).first() if rows else None
    holes = {"pk": str(row.pk if row else 1), "table": TABLE}
    return HOLE.sub(lambda hole: holes.get(hole[1] or hole[2], "abc-123"), route)


def a_history(owner) -> None:
    """One of everything that an address can name."""
    round = factories.RoundFactory(attempt__company__owner=owner)
    factories.LoopFactory(attempt=round.attempt)
    factories.InvolvementFactory(attempt=round.attempt)
    factories.SelfRatingFactory(attempt=round.attempt)
    factories.RoleFactory(company=round.attempt.company, title="Engineer")
    factories.InvolvementFactory(attempt=round.attempt, round=round)
    factories.TopicFactory(owner=owner)
    factories.DocumentFactory(attempt=round.attempt)
    factories.PreparationCountFactory(preparation__owner=owner, count_words="1,000")
    factories.ReflectionFactory(owner=owner)
    factories.TellingFactory(attempt=round.attempt, round=round)
    cause = factories.CauseFactory(post_mortem__attempt=round.attempt)
    carry = factories.CarryFactory(lesson__owner=owner, attempt=round.attempt, round=round)
    for make in (factories.RehearsalFactory, factories.RetirementFactory):
        make(lesson=carry.lesson)
    factories.SightingFactory(lesson=carry.lesson, attempt=cause.attempt, carry=carry)
    factories.ForecastFactory(attempt=round.attempt, round=round)
    asking = factories.AskingFactory(attempt=round.attempt, round=round, went="missed", said="Hm.")
    factories.RecallFactory(question=asking.question)
    factories.ReviewFactory(attempt=round.attempt, round=round)
    factories.PostMortemFactory(attempt=round.attempt)
    facts = (factories.EventFactory, factories.DecisionFactory, factories.FeedbackFactory, factories.TermFactory)
    for fact in facts:
        fact(attempt=round.attempt)
    factories.OfferVersionFactory(offer__attempt=round.attempt)
    factories.LessonFactory(owner=owner).attempts.add(round.attempt)
    factories.PersonFactory(owner=owner, company=round.attempt.company)
    factories.PutOffFactory(owner=owner, key=round.pk)
    factories.DraftFactory(owner=owner, texts={"notes": ["half a sentence"]})
    remove(factories.RoundFactory(attempt=round.attempt))
    round.name = "Second"
    round.revise()


def text_of(response) -> str:
    """The whole answer, also of one that comes in pieces, which must be read to its end."""
    return response.getvalue().decode() if response.streaming else response.text


def everything() -> dict[str, list]:
    """All rows of all tables but sessions, to compare before and after."""
    return {
        model.__name__: sorted(map(repr, model._base_manager.values_list()))
        for model in apps.get_models(include_auto_created=True)
        if model.__name__ not in NOT_A_HISTORY
    }

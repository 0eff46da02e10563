"""Finding companies, people and topics by what somebody types, or making them."""

import re
from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When

from applications.accounts.models import User
from applications.companies.models import Company, Person, Topic
from applications.companies.naming import SUGGESTED, companies_called, folded
from applications.fields.folded import fold
from applications.fields.kept_queries import Given, KeptQuery

OWNER = Given("owner")
#: Of so few letters on, the beginning of a name is taken for a company's.
FEWEST = 2
#: What parts names in one line; commas alone do where no name holds one.
PARTED = re.compile(r"[;\n]")


def company_meant(owner: User, typed: str) -> tuple[Company | None, bool]:
    """The company of this name or alias; else, of two letters on, the only one that begins so, and that it is a guess.
    Three queries at most."""
    known = companies_called(owner, [typed]).get(folded(typed))
    begun = list(companies_beginning(owner, typed)[:2]) if known is None and len(folded(typed)) >= FEWEST else []
    return (begun[0], True) if len(begun) == 1 else (known, False)


def companies_beginning(owner: User, typed: str) -> QuerySet[Company]:
    """By name, by alias, or by a word of either."""
    start = fold(typed.strip())
    by_alias = owner.companies.exclude(aliases_folded="").filter(begins("aliases_folded", start))
    by_name = begins("name_folded", start)
    return owner.companies.filter(by_name | Q(pk__in=by_alias.values("pk"))) if start else owner.companies.none()


def begins(column: str, start: str) -> Q:
    """A word of it does, at the start of a line or behind a space."""
    inside = Q(**{f"{column}__contains": f"\n{start}"}) | Q(**{f"{column}__contains": f" {start}"})
    return Q(**{f"{column}__startswith": start}) | inside


def person_named(owner: User, name: str, company: Company | None) -> Person:
    """The person of this name at the company, else one at an agency or nowhere in particular; made if there is none."""
    wanted = fold(name.strip())
    people = owner.people.select_related("company").order_by("recorded_at", "uuid")
    alike = [person for person in people if fold(person.name.strip()) == wanted]
    here = [person for person in alike if company and person.company_id == company.pk]
    anywhere = [person for person in alike if person.company is None or person.company.is_agency]
    for person in here + anywhere:
        return person
    return Person.objects.create(owner=owner, company=company, name=name.strip())


def suggested_people(owner: User, company: Company | None) -> list[str]:
    """Names to offer while typing, those at the company first, then those used last."""
    rows = offered_people.rows(owner=owner.pk, company=company.pk if company else None)
    return list(dict.fromkeys(name for (name,) in rows))


@KeptQuery
def offered_people() -> QuerySet:
    here = Person.objects.filter(company=Given("company")).order_by("-pk").values("pk")[:SUGGESTED]
    latest = Person.objects.filter(owner=OWNER).order_by("-pk").values("pk")[:SUGGESTED]
    # A part of a union may not be cut off; what it is taken from may.
    parts = [Person.objects.filter(pk__in=keys).order_by().values("pk") for keys in (here, latest)]
    offered = Person.objects.filter(pk__in=parts[0].union(parts[1]))
    here_first = Case(When(company=Given("company"), then=Value(0)), default=Value(1))
    return offered.order_by(here_first, "-pk").values_list("name")[:SUGGESTED]


def names_in(text: str) -> list[str]:
    """The names in a line, each once: "graphs, heaps" or, where a name holds a comma, "Earn trust, always; heaps"."""
    parts = PARTED.split(text) if PARTED.search(text) else text.split(",")
    return list({fold(part.strip()): part.strip() for part in reversed(parts) if part.strip()}.values())[::-1]


def names_as_typed(names: list[str]) -> str:
    """The line in which `names_in` finds these names."""
    if any("," in name for name in names):
        return "; ".join(names) + (";" if len(names) == 1 else "")
    return ", ".join(names)


def topics_named(owner: User, names: list[str], company: Company | None) -> list[Topic]:
    """The topics of these names, of the company's own set or of everybody's; made for everybody if there is none."""
    known: dict[str, Topic] = {}
    for topic in meant_at(owner, company).only("name", "owner"):
        known.setdefault(fold(topic.name.strip()), topic)
    return [known.get(fold(name)) or Topic.objects.create(owner=owner, name=name) for name in names]


def topics_offered(owner: User, company: Company | None) -> list[str]:
    """Names of topics to offer while typing."""
    rows = offered_topics.rows(owner=owner.pk, company=company.pk if company else None)
    return list(dict.fromkeys(name for (name,) in rows))


@KeptQuery
def offered_topics() -> QuerySet:
    return in_order(Topic.objects.filter(owner=OWNER), Given("company")).values_list("name")[:SUGGESTED]


def meant_at(owner: User, company: Company | None) -> QuerySet[Topic]:
    """Topics one may mean at the company: its own first, then those of no company."""
    return in_order(owner.topics, company.pk if company else None)


def in_order(topics: Any, company: Given | int | None) -> QuerySet[Topic]:
    here = Q(company=company) if company else Q(pk=None)
    return topics.filter(here | Q(company=None)).order_by(F("company").asc(nulls_last=True), "recorded_at", "uuid")

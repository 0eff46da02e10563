"""Finding companies by what somebody types, or making them."""

from collections.abc import Iterable

from applications.accounts.models import User
from applications.companies.models import Company
from applications.fields.folded import fold

SUGGESTED = 200


def company_named(owner: User, name: str) -> Company:
    """The owner's company of this name or alias, whatever its case and accents; made if there is none."""
    return companies_named(owner, [name])[0]


def companies_named(owner: User, names: Iterable[str], shown: Iterable[Company] = ()) -> list[Company]:
    """As `company_named`, for several names at once; of two with one name it is the one that was `shown`."""
    typed = {folded(name): name.strip() for name in reversed(list(names))}
    known = companies_called(owner, typed) | {company.name_folded: company for company in shown}
    named = [known.get(key) or Company.objects.create(owner=owner, name=name) for key, name in typed.items()]
    return list(dict.fromkeys(reversed(named)))


def companies_called(owner: User, names: Iterable[str]) -> dict[str, Company]:
    """Those known by one of these names or aliases, by its folded spelling. A name goes before an alias, then the
    one recorded first. Two queries."""
    wanted = {folded(name) for name in names}
    in_order = owner.companies.order_by("recorded_at", "uuid")
    found: dict[str, Company] = {}
    for company in in_order.filter(name_folded__in=wanted):
        found.setdefault(company.name_folded, company)
    for company in in_order.exclude(aliases_folded="") if wanted - set(found) else ():
        for alias in wanted.intersection(company.aliases_folded.splitlines()):
            found.setdefault(alias, company)
    return found


def folded(name: str) -> str:
    return fold(name.strip())


def suggested_names(owner: User) -> list[str]:
    """Names to offer while typing, at most `SUGGESTED`, those used last first."""
    return list(owner.companies.order_by("-pk").values_list("name", flat=True)[:SUGGESTED])

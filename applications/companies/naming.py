"""Finding a company by what somebody types, or making it."""

from applications.accounts.models import User
from applications.companies.models import Company
from applications.fields.folded import fold

SUGGESTED = 200


def company_named(owner: User, name: str) -> Company:
    """The owner's company of this name or alias, whatever its case and accents; made if there is none."""
    wanted = fold(name.strip())
    like = list(owner.companies.named_like(wanted).order_by("recorded_at", "uuid"))
    exact = [company for company in like if company.name_folded == wanted]
    alias = [company for company in like if wanted in company.aliases_folded.splitlines()]
    for company in exact + alias:
        return company
    return Company.objects.create(owner=owner, name=name.strip())


def suggested_names(owner: User) -> list[str]:
    """Names to offer while typing, at most `SUGGESTED`, those used last first."""
    return list(owner.companies.order_by("-pk").values_list("name", flat=True)[:SUGGESTED])

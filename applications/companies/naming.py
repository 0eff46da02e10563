"""Finding a company by what somebody types, or making it."""

from applications.accounts.models import User
from applications.companies.models import Company
from applications.fields.folded import fold

SUGGESTED = 200


def company_named(owner: User, name: str) -> Company:
    """The owner's company of this name or alias, whatever its case and accents; made if there is none."""
    wanted = fold(name.strip())
    for company in owner.companies.named_like(wanted).order_by("pk"):
        if wanted in (company.name_folded, *company.aliases_folded.splitlines()):
            return company
    return Company.objects.create(owner=owner, name=name.strip())


def suggested_names(owner: User) -> list[str]:
    """Names to offer while typing, at most `SUGGESTED`, those used last first."""
    return list(owner.companies.order_by("-pk").values_list("name", flat=True)[:SUGGESTED])

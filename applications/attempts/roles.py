"""The roles of an attempt, from what somebody typed and ticked about them."""

from django.db.models import Q, QuerySet

from applications.attempts.models import Attempt
from applications.companies.models import Company, Role

POSTING = ("posting_address", "posting_text")


def role_as_typed(attempt: Attempt, typed: dict[str, str]) -> Role | None:
    """The company's role that says just this, else the attempt's own role edited, else a new one.

    A role that other attempts share is never edited from one of them. Nothing typed means not known. A posting goes to
    the lead of this title; a role that was tried before keeps what it was tried with, and a new one is made beside it.
    """
    role = attempt.current_role
    if not any(typed.values()) and not (role and says_more(role)):
        return None
    if same := attempt.company.roles.filter(**typed).order_by("recorded_at", "uuid").first():
        return same
    if role is None and (lead := lead_without_posting(attempt, typed)):
        return describe(lead, {column: typed[column] for column in POSTING})
    if role is None or role.company_id != attempt.company_id or is_shared(role, attempt):
        return Role.objects.create(owner=attempt.owner, company=attempt.company, **typed)
    return describe(role, typed)


def describe(role: Role, values: dict[str, str]) -> Role:
    for column, value in values.items():
        setattr(role, column, value)
    role.revise()
    return role


def lead_without_posting(attempt: Attempt, typed: dict[str, str]) -> Role | None:
    """The one role not tried yet that has this title, and all else that was typed, and of whose posting nothing is
    known. Of several, none: which was meant is not known."""
    if not typed["title"] or not any(typed[column] for column in POSTING):
        return None
    said = {column: value for column, value in typed.items() if value and column not in POSTING}
    leads = list(attempt.company.roles.leads().filter(**said, **dict.fromkeys(POSTING, ""))[:2])
    return leads[0] if len(leads) == 1 else None


def says_more(role: Role) -> bool:
    """It tells what the attempt's form does not show, and so is known though all shown is emptied."""
    return any((role.posted, role.notes))


def is_shared(role: Role, attempt: Attempt) -> bool:
    return role.attempts.exclude(pk=attempt.pk).exists() or role.current_attempts.exclude(pk=attempt.pk).exists()


def take_along(attempt: Attempt, before: Company | None) -> None:
    """The roles that only this attempt had at the company `before` go where the attempt goes."""
    for role in concerned(attempt) if attempt.company else ():
        if role.company == before and not is_shared(role, attempt):
            role.company = attempt.company
            role.revise()
            if role == attempt.current_role:
                attempt.current_role = role


def concerned(attempt: Attempt) -> QuerySet[Role]:
    """The roles of an attempt, the current one among them."""
    return attempt.owner.roles.filter(is_concerned(attempt))


def roles_offered(attempt: Attempt) -> QuerySet[Role]:
    """Those at its company or at one that it names, and whatever it concerns already."""
    here = Q(company=attempt.company_id) | Q(company__in=attempt.companies_named.values("pk"))
    return attempt.owner.roles.filter(here | is_concerned(attempt)).order_by("recorded_at", "uuid")


def is_concerned(attempt: Attempt) -> Q:
    return Q(pk=attempt.current_role_id) | Q(pk__in=attempt.roles.values("pk"))


def keys_of(attempt: Attempt) -> list[int]:
    return list(attempt.roles.values_list("pk", flat=True))

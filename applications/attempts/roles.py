"""The role of an attempt, from what somebody typed about it."""

from applications.attempts.models import Attempt
from applications.companies.models import Role


def role_as_typed(attempt: Attempt, typed: dict[str, str]) -> Role | None:
    """The company's role that says just this, else the attempt's own role edited, else a new one.

    A role that other attempts share is never edited from one of them. Nothing typed means not known.
    """
    role = attempt.current_role
    if not any(typed.values()) and not (role and says_more(role)):
        return None
    if same := attempt.company.roles.filter(**typed).order_by("recorded_at", "uuid").first():
        return same
    if role is None or role.company_id != attempt.company_id or is_shared(role, attempt):
        return Role.objects.create(owner=attempt.owner, company=attempt.company, **typed)
    for column, value in typed.items():
        setattr(role, column, value)
    role.revise()
    return role


def says_more(role: Role) -> bool:
    """It tells what the attempt's form does not show, and so is known though all shown is emptied."""
    return any((role.level, role.team, role.pay, role.requisition, role.posting_text, role.notes, role.employment))


def is_shared(role: Role, attempt: Attempt) -> bool:
    return role.attempts.exclude(pk=attempt.pk).exists() or role.current_attempts.exclude(pk=attempt.pk).exists()

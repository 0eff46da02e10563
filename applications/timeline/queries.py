"""What a company's story asks of the database, with the columns it needs; long ones stay where they are."""

from django.db.models import BigIntegerField, F, Max, QuerySet, Value
from django.db.models.functions import Coalesce

from applications.attempts.models import Attempt
from applications.companies.models import Company, Role
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.lessons.models import Preparation
from applications.loops.models import Loop, Round
from applications.thread.models import Decision

SEVERAL = ("count_least", "count_most", "count_words")
ATTEMPT = (
    *("company", "rank", "number", "origin", "via", "began", "approach", "differently_html", "current_role"),
    *("outcome", "stage_of_steps", "stage_of_facts", "furthest_stage", *SEVERAL),
)
ROLE = ("title", "level", "team", "place", "recorded_at")
#: So many are listed of all that a company has.
ROLES = 12
STEP = ("attempt", "rank", "kind", "name", "place", "state", "result", "happened")
LOOP = (*STEP, "rounds_planned_least", "rounds_planned_most", "rounds_held_least", "rounds_held_most")
ROUND = (*STEP, *SEVERAL, "loop", "planned", "handed_in")
RIVALS = ("rival_attempt__company", "rival_offer__attempt__company")
RIVAL = tuple(f"{path}__{name}" for path in ("rival_attempt", "rival_offer__attempt") for name in ("number", *SEVERAL))
DECISION = (
    *("attempt", "rank", "kind", "decided_by", "decided", "learned", "learned_how", "reason", "words", "what_expired"),
    *("rival_attempt__company__name", "rival_offer__attempt__company__name", *RIVAL),
)
PIECE = ("title", "started", "ended", "hours", "counting")
#: Before any rank.
FIRST = Value(-(2**62), BigIntegerField())


@KeptQuery
def attempts_about() -> QuerySet[Attempt]:
    """All at the company, and the rows that stand for several and name it."""
    return Attempt.objects.about(Company.objects.filter(pk=Given("company"))).only(*ATTEMPT).in_order()


@KeptQuery
def roles_of() -> QuerySet[Role]:
    return Role.objects.filter(attempts__in=GivenKeys("attempts")).annotate(attempt_id=F("attempts")).only(*ROLE)


@KeptQuery
def roles_at() -> QuerySet[Role]:
    """The latest at a company, one more than are listed."""
    return Role.objects.filter(company=Given("company")).newest_first().only(*ROLE)[: ROLES + 1]


@KeptQuery
def loops_of() -> QuerySet[Loop]:
    return Loop.objects.filter(attempt__in=GivenKeys("attempts")).only(*LOOP).in_order()


@KeptQuery
def rounds_of() -> QuerySet[Round]:
    return Round.objects.filter(attempt__in=GivenKeys("attempts")).only(*ROUND).in_order()


@KeptQuery
def decisions_of() -> QuerySet[Decision]:
    here = Decision.objects.current().filter(attempt__in=GivenKeys("attempts"))
    return here.select_related(*RIVALS).only(*DECISION).in_order()


@KeptQuery
def ranks_of_pieces() -> QuerySet:
    """Rank and key of all preparation since the owner's last attempt before a rank; read from an index alone."""
    earlier = Attempt.objects.filter(owner=Given("owner"), rank__lt=Given("before")).order_by()
    last = earlier.values("owner").annotate(last=Max("rank")).values("last")
    since = Preparation.objects.filter(owner=Given("owner"), rank__gt=Coalesce(last, FIRST))
    return since.order_by("rank", "pk").values_list("rank", "pk")


@KeptQuery
def pieces_of() -> QuerySet[Preparation]:
    return Preparation.objects.filter(pk__in=GivenKeys("pieces")).only(*PIECE)

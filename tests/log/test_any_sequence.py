"""Any sequence of logging, correcting, undoing and reopening leaves a history that agrees with its facts."""

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from applications.fields.fuzzy_date import FuzzyDate
from applications.log.choices import Happened
from tests import factories
from tests.upkeep.conftest import faults, written

#: Some ten seconds on each database.
EXAMPLES, STEPS = 5, 15
COMPANIES = ("Acme", "Globex")


class AnySequence(RuleBasedStateMachine):
    """One account, in a transaction that is taken back in the end. `told` is the history before each thing done."""

    def __init__(self):
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.owner = factories.UserFactory()
        self.client = Client()
        self.client.force_login(self.owner)
        for name in COMPANIES:
            attempt = factories.AttemptFactory(company__owner=self.owner, company__name=name, number=1)
            planned = FuzzyDate("2020-05-12", "12 May 2020")
            factories.RoundFactory(attempt=attempt, kind="coding", state="planned", planned=planned, rank=10)
            factories.LoopFactory(attempt=attempt, state="planned", rank=20)
        self.told: list[str] = []

    def teardown(self):
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    def stages(self):
        return list(self.owner.attempts.order_by("pk").values_list("furthest_stage", flat=True))

    def do(self, address: str, sent: dict[str, str]) -> None:
        before, deeds = written(self.owner), self.owner.deeds.count()
        assert self.client.post(address, sent).status_code in (302, 422)
        if self.owner.deeds.count() > deeds:
            self.told.append(before)
        else:
            assert written(self.owner) == before

    @rule(
        what=st.sampled_from(Happened.values),
        company=st.sampled_from(COMPANIES),
        when=st.sampled_from(["today", "2019", ""]),
    )
    def log(self, what, company, when):
        stages = self.stages()
        self.do(reverse("log"), {"what": what, "company": company, "when": when, "words": "As told."})
        if what != "cancelled":
            assert all(now >= then for now, then in zip(self.stages(), stages, strict=True))

    @rule(kind=st.sampled_from(["rejected", "silent", "accepted", "withdrawn"]))
    def correct(self, kind):
        if decision := self.owner.decisions.current().order_by("pk").last():
            self.do(reverse("decision-correct", args=[decision.pk]), {"kind": kind, "revision": decision.mark})

    @rule(act=st.sampled_from(["reopened", "advanced", "on_hold"]))
    def tell(self, act):
        attempt = self.owner.attempts.order_by("pk").first()
        self.do(reverse("event-new", args=[attempt.pk]), {"actor": "them", "act": act, "happened": "2021"})

    @rule()
    def remove_the_last_round(self):
        if round := self.owner.rounds.order_by("pk").last():
            self.do(reverse("removal-new", args=["rounds", round.pk]), {})

    @precondition(lambda self: self.told)
    @rule()
    def undo(self):
        self.client.post(reverse("deed-undo", args=[self.owner.deeds.last_done().pk]))
        assert written(self.owner) == self.told.pop()

    @invariant()
    def caches_say_what_the_facts_say(self):
        assert faults(self.owner) == []


def test_any_sequence_of_logging_and_undoing(db):
    examples = settings(
        max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, suppress_health_check=list(HealthCheck),
        print_blob=True,
    )  # fmt: skip
    assert connection.in_atomic_block
    run_state_machine_as_test(AnySequence, settings=examples)

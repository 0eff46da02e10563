"""Any sequence of logging, correcting, sweeping, reopening and undoing leaves a history that agrees with its facts."""

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from applications.fields.fuzzy_date import FuzzyDate
from applications.log.choices import Happened
from tests import factories
from tests.any_sequence import OneAccount
from tests.upkeep.conftest import written

#: Some ten seconds on each database.
EXAMPLES, STEPS = 5, 15
COMPANIES = ("Acme", "Globex")


class AnySequence(OneAccount):
    """`told` is the history before each thing done."""

    def __init__(self):
        super().__init__()
        self.client = Client()
        self.client.force_login(self.owner)
        for name in COMPANIES:
            attempt = factories.AttemptFactory(company__owner=self.owner, company__name=name, number=1)
            planned = FuzzyDate("2020-05-12", "12 May 2020")
            factories.RoundFactory(attempt=attempt, kind="coding", state="planned", planned=planned, rank=10)
            factories.LoopFactory(attempt=attempt, state="planned", rank=20)
        self.told: list[str] = []

    def stages(self):
        return list(self.owner.attempts.order_by("pk").values_list("furthest_stage", flat=True))

    def do(self, address: str, sent: dict) -> None:
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
    def sweep(self):
        keys = [str(attempt.pk) for attempt in self.owner.attempts.all()]
        self.do(reverse("silence"), {"attempts": keys})

    @rule(when=st.sampled_from(["today", "2018"]))
    def reopen(self, when):
        attempt = self.owner.attempts.order_by("pk").last()
        self.do(reverse("reopening-new", args=[attempt.pk]), {"words": "They wrote after all.", "happened": when})

    @rule()
    def remove_the_last_round(self):
        if round := self.owner.rounds.order_by("pk").last():
            self.do(reverse("removal-new", args=["rounds", round.pk]), {})

    @precondition(lambda self: self.told)
    @rule(again=st.booleans())
    def undo(self, again):
        """And, if one thinks better of it, do it again; what was removed is removed anew by hand."""
        done, before = written(self.owner), self.told.pop()
        self.client.post(reverse("deed-undo", args=[self.owner.deeds.last_done().pk]))
        assert written(self.owner) == before
        if again and (undone := self.owner.deeds.next_again()):
            self.client.post(reverse("deed-redo", args=[undone.pk]))
            assert written(self.owner) == done
            self.told.append(before)


@pytest.mark.django_db
def test_any_sequence_of_logging_and_undoing():
    AnySequence.run(EXAMPLES, STEPS)

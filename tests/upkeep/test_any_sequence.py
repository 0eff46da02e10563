"""Any sequence of adding, correcting, editing, moving, removing, merging and undoing leaves a history that agrees."""

from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import rule

from applications.attempts.placing import THREAD, rank_in_thread
from applications.fields.fuzzy_date import FuzzyDate
from applications.loops.models.question import Recollection, Went
from applications.records.doing import doing
from applications.records.models import Description, Fact
from applications.transfer.caches import refresh_caches
from applications.transfer.check import STANDING, standing
from applications.transfer.manifest import TABLES
from applications.upkeep.belongings import MOVABLE
from applications.upkeep.forgetting import forget
from applications.upkeep.merging import merge
from applications.upkeep.moving import Whereabouts, mark_of, move
from applications.upkeep.removal import remove
from applications.upkeep.restoration import restore
from applications.upkeep.returning import record_of, return_to
from applications.upkeep.undoing import redo as redone
from applications.upkeep.undoing import undo as undone
from tests import factories
from tests.any_sequence import OneAccount
from tests.upkeep.conftest import written

#: Half a minute on each database; 40 examples of 30 steps each were tried when it was written.
EXAMPLES = 6
places = st.integers(0, 30)
REMOVABLE = [name for name in TABLES if name != "versions"]
FACTS = [name for name in REMOVABLE if issubclass(TABLES[name].model, Fact)]
DESCRIPTIONS = [name for name in REMOVABLE if issubclass(TABLES[name].model, Description)]
#: The columns by which an edit shows.
TEXTS = ("notes", "name", "advice", "title", "who", "takeaway", "question")
OF_ATTEMPT = {
    "loops": factories.LoopFactory,
    "rounds": factories.RoundFactory,
    "events": factories.EventFactory,
    "decisions": factories.DecisionFactory,
    "offers": factories.OfferFactory,
    "terms": factories.TermFactory,
    "feedback": factories.FeedbackFactory,
    "involvements": factories.InvolvementFactory,
    "post_mortems": factories.PostMortemFactory,
}
OF_OWNER = {
    "companies": factories.CompanyFactory,
    "people": factories.PersonFactory,
    "topics": factories.TopicFactory,
    "lessons": factories.LessonFactory,
    "questions": factories.QuestionFactory,
    "preparation": factories.PreparationFactory,
    "reflections": factories.ReflectionFactory,
}


class AnySequence(OneAccount):
    def __init__(self):
        super().__init__()
        self.add_attempt(0)
        for name in OF_ATTEMPT:
            self.add_to_attempt(name, 0)

    def one(self, name: str, place: int) -> Any:
        """A record of a table, None if it holds none."""
        records = list(TABLES[name].of(self.owner).order_by("pk"))
        return records[place % len(records)] if records else None

    def links(self, model, attempt, place: int) -> dict[str, Any]:
        """Optional links to what there is, to steps of the same attempt alone."""
        links = [field for field in model._meta.fields if field.is_relation and field.null and not field.unique]
        known = {link.name: self.one(link.related_model.owner.field.related_query_name(), place) for link in links}
        steps = {name: other for name, other in known.items() if name in ("loop", "round")}
        return known | {name: other if other and other.attempt == attempt else None for name, other in steps.items()}

    @rule(place=places)
    def add_attempt(self, place):
        company = self.one("companies", place) if place % 3 else factories.CompanyFactory(owner=self.owner)
        attempt = factories.AttemptFactory(company=company or factories.CompanyFactory(owner=self.owner))
        attempt.companies_named.set(filter(None, [self.one("companies", place + 1)]))
        refresh_caches(self.owner)

    @rule(name=st.sampled_from(sorted(OF_ATTEMPT)), place=places)
    def add_to_attempt(self, name, place):
        if attempt := self.one("attempts", place):
            model = TABLES[name].model
            links = self.links(model, attempt, place) | {"attempt": attempt}
            rank = {"rank": rank_in_thread(attempt)} if name in THREAD else {}
            record = OF_ATTEMPT[name](**links, **rank)
            if name == "offers":
                factories.OfferVersionFactory(offer=record, rank=record.rank)
            refresh_caches(self.owner)

    @rule(place=places)
    def add_version_of_offer(self, place):
        if offer := self.one("offers", place):
            factories.OfferVersionFactory(offer=offer)

    @rule(name=st.sampled_from(sorted(OF_OWNER)), place=places)
    def add_to_owner(self, name, place):
        model = TABLES[name].model
        record = OF_OWNER[name](owner=self.owner, **self.links(model, None, place))
        for link in TABLES[name].lists:
            other = self.one(link.related_model.owner.field.related_query_name(), place)
            getattr(record, link.name).set(filter(None, [other]))

    @rule(place=places, went=st.sampled_from(["", *Went.values]))
    def add_asking(self, place, went):
        question, attempt = self.one("questions", place), self.one("attempts", place // 2)
        if question and attempt:
            links = self.links(TABLES["askings"].model, attempt, place)
            factories.AskingFactory(question=question, attempt=attempt, went=went, **links)

    @rule(place=places, result=st.sampled_from(Recollection.values))
    def add_recall(self, place, result):
        if question := self.one("questions", place):
            recalled = FuzzyDate.from_edtf(f"2026-03-{place + 1:02}")
            factories.RecallFactory(question=question, result=result, recalled=recalled)

    @rule(name=st.sampled_from(["loops", "rounds"]), place=places, undo=st.booleans())
    def date(self, name, place, undo):
        if step := self.one(name, place):
            with doing(self.owner, "Dated.") as did:
                step.happened = FuzzyDate.from_edtf(f"2026-03-{place + 1:02}")
                step.revise()
                refresh_caches(self.owner)
            if undo and did.deed:
                undone(did.deed)
                redone(did.deed)

    @rule(name=st.sampled_from(FACTS), place=places)
    def correct(self, name, place):
        if fact := self.one(name, place):
            correction = fact.as_it_stands().correction_to_be()
            if name == "terms":
                correction.extends = None
            correction.save()
            refresh_caches(self.owner)

    @rule(name=st.sampled_from(DESCRIPTIONS), place=places)
    def edit(self, name, place):
        record = self.one(name, place)
        column = next((column for column in TEXTS if hasattr(record, column)), None)
        if column:
            setattr(record, column, f"edited at {place}")
            record.revise()

    @rule(place=places)
    def go_back(self, place):
        version = self.one("versions", place)
        record = version and record_of(version)
        if record:
            return_to(version, record.mark)

    @rule(place=places)
    def swap_neighbours(self, place):
        if attempt := self.one("attempts", place):
            rows = [row for name, at in STANDING.items() for row in standing(name, self.owner).filter(**{at: attempt})]
            rows.sort(key=lambda row: row.rank)
            if len(rows) > 1:
                one, other = rows[place % (len(rows) - 1) :][:2]
                for row, rank in ((one, other.rank), (other, one.rank)):
                    type(row).objects.filter(pk=row.pk).update(rank=rank)
                refresh_caches(self.owner)

    @rule(name=st.sampled_from(MOVABLE), place=places, undo=st.booleans())
    def move(self, name, place, undo):
        record, attempt = self.one(name, place), self.one("attempts", place // 2)
        if record and attempt and (record := record.as_it_stands()).attempt_id != attempt.pk:
            before = written(self.owner)
            deed = move(record, Whereabouts(attempt), mark_of(record))
            if undo:
                undone(deed)
                assert written(self.owner) == before

    @rule(name=st.sampled_from(REMOVABLE), place=places)
    def remove(self, name, place):
        if record := self.one(name, place):
            remove(record)

    @rule(name=st.sampled_from(REMOVABLE), place=places)
    def remove_and_undo(self, name, place):
        if record := self.one(name, place):
            before = written(self.owner)
            restore(remove(record))
            assert written(self.owner) == before

    @rule(place=places)
    def restore(self, place):
        removals = list(self.owner.removals.in_trash().order_by("pk"))
        if removals:
            restore(removals[place % len(removals)])

    @rule(place=places, undo=st.booleans())
    def merge(self, place, undo):
        table = ("companies", "lessons", "questions")[place % 3]
        kept, other = self.one(table, place), self.one(table, place // 2)
        if kept != other:
            before = written(self.owner)
            removal = merge(kept, other)
            if undo:
                restore(removal)
                assert written(self.owner) == before

    @rule(place=places)
    def forget(self, place):
        if place % 5 == 0 and (person := self.one("people", place)):
            forget(person, also_in_texts=True)
            assert str(person.uuid) not in written(self.owner)


@pytest.mark.django_db
def test_any_sequence_leaves_a_history_that_agrees():
    AnySequence.run(EXAMPLES, steps=20)

"""Every field of every record of a history file can be reached, changed and emptied by hand."""

from typing import Any

import pytest
from django.urls import reverse

from applications.records.conflicts import flat
from applications.records.values import values_of
from applications.transfer.manifest import TABLES
from tests import factories
from tests.by_hand import form_at, nothing_in, other_value, sent

#: Who a record is, when and whence it came, where it stands: kept by the program, or changed by moving it.
KEPT = {"uuid", "rank", "recorded_at", "source", "source_text", "revision", "corrects"}
#: The step and the moment of a forecast, and all of a seal, are settled by the program: else neither could be trusted.
SETTLED = {("forecasts", name) for name in ("attempt", "loop", "round", "moment")}
SETTLED |= {("seals", name) for name in ("attempt", "loop", "round")}
#: A version belongs to its offer, a point to its feedback, a count to its preparation, a recall to its question.
ANCHORS = {("offer_versions", "offer"), ("feedback_points", "feedback"), ("preparation_counts", "preparation")}
#: A cause belongs to what was written, what became of a lesson to the lesson and to the carry that it answers.
ANCHORS |= {("causes", "post_mortem"), ("causes", "attempt"), ("sightings", "carry")}
ANCHORS |= {(table, "lesson") for table in ("carries", "rehearsals", "sightings", "retirements")}
ANCHORS |= {("recalls", "question")}
#: What changes where a record stands, and what is chosen there to empty it.
MOVED, APART = {"attempt", ("events", "company"), ("terms", "company")}, {"events", "terms"}
#: The addresses where a record is changed, where they are not called like the record.
PAGES = {"people": "person-edit", "offers": "offer-version-correct", "feedback_points": "feedback-correct"}
#: What is typed or chosen under another name than the column's.
NAMES = {
    ("companies", "parent"): "company_name",
    **{(table, "company"): "company_name" for table in ("roles", "people", "topics", "attempts", "reflections")},
    **{(table, "person"): "person_name" for table in ("involvements", "events", "feedback")},
    **{(table, name): "step" for table in ("involvements", "self_ratings") for name in ("loop", "round")},
    **{("lessons", name): "origins" for name in ("attempts", "loops", "rounds")},
    **{("tellings", name): "step" for name in ("loop", "round")},
    **{("askings", name): "step" for name in ("loop", "round")},
    **{("reviews", name): "step" for name in ("loop", "round")},
    **{(table, name): "where" for table in ("carries", "sightings") for name in ("loop", "round")},
    ("causes", "topic"): "topic_name",
    ("rounds", "topics"): "topic_names",
    ("preparation_counts", "count_words"): "now_at",
    ("feedback_points", "words"): "point_1",
    ("feedback_points", "is_good"): "point_1_verdict",
    ("feedback_points", "topic"): "point_1_topic",
}
#: What a field takes that does not take just anything.
TYPED = {"time_zone": "Europe/Dublin", "sha256": "ab" * 32, "now_at": "under 100"}
#: What a record is nothing without.
NEEDED = {("companies", "name"), ("people", "name"), ("topics", "name"), ("attempts", "company"), ("roles", "company")}
NEEDED |= {("documents", "name"), ("decisions", "kind"), ("feedback", "words"), ("lessons", "advice")}
NEEDED |= {(table, "attempt") for table in TABLES if table not in APART}
NEEDED |= {("preparation", "title"), ("preparation_counts", "count_words"), ("reflections", "question")}
NEEDED |= {("stories", "title"), ("tellings", "story")}
NEEDED |= {("causes", "words"), ("sightings", "kind"), ("forecasts", "chance")}
NEEDED |= {("questions", "words"), ("askings", "question"), ("recalls", "result")}
FIELDS = [
    (name, field.name)
    for name, table in TABLES.items()
    for field in (*table.fields, *table.lists)
    if name != "versions" and field.name not in KEPT and (name, field.name) not in ANCHORS | SETTLED
]


@pytest.fixture
def history(user):
    """One of each record with nothing but what it needs, and something of each kind to link it to."""
    attempt = factories.AttemptFactory(company__owner=user)
    here = {"attempt": attempt}
    factories.RoleFactory(company=attempt.company)  # a lead
    role = factories.RoleFactory(company=attempt.company)
    factories.CompanyFactory(owner=user)
    factories.AttemptFactory(company=attempt.company)
    factories.DocumentFactory(**here)
    factories.InvolvementFactory(**here, person=None, who="somebody", capacity="recruiter")
    factories.SelfRatingFactory(**here, words="Well.", percent_least=5)
    steps = (factories.LoopFactory, factories.RoundFactory, factories.PostMortemFactory)
    for make in (*steps, factories.EventFactory, factories.TermFactory, factories.DecisionFactory):
        make(**here)
    for make in (factories.LoopFactory, factories.RoundFactory, factories.TermFactory):
        make(**here)
    factories.OfferVersionFactory(offer__attempt=factories.AttemptFactory(company=attempt.company))
    factories.OfferVersionFactory(offer__attempt=attempt)
    factories.FeedbackPointFactory(feedback__attempt=attempt, words="Clear.")
    factories.PreparationCountFactory(preparation__owner=user, count_words="at the start")
    factories.TellingFactory(**here)
    factories.StoryFactory(owner=user)
    factories.RecallFactory(question=factories.AskingFactory(**here).question)
    factories.ReviewFactory(**here)
    factories.QuestionFactory(owner=user)
    factories.CauseFactory(post_mortem__attempt=attempt)
    carry = factories.CarryFactory(lesson__owner=user, **here)
    factories.RehearsalFactory(lesson=carry.lesson)
    factories.SightingFactory(lesson=carry.lesson, **here)
    factories.RetirementFactory(lesson=carry.lesson)
    factories.ForecastFactory(attempt=attempt, round=attempt.rounds.first())
    for make in (factories.PersonFactory, factories.TopicFactory, factories.LessonFactory, factories.ReflectionFactory):
        make(owner=user)
    attempt.current_role = role
    attempt.save()
    attempt.roles.add(role, factories.RoleFactory(company=attempt.company, title="Another"))
    return user


def standing(user, table: str) -> Any:
    """The record that is changed, as it stands by now."""
    if table == "offers":
        return user.offers.last()
    if table == "feedback_points":
        return user.feedback.current().get().points.first()
    return getattr(user, table).order_by("pk").first().as_it_stands()


def page_of(user, table: str, field: str = "") -> str:
    record = standing(user, table)
    if is_moved(table, field):
        return reverse("record-move", args=[table, record.pk])
    if table == "offers":
        record = record.versions.first().as_it_stands()
    elif table == "feedback_points":
        record = user.feedback.current().get()
    noun = TABLES[table].model._meta.verbose_name.replace(" ", "-")
    for name in (PAGES.get(table, ""), f"{noun}-edit", f"{noun}-correct"):
        try:
            return reverse(name, args=[record.pk])
        except Exception:  # noqa: S112 – the next name
            continue
    raise AssertionError(f"No page changes one of {table}.")


def is_moved(table: str, field: str) -> bool:
    return bool(MOVED & {field, (table, field)})


def value_of(user, table: str, field: str) -> Any:
    record = standing(user, table)
    return values_of(record)[field] if record else None


def choice(form, table: str, name: str, field: str) -> list[str]:
    if is_moved(table, field):
        return ["company"] if field == "company" else other_value(form, name)
    if name in TYPED:
        return [TYPED[name]]
    if name in ("step", "origins", "where"):
        return [key for key, _ in flat(form.fields[name].choices) if str(key).startswith(field.removesuffix("s"))][:1]
    return other_value(form, name)


def post(client, address: str, table: str, name: str, values: list[str]) -> None:
    form = form_at(client, address)
    data = sent(form) | {name: values or nothing_in(form.fields[name])}
    if (table, name) == ("attempts", "roles"):
        data["current_role"] = []  # the current one is always among them
    response = client.post(address, data)
    assert response.status_code == 302, response.context["form"].errors


@pytest.mark.parametrize(("table", "field"), FIELDS)
def test_a_field_is_reached_changed_and_emptied(signed_in, history, table, field):
    name = "to" if is_moved(table, field) else NAMES.get((table, field), field)
    before, address = value_of(history, table, field), page_of(history, table, field)
    post(signed_in, address, table, name, choice(form_at(signed_in, address), table, name, field))
    changed = value_of(history, table, field)
    assert changed != before
    if (table, field) not in NEEDED:
        nothing = {"to": ["own"], "where": [f"attempt-{history.attempts.order_by('pk').first().pk}"]}
        post(signed_in, page_of(history, table, field), table, name, nothing.get(name, []))
        assert value_of(history, table, field) in (None, "", [], False), changed

"""Once a person is forgotten, no table, no earlier version, nothing in the trash and no export knows them."""

import json
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from applications.upkeep.forgetting import forget
from applications.upkeep.names import Name
from applications.upkeep.removal import remove
from applications.upkeep.restoration import restore
from tests.factories import (
    DraftFactory,
    EventFactory,
    FeedbackFactory,
    InvolvementFactory,
    LessonFactory,
    PersonFactory,
    RoundFactory,
    UserFactory,
)
from tests.upkeep.conftest import faults, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(user, attempt):
    """A person whose traces are everywhere: in links, texts, dates, earlier versions, other people and the trash."""
    ana = PersonFactory(owner=user, name="Ana Ólafsdóttir", company=attempt.company)
    round = RoundFactory(attempt=attempt, notes=f"With {ana.name}, calm.")
    InvolvementFactory(attempt=attempt, round=round, person=ana, capacity="interviewer").revise()
    EventFactory(
        attempt=attempt, rank=1, person=ana, words=f"{ana.name}'s call", happened=FuzzyDate("", f"as {ana.name} left")
    )
    PersonFactory(owner=user, name="Bo", notes=f"Works for {ana.name}.").revise()
    attempt.company.aliases = [f"{ana.name} & Sons"]
    attempt.company.revise()
    attempt.company.revise()
    remove(InvolvementFactory(attempt=attempt, person=ana, capacity="recruiter"))
    remove(FeedbackFactory(attempt=attempt, person=ana, words=f"{ana.name} said no."))
    restore(remove(LessonFactory(owner=user, advice=f"Call {ana.name}.")))
    restore(remove(ana))
    DraftFactory(owner=user, place=f"{ana.get_absolute_url()}edit/", texts={"name": ["Ana O"], "notes": ["hers"]})
    DraftFactory(owner=user, texts={"uuid": [str(ana.uuid)], "name": ["Ana Ó"]})
    DraftFactory(owner=user, texts={"notes": [f"{ana.name} asked."], "person_name": [ana.name]})
    ana.title = "lead"
    ana.revise()
    return ana


def dump() -> str:
    """All tables of the database as text, JSON unescaped."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            rows += [str(cell) for row in cursor.fetchall() for cell in row]
    return "\n".join(
        json.dumps(json.loads(row), ensure_ascii=False) if row[:1] in "{[" and row else row for row in rows
    )


def traces(person) -> list[str]:
    """What a search for somebody finds; UUIDs stand without hyphens in one of the databases."""
    return [word for word in (person.name, str(person.uuid), person.uuid.hex) if word in dump()]


def test_before_there_are_traces_to_be_found(ana):
    assert ana.name in traces(ana)
    assert str(ana.uuid) in dump()


def test_no_table_holds_the_name_or_the_identity_of_one_who_was_forgotten(user, ana):
    forget(ana, also_in_texts=True)
    assert traces(ana) == []
    assert ana.name not in written(user)
    assert faults(user) == []


def test_the_history_stays_without_the_person(user, ana):
    forget(ana, also_in_texts=True)
    assert str(user.involvements.get()) == "Somebody, interviewer" or user.involvements.get().capacity == "interviewer"
    assert user.rounds.get().notes_html == "<p>With somebody, calm.</p>\n"
    assert str(user.events.get().happened) == "as somebody left"
    assert user.companies.get().aliases_folded == "somebody & sons"
    for removal in user.removals.in_trash():
        restore(removal)
    assert user.feedback.get().words == "somebody said no."
    assert faults(user) == []
    assert traces(ana) == []


def test_what_was_begun_about_others_stays_without_the_name_in_any_case(user, ana):
    forget(ana, also_in_texts=False)
    assert user.drafts.get().texts == {"notes": ["somebody asked."], "person_name": ["somebody"]}


def test_texts_stay_as_they_were_if_one_says_so(user, ana):
    forget(ana, also_in_texts=False)
    assert user.rounds.get().notes == f"With {ana.name}, calm."
    assert str(ana.uuid) not in dump()
    assert ana.uuid.hex not in dump()


def test_somebody_elses_texts_are_left_alone(ana):
    other = RoundFactory(notes=ana.name)
    forget(ana, also_in_texts=True)
    other.refresh_from_db()
    assert other.notes == ana.name


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Ana, Anabel and Ana.", "somebody, Anabel and somebody."),
        ("ana is a word, ANA too", "ana is a word, ANA too"),
        ("Ana Lima stays, Ana's gone", "Ana Lima stays, somebody's gone"),
        ("(Ana)\nAna", "(somebody)\nsomebody"),
        ("Diana", "Diana"),
    ],
)
def test_a_name_is_whole_words_as_spelled(text, after):
    assert Name("Ana", ["Ana Lima", "Bo"]).taken_out_of(text) == after


def test_a_namesake_keeps_the_name(user):
    ana = PersonFactory(owner=user, name="Ana")
    namesake = PersonFactory(owner=user, name="Ana", notes="Not the other Ana.")
    namesake.revise()
    forget(ana, also_in_texts=True)
    namesake.refresh_from_db()
    assert (namesake.name, namesake.notes) == ("Ana", "Not the other somebody.")
    assert user.versions.get().values["name"] == "Ana"


def test_the_page_says_that_it_is_final_and_in_how_many_texts_the_name_stands(signed_in, ana):
    page = signed_in.get(reverse("person-forgetting", args=[ana.pk])).text
    assert "cannot be undone" in page
    assert "Their name also stands in 9 texts" in page


def test_one_confirms_and_goes_on_at_their_company(signed_in, user, ana):
    page = reverse("person-forgetting", args=[ana.pk])
    response = signed_in.post(page, {"also_in_texts": "on"}, follow=True)
    assert response.redirect_chain == [(ana.company.get_absolute_url(), 302)]
    assert "Forgotten." in response.text
    assert traces(ana) == []
    assert signed_in.post(page).status_code == 404


def test_a_stranger_forgets_nobody(client, ana):
    client.force_login(UserFactory())
    page = reverse("person-forgetting", args=[ana.pk])
    assert (client.get(page).status_code, client.post(page).status_code) == (404, 404)


def test_the_page_costs_as_many_queries_with_many_texts_as_with_one(signed_in, user, attempt):
    ana, page = PersonFactory(owner=user, name="Ana"), "person-forgetting"
    EventFactory(attempt=attempt, words="Ana called.")
    with CaptureQueriesContext(connection) as few:
        signed_in.get(reverse(page, args=[ana.pk]))
    EventFactory.create_batch(10, attempt=attempt, words="Ana called.", recorded_at=datetime(2020, 1, 1, tzinfo=UTC))
    with CaptureQueriesContext(connection) as many:
        assert "in 11 texts" in signed_in.get(reverse(page, args=[ana.pk])).text
    assert len(many) == len(few) <= 12

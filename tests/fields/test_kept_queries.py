"""A kept query answers as its queryset does, each time with what it is given, and writes its SQL once."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.models import DateTimeField, F, Q, Value
from django.utils.safestring import SafeString

from applications.attempts.models import Attempt
from applications.companies.models import Company
from applications.fields.fuzzy_date import FuzzyDate
from applications.fields.kept_queries import Given, GivenKeys, KeptQuery
from applications.loops.models import Round
from applications.thread.models import Decision
from tests import factories

pytestmark = pytest.mark.django_db


@KeptQuery
def rounds():
    return Round.objects.filter(attempt__in=GivenKeys("attempts")).only("attempt", "kind", "happened", "notes_html")


@KeptQuery
def kinds():
    return Round.objects.filter(attempt=Given("attempt")).order_by("kind").values_list("kind")


@KeptQuery
def either():
    named = Attempt.objects.filter(companies_named=Given("company")).order_by().values_list(Value("named"), "pk")
    return named.union(Attempt.objects.filter(company=Given("company")).order_by().values_list(Value("at"), "pk"))


def test_records_have_what_was_read_of_them_as_their_columns_say_it():
    made = factories.RoundFactory(kind="coding", happened=FuzzyDate("2016-05"), notes="*well*")
    (read,) = rounds.records(attempts=[made.attempt_id])
    assert (read, read.attempt_id, read.happened) == (made, made.attempt_id, FuzzyDate("2016-05"))
    assert (read.title, read.notes_html.strip()) == ("Coding interview", "<p><em>well</em></p>")
    assert isinstance(read.notes_html, SafeString)


def test_what_was_not_read_of_a_record_is_read_when_it_is_asked_for():
    made = factories.RoundFactory(place="Dublin")
    (read,) = rounds.records(attempts=[made.attempt_id])
    assert read.get_deferred_fields() >= {"place", "owner_id"}
    assert (read.place, read.attempt) == ("Dublin", made.attempt)


def test_the_keys_may_be_many_or_none():
    made = factories.RoundFactory.create_batch(3)
    assert rounds.records(attempts=[]) == []
    assert len(rounds.records(attempts={round.attempt_id for round in made})) == 3


ODD = "100 %s 'sure' %% \\ \"no\""


@KeptQuery
def oddly_called():
    return Company.objects.filter(name=ODD, owner=Given("owner")).values_list("name", Value("50 %"))


def test_what_is_the_same_each_time_may_hold_any_character(user):
    factories.CompanyFactory(owner=user, name=ODD)
    assert [oddly_called.rows(owner=user.pk) for _ in range(2)] == [[(ODD, "50 %")]] * 2


def test_each_question_is_answered_for_what_it_gives():
    first, second = factories.RoundFactory(kind="coding"), factories.RoundFactory(kind="panel")
    assert [kinds.rows(attempt=round.attempt_id) for round in (first, second)] == [[("coding",)], [("panel",)]]


def test_queries_of_several_tables_are_asked_as_one(django_assert_num_queries):
    at, company = factories.AttemptFactory(), factories.CompanyFactory()
    bundle = factories.AttemptFactory(owner=company.owner, company=None, count_words="some")
    bundle.companies_named.add(company)
    with django_assert_num_queries(2):
        found = [either.rows(company=each) for each in (at.company_id, company.pk)]
    assert found == [[("at", at.pk)], [("named", bundle.pk)]]


def test_the_sql_is_written_once():
    asked = []
    kept = KeptQuery(lambda: asked.append("built") or Round.objects.filter(attempt=Given("attempt")).only("kind"))
    assert [kept.records(attempt=1), kept.records(attempt=2), asked] == [[], [], ["built"]]


def test_a_moment_is_given_as_its_field_says():
    early, late = datetime(2020, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC)
    made = factories.RoundFactory(recorded_at=early)
    factories.RoundFactory(recorded_at=late)
    since = Q(recorded_at__lt=Given("now", DateTimeField()))
    assert KeptQuery(lambda: Round.objects.filter(since).values_list("pk", "recorded_at")).rows(now=late) == [
        (made.pk, early)
    ]


def test_records_come_with_those_selected_with_them_and_with_annotations(django_assert_num_queries):
    rival = factories.AttemptFactory(company__name="Other")
    decisions = Decision.objects.select_related("rival_attempt").annotate(at=F("attempt__company__name")).order_by("pk")
    kept = KeptQuery(lambda: decisions.filter(attempt__in=GivenKeys("attempts")).only("kind", "rival_attempt__rank"))
    made = [factories.DecisionFactory(attempt__company__name="Acme", rival_attempt=each) for each in (rival, None)]
    with django_assert_num_queries(1):
        read = kept.records(attempts=[each.attempt_id for each in made])
        assert [(each.at, each.rival_attempt) for each in read] == [("Acme", rival), ("Acme", None)]


@pytest.mark.sqlite
def test_the_keys_are_looked_up_in_an_index():
    statement = rounds.statement
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement.sql}", statement.filled({"attempts": [1]}))
        assert any("SEARCH applications_round USING INDEX" in plan for *_, plan in cursor.fetchall())

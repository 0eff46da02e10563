"""A grown history is the same each time, as long as it was asked to be, and true to its own facts."""

from collections import Counter
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from applications.attempts.placing import renumber
from applications.records.values import values_of
from applications.transfer.caches import STANDING, in_batches, standing_of
from applications.transfer.growing.chance import Chance
from applications.transfer.growing.history import ROUNDS, UNTIL, grow, sizes_of
from applications.transfer.manifest import TABLES
from tests import factories

pytestmark = pytest.mark.django_db


def everything(owner) -> dict[str, list[dict]]:
    return {name: [values_of(row) for row in table.of(owner).order_by("uuid")] for name, table in TABLES.items()}


@pytest.fixture
def owner():
    return factories.UserFactory(username="ada")


@pytest.fixture
def grown(owner):
    grow(owner, 40)
    return owner


def test_the_same_number_of_attempts_gives_two_people_the_same_rows(grown):
    other = factories.UserFactory()
    grow(other, 40)
    assert everything(other) == everything(grown)


def test_another_number_gives_other_rows(grown):
    grow(grown, 5)
    assert grown.attempts.count() == 45


def test_growing_the_same_again_changes_nothing_and_says_so(grown, capsys):
    before = everything(grown)
    call_command("grow_history", user="ada", attempts=40)
    assert capsys.readouterr().out == "ada has this history of 40 attempts already. Nothing was changed.\n"
    assert everything(grown) == before


def test_it_has_as_many_attempts_as_asked_for_and_four_rounds_each_on_average(grown):
    assert (grown.attempts.count(), grown.rounds.count()) == (40, 160)


@pytest.mark.parametrize("attempts", [1, 7, 20, 33])
def test_four_rounds_an_attempt_holds_for_short_histories_too(owner, attempts):
    grow(owner, attempts)
    assert (owner.attempts.count(), owner.rounds.count()) == (attempts, attempts * 4)


def test_no_company_sees_more_than_forty_attempts_and_one_sees_just_as_many():
    sizes = list(sizes_of(Chance("any"), 25_000))
    assert sum(sizes) == 25_000
    assert max(sizes) == sizes[0] == 40


def test_a_round_has_a_note_of_about_three_hundred_words(grown):
    lengths = [len(notes.split()) for notes in grown.rounds.values_list("notes", flat=True)]
    assert min(lengths) > 250
    assert max(lengths) < 350
    assert all(html.startswith("<") for html in grown.rounds.values_list("notes_html", flat=True))


def test_every_row_is_one_that_a_form_would_take(grown):
    for table in TABLES.values():
        for row in table.of(grown):
            row.full_clean()


def test_caches_agree_with_the_facts(grown):
    for attempt in (attempt for batch in in_batches(grown.attempts.all()) for attempt in batch):
        assert {name: getattr(attempt, name) for name in STANDING} == standing_of(attempt)
    numbers = dict(grown.attempts.values_list("uuid", "number"))
    for company in grown.companies.all():
        renumber(company)
    assert dict(grown.attempts.values_list("uuid", "number")) == numbers


def test_attempts_end_in_many_ways_and_a_few_are_open(grown):
    outcomes = Counter(grown.attempts.values_list("outcome", flat=True))
    assert 1 <= outcomes[""] <= 4
    assert outcomes["rejected"] > 12
    assert len(outcomes) > 5
    assert grown.rounds.planned().exists()


def test_some_attempts_are_undated_and_dates_are_of_every_kind(grown):
    dates = [date for date in grown.rounds.values_list("happened", flat=True) if date]
    assert grown.attempts.filter(began="").exists()
    assert len({date.precision for date in dates}) == 7
    assert len({date.qualifier for date in dates}) == 5


def test_what_happens_in_an_attempt_has_a_place_of_its_own(grown):
    for attempt in grown.attempts.all():
        names = ("loops", "rounds", "events", "decisions", "feedback", "offers", "terms")
        ranks = [rank for name in names for rank in getattr(attempt, name).values_list("rank", flat=True)]
        assert len(ranks) == len(set(ranks))


def test_nothing_lies_beyond_the_last_day(owner):
    grow(owner, 40, until=date(2020, 6, 30))
    days = [moment.date() for moment in owner.events.values_list("recorded_at", flat=True)]
    assert max(days) <= date(2020, 6, 30) < UNTIL
    assert min(days).year >= 2005


def test_only_the_named_account_grows(grown):
    other = factories.UserFactory()
    assert not any(table.of(other).exists() for table in TABLES.values())


@pytest.mark.parametrize(
    ("user", "attempts", "sentence"),
    [
        ("eve", 3, "There is no account called “eve”. Nothing was changed."),
        ("ada", 0, "Say with --attempts how many there shall be: 1 or more. Nothing was changed."),
    ],
)
def test_what_cannot_grow_is_refused_with_a_sentence(owner, user, attempts, sentence):
    with pytest.raises(CommandError) as refusal:
        call_command("grow_history", user=user, attempts=attempts)
    assert str(refusal.value) == sentence


def test_a_block_of_attempts_has_four_rounds_each():
    assert sum(ROUNDS) == 4 * len(ROUNDS)

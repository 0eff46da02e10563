import pytest
from django.urls import reverse

from applications.fields.fuzzy_date import FuzzyDate
from tests.factories import AttemptFactory, CompanyFactory, EventFactory, RoundFactory, TermFactory

FRIDAY = FuzzyDate("2026-09-25")


def term(attempt, ends=FRIDAY, **details):
    return TermFactory(attempt=attempt, ends=ends, **{"kind": "answer_due", "duty": "me", **details})


def owed(today):
    return [(line.text, line.value) for line in today().owed.shown]


def test_what_is_due_says_from_whom_and_when(today, attempt):
    term(attempt, kind="assessment_due")
    assert owed(today) == [("Assessment, Stripe", "due Friday")]
    assert today().owed.shown[0].url == attempt.get_absolute_url()


@pytest.mark.parametrize(
    ("details", "line"),
    [
        ({"kind": "offer_open"}, ("Answer to the offer, Stripe", "open until Friday")),
        ({"kind": "permit"}, ("Permit, Stripe", "valid until Friday")),
        ({"kind": "", "about": "the signed form"}, ("The signed form, Stripe", "due Friday")),
        ({"ends": FuzzyDate("2026-09-25T15:00+01:00")}, ("Your answer, Stripe", "due Friday, 15:00")),
        ({"ends": FuzzyDate("2026-10")}, ("Your answer, Stripe", "due October 2026")),
        ({"ends": FuzzyDate("", "in a few days")}, ("Your answer, Stripe", "due in a few days")),
        ({"ends": None}, ("Your answer, Stripe", "date not known")),
        ({"duty": ""}, ("Your answer, Stripe", "due Friday")),
    ],
)
def test_a_term_is_told_as_it_is_known(today, attempt, details, line):
    term(attempt, **details)
    assert owed(today) == [line]


@pytest.mark.parametrize(
    "details",
    [
        {"duty": "them"},
        {"duty": "nobody"},
        {"kind": "result_valid"},
        {"kind": "reapply_from"},
        {"kind": "permit", "ends": FuzzyDate("2027-09-25")},
        {"ends": FuzzyDate("2026-09-14")},
    ],
)
def test_what_nobody_expects_of_me_now_is_not_owed(today, attempt, details):
    term(attempt, **details)
    assert owed(today) == []


@pytest.mark.parametrize("outcome", ["rejected", "accepted", "withdrawn"])
def test_nothing_is_owed_for_an_attempt_that_has_ended(today, attempt, outcome):
    term(attempt)
    type(attempt).objects.update(outcome=outcome)
    assert owed(today) == []


def test_a_corrected_term_is_not_owed(today, attempt):
    first = term(attempt)
    term(attempt, FuzzyDate("2026-09-28"), corrects=first)
    assert owed(today) == [("Your answer, Stripe", "due Monday")]


def test_an_extended_term_is_owed_at_its_new_end_alone(today, attempt):
    second = term(attempt, FuzzyDate("2026-09-23"), extends=term(attempt, FuzzyDate("2026-09-22")))
    assert [(line.value, line.aside) for line in today().owed.shown] == [("due tomorrow", "moved once")]
    term(attempt, extends=second)
    assert [(line.value, line.aside) for line in today().owed.shown] == [("due Friday", "moved more than once")]


def test_the_correction_of_an_extended_term_is_not_owed_again(today, attempt):
    first = term(attempt, FuzzyDate("2026-09-24"))
    term(attempt, extends=first)
    term(attempt, FuzzyDate("2026-09-23"), corrects=first)
    assert owed(today) == [("Your answer, Stripe", "due Friday")]


def test_what_i_did_about_a_term_settles_it(today, attempt):
    EventFactory(attempt=attempt, term=term(attempt), actor="me", act="answered")
    assert owed(today) == []


def test_asking_for_more_time_settles_nothing(today, attempt):
    EventFactory(attempt=attempt, term=term(attempt), actor="me", act="asked")
    EventFactory(attempt=attempt, term=term(attempt), actor="them", act="answered")
    assert len(owed(today)) == 2


@pytest.mark.parametrize(
    "done", [{"handed_in": FRIDAY}, {"happened": FRIDAY}, {"state": "held"}, {"state": "not_held"}]
)
def test_an_assessment_that_was_taken_is_not_owed(today, attempt, done):
    term(attempt, kind="assessment_due", round=RoundFactory(attempt=attempt, **done))
    assert owed(today) == []


def test_an_assessment_still_to_be_taken_is_owed_by_its_name(today, attempt):
    term(attempt, kind="assessment_due", round=RoundFactory(attempt=attempt, kind="online_assessment"))
    assert owed(today) == [("Online assessment, Stripe", "due Friday")]


@pytest.mark.parametrize(
    ("ends", "value"), [("2026-09-18", "ended on 18 September"), ("2026-09-22T09:00Z", "ended today, 10:00")]
)
def test_a_term_that_has_just_ended_is_still_told_calmly_and_last(today, attempt, ends, value):
    term(attempt, FuzzyDate(ends))
    term(attempt)
    assert [(line.value, line.soft) for line in today().owed.shown] == [("due Friday", False), (value, True)]


def test_what_has_ended_crowds_out_nothing_that_is_due(today, attempt):
    for _ in range(20):
        term(attempt, FuzzyDate("2026-09-18"))
    term(attempt)
    assert owed(today)[0] == ("Your answer, Stripe", "due Friday")


def test_a_term_may_stand_on_a_company_or_on_me_alone(today, user):
    TermFactory(attempt=None, owner=user, company=CompanyFactory(owner=user, name="Grab"), ends=FRIDAY, about="form")
    TermFactory(attempt=None, owner=user, ends=FRIDAY, kind="permit")
    assert owed(today) == [("Form, Grab", "due Friday"), ("Permit", "valid until Friday")]
    assert today().owed.shown[1].url == reverse("event-list")


def test_a_strangers_term_is_never_owed(today):
    stranger = term(AttemptFactory()).owner
    TermFactory(attempt=None, owner=stranger, ends=FRIDAY)
    assert owed(today) == []


def test_more_than_fits_is_said(today, attempt):
    for _ in range(9):
        term(attempt)
    assert (len(today().owed.shown), today().owed.more) == (8, "1 more")
    term(attempt)
    assert today().owed.more == "more"


def test_the_soonest_end_stands_first(today, attempt):
    for ends in (None, FuzzyDate("2026-10-01"), FRIDAY):
        term(attempt, ends)
    assert [value for _, value in owed(today)] == ["due Friday", "due 1 October", "date not known"]


def test_what_was_handed_in_stays_settled_when_the_term_is_corrected(today, attempt):
    first = term(attempt)
    EventFactory(attempt=attempt, actor="me", act="handed_in", term=first)
    term(attempt, corrects=first)
    assert owed(today) == []


def test_a_correction_of_an_extension_was_moved_as_often(today, attempt):
    moved = term(attempt, extends=term(attempt))
    term(attempt, corrects=moved)
    assert today().owed.shown[0].aside == "moved once"

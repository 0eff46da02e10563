import pytest

from applications.fields.fuzzy_date import FuzzyDate
from tests.factories import (
    AttemptFactory,
    CompanyFactory,
    DecisionFactory,
    EventFactory,
    FeedbackFactory,
    InvolvementFactory,
    LessonFactory,
    LoopFactory,
    PersonFactory,
    PostMortemFactory,
    RoleFactory,
    RoundFactory,
    TermFactory,
    TopicFactory,
)  # fmt: skip


def texts(sources):
    return [source.text for source in sources]


def test_it_says_what_lies_ahead(briefing, loop, here):
    here.current_role = RoleFactory(company=here.company, title="Engineer")
    here.save()
    loop.rounds_planned_least = loop.rounds_planned_most = 4
    loop.place = "Dublin"
    loop.save()
    told = briefing(loop)
    assert told.heading == "Before the final loop"
    assert told.sum == "Acme · Engineer · 4 rounds planned · 12 May 2026 · Dublin"


def test_the_rounds_stand_in_their_order_with_their_hour_and_who_will_be_there(briefing, loop, here):
    when = FuzzyDate("2026-05-12T10:00+01:00", "12 May, 10:00")
    round = RoundFactory(
        attempt=here, loop=loop, kind="coding", rank=101, planned=when, time_zone="Europe/Dublin",
        minutes_planned=45, medium_planned="video", tool_planned="Chime",
    )  # fmt: skip
    round.topics.add(TopicFactory(owner=here.owner, name="Graphs"))
    InvolvementFactory(attempt=here, loop=loop, round=round, person=PersonFactory(owner=here.owner, name="Ana"))
    InvolvementFactory(attempt=here, loop=loop, person=None, who="four interviewers")
    told = briefing(loop)
    (line,) = told.rounds
    assert line.when == "12 May, 10:00 (Europe/Dublin), Tuesday, 09:00 your time"
    assert line.facts == "video · Chime · 45 minutes · Graphs"
    assert (line.people, told.present) == ("Ana", "four interviewers")
    assert told.met == []


def test_the_name_of_the_zone_stands_in_place_of_its_offset(briefing, loop, here):
    RoundFactory(attempt=here, loop=loop, planned=FuzzyDate("2026-05-12T10:00+00:00"), time_zone="Atlantic/Reykjavik")
    assert briefing(loop).rounds[0].when == "12 May 2026, 10:00 (Atlantic/Reykjavik)"


def test_who_is_known_not_to_come_is_not_announced(briefing, loop, here):
    for who, there in (("Ana", None), ("Ben", False)):
        person = PersonFactory(owner=here.owner, name=who)
        InvolvementFactory(attempt=here, loop=loop, person=person, was_there=there)
    assert briefing(loop).present == "Ana"


def test_a_round_has_a_briefing_of_its_own(briefing, here):
    round = RoundFactory(attempt=here, kind="bar_raiser", rank=50)
    InvolvementFactory(attempt=here, round=round, person=PersonFactory(owner=here.owner, name="Ana"))
    told = briefing(round)
    assert (told.heading, told.present, told.rounds) == ("Before the bar raiser", "Ana", [])


def test_what_came_before_in_this_attempt_stands_there_and_what_comes_after_does_not(briefing, loop, here):
    RoundFactory(attempt=here, kind="phone_screen", result="passed", rank=10, happened=FuzzyDate("2026-02"))
    RoundFactory(attempt=here, loop=loop, kind="coding", rank=99)
    RoundFactory(attempt=here, kind="technical", state="planned", rank=98)
    RoundFactory(attempt=here, kind="background_check", rank=200)
    assert [(step.title, step.when, step.word) for step in briefing(loop).so_far] == [
        ("Phone interview", "February 2026", "passed")
    ]


def test_an_earlier_attempt_says_how_far_it_came_how_it_ended_and_what_they_said(briefing, loop, before):
    before.stage_of_steps = 4
    before.save()
    round = RoundFactory(attempt=before, kind="bar_raiser", happened=FuzzyDate("2020-05-12"))
    DecisionFactory(attempt=before, reason="Somebody else was nearer.", learned=FuzzyDate("2020-06"))
    FeedbackFactory(attempt=before, round=round, words="More depth.", by="the recruiter")
    (line,) = briefing(loop).earlier
    assert (line.source.text, line.heading) == ("attempt 2, 2020", "Rejected after the loop")
    assert line.decided == "Somebody else was nearer. · June 2020"
    (quote,) = line.quotes
    assert (quote.words, quote.by) == ("More depth.", "the recruiter")
    assert (quote.source.text, quote.source.url) == ("attempt 2, bar raiser, 12 May 2020", round.get_absolute_url())


def test_a_correction_of_what_they_said_is_told_in_its_place(briefing, loop, before):
    first = FeedbackFactory(attempt=before, words="first")
    FeedbackFactory(attempt=before, words="corrected", corrects=first)
    assert [quote.words for quote in briefing(loop).earlier[0].quotes] == ["corrected"]


def test_what_was_written_afterwards_names_its_round_and_date(briefing, loop, before):
    round = RoundFactory(attempt=before, kind="coding", happened=FuzzyDate("2020-05"))
    PostMortemFactory(attempt=before, round=round, went_wrong="Sleep.", takeaway="Sleep more.")
    PostMortemFactory(attempt=before, happened="Nothing that helps here.")
    (written,) = briefing(loop).looked_back
    assert written.source.text == "attempt 2, coding interview, May 2020"
    assert [label for label, _ in written.parts] == ["What went wrong", "What you would tell a friend"]


def test_lessons_of_the_same_kind_of_round_come_first_then_those_of_the_same_topic_then_those_of_this_company(
    briefing, loop, here, before
):
    topic = TopicFactory(owner=here.owner)
    RoundFactory(attempt=here, loop=loop, kind="coding", rank=101).topics.add(topic)
    elsewhere = RoundFactory(attempt__company__owner=here.owner, attempt__company__name="Other", kind="coding")
    for advice in ("kind", "topic", "here", "neither"):
        LessonFactory(owner=here.owner, advice=advice)
    lessons = {lesson.advice: lesson for lesson in here.owner.lessons.all()}
    lessons["kind"].rounds.add(elsewhere)
    lessons["topic"].topics.add(topic)
    lessons["here"].attempts.add(before)
    found = briefing(loop).plans.chosen
    assert [plan.advice for plan in found] == ["kind", "topic", "here"]
    assert texts(found[-1].sources) == ["attempt 2, 2020"]
    assert texts(found[0].sources) == ["Other, coding interview, date not known"]


def test_a_lesson_names_the_step_it_came_from_rather_than_the_attempt_around_it(briefing, loop, before):
    lesson = LessonFactory(owner=before.owner, cue="a", response="b")
    round = RoundFactory(attempt=before, kind="coding", happened=FuzzyDate("2020-05"))
    lesson.attempts.add(before), lesson.rounds.add(round)
    (plan,) = briefing(loop).plans.chosen
    assert texts(plan.sources) == ["attempt 2, coding interview, May 2020"]
    assert plan.sources[0].url == round.get_absolute_url()


def test_what_they_asked_is_told_with_its_round(briefing, loop, before):
    round = RoundFactory(attempt=before, kind="coding", happened=FuzzyDate("2020-05"))
    EventFactory(attempt=before, round=round, act="asked", actor="them", words="Design a cache\n\nWhy us? \n")
    EventFactory(attempt=before, round=round, act="asked", actor="me", words="How big is the team?")
    EventFactory(attempt=before, round=round, act="asked", actor="them", words="")
    (line,) = briefing(loop).wanted
    assert (line.words, line.source.text) == ("Design a cache · Why us?", "attempt 2, coding interview, May 2020")


def test_what_was_told_them_is_shown_again_with_its_date(briefing, loop, before):
    told = {"act": "told_them", "actor": "me", "attempt": before}
    EventFactory(**told, words="From August.", happened=FuzzyDate("2020-05-02"))
    EventFactory(**told | {"actor": "them"}, words="They told me.")
    EventFactory(**told | {"act": "noted"}, words="A note.")
    EventFactory(
        owner=before.owner, attempt=None, company=before.company, act="told_them", actor="me", words="At a fair."
    )
    said = briefing(loop).told
    assert [(line.words, line.source.text) for line in said] == [
        ("From August.", "attempt 2, 2 May 2020"),
        ("At a fair.", "date not known"),
    ]


def test_each_person_is_named_once_with_the_last_times_you_met(briefing, loop, before, company):
    ana = PersonFactory(owner=before.owner, name="Ana", title="engineer")
    first = AttemptFactory(company=company, number=1, rank=1000, began=FuzzyDate("2016"))
    for attempt in (first, before):
        InvolvementFactory(attempt=attempt, person=ana, capacity="interviewer")
    InvolvementFactory(attempt=before, person=PersonFactory(owner=before.owner, name="Ben"), was_there=False)
    planned = RoundFactory(attempt=before, state="planned")
    InvolvementFactory(attempt=before, round=planned, person=PersonFactory(owner=before.owner, name="Chi"))
    (person,) = briefing(loop).met
    assert (person.name, texts(person.sources)) == (
        "Ana, interviewer, engineer",
        ["attempt 2, 2020", "attempt 1, 2016"],
    )


@pytest.mark.parametrize(("ends", "shown"), [("2026-05-11", True), ("2026-05-09", False), (None, True)])
def test_terms_are_shown_until_they_end(briefing, loop, here, ends, shown):
    TermFactory(attempt=here, about="Answer", ends=FuzzyDate(ends) if ends else None, said_by="recruiter")
    assert [term.what for term in briefing(loop).terms] == (["Answer"] if shown else [])


def test_a_term_that_was_moved_is_shown_as_it_stands(briefing, loop, here):
    first = TermFactory(attempt=here, about="first")
    TermFactory(attempt=here, about="moved", extends=first)
    assert [term.what for term in briefing(loop).terms] == ["moved"]


def test_other_companies_later_attempts_and_other_people_s_histories_stay_out(briefing, loop, here, company, crowd):
    crowd(AttemptFactory(company=company, number=4, rank=4000))
    crowd(AttemptFactory(company=CompanyFactory(owner=here.owner), rank=1))
    crowd(AttemptFactory(rank=1))
    told = briefing(loop)
    assert [told.earlier, told.looked_back, told.wanted, told.told, told.met, told.terms] == [[]] * 6


def test_an_attempt_without_a_company_is_told_by_itself(briefing, user):
    attempt = AttemptFactory(owner=user, company=None, count_words="about a dozen")
    FeedbackFactory(attempt=attempt, words="Try again.")
    told = briefing(LoopFactory(attempt=attempt, rank=1, state="planned"))
    assert told.sum == "about a dozen applications · date not known"
    assert [line.source.text for line in told.earlier] == ["this attempt, date not known"]


def test_nothing_behind_one_is_nothing_to_tell(briefing, loop):
    assert briefing(loop).has_past is False


def test_it_reads_as_many_queries_however_long_the_history(
    briefing, loop, here, company, crowd, django_assert_num_queries
):
    RoundFactory(attempt=here, loop=loop, kind="coding", rank=101).topics.add(TopicFactory(owner=here.owner))
    for start, count in ((0, 2), (2, 18)):
        for rank in range(start, start + count):
            crowd(AttemptFactory(company=company, number=rank, rank=rank, began=FuzzyDate("2020")))
        with django_assert_num_queries(9):
            told = briefing(loop)
    assert told.is_part


def test_where_no_company_is_named_only_this_attempt_is_told(briefing, user, crowd, company):
    several = AttemptFactory(owner=user, company=None, count_words="five", rank=9000)
    crowd(several)
    TermFactory(attempt=None, company=company, owner=user, about="Of a company")
    loop = LoopFactory(attempt=several, kind="final", state="planned", rank=100)
    told = briefing(loop)
    assert len(told.told) == len(told.wanted) == 3
    assert [term.what for term in told.terms] == ["Which date suits you"]
    assert [plan.fit.is_here for plan in told.plans.chosen] == [True]

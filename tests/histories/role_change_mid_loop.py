"""A process that would not stay as planned: a mock that counted, a skipped round, another role, a committee's hold."""

from applications.accounts.models import User
from tests.histories.builder import Writer


def build(owner: User) -> None:
    write = Writer(owner, "role-change-mid-loop")
    google = write.company("Google")
    amazon = write.company("Amazon")
    maker = write.company("A maker of devices", parent=amazon)
    technical = write.topic("Technical", "technical")
    behavioural = write.topic("Behavioural", "behavioural")
    problems_solved(write)
    first_at_google(write, google, technical)
    first_at_the_maker(write, maker)
    second_at_the_maker(write, maker, technical, behavioural)
    elsewhere(write)
    other_preparation(write)
    second_at_google(write, google, behavioural)
    write.finish()


def problems_solved(write):
    practice = write.preparation("Practice problems", "practice", counting="problems solved")
    write.count(practice, None, count_most=99, count_words="under 100")
    write.count(practice, 200, "August 2022")
    write.count(practice, 300, "October 2022")
    write.count(practice, 550, "November 2022")
    write.count(practice, 750, "February 2023")
    waiting = "while I waited for the committee"
    write.count(practice, None, waiting, count_least=1000, count_most=1000, count_words="1,000")


def first_at_google(write, google, technical):
    attempt = write.attempt(google, began="April 2022", origin="applied")
    write.me(attempt, "noted", "Made up my mind to try.", happened="April 2022")
    write.me(attempt, "applied", "A cold application.")
    write.they(attempt, "contacted", "A recruiter wrote.", channel="email", happened="June 2022")
    call = write.round(
        attempt, "recruiter_screen", medium="phone", happened="July 2022", topics=[technical],
        notes="With a small technical quiz in it.",
    )  # fmt: skip
    write.rating(call, "One or two answers of the quiz were wrong")
    interview = write.round(
        attempt, "technical", happened="August 2022", parts=3, result="not_passed",
        notes="Three questions in a chain, each harder than the last.",
    )  # fmt: skip
    write.rating(interview, "Brute force was all I found. I knew it was lost")
    write.feedback(interview, "Work on the fundamentals.", by="the interviewer", is_quoted=False)
    write.decision(attempt, "rejected", "them")


def first_at_the_maker(write, maker):
    attempt = write.attempt(maker, began="autumn 2022")
    write.round(attempt, "online_assessment", result="passed")
    write.decision(attempt, "closed", "them", reason="A freeze on hiring.", words="The recruiter told me.")


def second_at_the_maker(write, maker, technical, behavioural):
    attempt = write.attempt(maker, began="mid-November 2022", via="another opening")
    write.round(attempt, "online_assessment", name="A second assessment", result="passed")
    write.they(attempt, "told_me", "The interviews will be in C++. They were a week away.")
    first = write.round(
        attempt, name="Round 1", happened="December 2022", parts=2, topics=[behavioural, technical],
        result="not_passed", notes="Half of it behavioural, half technical.",
    )  # fmt: skip
    write.rating(first, "Behavioural half: fine")
    write.rating(first, "Technical half: solved two easy ones, weak when they went on to memory")
    write.decision(attempt, "rejected", "them", words="They did not take me further.")
    write.me(first, "felt", "The interviewer and I did not part on good terms.")


def elsewhere(write):
    bundle = write.attempt(None, count_words="about thirty", began="February 2023", origin="applied")
    write.me(bundle, "applied", "To other companies.")
    write.decision(bundle, "not_recorded", words="Not one interview.")


def other_preparation(write):
    write.preparation("A study group", "study_group")
    write.preparation("Mock interviews", "mock")
    write.preparation("A course on real-time operating systems", "course", notes="Nobody ever asked about it.")
    write.preparation("A side project", "project")


def second_at_google(write, google, behavioural):
    wanted, other = write.role(google, "The role I came for"), write.role(google, "The role they moved me to")
    attempt = write.attempt(google, wanted, other, began="April 2023", origin="recruiter")
    write.they(attempt, "contacted", "A recruiter's e-mail.", channel="email", happened="April 2023")
    mock = write.round(attempt, "mock", notes="Live.")
    write.present(mock, "an engineer", "interviewer")
    write.rating(mock, "Very good")
    write.round(attempt, name="First round", state="not_held")
    why = "The mock had gone so well that the recruiter left the first round out."
    write.they(attempt, "skipped", why, happened="May 2023")
    interviews(write, attempt, other, behavioural)
    committee_holds(write, attempt)
    fourth_round(write, attempt)
    committee_approves(write, attempt, wanted)


def interviews(write, attempt, other, behavioural):
    loop = write.loop(
        attempt, name="Rounds 2 and 3", result="hold", votes_for=2,
        votes_words="two in favour, one of them glowing; the third, I gather, against",
        notes="Round 2 was three interviews within a few days.",
    )  # fmt: skip
    low_level = [write.topic("Embedded", "technical"), write.topic("Bit handling", "technical")]
    first = write.round(loop, name="Round 2, first interview", topics=low_level)
    write.rating(first, "Good")
    second = write.round(loop, name="Round 2, second interview", happened="the same afternoon")
    write.rating(second, "I read the question wrong and fell apart")
    third = write.round(loop, name="Round 2, third interview", happened="the day after")
    write.me(third, "noted", "They asked what I had been asked the day before. I kept that to myself.")
    why = "Because a packet with two passes had not been enough before."
    write.they(loop, "role_changed", f"The recruiter moved me to another role. {why}", role=other)
    culture = write.topic("Fit")
    manager = write.round(loop, "hiring_manager", name="Round 3", minutes=60, topics=[behavioural, culture])
    write.rating(manager, "Good")


def committee_holds(write, attempt):
    committee = write.round(attempt, "committee", lasted="two weeks", result="hold")
    write.they(committee, "on_hold", "They wanted two more interviews.")
    write.they(attempt, "asked", "The recruiter asked about the question that had come twice.", happened="the next day")
    write.me(attempt, "told_them", "Yes, I had been asked it the day before.")
    write.they(attempt, "answered", "Nothing about the plan changed.")


def fourth_round(write, attempt):
    loop = write.loop(
        attempt, "add_on", name="Round 4", happened="mid-July 2023", rounds_held_least=2, rounds_held_most=2,
        result="passed",
        surroundings="Both on one day, with fifteen minutes between them.",
    )  # fmt: skip
    technical = write.round(loop, "technical")
    write.rating(technical, "I did not get to the end of the derivation")
    write.round(loop, "behavioural", name="Quick-fire behavioural")


def committee_approves(write, attempt, wanted):
    again = write.round(attempt, "committee", happened="August 2023", result="passed", result_words="approved")
    write.term(again, "result_valid", starts="August 2023", ends="one year later")
    write.nobody(attempt, "noted", "By now somebody else was at the last stage for it.", role=wanted)
    match = write.round(attempt, "team_match", medium="phone", notes="Three teams with four openings.")
    write.present(match, "two managers, on the phone", "hiring_manager")
    write.offer(attempt)

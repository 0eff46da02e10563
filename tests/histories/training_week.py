"""From a training week to a loop: a dozen résumés to nowhere, two false starts, and an event that opened the door."""

from applications.accounts.models import User
from tests.histories.builder import Writer

EARLY = "I do not know which of my first two tries came first."


def build(owner: User) -> None:
    write = Writer(owner, "training-week")
    aws = write.company("AWS")
    others = [write.company(name) for name in ("Microsoft", "Google", "Apple", "Cloudflare", "Akamai", "Twilio")]
    resumes(write, [aws, *others])
    false_starts(write, aws)
    pages_about_myself(write)
    attempt = write.attempt(aws, began="2020", origin="event", via="LinkedIn")
    learning_week(write, attempt, aws)
    challenge(write, attempt)
    loop(write, attempt, aws)
    lessons(write, attempt)
    write.finish()


def resumes(write, companies):
    bundle = write.attempt(
        None, companies_named=companies, count_words="about a dozen", origin="applied", began="over four to five years",
    )  # fmt: skip
    write.document(bundle, "Résumé")
    write.me(bundle, "applied", "One résumé after the other. I do not know how many went to which of them.")
    write.decision(bundle, "not_recorded", words="Nothing came of any of them.")


def false_starts(write, aws):
    first = write.attempt(aws, notes=EARLY)
    write.round(first, name="Interview", result="not_passed")
    write.decision(first, "rejected", reason="I did not pass the interview.")
    second = write.attempt(aws, notes=EARLY)
    write.round(second, name="Interview", trouble="An error in the interview environment.")
    write.me(second, "asked", "I wanted to start over. They did not let me.")
    write.decision(second, "disqualified", "them", reason="The error shut me out of the next steps.")


def pages_about_myself(write):
    pages = write.preparation(
        "Half a page or more, on paper, on each of seven questions about myself", "notes",
        notes="Hardly any of the seven came up. Having written them made me sure of myself.",
    )  # fmt: skip
    for question in (
        "Why do I want to work for this company, of all companies?",
        "What makes me the one they are looking for?",
        "Which of my weaknesses is the greatest?",
        "Of all I have finished, which project makes me proudest?",
        "Where do I want to get to?",
        "What would I tell the person I was five years ago?",
        "Which of my decisions turned out wrong, and how did I get over it?",
    ):
        write.reflection(question, preparation=pages)


def learning_week(write, attempt, aws):
    write.me(attempt, "noted", "My job then: Linux technical analyst, at a company that makes a hosting panel.")
    write.they(
        attempt, "contacted", channel="message",
        words="A recruiter wrote on LinkedIn: a week of learning, with the chance of an interview after it.",
    )  # fmt: skip
    write.me(attempt, "agreed", "Signed up by the link.", channel="portal")
    write.me(attempt, "noted", "I had never worked with AWS.")
    dates = {"AWS Lambda": None, "Amazon API Gateway": None, "Amazon Cognito": "5 September 2020"}
    for number, (service, day) in enumerate(dates.items(), start=1):
        topic = write.topic(service, "technical", company=aws)
        write.round(
            attempt, "training_event", name=f"Session {number}: {service}", topics=[topic], happened=day,
            lasted="about three hours", tool="a temporary account, paid for by them",
            notes="Three sessions on three days." if number == 1 else "",
        )  # fmt: skip


def challenge(write, attempt):
    work = write.round(attempt, "challenge", name="Practical challenge", medium="alone", received="5 September 2020")
    write.term(work, "assessment_due", duty="me", starts="5 September 2020", ends="24 hours later")
    write.me(work, "noted", "Three hours in I was stuck; for the third of them, entirely.")
    write.me(work, "noted", "I slept for three hours.")
    write.me(work, "handed_in", "Ten minutes or so, and it was done.")
    write.me(attempt, "felt", "I told myself it was lost, so as not to wait.")
    invited = "16 September 2020, eleven days later"
    write.they(attempt, "invited", "To the loop.", happened=invited)


def loop(write, attempt, aws):
    principles = write.topic("Leadership principles", "principle", company=aws)
    loop = write.loop(
        attempt, happened="22 September 2020", result="passed", rounds_held_least=4, rounds_held_most=4,
        notes="Leadership principles from start to end, and questions that went into the smallest detail.",
    )  # fmt: skip
    write.present(loop, "four interviewers", "interviewer")
    for number in ("First", "Second", "Third", "Fourth"):
        write.round(loop, name=f"{number} interview", minutes=60, topics=[principles])
    write.decision(attempt, "accepted", words="They hired me.")
    write.me(attempt, "noted", "I moved to Dublin, some 1,500 km away.")


def lessons(write, attempt):
    plans = {
        "One thing you lived through can show several principles: it depends on which details you tell.": (
            "the same situation fits another principle", "tell the details that show that one",
        ),
        "Be consistent, and say when you tell a story for the second time: they meet afterwards and compare.": (
            "I use a story again", "say so",
        ),
        "Stay calm. Stress comes from things going another way than you thought.": (
            "it goes another way than I thought", "stay calm",
        ),
        "Be honest about a weakness: name it, say why it is one, and what you do about it.": (
            "they ask about a weakness", "say what it is, why, and what I do about it",
        ),
        "If you do not try, you have your no already.": ("", ""),
    }  # fmt: skip
    for advice, (cue, response) in plans.items():
        write.lesson(advice, attempt, cue=cue, response=response)

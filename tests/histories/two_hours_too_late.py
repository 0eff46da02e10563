"""A thread with a date on nearly everything, and an acceptance elsewhere two hours before the good news."""

from applications.accounts.models import User
from tests.histories.builder import Writer


def build(owner: User) -> None:
    write = Writer(owner, "two-hours-too-late")
    stripe = write.company("Stripe")
    role = write.role(stripe, "Support Engineer", "Singapore")
    attempt = write.attempt(stripe, role, began="16 August 2017", origin="applied")
    first_steps(write, attempt)
    screen_share(write, attempt)
    onsite(write, attempt)
    waiting(write, attempt)
    too_late(write, attempt)
    write.post_mortem(attempt, went_wrong="The hard part was the English.")
    write.finish()


def first_steps(write, attempt):
    write.me(attempt, "noted", "A kind of role I had never heard of. The stages, though, I knew beforehand.")
    write.me(attempt, "applied", "By myself, with one letter more than they asked for.", happened="16 August 2017")
    write.document(attempt, "A letter more: my open-source work, my blog, a course")
    write.they(attempt, "contacted", "The recruiter wrote.", channel="email", happened="17 August 2017")
    call = {"happened": "22 August 2017", "minutes_planned": 30, "minutes": 15}
    write.round(attempt, "recruiter_screen", medium="phone", **call)
    write.round(
        attempt, "take_home", medium="alone", parts=4, lasted="two full days", received="22 August 2017",
        handed_in="28 August 2017", notes="Answer the e-mails of four customers. It came to eight pages.",
    )  # fmt: skip
    morning = "29 August 2017, 8:00 local time"
    manager = write.round(
        attempt, "hiring_manager", medium="phone", happened=morning, minutes=20,
        result="passed", result_learned="4 September 2017",
    )  # fmt: skip
    write.present(manager, "the manager, in the US", "hiring_manager")
    write.nobody(attempt, "noted", "A week without a word.")
    write.me(attempt, "followed_up", "I asked.")


def screen_share(write, attempt):
    interview = write.round(
        attempt, "technical", name="Technical interview with a shared screen", happened="8 September 2017",
        tool="not the one they had announced", notes="A variant of a key-value store, 20 minutes.",
        result="passed", result_learned="11 September 2017",
    )  # fmt: skip
    write.present(interview, "the one they had named", "interviewer", was_planned=True, was_there=False)
    write.present(interview, "somebody else", "interviewer", was_planned=False, was_there=True)


def onsite(write, attempt):
    earlier = write.round(attempt, name="Video interview", medium="video", state="not_held")
    write.me(earlier, "noted", "It would have been sooner. I chose to come in person.")
    loop = write.loop(attempt, "onsite", place="Singapore", happened="22 September 2017", result="passed")
    interview = write.round(loop, "behavioural", replaces=earlier, medium="in_person")
    write.present(interview, "the country head")
    write.present(interview, "the head of operations")
    write.rating(loop, "about 80 % sure of myself", percent=80)


def waiting(write, attempt):
    for day in ("27 September 2017", "3 October 2017"):
        write.me(attempt, "followed_up", "It was not answered.", channel="email", happened=day)
    write.me(attempt, "followed_up", "A text message.", channel="message", happened="5 October 2017")
    write.me(attempt, "felt", "With each day of waiting I liked them less.")


def too_late(write, attempt):
    rival_company = write.company("Another company")
    rival = write.attempt(rival_company)
    offer = write.offer(rival)
    deadline = "Friday 6 October 2017, 15:00 local time"
    write.term(
        attempt, "answer_due", about="My own deadline", duty="me", ends=deadline, said_by="my_choice", offer=offer,
        words="The other company's offer could not wait.",
    )  # fmt: skip
    write.decision(rival, "accepted", "me", decided="6 October 2017")
    later = "6 October 2017, two hours after I had said yes elsewhere"
    write.they(attempt, "advanced", "One more interview in Singapore, and San Francisco after it.", happened=later)
    for place in ("Singapore", "San Francisco"):
        write.round(attempt, name=f"Next: {place}", place=place, state="not_held")
    write.decision(attempt, "withdrawn", "me", rival_attempt=rival, rival_offer=offer)

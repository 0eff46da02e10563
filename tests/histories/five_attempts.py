"""Five attempts at one company in four and a half years: three no's, a silence, and a yes."""

from applications.accounts.models import User
from applications.fields.fuzzy_date import FuzzyDate
from tests.histories.builder import Writer


def build(owner: User) -> None:
    write = Writer(owner, "five-attempts")
    amazon = write.company("Amazon", notes="Mostly AWS, its cloud business.")
    support = write.role(amazon, "Cloud Support Engineer", "Portland, Oregon")
    first_try(write, amazon)
    second_try(write, amazon)
    third_try(write, amazon, support)
    fourth_try(write, amazon)
    new_skills(write)
    fifth = fifth_try(write, amazon, support)
    the_yes(write, fifth)
    looking_back(write, fifth)
    write.finish()


def first_try(write, amazon):
    role = write.role(amazon, place="Herndon, Virginia")
    attempt = write.attempt(amazon, role, began="2016", origin="recruiter")
    write.me(attempt, "noted", "I was close to the end of my master's degree, which I finished with an average of 4.0.")
    write.they(attempt, "contacted", "A recruiter rang and wanted to know when I could talk.", channel="call")
    write.round(
        attempt, "phone_screen", medium="phone", place="the campus student centre",
        result="passed", result_learned="a couple of days later",
    )  # fmt: skip
    loop = write.loop(attempt, "onsite", result="not_passed")
    write.rating(loop, "Some of the questions I could answer. I walked out unsure.")
    write.decision(attempt, "rejected", "them", learned="a few days later", learned_how="email")
    write.me(attempt, "felt", "No surprise: I had seen it coming.")


def second_try(write, amazon):
    write.preparation("Several AWS courses", "course")
    role = write.role(amazon, "Technical Account Manager", "Denver, Colorado")
    attempt = write.attempt(
        amazon, role, began="2019, about three years later", origin="recruiter", via="LinkedIn",
        approach="built_on_notes", differently="I brought more stories than the first time.",
    )  # fmt: skip
    write.they(attempt, "contacted", "A recruiter wrote to me on LinkedIn.", channel="message")
    write.me(attempt, "felt", "In doubt from day one: should somebody technical face customers all day?")
    write.me(attempt, "prepared", "Went over my notes on what had gone wrong three years before.")
    technical, behavioural = write.topic("Technical", "technical"), write.topic("Behavioural", "behavioural")
    phone = write.round(attempt, "phone_screen", medium="phone", topics=[technical, behavioural], result="passed")
    write.present(phone, "a Technical Account Manager", "interviewer")
    loop = write.loop(attempt, "onsite", result="not_passed")
    write.rating(loop, "Sure of myself on the day")
    write.rating(loop, "Afterwards, nothing in me said yes")
    write.decision(attempt, "rejected", "them", learned="a couple of weeks later")
    liked = [(True, "my profile"), (True, "how I did"), (False, "my skills for what this role asks")]
    words = "They liked who I am and how I did. What I can do was not what this role asks for."
    write.feedback(attempt, words, liked, by="the recruiter", is_quoted=False)
    write.me(attempt, "felt", "It did not hurt much: the role had little to do with what I do best.")


def third_try(write, amazon, support):
    attempt = write.attempt(amazon, support, origin="recruiter", approach="built_on_notes")
    write.they(attempt, "contacted", "It came while I was still puzzling over the last no.", channel="email")
    write.me(attempt, "felt", "I wavered: each round of this takes so much out of me.")
    write.me(attempt, "agreed", "The role was made for me, so I gave it a try.")
    write.me(attempt, "prepared", "Worked through my notes of both earlier interviews.")
    phone = write.round(attempt, "phone_screen", medium="phone", result="passed")
    write.rating(phone, "An easy one")
    loop = write.loop(attempt, "onsite", result="not_passed")
    first = write.round(loop, name="Round 1")
    write.rating(first, "Just as I had wished")
    others = write.round(loop, name="The rounds after it", count_words="all that followed")
    write.rating(others, "Then came questions I had no sure answer to, and they pressed on all that followed")
    write.me(loop, "felt", "On my way out of the building I knew.")
    write.decision(attempt, "rejected", "them")


def fourth_try(write, amazon):
    write.preparation("Studying for AWS Solutions Architect Associate", "certificate")
    role = write.role(amazon, "Cloud Ops Engineer", "Seattle, Washington")
    attempt = write.attempt(amazon, role, origin="applied", approach="built_on_notes")
    write.me(attempt, "felt", "I was about to let it all go.")
    write.me(attempt, "applied", "I came upon this opening while studying for the Solutions Architect exam.")
    call = write.round(attempt, "recruiter_screen", medium="phone")
    write.rating(call, "A good talk")
    told = "the same recruiter rang"
    phone = write.round(attempt, "phone_screen", medium="phone", result="passed", result_words=told)
    write.rating(phone, "A couple of questions I had to leave open")
    notes = "All my notes on what had failed: stories enough for the leadership principles, and the technical side."
    write.me(attempt, "prepared", notes)
    five_rounds(write, attempt)
    write.decision(attempt, "silent", "me", decided="after a few days", words="No word came. I took it for a no.")


def five_rounds(write, attempt):
    counts = {"rounds_planned_least": 4, "rounds_planned_most": 4, "rounds_held_least": 5, "rounds_held_most": 5}
    loop = write.loop(attempt, **counts)
    first = write.round(loop, "technical", trouble="Technical trouble put off the start.")
    write.me(first, "felt", "Nervous from then on.")
    for technical in (first, write.round(loop, "technical"), write.round(loop, "technical")):
        write.rating(technical, "It went well")
    for kind in ("bar_raiser", "hiring_manager"):
        write.rating(write.round(loop, kind), "I did not trust my answers")
    write.me(loop, "felt", "At the end there was nothing left in me.")


def new_skills(write):
    write.preparation("AWS Cloud Practitioner, certified anew", "certificate")
    write.preparation("AWS Solutions Architect Associate, passed", "certificate")
    write.preparation("Ansible and Terraform: learned, and a lot of practice", "practice")
    write.preparation("Ansible and Terraform in use: deployments at work", "project")
    write.preparation("Portfolio site, polished", "project")
    write.preparation("A new blog", "project")


def fifth_try(write, amazon, support):
    attempt = write.attempt(
        amazon, support, began="2020", origin="recruiter", approach="fresh_start",
        differently="I left my old notes shut, on purpose. I began from nothing, with a plan, and kept to it.",
    )  # fmt: skip
    write.they(attempt, "contacted", "A recruiter again: the role and the place of my third try.", channel="email")
    write.me(attempt, "felt", "By now my old notes did not seem to help any more.")
    write.they(attempt, "asked", "An online assessment came before everything else.")
    assessment = write.round(attempt, "online_assessment", happened="after the release at work", result="passed")
    due = write.term(assessment, "assessment_due", duty="me")
    write.me(assessment, "asked", "A release at work took all my time, so I asked for a later deadline.")
    write.term(assessment, "assessment_due", duty="me", extends=due, words="They gave me a few more days.")
    write.place(attempt, assessment)
    write.round(
        attempt, "recruiter_screen", name="Calls with the recruiter", medium="phone", count_words="a couple",
        notes="One of them was a phone interview.",
    )  # fmt: skip
    write.round(
        attempt, "phone_screen", name="Second phone interview", medium="phone",
        result="passed", result_words="at the end of the call",
    )  # fmt: skip
    return attempt


def the_yes(write, attempt):
    loop = write.loop(attempt, result="passed")
    write.rating(loop, "Happy with every part of it")
    write.rating(loop, "It felt like a yes; I tried not to lean on that")
    write.nobody(attempt, "noted", "Three days without a word.")
    write.me(attempt, "felt", "Half of me had given up on it.")
    called = FuzzyDate("2020-10-01T13:09", "1 October 2020, 13:09")
    first = "The recruiter rang, and first wanted to hear how it had gone."
    write.they(attempt, "asked", first, channel="call", happened=called)
    offer = write.offer(attempt, "verbal", made=called, channel="call")
    soon = FuzzyDate("2020-10-01T13:09/2020-10-01T14:09", "within the hour")
    write.version(offer, "written", made=soon, channel="email")
    write.decision(attempt, "accepted", "me", decided="1 October 2020, the same day")


def looking_back(write, attempt):
    years = "About four and a half years lie between my first try and this yes."
    write.post_mortem(attempt, happened=years)
    write.lesson("You may well need fewer tries than I did.", attempt)
    write.lesson("A no holds for now only, and a single yes is all you need.", attempt)
    write.lesson(
        "After a rejection you can stop or go on. You are beaten only if you stay down.", attempt,
        cue="a rejection comes", response="go on",
    )  # fmt: skip
    write.lesson(
        "Write down what went wrong, every time.", attempt,
        cue="something went wrong", response="write it down",
    )  # fmt: skip

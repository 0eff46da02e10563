"""Six processes at one company in five years, two of them in one year, with hardly a date."""

from applications.accounts.models import User
from tests.histories.builder import Writer

PROCESS = """\
- a call with the recruiter
- a phone interview of 45 minutes, and a second one in a borderline case
- five interviews of 45 minutes onsite
- the hiring committee
- the choice of a team
"""


def build(owner: User) -> None:
    write = Writer(owner, "six-processes")
    google = write.company("Google", interviewing=PROCESS)
    write.term(google, "reapply_from", about="After a no", ends="one year later")
    engineer = write.role(google, "Software engineer")
    programs = write.role(google, "Developer Programs Engineer")
    yearly_preparation(write)
    four_tries(write, google, engineer)
    fast_track(write, google, programs)
    write.preparation("Three courses of an online master's", "course", started="2017")
    write.preparation("Mock interviews", "mock", started="2017")
    last = write.attempt(google, programs, began="2017")
    write.offer(last, made="about October 2017")
    write.finish()


def yearly_preparation(write):
    write.preparation("Two months or so of preparation, each year")
    write.preparation("Memorising, and puzzle sites", "practice", notes="Little came of either.")
    write.preparation("Interviews elsewhere, once or twice a year", "practice", notes="To stay in practice.")


def four_tries(write, google, engineer):
    for year in ("2013", "2014", "2015", "2016"):
        attempt = write.attempt(google, engineer, began=year)
        if year == "2013":
            write.me(attempt, "noted", "My senior year at university.")
        write.decision(attempt, "rejected")


def fast_track(write, google, programs):
    began = "2016, a few weeks after that year's no"
    attempt = write.attempt(google, programs, began=began, origin="returning_recruiter")
    write.they(attempt, "contacted", "The recruiter thought of another role for me.", role=programs)
    write.round(attempt, "phone_screen", state="not_held")
    write.they(attempt, "skipped", "On the fast track: straight to the onsite.")
    write.loop(attempt, "onsite", result="not_passed")
    write.decision(attempt, "rejected")
    write.feedback(attempt, "It was close.", is_quoted=False)

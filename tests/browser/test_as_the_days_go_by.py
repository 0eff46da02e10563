"""Two processes that would not stay as planned, logged day by day from an attempt's page, and told by the story."""

import pytest

from applications import models
from applications.attempts.models import Attempt
from tests.browser.conftest import session_of
from tests.browser.typist import Typist

PAPER = {"java_script_enabled": False}
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}


class Diary(Typist):
    """Logs from an attempt's own page, by the links that stand there."""

    def begin(self, company: str, **details) -> Attempt:
        self.attempt = self.record(Attempt, "/attempts/new/", "/", company_name=company, **details)
        return self.attempt

    def log(self, model, link: str, **values):
        """Follow a link of the attempt's page, by its address behind that of the attempt or from the root."""
        under = self.attempt.get_absolute_url()
        return self.record(model, link if link.startswith("/") else f"{under}{link}", under, **values)

    def reveal(self, target) -> None:
        """On a desk what one can do about an entry shows when the hand is there."""
        tools = target.locator("xpath=ancestor::details[@class='tools']")
        if tools.count() and not tools.locator("summary").is_visible():
            target.locator("xpath=ancestor::li").first.hover()
        else:
            super().reveal(target)

    def plan(self, kind: str, when: str, **details):
        return self.log(models.Round, "rounds/new/", kind=kind, planned=when, state="planned", **details)

    def went(self, step, **values) -> None:
        """How a planned step went."""
        self.open(f"{step.get_absolute_url()}edit/?back=attempt", self.attempt.get_absolute_url())
        for name, value in values.items():
            self.fill(name, value)
        self.press(self.page.locator("form.form .save button").first)
        self.page.locator("form.form [name='revision']").wait_for(state="detached")

    def story(self) -> str:
        self.attempt.refresh_from_db()
        self.page.goto(self.attempt.company.get_absolute_url())
        return " ".join(self.page.locator("main").inner_text().split())


@pytest.fixture
def diary(browser, live_server, reader):
    contexts = []

    def opened(**how) -> Diary:
        context = browser.new_context(base_url=live_server.url, reduced_motion="reduce", **how)
        contexts.append(context)
        context.add_cookies([session_of(reader, live_server.url)])
        return Diary(context.new_page(), reader, by_touch=how.get("has_touch", False))

    yield opened
    for context in contexts:
        context.close()


def stands_in_order(text: str, *words: str) -> None:
    places = [text.find(each) for each in words]
    assert -1 not in places, words[places.index(-1)]
    assert places == sorted(places), text


def test_another_role_in_the_middle_of_a_loop(diary):
    log = diary(**PHONE)
    log.begin("Lumen", role_title="Firmware Engineer", began="3 March 2024")
    screen = log.plan("phone_screen", "9 March 2024")
    off = {"state": "not_held", "actor": "them", "happened": "8 March 2024"}
    log.log(models.Event, f"{screen.get_absolute_url()}cancellation/", **off)
    loop = log.log(models.Loop, "loops/new/", kind="virtual", told=["coding", "system design"], state="planned")
    coding, design = loop.rounds.in_order()
    log.went(coding, planned="16 March 2024")
    moved = {"planned": "18 March 2024", "actor": "me", "happened": "15 March 2024"}
    log.log(models.Event, f"{coding.get_absolute_url()}rescheduling/", **moved)
    log.went(coding, happened="18 March 2024", result="passed")
    log.went(design, happened="19 March 2024", result="not_passed")
    log.log(models.Event, "role-change/", title="Kernel Engineer", happened="20 March 2024")
    unannounced = {"kind": "hiring_manager", "happened": "23 March 2024"}
    log.log(models.Round, f"rounds/new/?loop={loop.pk}", **unannounced)
    log.went(loop, result="hold")
    more = log.log(models.Loop, "loops/new/?kind=add_on&state=planned", told=["technical interview"])
    log.went(more.rounds.get(), happened="1 April 2024", result="passed")
    committee = log.log(models.Round, "rounds/new/", kind="committee", happened="8 April 2024", result="passed")
    valid = {"ends": "April 2025", "said_by": "recruiter"}
    log.log(models.Term, f"terms/new/?kind=result_valid&round={committee.pk}", **valid)
    log.log(models.OfferVersion, "offers/new/", form="verbal", made="10 April 2024")
    assert log.steps <= 100
    stands_in_order(
        log.story(),
        *("One attempt, and an offer", "Kernel Engineer; also Firmware Engineer", "Phone interview not held"),
        *("Virtual loop on hold", "Coding interview passed 18 March 2024", "System design not passed 19 March 2024"),
        *("Hiring manager", "23 March 2024", "Add-on loop", "Technical interview passed 1 April 2024"),
        *("Hiring committee passed 8 April 2024", "Offer by word, 10 April 2024"),
    )


def test_the_good_news_two_hours_after_the_yes_elsewhere(diary):
    log = diary(**PAPER)
    rival = log.begin("Quay", began="1 June 2024")
    log.log(models.OfferVersion, "offers/new/", form="verbal", made="4 June 2024")
    log.log(models.Decision, "outcome/", kind="accepted", decided="5 June 2024")
    attempt = log.begin("Harbour", role_title="Support Engineer", began="2 May 2024")
    screen = log.plan("recruiter_screen", "8 May 2024")
    moved = {"planned": "10 May 2024", "words": "Her flight was late.", "happened": "8 May 2024"}
    log.log(models.Event, f"{screen.get_absolute_url()}rescheduling/", **moved)
    log.went(screen, happened="10 May 2024", result="passed")
    log.log(models.Loop, "loops/new/", kind="onsite", place="Lisbon", happened="20 May 2024", result="passed")
    for day in ("27 May 2024", "1 June 2024"):
        log.log(models.Event, "events/new/", actor="me", act="followed_up", happened=day)
    log.log(models.Decision, "outcome/?kind=silent", learned="5 June 2024, 15:00")
    later = {"words": "One more interview.", "happened": "5 June 2024, 17:00", "channel": "call"}
    log.log(models.Event, "reopening/", **later)
    log.log(models.Decision, "outcome/", kind="withdrawn", learned="5 June 2024, 17:30", rival_attempt=rival)
    attempt.refresh_from_db()
    assert attempt.outcome == "withdrawn"
    assert log.steps <= 80
    stands_in_order(
        log.story(),
        *("Withdrawn by you after the loop", "Recruiter screen passed 10 May 2024", "Onsite loop passed 20 May 2024"),
        "Because of Quay, attempt 1.",
    )

"""The kinds of round, and the one published table from a kind to the stage it shows was reached."""

from functools import cache

from django.db import models

from applications.attempts.stages import Stage


class RoundKind(models.TextChoices):
    RECRUITER_SCREEN = "recruiter_screen", "recruiter screen"
    QUESTIONNAIRE = "questionnaire", "questionnaire"
    ONLINE_ASSESSMENT = "online_assessment", "online assessment"
    PHONE_SCREEN = "phone_screen", "phone interview"
    TAKE_HOME = "take_home", "take-home"
    CHALLENGE = "challenge", "challenge"
    TRAINING_EVENT = "training_event", "training event"
    TECHNICAL = "technical", "technical interview"
    CODING = "coding", "coding interview"
    SYSTEM_DESIGN = "system_design", "system design"
    CODE_REVIEW = "code_review", "code review"
    CASE_STUDY = "case_study", "case study"
    PRESENTATION = "presentation", "presentation"
    BEHAVIOURAL = "behavioural", "behavioural interview"
    HIRING_MANAGER = "hiring_manager", "hiring manager"
    PANEL = "panel", "panel"
    GROUP = "group", "group interview"
    BAR_RAISER = "bar_raiser", "bar raiser"
    CULTURE = "culture", "culture interview"
    MEAL = "meal", "meal"
    MOCK = "mock", "mock that counted"
    INFORMATIONAL = "informational", "informational talk"
    COMMITTEE = "committee", "hiring committee"
    TEAM_MATCH = "team_match", "team match"
    EXECUTIVE = "executive", "executive interview"
    REFERENCE_CHECK = "reference_check", "reference check"
    BACKGROUND_CHECK = "background_check", "background check"
    PERMIT_CHECK = "permit_check", "identity or permit check"
    OTHER = "other", "other"


# Each kind not named here shows that an interview was reached; so does "other" and a kind not known.
# A round inside a loop shows the loop, whatever its kind, unless its kind comes after the loop.
STAGES = {
    RoundKind.INFORMATIONAL: Stage.LEAD,
    RoundKind.TRAINING_EVENT: Stage.APPLIED,
    RoundKind.RECRUITER_SCREEN: Stage.SCREEN,
    RoundKind.QUESTIONNAIRE: Stage.SCREEN,
    RoundKind.ONLINE_ASSESSMENT: Stage.SCREEN,
    RoundKind.CHALLENGE: Stage.SCREEN,
    RoundKind.COMMITTEE: Stage.DECISION,
    RoundKind.TEAM_MATCH: Stage.DECISION,
    RoundKind.REFERENCE_CHECK: Stage.DECISION,
    RoundKind.BACKGROUND_CHECK: Stage.DECISION,
    RoundKind.PERMIT_CHECK: Stage.DECISION,
}

# Steps of a process in which nobody interviews: they count in no figure about interviews.
NOT_AN_INTERVIEW = frozenset(
    {
        RoundKind.QUESTIONNAIRE,
        RoundKind.TRAINING_EVENT,
        RoundKind.MEAL,
        RoundKind.INFORMATIONAL,
        RoundKind.COMMITTEE,
        RoundKind.TEAM_MATCH,
        RoundKind.REFERENCE_CHECK,
        RoundKind.BACKGROUND_CHECK,
        RoundKind.PERMIT_CHECK,
    }
)


@cache
def stage_of(kind: str, in_loop: bool = False) -> Stage:
    """The stage a round of this kind shows was reached."""
    stage = STAGES.get(kind, Stage.INTERVIEW)
    return max(stage, Stage.LOOP) if in_loop else stage

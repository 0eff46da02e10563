"""How people spell the kinds of round and of loop."""

import re

from applications.loops.choices import LoopKind
from applications.loops.kinds import RoundKind

# Say no more than the kind itself. The labels of all kinds count as spelled too; so do plurals, and "… round".
PLAIN: dict[str, list[str]] = {
    RoundKind.RECRUITER_SCREEN: [
        "recruiter", "recruiter call", "recruiter chat", "recruiter phone screen", "phone screen with recruiter",
        "phone screen with a recruiter", "phone screen with the recruiter", "call with recruiter",
        "call with the recruiter", "call with a recruiter", "screening call",
    ],
    RoundKind.QUESTIONNAIRE: ["questionaire"],
    RoundKind.ONLINE_ASSESSMENT: ["oa", "online test", "online coding test", "online coding assessment"],
    RoundKind.PHONE_SCREEN: ["phone screen", "telephone interview", "telephone screen", "phone screening"],
    RoundKind.TAKE_HOME: [
        "takehome", "take home assignment", "take home test", "take home task", "take home project",
        "take home exercise", "take home challenge", "home assignment", "homework",
    ],
    RoundKind.CHALLENGE: ["coding challenge", "code challenge"],
    RoundKind.TECHNICAL: ["technical", "tech", "tech interview"],
    RoundKind.CODING: ["coding", "code interview"],
    RoundKind.SYSTEM_DESIGN: ["systems design", "sys design", "sysdesign", "system design interview"],
    RoundKind.CASE_STUDY: ["case", "case interview"],
    RoundKind.BEHAVIOURAL: ["behavioural", "behavioral", "behavioral interview", "behaviorial", "behavioral questions"],
    RoundKind.HIRING_MANAGER: [
        "hm", "hiring manager interview", "hiring manager call", "hiring manager chat", "call with hiring manager",
        "call with the hiring manager",
    ],
    RoundKind.PANEL: ["panel interview"],
    RoundKind.GROUP: ["group"],
    RoundKind.BAR_RAISER: ["br", "barraiser", "bar raiser interview"],
    RoundKind.CULTURE: ["culture", "culture fit", "cultural fit", "culture fit interview"],
    RoundKind.INFORMATIONAL: ["informational", "informational interview", "informational chat", "info call"],
    RoundKind.COMMITTEE: ["hc", "committee"],
    RoundKind.TEAM_MATCH: ["team matching", "team matching call", "team match call"],
    RoundKind.EXECUTIVE: ["executive", "exec", "exec interview"],
    RoundKind.REFERENCE_CHECK: ["references", "reference call"],
    RoundKind.PERMIT_CHECK: ["permit check", "identity check", "id check", "right to work check"],
}  # fmt: skip

# Say more than the kind, and so stay beside it as they were typed.
TELLING: dict[str, list[str]] = {
    RoundKind.RECRUITER_SCREEN: ["hr", "hr call", "hr interview", "hr screen", "hr chat", "talent partner call"],
    RoundKind.QUESTIONNAIRE: ["personality test", "work style survey"],
    RoundKind.ONLINE_ASSESSMENT: [
        "hackerrank", "hackerrank test", "codility", "codility test", "codesignal", "codesignal test", "hirevue",
    ],
    RoundKind.PHONE_SCREEN: [
        "technical phone screen", "tech phone screen", "technical phone interview", "coding phone screen",
        "phone technical",
    ],
    RoundKind.TECHNICAL: ["technical screen", "tech screen", "technical video interview"],
    RoundKind.CODING: [
        "live coding", "live coding interview", "pair programming", "pair programming interview", "algorithms",
        "data structures", "data structures and algorithms", "dsa", "leetcode", "whiteboard coding", "debugging",
    ],
    RoundKind.SYSTEM_DESIGN: ["architecture", "architecture interview", "high level design", "hld"],
    RoundKind.BEHAVIOURAL: ["leadership principles", "lp", "competency interview", "competency based interview"],
    RoundKind.GROUP: ["group exercise", "assessment centre", "assessment center"],
    RoundKind.CULTURE: ["values interview", "googleyness", "googliness"],
    RoundKind.MEAL: ["lunch", "dinner", "breakfast", "lunch interview"],
    RoundKind.INFORMATIONAL: ["coffee chat"],
    RoundKind.EXECUTIVE: ["ceo", "ceo interview", "cto", "cto interview", "founder call", "founder interview"],
}  # fmt: skip

LOOPS: dict[str, list[str]] = {
    LoopKind.ONSITE: ["onsite", "on site", "onsite loop", "onsite interview", "superday", "super day"],
    LoopKind.VIRTUAL: ["virtual loop", "virtual onsite", "virtual on site", "remote onsite", "online loop"],
    LoopKind.FINAL: ["final loop"],
    LoopKind.ADD_ON: ["add on loop", "addon loop", "extra loop"],
    LoopKind.SCREENING: ["screening loop"],
    LoopKind.OTHER: ["loop", "full loop", "interview loop", "whole loop"],
}
#: How an attempt ended, which is no step of it.
ENDINGS = {
    "offer", "job offer", "offer accepted", "accepted", "accepted the offer", "declined", "offer declined", "rejection",
    "rejected", "rejection e mail", "rejection email", "withdrew", "withdrawn", "ghosted", "silence", "hired",
}  # fmt: skip
#: Words that add nothing to a kind: "coding round", "HM call".
TAILS = ("interview", "round", "call", "session")
ARTICLES = re.compile(r"^(?:an?|the|my|our|one more|another) ")


def plain(words: str) -> str:
    """Lower case, single spaces, no hyphens: "Take-Home" and "take home" are spelled alike."""
    words = re.sub(r"[‐-―−_/-]", " ", words.casefold()).replace("&", " and ").replace("’", "'")
    return ARTICLES.sub("", re.sub(r"\s+", " ", words).strip(" .!"))


def by_spelling(kinds: dict[str, list[str]]) -> dict[str, str]:
    return {plain(spelling): kind for kind, spellings in kinds.items() for spelling in spellings}


PLAIN_KINDS = {plain(kind.label): kind.value for kind in RoundKind} | by_spelling(PLAIN)
TELLING_KINDS = by_spelling(TELLING)
LOOP_KINDS = {plain(kind.label): kind.value for kind in LoopKind} | by_spelling(LOOPS)


def spelled_in(words: str, kinds: dict[str, str]) -> str:
    """The kind that is spelled so, also in the plural or with "round" behind it; "" if none is."""
    said = plain(words)
    for form in (said, singular(said)):
        if form in kinds:
            return kinds[form]
        head, _, tail = form.rpartition(" ")
        if tail in TAILS and head in kinds:
            return kinds[head]
    return ""


def singular(words: str) -> str:
    if words.endswith("studies"):
        return words.removesuffix("ies") + "y"
    return words[:-1] if words.endswith("s") and not words.endswith("ss") else words


def kind_of(words: str) -> tuple[str, bool]:
    """The kind of round that the words spell ("" if none), and whether they say no more than that."""
    if kind := spelled_in(words, PLAIN_KINDS):
        return kind, True
    return spelled_in(words, TELLING_KINDS), False

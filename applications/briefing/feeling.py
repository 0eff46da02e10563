"""Whether somebody who says how a round went was sure or unsure of it: by the percentage, else by their words.

The words are those in which people tell it in English. Where none of them stands, or in another language, nothing is
known; a denial ("not sure", "no confidence") is read before the word that it denies.
"""

import re
from enum import Enum

from applications.fields.folded import fold

#: Below this many per cent somebody was unsure; from it on, sure.
EVEN = 50
UNSURE = re.compile(
    r"\b(?:unsure|uncertain|insecure|doubt\w*|nervous\w*|shak[yi]\w*|weak\w*|bad|badly|poor|poorly|wrong|fail\w*|stuck"
    r"|lost|blank(?:ed)?|froze|frozen|panic\w*|rambl\w*|struggl\w*|stumbl\w*|collaps\w*|fell apart|misread|mistake\w*"
    r"|hesita\w*|awful|terribl[ey]|disaster\w*|rough|messy|mess|drained|exhausted|too slow|too long|out of time"
    r"|brute.force|too hard|too difficult|over my head|rejected|nothing (?:in me|left)|leave (?:it |them )?open|gave up"
    r"|unfinished|incomplete|mixed|so.so)\b"
    r"|\b(?:not|never|hardly|barely|no|without|n[o']t (?:really|quite|very|so|too|all that)|less) (?:\w+ ){0,2}?"
    r"(?:sure|confident|confidence|trust|enough|well|good|great|happy|satisfied|fine|clear|answer\w*|idea|finish\w*"
    r"|solv\w*|get|got|know|knew|pass|right|feeling|convinc\w*|round in which|ready|prepared|strong|best)\b"
    r"|\b(?:could|did|was|were|had|would|do|does|is|am|are) ?n['o]t\b|\bcannot\b"
)
SURE = re.compile(
    r"\b(?:sure|confident\w*|well|good|great|fine|happy|easy|easily|eas(?:e|ed)|smooth\w*|strong\w*|solid\w*|nail\w*|ace[d]?"
    r"|passed|solved|perfect\w*|excellent|comfortable|comfortably|calm|pleased|satisfied|a yes|relaxed|clear"
    r"|as (?:i |we )?(?:had )?(?:just )?(?:hoped|wished|wanted|planned|expected)|liked|enjoy\w*|best)\b"
)


class Feeling(Enum):
    SURE = "sure"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


def feeling_of(words: str, least: int | None = None, most: int | None = None) -> Feeling:
    """By the middle of the percentage, if there is one; else by the words, of which one of doubt outweighs all others.

    >>> feeling_of("I did not trust my answers")
    <Feeling.UNSURE: 'unsure'>
    """
    known = [bound for bound in (least, most) if bound is not None]
    if known:
        return Feeling.SURE if sum(known) / len(known) >= EVEN else Feeling.UNSURE
    plain = fold(words).replace("’", "'")
    if UNSURE.search(plain):
        return Feeling.UNSURE
    return Feeling.SURE if SURE.search(plain) else Feeling.UNKNOWN

"""Recognises a figure of pay in what somebody wrote: “85k base”, “€80–90,000”, “5,200 gross a month”; but no year, no
date, no telephone number and no count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

CURRENCIES = {
    **dict.fromkeys(("€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("$", "usd", "dollar", "dollars"), "USD"),
    **dict.fromkeys(("£", "gbp", "pound", "pounds", "quid"), "GBP"),
    **dict.fromkeys(("₹", "inr", "rupee", "rupees"), "INR"),
    **dict.fromkeys(("¥", "jpy", "yen"), "JPY"),
    **{code: code.upper() for code in ("chf", "pln", "sek", "nok", "dkk", "czk", "huf", "cad", "aud", "nzd", "sgd")},
    **{code: code.upper() for code in ("brl", "zar", "ils", "cny", "hkd", "mxn", "aed")},
}
TIMES = {
    **dict.fromkeys(("k", "thousand", "grand", "tsd"), 1_000),
    **dict.fromkeys(("m", "million", "mio"), 1_000_000),
    **dict.fromkeys(("lakh", "lakhs", "lpa"), 100_000),
}
PERIODS = {
    **dict.fromkeys(("hour", "hr", "h", "hourly"), "hour"),
    **dict.fromkeys(("day", "daily"), "day"),
    **dict.fromkeys(("month", "monthly", "mo", "pcm"), "month"),
    **dict.fromkeys(("year", "annum", "annually", "yearly", "yr", "pa", "p.a"), "year"),
}
#: Below this, an amount is pay only where it says per what: a lunch has a currency too.
LEAST, YEARLY, LARGEST = 1_000, 10_000, 100_000_000
MOST = 20
PAY = re.compile(
    r"\b(?:salar\w+|pay|paid|pays|base|basic|comp(?:ensation)?|package|wages?|earn(?:s|ed|ing|ings)?|income|gross|net"
    r"|remunerat\w+|expect\w*|target\w*|asking|ctc|ote|tc|total comp|day rate|hourly rate|rate|ask(?:ed)? for)\b",
    re.IGNORECASE,
)
#: So many letters around a figure tell what it is.
NEAR = 80
#: What beside a figure says that it is money of another kind.
OTHER_MONEY = re.compile(
    r"\b(?:bonus(?:es)?|sign[- ]?on|signing|equity|shares?|stocks?|options?|rsus?|relocat\w+|budget|revenue|turnover"
    r"|costs?|saved?|saving|fees?|tickets?|train|flights?|hotel|rent|tax(?:es)?|fund\w+|raised|grant|deductible"
    r"|valuation|market cap|lunch|dinner|invoices?|penalt\w+|loan|debt|deposit)\b",
    re.IGNORECASE,
)
#: What may follow a bare “85k”: anything else is what is counted, as in “10k requests”.
MAY_FOLLOW = set(
    "a an and as at because before base basic but by comp for fixed flat from gross if in is minimum max min net"
    " maximum now or ote per pa plus pre since so tc then till to total until was when which while with year yearly"
    " annually annum month monthly hour hourly day daily p.a salary pay package all all-in incl including excl"
    " excluding depending negotiable ideally".split()
)
SIGN = r"€|\$|£|₹|¥"
CODE = "|".join(sorted((name for name in CURRENCIES if name.isalpha()), key=len, reverse=True))
NUMBER = r"\d{1,3}(?:[,.'’\u00a0\u202f ]\d{3})+(?![\d])|\d+(?:[.,]\d{1,2}(?!\d))?"
TIMES_OF = r"k|thousand|grand|tsd\.?|m|million|mio\.?|lakhs?|lpa"


def amount_called(which: str) -> str:
    """The pattern of one amount, whose parts are called `first_number` and so on."""
    return (
        rf"(?:(?P<{which}_sign>{SIGN}|\b(?:{CODE})\b)\s?)?(?P<{which}_number>{NUMBER})"
        rf"(?:\s?(?P<{which}_times>{TIMES_OF})\b)?(?:\s?(?P<{which}_code>{SIGN}|(?:{CODE})\b))?"
    )


FIGURE = re.compile(
    rf"(?<![\w.,/:#+\-–%’'])(?:{amount_called('first')}(?:\s?(?:-|–|—|to|and|bis)\s?{amount_called('second')})?)(?![\w%:/])",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
CLAUSE = re.compile(r"[,;]\s|\b(?:but|and also|plus)\b", re.IGNORECASE)
PER = re.compile(
    r"\s*(?:gross|net|base)?\s*(?:per|an?|/|each)?\s?\b(" + "|".join(map(re.escape, PERIODS)) + r")\b", re.I
)
NEXT = re.compile(r"\s*([A-Za-zÀ-ÿ][\w.-]*)")
MONTHS = r"jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|jun\w*|jul\w*|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*"
#: What stands right before a number that is a day, a room, a case.
NUMBERED = re.compile(
    rf"(?:\b(?:{MONTHS})\.?|\b(?:room|floor|ticket|case|job|req|requisition|ref|reference|no|nr|id|number|call|phone|tel"
    r"|ext|extension|zip|building|flat|port|version|iso|rfc|year|since|spring|summer|autumn|winter|fall|in|until|from"
    r"|by|of)\.?)\s*[#:]?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """From `least` to `most`; the currency, and per what, as far as they were said. `words` as written."""

    least: int
    most: int
    currency: str
    per: str
    words: str

    def differs_from(self, other: "Figure") -> bool:
        """Whether both cannot be meant at once; an hour's pay and a year's are not held against each other."""
        if self.per and other.per and self.per != other.per:
            return False
        if self.currency and other.currency and self.currency != other.currency:
            return True
        return self.most < other.least or other.most < self.least


def figures_in(text: str) -> list[Figure]:
    """The figures of pay in a text, in their order; of a great many, the first."""
    found = (figure for sentence in SENTENCE.split(text) for figure in figures_of(sentence))
    return list(islice(found, MOST))


def figures_of(sentence: str) -> Iterator[Figure]:
    says_pay = bool(PAY.search(sentence))
    for found in FIGURE.finditer(sentence):
        if figure := figure_at(found, sentence, says_pay):
            yield figure


def figure_at(found: re.Match, sentence: str, says_pay: bool) -> Figure | None:
    least, most = bounds_of(found)
    per = PER.match(sentence, found.end())
    currency = currency_of(found)
    if not least <= most <= LARGEST:
        return None
    if currency:
        is_figure = least >= LEAST or bool(per) or says_pay
    else:
        is_figure = (says_pay or has_times(found)) and is_pay(found, sentence, least, bool(per), says_pay)
    if not is_figure or is_other_money(found, sentence):
        return None
    period = PERIODS[per[1].casefold()] if per else "year" if least >= YEARLY else ""
    return Figure(least, most, currency, period, found[0].strip())


def is_pay(found: re.Match, sentence: str, least: int, is_per: bool, says_pay: bool) -> bool:
    """Of an amount that names no currency."""
    if is_per and says_pay and least >= 10:
        return True
    if least < LEAST:
        return False
    follows = NEXT.match(sentence, found.end())
    if follows and follows[1].casefold().rstrip(".") not in MAY_FOLLOW:
        return False
    return has_times(found) or not (is_a_year(found) or is_numbered(found, sentence))


def has_times(found: re.Match) -> bool:
    return bool(found["first_times"] or found["second_times"])


def is_a_year(found: re.Match) -> bool:
    numbers = [number for number in (found["first_number"], found["second_number"]) if number]
    return all(re.fullmatch(r"(?:19|20)\d\d", number) for number in numbers)


def is_numbered(found: re.Match, sentence: str) -> bool:
    """A number that names something: a room, a case, a telephone, which begins with a nought or is long."""
    number = found["first_number"]
    is_plain = number.isdigit() and (number.startswith("0") or len(number) > 7)
    named = NUMBERED.search(sentence[max(found.start() - NEAR, 0) : found.start()])
    return is_plain or bool(
        named and not PAY.search(named[0]) and named[0].split()[-1].casefold() not in ("of", "from")
    )


def is_other_money(found: re.Match, sentence: str) -> bool:
    """In the same clause stands what it is for, and nearer than any word for pay."""
    before = CLAUSE.split(sentence[max(found.start() - NEAR, 0) : found.start()])[-1]
    after = CLAUSE.split(sentence[found.end() : found.end() + NEAR])[0]
    return distance(OTHER_MONEY, before, after) < distance(PAY, before, after)


def distance(words: re.Pattern, before: str, after: str) -> int:
    """How many letters lie between a figure and the nearest of the words."""
    gaps = [len(before) - each.end() for each in words.finditer(before)]
    return min([*gaps, *(each.start() for each in words.finditer(after))], default=2 * NEAR)


def bounds_of(found: re.Match) -> tuple[int, int]:
    """ "80–90k" are thousands both; so is the first of "80 to 90,000"."""
    first, second = amount(found["first_number"]), found["second_number"] and amount(found["second_number"])
    times = [TIMES.get((found[f"{which}_times"] or "").casefold().rstrip("."), 0) for which in ("first", "second")]
    if second is None:
        return (round(first * (times[0] or 1)),) * 2
    least, most = first * (times[0] or times[1] or 1), second * (times[1] or 1)
    if not any(times) and least < LEAST <= most:
        least *= LEAST
    elif times[0] and not times[1] and most < LEAST:
        most *= times[0]
    return round(least), round(most)


def amount(number: str) -> float:
    """ "85,000", "85.000" and "85 000" are one; "85.5" and "85,5" are another."""
    if re.fullmatch(r"\d{1,3}(?:\D\d{3})+", number):
        return float(re.sub(r"\D", "", number))
    return float(number.replace(",", "."))


def currency_of(found: re.Match) -> str:
    named = [found[f"{which}_{where}"] for which in ("first", "second") for where in ("sign", "code")]
    return next((CURRENCIES[name.casefold()] for name in named if name), "")

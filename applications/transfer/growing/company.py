"""Makes up a company, the roles it has and the people one meets there."""

from datetime import date

from applications.companies.models import Company, Employment, Person, Role, Topic, TopicKind, WorkingMode
from applications.transfer.growing import said, words
from applications.transfer.growing.chance import Chance
from applications.transfer.growing.dates import remembered
from applications.transfer.growing.prose import posting, short_note
from applications.transfer.growing.rows import Rows


def names(chance: Chance, count: int) -> list[str]:
    """Names of companies, none twice."""
    firsts, seconds, lasts = words.COMPANY_FIRST, words.COMPANY_SECOND, words.COMPANY_LAST
    places = chance.sample(range(len(firsts) * len(seconds) * len(lasts)), count)
    return [
        firsts[place % len(firsts)]
        + seconds[place // len(firsts) % len(seconds)]
        + lasts[place // len(firsts) // len(seconds)]
        for place in places
    ]


def company(rows: Rows, name: str, day: date, parents: list[Company]) -> Company:
    chance = rows.chance
    is_disclosed = not chance.happens(0.02)
    parent = chance.choice(parents) if parents and chance.happens(0.03) else None
    return rows.add(
        Company,
        day,
        follows=parent is not None,
        name=name if is_disclosed else "undisclosed, via an agency",
        aliases=[name.split()[0].upper()] if chance.happens(0.05) else [],
        parent=parent,
        is_agency=is_disclosed and chance.happens(0.03),
        is_disclosed=is_disclosed,
        interviewing=chance.choice(said.INTERVIEWING) if chance.happens(0.3) else "",
        notes=short_note(chance) if chance.happens(0.2) else "",
    )


def roles(rows: Rows, company: Company, day: date, attempts: int) -> list[Role]:
    return [role(rows, company, day) for _ in range(rows.chance.randint(1, 1 + attempts // 3))]


def role(rows: Rows, company: Company, day: date) -> Role:
    chance = rows.chance
    has_posting = chance.happens(0.4)
    return rows.add(
        Role,
        day,
        company=company,
        title=chance.choice(words.TITLES),
        level=chance.choice(words.LEVELS),
        team=chance.choice(words.TEAMS),
        place=chance.choice(words.PLACES),
        working_mode=chance.choice(["", *WorkingMode.values]),
        employment=chance.weighted({"": 3, **dict.fromkeys(Employment.values, 0.5), Employment.PERMANENT: 6}),
        posting_address="https://jobs.example.com/" + chance.uuid().hex[:8] if has_posting else "",
        posting_text=posting(chance) if has_posting else "",
        posted=remembered(chance, day) if has_posting else None,
        requisition=f"R-{chance.randrange(10**5):05}" if chance.happens(0.2) else "",
        pay=chance.choice(said.PAY),
    )


def people(rows: Rows, company: Company, day: date, attempts: int) -> list[Person]:
    chance = rows.chance
    titles = ["", "recruiter", "engineer", "staff engineer", "engineering manager", "director"]
    full_names = [f"{chance.choice(words.FIRST_NAMES)} {chance.choice(words.LAST_NAMES)}" for _ in range(2 + attempts)]
    return [
        rows.add(Person, day, company=company, name=name, title=chance.choice(titles), notes="")
        for name in full_names[:20]
    ]


def topics(rows: Rows, day: date, company: Company | None = None) -> list[Topic]:
    """Those of the owner, or the principles a company judges by."""
    kinds = [TopicKind.PRINCIPLE] if company else [TopicKind.TECHNICAL, TopicKind.BEHAVIOURAL]
    return [
        rows.add(Topic, day, company=company, name=name, kind=kind) for kind in kinds for name in words.TOPICS[kind]
    ]

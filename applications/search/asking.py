"""What somebody asks for, read: the words, the operators among them, and what to ask the engine for."""

from dataclasses import dataclass, field

from django.db.models import Q

from applications.accounts.models import User
from applications.search import words
from applications.search.analyser import private, spelled
from applications.search.documents import OWNER, TABLE, TITLE
from applications.search.models import SearchDocument
from applications.search.operators import OPERATORS, Condition, at_companies
from applications.search.terms import Term, parts

#: A word in the names of more companies than this is a word like any other; so many names are looked at.
NAMED_BY_ONE_WORD, LOOKED_AT = 8, 100


@dataclass
class Query:
    """What must be found, what must not, and what else must hold or must not."""

    owner: User
    text: str
    terms: list[Term] = field(default_factory=list)
    without: list[Term] = field(default_factory=list)
    holds: list[Condition] = field(default_factory=list)
    fails: list[Condition] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, owner: User, text: str) -> "Query":
        query = cls(owner, text)
        for part in parts(text):
            operator = OPERATORS.get(part.name)
            if operator and not part.value.strip():
                continue  # still being typed
            if operator and (condition := operator(owner, part.value)):
                (query.fails if part.is_without else query.holds).append(condition)
            elif term := Term.of(part):
                (query.without if part.is_without else query.terms).append(term)
                query.typed += [] if part.is_without else [part.raw]
        return query

    def __bool__(self) -> bool:
        return bool(self.terms or self.holds or self.without or self.fails)

    @property
    def with_whole_words(self) -> "Query | None":
        """The same with its last word taken as a whole one; None where it is already."""
        goes_on = any(term.begins for term in (*self.terms, *self.without))
        return Query.read(self.owner, f"{self.text} ") if goes_on and not self.text[-1:].isspace() else None

    @property
    def words_alone(self) -> str:
        """What was asked without its operators; "" where it had none."""
        return " ".join(self.typed) if self.holds or self.fails or self.without else ""

    def expression(self, in_title: bool = False) -> str:
        """For the engine; with `in_title`, only where some word stands in the title."""
        must = [words.words([private(OWNER, self.owner.pk)])]
        must += [each.expression for each in self.holds if each.expression]
        must += self.wanted()
        if in_title:
            must.append(words.some([term.expression(TITLE) for term in self.terms]))
        never = [term.expression() for term in self.without]
        never += self.places_named(self.without).values() if self.without else []
        never += [each.expression for each in self.fails if each.expression]
        whole = words.every(must)
        return words.but_not(whole, words.some(never)) if never else whole

    def wanted(self) -> list[str]:
        """A word that names a company stands for all that was written there, as long as another stands in the text."""
        alone = [term.expression() for term in self.terms]
        places = self.places_named(self.terms) if len(self.terms) > 1 else {}
        if not places:
            return alone
        either = [words.some([said, places[at]]) if at in places else said for at, said in enumerate(alone)]
        return [*either, words.some(alone)]

    def places_named(self, terms: list[Term]) -> dict[int, str]:
        """By the place of the word, an expression for what was written at the companies it names."""
        titles = words.some([term.expression(TITLE) for term in terms])
        mine, of_companies = (words.words([private(*each)]) for each in ((OWNER, self.owner.pk), (TABLE, "company")))
        found = SearchDocument.objects.matching(words.every([mine, of_companies, titles]), LOOKED_AT)
        named: dict[int, list[int]] = {}
        for key, title in found.values_list("record", "title"):
            tokens = spelled(title)
            for at, term in enumerate(terms):
                if term.stands_in(tokens):
                    named.setdefault(at, []).append(key)
        return {at: at_companies(self.owner, keys) for at, keys in named.items() if len(keys) <= NAMED_BY_ONE_WORD}

    @property
    def asks_the_engine(self) -> bool:
        """Whether anything is asked that does not stand in the columns of a document."""
        return bool(self.terms or self.without or any(each.expression for each in (*self.holds, *self.fails)))

    def rows(self) -> list[Q]:
        return [each.rows for each in self.holds if each.rows] + [~each.rows for each in self.fails if each.rows]

"""Finds, among an owner's questions, those that may be the same as one that is being typed."""

from applications.accounts.models import User
from applications.fields.folded import fold
from applications.fields.text import is_clean
from applications.loops.models import Question
from applications.loops.questions.likeness import most_like

#: So many of the newest questions are compared, and what is typed is read so far.
COMPARED, READ = 2000, 1000


def alike(owner: User, words: str) -> list[Question]:
    """The likest first; none for words that say nothing. One query."""
    if not words.strip() or not is_clean(words):
        return []
    known = dict(owner.questions.newest_first().values_list("pk", "words")[:COMPARED])
    found = most_like(words[:READ], ((key, text[:READ]) for key, text in known.items()))
    return [Question(pk=key, owner=owner, words=known[key]) for key in found]


def same_as(owner: User, folded: str) -> Question | None:
    """The newest question in just these words, whatever its case and accents. One query, two if there is one."""
    if not folded:
        return None
    known = owner.questions.newest_first().values_list("pk", "words")[:COMPARED]
    key = next((key for key, words in known if fold(words.strip()) == folded), None)
    return owner.questions.filter(pk=key).first() if key else None

"""Shows where the words stand: the title, or the passage of a text in which most of them are, with the words marked."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from applications.search.analyser import PIECE, placed, tokens_of
from applications.search.terms import Term

#: Characters that are shown of a text, and how many of them before the first word that is marked.
LONG, BEFORE = 260, 60

Span = tuple[int, int]


def marked(text: str, terms: Sequence[Term]) -> SafeString:
    """The whole text with the words marked."""
    return with_marks(text, joined(sorted(span for spans in spans_of(text, terms) for span in spans)))


def passage(text: str, terms: Sequence[Term]) -> SafeString:
    """A passage of it, on one line."""
    spans = spans_of(text, terms, enough=LONG)
    start, end = between_words(text, max(best_start(spans) - BEFORE, 0))
    inside = [(begin - start, stop - start) for each in spans for begin, stop in each if start <= begin and stop <= end]
    shown = with_marks(text[start:end], joined(sorted(inside)))
    return format_html("{}{}{}", "… " if start else "", shown, " …" if end < len(text) else "")


def spans_of(text: str, terms: Sequence[Term], enough: int = 0) -> list[list[Span]]:
    """Where each of the terms stands; with `enough`, no further than so many characters past the first of each."""
    spans: list[list[Span]] = [[] for _ in terms]
    alone = [(at, term) for at, term in enumerate(terms) if len(term.tokens) == 1]
    if alone:
        spans_of_words(text, alone, spans, enough)
    if len(alone) < len(terms):
        tokens = tokens_of(text)
        told = [token[0] for token in tokens]
        for at, term in enumerate(terms):
            if len(term.tokens) > 1:
                spans[at] = [(tokens[first].start, tokens[last].end) for first, last in term.places(told)]
    return spans


def spans_of_words(text: str, terms: Sequence[tuple[int, Term]], spans: list[list[Span]], enough: int) -> None:
    """Twenty texts are shown on a page: this looks each word up, and stops when it has seen what will be shown."""
    exact = {token: at for at, term in terms for token in (*term.tokens, *term.others)}
    beginnings = [(term.tokens[0], at) for at, term in terms if term.begins]
    # However its ending is folded, a plain word keeps its first letter; only "z" may stand for another character.
    first = "".join({token[0] for token in (*exact, *(beginning for beginning, _ in beginnings))})
    letters = first + first.upper()
    is_told_by_letter = "z" not in first
    stop = len(text)
    for piece in PIECE.finditer(text):
        word = piece[0]
        if is_told_by_letter and word[0] not in letters and word.isascii() and word.isalpha():
            continue
        if (start := piece.start()) > stop:
            return
        for token, begin, end in placed(word):
            at = exact.get(token)
            if at is None:
                at = next((each for beginning, each in beginnings if token.startswith(beginning)), None)
            if at is not None:
                spans[at].append((start + begin, start + end))
                if enough and stop == len(text) and all(spans[each] for each, _ in terms):
                    stop = start + enough


def best_start(spans: list[list[Span]]) -> int:
    """Where the passage with the most of the terms begins; of several, the first."""
    starts = sorted((begin, at) for at, each in enumerate(spans) for begin, _ in each)
    best, most = 0, 0
    for place, (begin, _) in enumerate(starts):
        told = {at for start, at in starts[place : place + 50] if start < begin + LONG - BEFORE}
        if len(told) > most:
            best, most = begin, len(told)
    return best


def between_words(text: str, start: int) -> Span:
    """Edges of a passage from about there; text without spaces is cut where it is."""
    if start and (space := text.find(" ", start, start + BEFORE)) > 0:
        start = space + 1
    end = min(start + LONG, len(text))
    if end < len(text) and (space := text.rfind(" ", end - BEFORE, end)) > 0:
        end = space
    return start, end


def joined(spans: list[Span]) -> list[Span]:
    """Without overlaps, as those of pairs of characters have."""
    whole: list[Span] = []
    for begin, end in spans:
        if whole and begin <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(whole[-1][1], end))
        else:
            whole.append((begin, end))
    return whole


def with_marks(text: str, spans: list[Span]) -> SafeString:
    ends = [0, *(end for _, end in spans)]
    pieces = ((text[at:begin], text[begin:end]) for at, (begin, end) in zip(ends, spans, strict=False))
    told = format_html_join("", "{}<mark>{}</mark>", pieces)
    return format_html("{}{}", told, text[ends[-1] :])

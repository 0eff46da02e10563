"""Writes the long lists of a story as HTML: rounds, preparation, and the table beside the ladder.

Here and not in templates, which would take a third of the page's time for the same words. All that people wrote is
escaped, but for notes, which were when they were saved.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from applications.timeline.card_words import PieceLine
from applications.timeline.steps import StepLine


def rounds_list(steps: Iterable[StepLine]) -> SafeString:
    items = "\n".join(map(step_item, steps))
    return mark_safe(f'<ol class="rounds">\n{items}\n</ol>' if items else "")


def step_item(step: StepLine) -> str:
    asides = f' <small class="aside">{escape(", ".join(step.asides))}</small>' if step.asides else ""
    felt = "".join(f' <small class="aside felt">{escape(words)}</small>' for words in step.felt)
    return (
        f'<li><a href="{step.url}">{escape(step.title)}</a>'
        f'<span class="result {step.tone}">{escape(step.result)}</span>{asides}{felt}{rounds_list(step.rounds)}</li>'
    )


def preparation_list(pieces: Iterable[PieceLine], can_be_moved: bool = False) -> SafeString:
    return mark_safe("\n".join(piece_item(piece, can_be_moved) for piece in pieces))


def piece_item(piece: PieceLine, can_be_moved: bool) -> str:
    details = f" <small>{escape(piece.details)}</small>" if piece.details else ""
    notes = "".join(f'<div class="prose">{note}</div>' for note in piece.notes)
    questions = "".join(f"<li>{escape(question)}</li>" for question in piece.questions)
    asked = f"<ol>{questions}</ol>" if questions else ""
    place = f"preparation-{piece.pk}"
    opening = f'<li data-place="{place}">{movers(place, piece.title)}' if can_be_moved else "<li>"
    return f'{opening}<span class="glyph prep">{escape(piece.title)}</span>{details}{notes}{asked}</li>'


def movers(place: str, name: str) -> SafeString:
    """What moves a thing among others: two buttons of the form `order`, and a handle to drag it by."""
    name = escape(name)
    return mark_safe(
        f'<p class="movers"><button form="order" name="up" value="{place}" aria-label="Move up: {name}">↑</button>'
        f'<button form="order" name="down" value="{place}" aria-label="Move down: {name}">↓</button>'
        "<span data-handle></span></p>"
    )

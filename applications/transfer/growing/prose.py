"""Notes as long as people write them, put together from a few dozen paragraphs."""

from pathlib import Path

from applications.transfer.growing import said
from applications.transfer.growing.chance import Chance

PARAGRAPHS = (Path(__file__).parent / "paragraphs.md").read_text(encoding="utf-8").strip().split("\n\n---\n\n")


def note(chance: Chance) -> str:
    """About 300 words."""
    return "\n\n".join(chance.sample(PARAGRAPHS, 7))


def short_note(chance: Chance) -> str:
    """About fifty words, or none."""
    return chance.choice([*PARAGRAPHS, ""])


def posting(chance: Chance) -> str:
    return "\n".join(chance.sample(said.POSTING, 5))

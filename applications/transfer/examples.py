"""Example histories that come with Afterloop: files like any other, brought in by the same restore."""

from pathlib import Path

from applications.accounts.models import User
from applications.transfer.restore import restore_history

EXAMPLES = {
    "five-attempts": "Five attempts at one company",
    "training-week": "From a training week to a loop",
}
FOLDER = Path(__file__).parent / "histories"


def load_example(owner: User, name: str) -> int:
    """Put one of `EXAMPLES` into the owner's account and say how many records are new; 0 when it is there already."""
    if name not in EXAMPLES:
        raise KeyError(name)
    with (FOLDER / f"{name}.json").open("rb") as file:
        return restore_history(owner, file).created

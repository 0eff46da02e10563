"""The two histories that ship with the project, as the text of their files."""

from io import StringIO
from pathlib import Path

from applications.accounts.models import User
from applications.transfer.export import write_history
from tests.histories.builder import WRITTEN
from tests.histories.shelf import HISTORIES

ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = {name: ROOT / f"applications/transfer/histories/{name}.json" for name in ("five-attempts", "training-week")}


def text_of(name: str, owner: User) -> str:
    """What the file says, once the history is built for an owner who has no other."""
    HISTORIES[name](owner)
    file = StringIO()
    write_history(owner, file, exported_at=WRITTEN)
    return file.getvalue()

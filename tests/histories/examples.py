"""The two histories that ship with the project, each with what was learned from it, as the text of their files."""

from io import StringIO

from applications.accounts.models import User
from applications.transfer import examples
from applications.transfer.export import write_history
from tests.histories.builder import WRITTEN
from tests.histories.learned import LEARNED
from tests.histories.shelf import HISTORIES

EXAMPLES = {name: examples.FOLDER / f"{name}.json" for name in examples.EXAMPLES}


def text_of(name: str, owner: User) -> str:
    """What the file says, once the history is built for an owner who has no other."""
    HISTORIES[name](owner)
    if name in LEARNED:
        LEARNED[name](owner)
    file = StringIO()
    write_history(owner, file, exported_at=WRITTEN)
    return file.getvalue()

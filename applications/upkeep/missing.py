"""What stood at an address that answers no longer, if its owner removed it lately."""

import re

from applications.accounts.models import User
from applications.transfer.manifest import TABLES
from applications.upkeep.models import Removal

#: Pages of a record begin with its table and its key, as `/rounds/5/debrief/`.
PAGE = re.compile(r"/([a-z-]+)/([0-9]{1,18})/")


def removed_at(owner: User, path: str) -> Removal | None:
    """The removal in the owner's trash that holds the record of this address. One query, none for other addresses."""
    named = PAGE.match(path)
    table = named and named[1].replace("-", "_")
    if not named or table not in TABLES:
        return None
    return owner.removals.in_trash().holding(table, int(named[2])).newest_first().without_contents().first()

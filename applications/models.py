"""Table of contents: the nouns, in the order in which they know each other."""

from applications.accounts.models import User

__all__ = [
    "User",
]

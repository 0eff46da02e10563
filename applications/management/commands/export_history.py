"""A whole history out, from the command line."""

import os
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from applications.accounts.models import User
from applications.transfer.accounts import account_called
from applications.transfer.export import write_history


class Command(BaseCommand):
    help = "Writes the whole history of an account to a file, which restore_history brings back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--user", required=True, metavar="NAME", help="whose history")
        parser.add_argument("file", type=Path, metavar="FILE.json")

    def handle(self, *args, user: str, file: Path, **options) -> None:
        owner = account_called(user)
        try:
            write_whole(owner, file)
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"Wrote the history of {user} to {file} ({file.stat().st_size:,} bytes).")


def write_whole(owner: User, file: Path) -> None:
    """Under another name first, so that a file of this name is always whole; for its owner's eyes alone."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="\n", dir=file.parent, prefix=f".{file.name}.", delete=False
    ) as draft:
        path = Path(draft.name)
        try:
            write_history(owner, draft, timezone.now())
            draft.flush()
            os.fsync(draft.fileno())
            path.replace(file)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

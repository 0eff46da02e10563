"""A whole history back in, from the command line."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from applications.transfer.accounts import account_called
from applications.transfer.broken import BrokenHistory
from applications.transfer.restore import restore_history


class Command(BaseCommand):
    help = "Brings a history file back into an account. What is there already stays as it is."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--user", required=True, metavar="NAME", help="whose account it goes into")
        parser.add_argument("file", type=Path, metavar="FILE.json")

    def handle(self, *args, user: str, file: Path, **options) -> None:
        owner = account_called(user)
        try:
            with file.open("rb") as history:
                restored = restore_history(owner, history)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except BrokenHistory as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        self.stdout.write(restored.sentence)

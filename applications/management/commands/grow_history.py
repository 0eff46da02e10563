"""A long invented history, for benchmarks and for trying things on a full account."""

from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from applications.transfer.accounts import account_called
from applications.transfer.growing.history import UNTIL, grow


class Command(BaseCommand):
    help = "Adds an invented history to an account; the same number of attempts gives the same rows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--user", required=True, metavar="NAME", help="whose history grows")
        parser.add_argument("--attempts", required=True, type=int, metavar="N", help="four rounds each on average")
        parser.add_argument(
            "--until", type=date.fromisoformat, default=UNTIL, metavar="DATE", help=f"{UNTIL} if left out"
        )

    def handle(self, *args, user: str, attempts: int, until: date, **options) -> None:
        owner = account_called(user)
        if attempts < 1:
            raise CommandError("Say with --attempts how many there shall be: 1 or more. Nothing was changed.")
        if grow(owner, attempts, until):
            self.stdout.write(f"{user} has {attempts:,} more attempts with {attempts * 4:,} rounds, until {until}.")
        else:
            self.stdout.write(f"{user} has this history of {attempts:,} attempts already. Nothing was changed.")

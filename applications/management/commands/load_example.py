"""An example history into an account, from the command line."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from applications.transfer.accounts import account_called
from applications.transfer.broken import BrokenHistory
from applications.transfer.examples import EXAMPLES, load_example


class Command(BaseCommand):
    help = "Loads an example history into an account: " + ", ".join(EXAMPLES) + "."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("example", choices=EXAMPLES, help="which one")
        parser.add_argument("--user", required=True, metavar="NAME", help="whose account it goes into")

    def handle(self, *args, example: str, user: str, **options) -> None:
        owner = account_called(user)
        try:
            created = load_example(owner, example)
        except BrokenHistory as error:
            raise CommandError(f"Nothing was changed. {error}") from error
        if created:
            self.stdout.write(f"Loaded “{EXAMPLES[example]}”: {created:,} records.")
        else:
            self.stdout.write(f"“{EXAMPLES[example]}” is in the account already. Nothing was changed.")

"""The index of the search anew, from the command line."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from applications.accounts.models import User
from applications.search.keeping import rebuild
from applications.transfer.accounts import account_called


class Command(BaseCommand):
    help = "Builds anew what the search looks in. Nothing of a history is changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--user", metavar="NAME", help="of this account alone; of all if left out")

    def handle(self, *args, user: str | None, **options) -> None:
        owners = [account_called(user)] if user else list(User.objects.order_by("pk"))
        for owner in owners:
            count = rebuild(owner)
            self.stdout.write(f"{owner.get_username()}: {count:,} {'record' if count == 1 else 'records'} to be found.")

"""Proof that what is computed agrees with what was recorded, from the command line."""

from argparse import ArgumentParser
from collections.abc import Iterator

from django.core.management.base import BaseCommand, CommandError

from applications.accounts.models import User
from applications.search.check import index_disagreements
from applications.search.keeping import rebuild
from applications.transfer.accounts import account_called
from applications.transfer.check import Disagreement, disagreements
from applications.transfer.export import snapshot
from applications.transfer.repair import repair


class Command(BaseCommand):
    help = "Proves that caches, index and facts agree, and names each record where they do not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--user", metavar="NAME", help="of this account alone; of all if left out")
        parser.add_argument("--repair", action="store_true", help="write anew what can be computed")

    def handle(self, *args, user: str | None, repair: bool, **options) -> None:
        owners = [account_called(user)] if user else User.objects.order_by("pk").iterator()
        left = sum(self.check_account(owner, repair) for owner in owners)
        if left:
            raise CommandError("1 disagreement." if left == 1 else f"{left:,} disagreements.")
        self.stdout.write("Caches, index and facts agree.")

    def check_account(self, owner: User, may_repair: bool) -> int:
        """How many disagreements are left in the account."""
        found = self.name_them(owner)
        if found and may_repair:
            repair(owner)
            rebuild(owner)
            self.stdout.write(f"Repaired {owner.get_username()}.")
            found = self.name_them(owner)
        return found

    def name_them(self, owner: User) -> int:
        found = 0
        with snapshot():
            for disagreement in all_of(owner):
                self.stdout.write(str(disagreement))
                found += 1
        return found


def all_of(owner: User) -> Iterator[Disagreement | str]:
    yield from disagreements(owner)
    yield from index_disagreements(owner)

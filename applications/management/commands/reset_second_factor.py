"""The way back in for someone who lost phone, keys and recovery codes."""

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser

from applications.accounts.models import User


class Command(BaseCommand):
    help = "Removes an account's authenticator app, passkeys and recovery codes; the password is enough then."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")

    def handle(self, *args, name: str, **options) -> None:
        if not User.objects.filter(username=name).exists():
            raise CommandError(f"There is no account called {name}.")
        removed, _ = Authenticator.objects.filter(user__username=name).delete()
        self.stdout.write(f"{name} logs in by password alone now ({removed} removed).")

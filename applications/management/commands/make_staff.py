"""Staff are made by whoever runs the machine, never from a page."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from applications.accounts.models import User


class Command(BaseCommand):
    help = "Lets an account into the administration, which also asks for a second factor; --no takes it back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name")
        parser.add_argument("--no", action="store_true")

    def handle(self, *args, name: str, no: bool, **options) -> None:
        if not User.objects.filter(username=name).update(is_staff=not no, is_superuser=not no):
            raise CommandError(f"There is no account called {name}.")
        self.stdout.write(f"{name} is {'no longer ' if no else ''}staff.")

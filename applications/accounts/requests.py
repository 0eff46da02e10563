"""A request from behind the login: its user is a person."""

from django.http import HttpRequest

from applications.accounts.models import User


class PersonRequest(HttpRequest):
    user: User

"""Accounts in the administration; nobody's history is shown there."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin

from applications.accounts.models import User


@admin.register(User)
class AccountAdmin(UserAdmin):
    list_display = ["username", "name", "is_staff", "is_active", "date_joined", "last_login"]
    search_fields = ["username", "name"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("About", {"fields": ["name", "email", "time_zone"]}),
        ("May", {"fields": ["is_active", "is_staff", "is_superuser"]}),
        ("When", {"fields": ["date_joined", "last_login"]}),
    ]
    readonly_fields = ["date_joined", "last_login"]
    list_filter = ["is_staff", "is_active"]
    filter_horizontal = []

"""Puts our admin site, which asks for a second factor, in the place of Django's."""

from django.contrib.admin import apps


class AdminConfig(apps.AdminConfig):
    default_site = "applications.accounts.admin_site.AdminSite"

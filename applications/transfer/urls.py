"""Addresses of what goes out and comes in."""

from django.urls import path

from applications.transfer import views

urlpatterns = [
    path("", views.transfer, name="transfer"),
    path("export.json", views.export, name="export"),
]

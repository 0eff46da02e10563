"""Addresses of this folder."""

from django.urls import path

from applications.dashboard import views

urlpatterns = [
    path("", views.dashboard, name="dashboard"),
]

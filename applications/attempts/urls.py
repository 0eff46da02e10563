"""Addresses of this folder."""

from django.urls import path

from applications.attempts import views

urlpatterns = [
    path("attempts/new/", views.attempt_new, name="attempt-new"),
    path("attempts/<int:pk>/edit/", views.attempt_edit, name="attempt-edit"),
]

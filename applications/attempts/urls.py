"""Addresses of this folder."""

from django.urls import path

from applications.attempts import views

urlpatterns = [
    path("new/", views.attempt_new, name="attempt-new"),
    path("<int:pk>/edit/", views.attempt_edit, name="attempt-edit"),
]

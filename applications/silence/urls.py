"""Addresses of this folder."""

from django.urls import path

from applications.silence import views

urlpatterns = [
    path("silence/", views.silence, name="silence"),
]

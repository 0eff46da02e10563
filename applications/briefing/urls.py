"""Addresses of this folder."""

from django.urls import path

from applications.briefing import views

urlpatterns = [
    path("attempts/new/", views.attempt_new, name="attempt-new"),
    path("companies/before/", views.before, name="before"),
    path("loops/<int:pk>/briefing/", views.briefing, name="briefing"),
    path("rounds/<int:pk>/briefing/", views.round_briefing, name="round-briefing"),
]

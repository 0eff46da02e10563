"""Addresses of this folder."""

from django.urls import path

from applications.briefing import views

urlpatterns = [
    path("loops/<int:pk>/briefing/", views.briefing, name="briefing"),
    path("rounds/<int:pk>/briefing/", views.round_briefing, name="round-briefing"),
]

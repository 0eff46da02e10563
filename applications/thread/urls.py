"""Addresses of this folder."""

from django.urls import path

from applications.thread import views

urlpatterns = [
    path("attempts/<int:pk>/", views.attempt, name="attempt"),
    path("attempts/<int:pk>/outcome/", views.outcome_new, name="outcome-new"),
]

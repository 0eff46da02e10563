"""Addresses of this folder."""

from django.urls import path

from applications.briefing import beginning, views

urlpatterns = [
    path("attempts/new/", beginning.attempt_new, name="attempt-new"),
    path("companies/before/", beginning.before, name="before"),
    path("loops/<int:pk>/briefing/", views.briefing, name="briefing"),
    path("loops/<int:pk>/briefing/file/", views.briefing_file, name="briefing-file"),
    path("loops/<int:pk>/reviews/new/", views.review_new, name="review-new"),
    path("rounds/<int:pk>/briefing/", views.round_briefing, name="round-briefing"),
    path("rounds/<int:pk>/briefing/file/", views.round_briefing_file, name="round-briefing-file"),
    path("rounds/<int:pk>/reviews/new/", views.round_review_new, name="round-review-new"),
    path("reviews/<int:pk>/edit/", views.review_edit, name="review-edit"),
]

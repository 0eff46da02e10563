"""Addresses of drafts; they are shown where they were typed."""

from django.urls import path

from applications.drafts import views

urlpatterns = [
    path("drafts/", views.drafts, name="drafts"),
    path("drafts/<int:pk>/removal/", views.draft_removal, name="draft-removal"),
]

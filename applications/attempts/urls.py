"""Addresses of this folder."""

from django.urls import path

from applications.attempts import views

urlpatterns = [
    path("attempts/<int:pk>/edit/", views.attempt_edit, name="attempt-edit"),
    path("attempts/<int:pk>/documents/new/", views.document_new, name="document-new"),
    path("documents/<int:pk>/edit/", views.document_edit, name="document-edit"),
]

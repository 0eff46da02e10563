"""Addresses of this folder."""

from django.urls import path

from applications.loops import views

urlpatterns = [
    path("attempts/<int:pk>/loops/new/", views.loop_new, name="loop-new"),
    path("attempts/<int:pk>/rounds/new/", views.round_new, name="round-new"),
    path("loops/<int:pk>/", views.loop, name="loop"),
    path("loops/<int:pk>/edit/", views.loop_edit, name="loop-edit"),
    path("rounds/<int:pk>/", views.round, name="round"),
    path("rounds/<int:pk>/edit/", views.round_edit, name="round-edit"),
]

"""Addresses of this folder."""

from django.urls import path

from applications.timeline import views

urlpatterns = [
    path("companies/<int:pk>/", views.company, name="company"),
    path("timeline/", views.timeline, name="timeline"),
]

"""Addresses that belong to no noun."""

from django.urls import path

from applications.web import views

urlpatterns = [path("healthz/", views.health, name="health")]

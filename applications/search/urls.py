"""Addresses of this folder."""

from django.urls import path

from applications.search import views

urlpatterns = [path("search/", views.search, name="search")]

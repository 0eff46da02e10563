"""Addresses of this folder."""

from django.urls import path

from applications.log import views

urlpatterns = [path("log/", views.log, name="log")]

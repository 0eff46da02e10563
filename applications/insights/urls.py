"""Addresses of this folder."""

from django.urls import path

from applications.insights import views

urlpatterns = [path("insights/calibration/", views.calibration, name="calibration")]

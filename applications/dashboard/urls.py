"""Addresses of this folder."""

from django.urls import path

from applications.dashboard import views

urlpatterns = [
    path("", views.dashboard, name="dashboard"),
    path("put-offs/new/", views.put_off_new, name="put-off-new"),
    path("put-offs/<int:pk>/removal/", views.put_off_removal, name="put-off-removal"),
]

"""Addresses of this folder."""

from django.urls import path

from applications.companies import views

urlpatterns = [
    path("", views.company_list, name="company-list"),
    path("new/", views.company_new, name="company-new"),
    path("<int:pk>/edit/", views.company_edit, name="company-edit"),
]

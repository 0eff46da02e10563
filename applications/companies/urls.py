"""Addresses of this folder."""

from django.urls import path

from applications.companies import views

urlpatterns = [
    path("companies/", views.company_list, name="company-list"),
    path("companies/new/", views.company_new, name="company-new"),
    path("companies/<int:pk>/edit/", views.company_edit, name="company-edit"),
    path("companies/<int:pk>/roles/new/", views.role_new, name="role-new"),
    path("roles/", views.role_list, name="role-list"),
    path("roles/<int:pk>/", views.role, name="role"),
    path("roles/<int:pk>/edit/", views.role_edit, name="role-edit"),
    path("people/", views.person_list, name="person-list"),
    path("people/new/", views.person_new, name="person-new"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/edit/", views.person_edit, name="person-edit"),
    path("topics/", views.topic_list, name="topic-list"),
    path("topics/new/", views.topic_new, name="topic-new"),
    path("topics/<int:pk>/edit/", views.topic_edit, name="topic-edit"),
]

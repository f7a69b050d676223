"""The clerk's screens. Importing a module registers what it holds."""

from . import agenda, inspections, items, meetings, people, responses, users

__all__ = ["agenda", "inspections", "items", "meetings", "people", "responses", "users"]

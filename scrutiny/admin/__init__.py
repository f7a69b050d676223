"""The clerk's screens. Importing a module registers what it holds."""

from . import agenda, incoming, inspections, items, meetings, people, responses, users

__all__ = ["agenda", "incoming", "inspections", "items", "meetings", "people", "responses", "users"]

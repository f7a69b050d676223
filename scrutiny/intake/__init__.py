"""The only place where text becomes rows: minutes of an item (`minutes`), whole meetings (`meetings`)."""

from .minutes import MAY_DRAFT, MAY_KEEP, MAY_SHOW, Drafted, draft, keep, read_minutes, show

__all__ = ["MAY_DRAFT", "MAY_KEEP", "MAY_SHOW", "Drafted", "draft", "keep", "read_minutes", "show"]

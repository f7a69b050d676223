"""How a log record becomes one line that no visitor can break in two."""

import json
import logging
from contextvars import ContextVar

# Set for each request by scrutiny.middleware; shown on error pages too.
request_id: ContextVar[str] = ContextVar("request_id", default="")

EXTRA_FIELDS = ("event", "user", "address", "status_code")


class JSONLines(logging.Formatter):
    """One JSON object a line; JSON escapes every newline and control character in what a visitor sent."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request": request_id.get(),
        }
        line |= {name: getattr(record, name) for name in EXTRA_FIELDS if hasattr(record, name)}
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)

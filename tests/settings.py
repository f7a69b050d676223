"""The project's settings in test mode. pytest-django reads settings before any conftest could say so."""

import os

os.environ["SCRUTINY_MODE"] = "test"
# Emptying every table after a test that commits may take a busy machine longer than a page may take.
os.environ["STATEMENT_TIMEOUT_MS"] = "0"

from scrutiny.settings import *  # noqa: F403

"""The project's settings in test mode. pytest-django reads settings before any conftest could say so."""

import os

os.environ["SCRUTINY_MODE"] = "test"

from scrutiny.settings import *  # noqa: F403

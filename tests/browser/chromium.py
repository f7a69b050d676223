"""Where the installed Chromium is, if there is one."""

import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome")

CHROMIUM = next((path for path in map(shutil.which, NAMES) if path), None)

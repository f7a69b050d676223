#!/usr/bin/env python3
"""Runs the commands of Scrutiny Tracker, in development unless SCRUTINY_MODE says otherwise."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scrutiny.settings")
    os.environ.setdefault("SCRUTINY_MODE", "development")
    # A migration or an import may take longer than any page is allowed to.
    os.environ.setdefault("STATEMENT_TIMEOUT_MS", "0")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

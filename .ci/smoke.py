"""Tries a running demonstration as a reader and as a clerk: smoke.py ADDRESS LOG PROCESS.

Waits until the site is ready, fetches ten pages that must answer 200 with a text of their own, and signs a clerk in
through the form, with the name and the password that `make demo` printed in LOG.
"""

import os
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

READY_WITHIN_SECONDS = 600

# A list page, the heading it must show, and how it links to the first of its records.
LISTS = (
    ("/", "Barsetshire County Council", None),
    ("/recommendations/", "Recommendations</h1>", r'href="(/recommendations/[\w-]+/[\w-]+/)"'),
    ("/actions/", "Actions</h1>", r'href="(/actions/[\w-]+/[\w-]+/)"'),
    ("/committees/", "Committees</h1>", r'href="(/committees/[\w-]+/[\w-]+/)"'),
    ("/inspections/", "Inspections</h1>", r'href="(/inspections/[\w-]+/[\w-]+/[\w-]+/)"'),
    ("/about/", "About", None),
)


def main(site: str, log: Path, process: int) -> None:
    visitor = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    wait_until_ready(visitor, site, process)
    for path, marker, record in LISTS:
        page = fetch(visitor, site + path, marker)
        if record:
            fetch(visitor, site + first_link(page, record, path), "<h1")
    sign_in(visitor, site, *clerk_of(log.read_text(encoding="utf-8")))


def wait_until_ready(visitor: urllib.request.OpenerDirector, site: str, process: int) -> None:
    deadline = time.monotonic() + READY_WITHIN_SECONDS
    while time.monotonic() < deadline:
        try:
            visitor.open(f"{site}/health/ready", timeout=5)
        except OSError:
            os.kill(process, 0)  # raises when `make demo` has ended
            time.sleep(1)
        else:
            return
    sys.exit(f"not ready within {READY_WITHIN_SECONDS} seconds")


def fetch(visitor: urllib.request.OpenerDirector, address: str, marker: str) -> str:
    try:
        with visitor.open(address, timeout=20) as answer:
            page = answer.read().decode()
    except urllib.error.HTTPError as error:
        sys.exit(f"{address} answered {error.code}")
    if marker not in page:
        sys.exit(f"{address} does not show {marker!r}")
    print(f"ok {urllib.parse.urlsplit(address).path}")
    return page


def first_link(page: str, pattern: str, path: str) -> str:
    found = re.search(pattern, page)
    if not found:
        sys.exit(f"{path} links to no record")
    return found[1]


def clerk_of(log: str) -> tuple[str, str]:
    found = re.search(r"^\s*(clerk\S*)\s+(\S.*?)\s*$", log, re.MULTILINE | re.IGNORECASE)
    if not found:
        sys.exit("make demo printed no sign-in of a clerk")
    return found[1], found[2]


def sign_in(visitor: urllib.request.OpenerDirector, site: str, username: str, password: str) -> None:
    address = f"{site}/admin/login/?next=/admin/"
    form = fetch(visitor, address, "csrfmiddlewaretoken")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form)
    fields = {"username": username, "password": password, "next": "/admin/", "csrfmiddlewaretoken": token and token[1]}
    with visitor.open(address, urllib.parse.urlencode(fields).encode(), timeout=20) as answer:
        page = answer.read().decode()
    if answer.geturl() != f"{site}/admin/" or "/admin/logout/" not in page:
        sys.exit(f"{username} could not sign in")
    print(f"ok signed in as {username}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))

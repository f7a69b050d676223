"""The council, its committees, and the bodies that answer to them."""

from django.utils.text import slugify

from committees.models import Authority, Committee, Organisation
from scrutiny.models import Theme

from .calendar import months_ago
from .content import read

COLUMNS = ("name", "short_code", "slug", "kind", "functions", "purpose", "is_statutory")
SITE = "https://democracy.barsetshire.example"


def build(council):
    content = read("bodies")
    council.clock.at(months_ago(council.on, 36))
    [council.authority] = council.create(Authority, [Authority(**content["authority"])])
    _organisations(council, content["organisations"])
    _committees(council, content["committees"])
    themes = [Theme(name=name, slug=slug) for slug, name in content["themes"].items()]
    council.themes = {theme.slug: theme for theme in council.create(Theme, themes)}


def _organisations(council, entries):
    rows = [
        Organisation(
            authority=council.authority,
            name=entry["name"],
            slug=entry.get("slug") or slugify(entry["name"]),
            kind=entry["kind"],
        )
        for entry in entries
    ]
    keys = [entry["key"] for entry in entries]
    council.organisations = dict(zip(keys, council.create(Organisation, rows), strict=True))


def _committees(council, entries):
    rows = [
        Committee(
            authority=council.authority,
            source_url=f"{SITE}/committees/{entry['slug']}",
            external_id=str(200 + number),
            founding_date="2021-05-18",
            **{column: entry[column] for column in COLUMNS if column in entry},
        )
        for number, entry in enumerate(entries, start=1)
    ]
    council.committees = {row.short_code: row for row in council.create(Committee, rows)}

"""The words and the furniture of every page: dates as councils write them, status tags, navigation, paging and forms.

Registered as a builtin library, so templates need no ``{% load %}``. Everything here works without a database and
without a request, because the error pages use it when both may be missing. Everything is escaped.
"""

import datetime
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from django import forms, template
from django.conf import settings
from django.core.paginator import Page
from django.http import QueryDict
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

LONDON = ZoneInfo("Europe/London")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SECTIONS = (
    ("home", "Home"),
    ("recommendations", "Recommendations"),
    ("actions", "Actions"),
    ("committees", "Committees"),
    ("inspections", "Inspections"),
    ("about", "About"),
)

# The colour only repeats what the words say. A code that is not here is grey.
TAG_COLOURS = {
    # stage: who may see it
    "draft": "yellow",
    "reviewed": "blue",
    "published": "green",
    "withdrawn": "magenta",
    # progress: what has happened
    "not_started": "grey",
    "in_progress": "blue",
    "paused": "yellow",
    "claimed_complete": "teal",
    "complete": "green",
    "no_longer_feasible": "orange",
    "cancelled": "grey",
    "superseded": "purple",
    # response: what was answered
    "awaiting": "yellow",
    "accepted": "green",
    "accepted_in_part": "teal",
    "accepted_in_principle": "teal",
    "not_accepted": "orange",
    "noted": "grey",
    # time
    "overdue": "red",
    "due_soon": "yellow",
    "not_scheduled": "grey",
    # meetings
    "provisional": "grey",
    "confirmed": "blue",
    "held": "green",
    "postponed": "yellow",
}


# Dates and times


def _in_london(value: Any) -> Any:
    """The same moment on a London clock; dates and naive times are taken as they stand."""
    if isinstance(value, datetime.datetime) and value.tzinfo is not None:
        return value.astimezone(LONDON)
    return value


@register.filter
def council_date(value: Any) -> str:
    """``14 November 2026``; an empty string for anything that is not a date."""
    value = _in_london(value)
    if not isinstance(value, datetime.date):
        return ""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


@register.filter
def council_day(value: Any) -> str:
    """``Saturday 14 November 2026``, for meetings, where the day of the week matters."""
    value = _in_london(value)
    if not isinstance(value, datetime.date):
        return ""
    return f"{DAYS[value.weekday()]} {council_date(value)}"


@register.filter
def short_date(value: Any) -> str:
    """``14 Nov 2026``, for tables only."""
    value = _in_london(value)
    if not isinstance(value, datetime.date):
        return ""
    return f"{value.day} {MONTHS[value.month - 1][:3]} {value.year}"


@register.filter
def council_time(value: Any) -> str:
    """``10am``, ``2:30pm``, ``midday``, ``midnight``; an empty string for anything that has no time."""
    value = _in_london(value)
    if not isinstance(value, datetime.time | datetime.datetime):
        return ""
    if value.minute == 0 and value.hour in (0, 12):
        return "midday" if value.hour else "midnight"
    hour = value.hour % 12 or 12
    minutes = f":{value.minute:02}" if value.minute else ""
    return f"{hour}{minutes}{'am' if value.hour < 12 else 'pm'}"


@register.filter
def council_date_range(start: Any, end: Any) -> str:
    """``11 to 22 July 2022``, saying the month and the year once when they are the same; one date when only one is known."""
    start, end = _in_london(start), _in_london(end)
    last = council_date(end)
    if not isinstance(start, datetime.date) or not last or council_date(start) == last:
        return last or council_date(start)
    if start.year != end.year:
        return f"{council_date(start)} to {last}"
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} to {last}"
    return f"{start.day} to {last}"


@register.filter
def days_late_words(days: Any) -> str:
    """Whole days past the due date in words: ``12 days late``, ``due today``, ``due in 3 days`` when negative."""
    if not isinstance(days, int):
        return ""
    if days > 0:
        return f"{plural(days, 'day')} late"
    if days == 0:
        return "due today"
    return "due tomorrow" if days == -1 else f"due in {plural(-days, 'day')}"


@register.filter
def plural(count: Any, words: str) -> str:
    """``1 action``, ``1,204 actions``; give both words when the plural is irregular: ``"person,people"``."""
    if not isinstance(count, int):
        return ""
    singular, _, several = words.partition(",")
    return f"{count:,} {singular if count == 1 else several or singular + 's'}"


# Status tags


@register.simple_tag
def status_tag(code: Any, label: Any) -> SafeString:
    """A coloured tag with the caller's words; the code chooses the colour. Nothing when there are no words."""
    if not label:
        return mark_safe("")
    colour = TAG_COLOURS.get(str(code), "grey")
    return format_html('<strong class="govuk-tag govuk-tag--{}">{}</strong>', colour, label)


# The frame of the page


@register.simple_tag
def council_name() -> str:
    """The council's name, from the COUNCIL_NAME setting; empty when the installation has not set it."""
    return getattr(settings, "COUNCIL_NAME", "")


@register.simple_tag
def site_name() -> str:
    """The service's name, from the SITE_NAME setting."""
    return getattr(settings, "SITE_NAME", "Scrutiny Tracker")


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file, even when the manifest of hashed names is missing: an error page must never fail."""
    try:
        return static(path)
    except Exception:  # any storage may be configured, and each fails in its own way
        return f"{settings.STATIC_URL or '/static/'}{path}"


@register.simple_tag
def address(name: str) -> str:
    """The address of a named page, or an empty string when the addresses cannot be read."""
    try:
        return reverse(name)
    except Exception:  # a urlconf that fails to import raises anything; the error page must still show
        return ""


@register.inclusion_tag("includes/navigation.html", takes_context=True)
def site_navigation(context: template.Context, section: str = "") -> dict[str, Any]:
    """The links to the main sections; ``section`` is the name of the one this page belongs to."""
    path = getattr(context.get("request"), "path", "")
    links = []
    for name, label in SECTIONS:
        link = address(name)
        if link:
            current = ("page" if link == path else "true") if name == section else ""
            links.append({"address": link, "label": label, "current": current})
    return {"links": links}


# Lists: sorting and paging


def _query(context: template.Context, **changes: Any) -> str:
    """This page's query with changes, as ``?a=1``; blank values are left out, and None removes one."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    for name, value in changes.items():
        query.setlist(name, [] if value is None else [str(value)])
    for name, values in list(query.lists()):
        query.setlist(name, [value for value in values if value])
    return f"?{query.urlencode()}"


def _shown_pages(number: int, last: int) -> Iterable[int]:
    """The first page, the last, and those beside the current one."""
    return sorted({page for page in (1, number - 1, number, number + 1, last) if 1 <= page <= last})


@register.inclusion_tag("includes/pagination.html", takes_context=True)
def page_links(context: template.Context, page_obj: Page) -> dict[str, Any]:
    """Links to the other pages of a list, keeping its filters; nothing when there is only one page.

    A paginator whose count was capped says so with a true ``capped`` attribute: its last page is then not offered as the end.
    """
    number, paginator = page_obj.number, page_obj.paginator
    capped = getattr(paginator, "capped", False)
    items: list[dict[str, Any]] = []
    before = 0
    for page in _shown_pages(number, min(number + 1, paginator.num_pages) if capped else paginator.num_pages):
        if page > before + 1:
            items.append({"gap": True})
        items.append({"number": page, "address": _page_address(context, page), "current": page == number})
        before = page
    if capped and before < paginator.num_pages:
        items.append({"gap": True})
    return {
        "items": items if len(items) > 1 else [],
        "previous": _page_address(context, number - 1) if page_obj.has_previous() else "",
        "next": _page_address(context, number + 1) if page_obj.has_next() else "",
    }


def _page_address(context: template.Context, page: int) -> str:
    return _query(context, page=None if page == 1 else page)


# Forms


CONTROLS: tuple[tuple[type[forms.Widget], str, str], ...] = (
    (forms.HiddenInput, "hidden", ""),
    (forms.CheckboxSelectMultiple, "checkboxes", "govuk-checkboxes__input"),
    (forms.RadioSelect, "radios", "govuk-radios__input"),
    (forms.CheckboxInput, "checkbox", "govuk-checkboxes__input"),
    (forms.Textarea, "control", "govuk-textarea"),
    (forms.Select, "control", "govuk-select"),
    (forms.ClearableFileInput, "control", "govuk-file-upload"),
    (forms.widgets.Input, "control", "govuk-input"),
)


@register.filter
def dressed(field: forms.BoundField) -> str:
    """Give a form field's control its class, and say how it is laid out: hidden, checkboxes, radios, checkbox or control."""
    widget = field.field.widget
    kind, css_class = next(
        ((kind, css) for type_, kind, css in CONTROLS if isinstance(widget, type_)), ("control", "govuk-input")
    )
    if field.errors and kind == "control":
        css_class = f"{css_class} {css_class}--error"
    classes = widget.attrs.get("class", "").split()
    widget.attrs["class"] = " ".join(dict.fromkeys([*classes, *css_class.split()]))
    return kind


@register.inclusion_tag("includes/filter_panel.html", takes_context=True)
def filter_form(context: template.Context, form: forms.BaseForm, button: str = "Show results") -> dict[str, Any]:
    """The panel of filters beside a list: any form, sent with GET to the same page."""
    applied = form.is_bound and any(form[name].data for name in form.fields if name != "sort")
    return {"form": form, "button": button, "applied": applied, "path": getattr(context.get("request"), "path", "")}

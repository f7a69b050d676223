"""What the site is, what its words mean, and its accessibility statement."""

import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from scrutiny import wording

# The day on which the accessibility statement was last prepared, after a test of every page.
TESTED_ON = datetime.date(2026, 11, 22)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "about/about.html",
        {
            "section": "about",
            "tested_on": TESTED_ON,
            "contact": settings.CONTACT_EMAIL,
            "progress": [(code, code.label, words) for code, words in wording.PROGRESS_EXPLAINED.items()],
            "answers": [(code, code.label, words) for code, words in wording.DECISION_EXPLAINED.items()],
        },
    )

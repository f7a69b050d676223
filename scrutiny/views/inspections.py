"""Inspections as they were published: the judgements in the regulator's words, never one worked out here."""

import datetime

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from inspections.models import Finding, ImprovementPlan, Inspection, Judgement

from .paging import page_note, page_of


@require_safe
def inspections(request: HttpRequest) -> HttpResponse:
    overall = Judgement.objects.published().filter(area__is_overall=True).select_related("grade")
    found = (
        Inspection.objects.published()
        .newest_first()
        .select_related("authority", "inspection_type", "edition")
        .prefetch_related(Prefetch("all_judgements", queryset=overall, to_attr="overall"))
    )
    page = page_of(request, found)
    return render(
        request,
        "inspections/list.html",
        {"section": "inspections", "page_obj": page, "page_note": page_note(page)},
    )


@require_safe
def inspection(request: HttpRequest, authority: str, date: str, type_code: str) -> HttpResponse:
    found = get_object_or_404(
        Inspection.objects.published().select_related(
            "authority", "inspection_type__framework", "edition", "previous__inspection_type", "previous__authority"
        ),
        authority__slug=authority,
        start_date=day(date),
        inspection_type__code=type_code,
    )
    judgements = Judgement.objects.published().filter(inspection=found)
    findings = Finding.objects.published().filter(inspection=found)
    plans = ImprovementPlan.objects.published().filter(inspection=found)
    return render(
        request,
        "inspections/inspection.html",
        {
            "section": "inspections",
            "inspection": found,
            "crumbs": [("Home", reverse("home")), ("Inspections", reverse("inspections"))],
            "regulators": list(found.regulators.all()),
            "judgements": judgements.select_related("area", "grade").order_by("area__order", "id"),
            "findings": findings.order_by("order", "id"),
            "plans": plans.order_by("due_on", "id"),
            "previous": found.previous if found.previous and found.previous.is_published else None,
        },
    )


def day(text: str) -> datetime.date:
    """A date written as in an address. Http404 for anything else."""
    try:
        date = datetime.date.fromisoformat(text)
    except ValueError as error:
        raise Http404 from error
    if date.isoformat() != text:
        raise Http404
    return date

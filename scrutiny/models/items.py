"""What a committee asked for: recommendations, actions and undertakings, in one table.

Councils keep one tracker of all three. `stage` says who may see an item, `progress` what has happened; the recipient's
answer is a Response and the difference it made is `impact`. The four never mix. Written by scrutiny.workflow and
scrutiny.intake only.
"""

import datetime
from dataclasses import dataclass
from textwrap import shorten

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from committees.models import Quoting, Record, Stage, Staged
from committees.models.agenda import not_private


class Kind(models.TextChoices):
    RECOMMENDATION = "recommendation", "Recommendation"
    ACTION = "action", "Action"
    UNDERTAKING = "undertaking", "Undertaking"


class Progress(models.TextChoices):
    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    PAUSED = "paused", "Paused"
    CLAIMED_COMPLETE = "claimed_complete", "Said to be complete"
    COMPLETE = "complete", "Complete"
    NO_LONGER_FEASIBLE = "no_longer_feasible", "No longer feasible"
    CANCELLED = "cancelled", "Cancelled"
    SUPERSEDED = "superseded", "Superseded"


# Nothing more is expected of these. An officer's “complete” is a claim: the item stays open until it is agreed.
FINISHED = [Progress.COMPLETE, Progress.NO_LONGER_FEASIBLE, Progress.CANCELLED, Progress.SUPERSEDED]

NEXT_MEETING = "next_meeting"


@dataclass(frozen=True, slots=True)
class Due:
    """When something is due: the words as printed and the days they allow. `latest` decides whether it is late."""

    text: str = ""
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    precision: str = "none"


class TrackerItemQuerySet(models.QuerySet):
    def published(self):
        """What anyone may see: published itself, of a published meeting, and not of an exempt agenda item."""
        return self.filter(
            not_private(),
            stage=Stage.PUBLISHED,
            meeting__stage=Stage.PUBLISHED,
        )

    def outstanding(self):
        return self.filter(is_open=True)

    def overdue(self, on):
        """Open, and the last day that the wording allows has passed. Items without a date are never overdue."""
        return self.outstanding().filter(due_order__lt=on)

    def by_due_date(self):
        """Soonest first, undated last, in the order of the partial indexes."""
        return self.order_by("due_order", "id")

    def with_names(self):
        """Everything a row or a page of an item prints, in one query. The minutes' text stays in the database."""
        return self.select_related(
            "authority",
            "committee",
            "meeting",
            "agenda_item",
            "owner_person",
            "owner_post",
            "owner_body",
            "theme",
        )


class KindManager(models.Manager.from_queryset(TrackerItemQuerySet)):  # type: ignore[misc]
    """The one kind of manager that filters: a proxy sees its own kind and nothing else."""

    def __init__(self, kind):
        super().__init__()
        self.kind = kind

    def get_queryset(self):
        return super().get_queryset().filter(kind=self.kind)

    def create(self, **fields):
        return super().create(kind=self.kind, **fields)


class Theme(Record):
    """A subject that items of several committees share, such as placements."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=100, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class ReferenceSequence(models.Model):
    """The last number given in a series of references, such as CFLLC-2021-22-R. Numbers are never given twice."""

    authority = models.ForeignKey("committees.Authority", on_delete=models.PROTECT, related_name="+")
    series = models.CharField(max_length=40)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "series"], name="referencesequence_once")]

    def __str__(self):
        return f"{self.series}{self.last}"


class TrackerItem(Staged, Quoting, Record):
    """One thing asked for or promised, from the minutes to its end."""

    class AddressedTo(models.TextChoices):
        EXECUTIVE = "to_executive", "To the executive"
        COUNCIL = "to_council", "To the council"
        PARTNER = "to_partner", "To a partner"
        HEALTH_BODY = "to_health_body", "To a health body"
        REPORT_BACK = "report_back", "A report back to the committee"
        COMMITTEE_ITSELF = "to_committee_self", "To the committee itself"
        NOTED_ONLY = "noted_only", "Noted only"

    class StatutoryBasis(models.TextChoices):
        NONE = "none", "None"
        EXECUTIVE = "lga2000_s9fe", "Local Government Act 2000, section 9FE"
        PARTNER = "lga2000_s9ff", "Local Government Act 2000, section 9FF"
        HEALTH = "health_2013_reg22", "Health scrutiny regulations 2013, regulation 22"
        CRIME = "pja2006_s19", "Police and Justice Act 2006, section 19"

    class DuePrecision(models.TextChoices):
        DAY = "day", "A day"
        MONTH = "month", "A month"
        QUARTER = "quarter", "A quarter"
        SEASON = "season", "A season"
        YEAR = "year", "A year"
        MUNICIPAL_YEAR = "municipal_year", "A municipal year"
        NEXT_MEETING = NEXT_MEETING, "The committee's next meeting"
        NAMED_MEETING = "named_meeting", "A named meeting"
        ONGOING = "ongoing", "Ongoing"
        NONE = "none", "No date"

    class Impact(models.TextChoices):
        NOT_RATED = "not_rated", "Not rated yet"
        AS_HOPED = "as_hoped", "Made the difference hoped for"
        SOME = "some", "Made some difference"
        NONE = "none", "Made no difference"

    kind = models.CharField(max_length=15, choices=Kind, editable=False)
    authority = models.ForeignKey(
        "committees.Authority", on_delete=models.PROTECT, related_name="all_items", editable=False
    )
    committee = models.ForeignKey(
        "committees.Committee", on_delete=models.PROTECT, related_name="all_items", editable=False
    )
    meeting = models.ForeignKey("committees.Meeting", on_delete=models.PROTECT, related_name="all_items")
    agenda_item = models.ForeignKey(
        "committees.AgendaItem", on_delete=models.PROTECT, null=True, blank=True, related_name="all_items"
    )
    asked_on = models.DateField(null=True, blank=True, editable=False, help_text="The day of the meeting.")
    municipal_year = models.CharField(max_length=7, blank=True, editable=False, help_text="For example 2021-22.")
    # Null, not blank, until it is given: the unique constraint then lets many items be without one.
    reference = models.CharField(  # noqa: DJ001
        max_length=60, null=True, blank=True, editable=False, help_text="Given when first published; never changes."
    )

    text = models.TextField()
    public_quote = models.TextField(
        blank=True, editable=False, help_text="The words in the minutes with withheld names masked."
    )
    show_quote = models.BooleanField(
        "show the words in the minutes", default=True, help_text="Untick to keep the passage off the public page."
    )
    addressed_to = models.CharField(max_length=20, choices=AddressedTo, blank=True)
    statutory_basis = models.CharField(max_length=20, choices=StatutoryBasis, default=StatutoryBasis.NONE)

    owner_text = models.CharField("owner as printed", max_length=300, blank=True)
    owner_person = models.ForeignKey(
        "committees.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="all_items"
    )
    owner_post = models.ForeignKey(
        "committees.Post", on_delete=models.PROTECT, null=True, blank=True, related_name="all_items"
    )
    owner_body = models.ForeignKey(
        "committees.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="all_items"
    )

    due_text = models.CharField("due, as printed", max_length=200, blank=True, help_text="For example “Autumn 2022”.")
    due_earliest = models.DateField("due from", null=True, blank=True)
    due_latest = models.DateField("due by", null=True, blank=True, help_text="Late only after this day.")
    due_precision = models.CharField(max_length=15, choices=DuePrecision, default=DuePrecision.NONE)
    due_meeting = models.ForeignKey(
        "committees.Meeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="all_items_due",
        help_text="The meeting that “next meeting” stands for. Moves with the calendar.",
    )

    progress = models.CharField(max_length=20, choices=Progress, default=Progress.NOT_STARTED, editable=False)
    impact = models.CharField(max_length=10, choices=Impact, default=Impact.NOT_RATED)
    closed_at_meeting = models.ForeignKey(
        "committees.Meeting",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="all_items_closed",
    )
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    closed_reason = models.TextField(blank=True, editable=False)

    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="all_children",
        help_text="The recommendation that this action carries out.",
    )
    supersedes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="all_superseded_by"
    )
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, null=True, blank=True, related_name="all_items")

    is_open = models.GeneratedField(
        expression=Case(
            When(Q(closed_at__isnull=False) | Q(progress__in=FINISHED), then=Value(False)), default=Value(True)
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    # An index keeps undated items last on both databases only if the column has no nulls.
    due_order = models.GeneratedField(
        expression=Coalesce("due_latest", Value(datetime.date.max, output_field=models.DateField())),
        output_field=models.DateField(),
        db_persist=True,
    )

    objects = TrackerItemQuerySet.as_manager()

    class Meta(Staged.Meta, Quoting.Meta):
        ordering = ["-asked_on", "id"]
        permissions = [
            ("review_trackeritem", "Can review drafts"),
            ("publish_trackeritem", "Can publish and withdraw"),
            ("update_trackeritem", "Can record progress and responses"),
            ("close_trackeritem", "Can record the committee's closing and reopening"),
        ]
        indexes = [
            # The two partial indexes carry the outstanding lists; their last columns are there to be read, not sorted.
            models.Index(
                fields=["committee", "due_order", "id", "kind", "stage"],
                condition=Q(is_open=True),
                name="item_open_of_committee",
            ),
            models.Index(
                fields=["due_order", "id", "kind", "stage"], condition=Q(is_open=True), name="item_open_by_due"
            ),
            # Not on `is_open` itself: PostgreSQL would prefer it to the partial indexes for what is open.
            models.Index(~F("is_open"), F("due_order"), F("id"), name="item_outstanding"),
            # Actions and undertakings share a list, so kind comes last: an order by two kinds could not be read from it.
            models.Index(fields=["-asked_on", "-id", "kind", "stage"], name="item_newest"),
            models.Index(fields=["committee", "-asked_on", "-id", "kind", "stage"], name="item_newest_of_committee"),
            # For the choices of the filters: the newest of a theme or an owner tells whether anything is published.
            *(
                models.Index(
                    fields=[link, "-asked_on", "-id", "kind", "stage"],
                    condition=Q(**{f"{link}__isnull": False}),
                    name=f"item_of_{link}",
                )
                for link in ("theme", "owner_post", "owner_body", "owner_person")
            ),
            models.Index(fields=["kind", "municipal_year"], name="item_year"),
            models.Index(fields=["stage", "kind", "id"], name="item_stage"),
        ]
        constraints = [
            *Staged.Meta.constraints,
            *Quoting.Meta.constraints,
            models.UniqueConstraint(fields=["authority", "reference"], name="item_reference_unique"),
            models.UniqueConstraint(
                fields=["minutes", "kind", "start", "end"], condition=Q(minutes__isnull=False), name="item_read_once"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="item_has_text"),
            models.CheckConstraint(
                condition=~Q(stage=Stage.PUBLISHED) | Q(reference__isnull=False, asked_on__isnull=False),
                name="item_published_has_reference",
            ),
            models.CheckConstraint(
                condition=Q(due_earliest__isnull=True)
                | Q(due_latest__isnull=True)
                | Q(due_latest__gte=F("due_earliest")),
                name="item_due_in_order",
                violation_error_message="The last day it is due cannot be before the first.",
            ),
            models.CheckConstraint(
                condition=Q(due_meeting__isnull=True) | Q(due_precision=NEXT_MEETING), name="item_due_meeting"
            ),
            models.CheckConstraint(
                condition=Q(owner_person__isnull=True, owner_post__isnull=True)
                | Q(owner_person__isnull=True, owner_body__isnull=True)
                | Q(owner_post__isnull=True, owner_body__isnull=True),
                name="item_one_owner",
                violation_error_message="Choose one owner: a post, a person or a body.",
            ),
            models.CheckConstraint(
                condition=Q(
                    closed_at__isnull=True, closed_by__isnull=True, closed_at_meeting__isnull=True, closed_reason=""
                )
                | (
                    Q(closed_at__isnull=False, closed_by__isnull=False, closed_at_meeting__isnull=False)
                    & ~Q(closed_reason="")
                ),
                name="item_closed_whole",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.RECOMMENDATION) | Q(addressed_to="", statutory_basis="none"),
                name="item_addressed_recommendation",
                violation_error_message="Only a recommendation is addressed to somebody under a statute.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(kind=Kind.RECOMMENDATION),
                name="item_parent_of_action",
                violation_error_message="An action or undertaking may carry out a recommendation, not the other way.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")), name="item_not_its_own_parent"
            ),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("id")), name="item_not_its_own_successor"
            ),
        ]

    def __str__(self):
        return f"{self.reference or self.get_stage_display()}: {shorten(self.text, 80, placeholder='…')}"

    def get_absolute_url(self):
        """The permanent address. Undertakings are listed with the actions."""
        name = "recommendation" if self.kind == Kind.RECOMMENDATION else "action"
        return reverse(name, args=[self.authority.slug, self.reference])

    @property
    def due(self):
        return Due(self.due_text, self.due_earliest, self.due_latest, self.due_precision)

    @property
    def owner(self):
        """Whoever was matched to the printed owner, or None."""
        return self.owner_post or self.owner_body or self.owner_person

    @property
    def owner_name(self):
        """Who owes it, as the public may read it. An unmatched owner is shown as printed (checked before publishing)."""
        if self.owner_person_id:
            return self.owner_person.public_name()
        return str(self.owner) if self.owner else self.owner_text

    @property
    def waiting_correction(self):
        """The correction that somebody has to decide, or None."""
        return self.all_corrections.filter(state="proposed").select_related("minutes").first()

    def days_late(self, on):
        """Days since the last day it was due, or 0 when it is not late."""
        if not self.is_open or not self.due_latest or self.due_latest >= on:
            return 0
        return (on - self.due_latest).days


class Recommendation(TrackerItem):
    objects = KindManager(Kind.RECOMMENDATION)  # type: ignore[misc]

    class Meta:
        proxy = True


class Action(TrackerItem):
    objects = KindManager(Kind.ACTION)  # type: ignore[misc]

    class Meta:
        proxy = True


class Undertaking(TrackerItem):
    """A promise made in discussion that was not minuted as an action."""

    objects = KindManager(Kind.UNDERTAKING)  # type: ignore[misc]

    class Meta:
        proxy = True

"""Meetings: when and where, and who came."""

import datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from .record import Record
from .stages import Stage, Staged

LONDON = ZoneInfo("Europe/London")

# A year typed as 0202 or 2206 is a slip. English local government as it is now began in 1974.
EARLIEST, LATEST = datetime.date(1974, 4, 1), datetime.date(2099, 12, 31)


class MeetingQuerySet(models.QuerySet):
    def published(self):
        return self.filter(stage=Stage.PUBLISHED)

    def going_ahead(self):
        return self.exclude(status__in=[Meeting.Status.CANCELLED, Meeting.Status.POSTPONED])

    def upcoming(self, on):
        return self.going_ahead().filter(date__gte=on).order_by("date", "start_time", "id")

    def past(self, on):
        return self.filter(date__lt=on).order_by("-date", "-start_time", "-id")


class Meeting(Staged, Record):
    """One sitting of a committee, formal or not. Its address is its date, so a sitting is numbered within the day."""

    class Formality(models.TextChoices):
        FORMAL = "formal", "Formal meeting"
        INFORMAL = "informal", "Informal meeting"
        DEVELOPMENT_SESSION = "development_session", "Member development session"
        VISIT = "visit", "Visit"

    class Status(models.TextChoices):
        PROVISIONAL = "provisional", "Provisional"
        CONFIRMED = "confirmed", "Confirmed"
        HELD = "held", "Held"
        POSTPONED = "postponed", "Postponed"
        CANCELLED = "cancelled", "Cancelled"

    class MinutesState(models.TextChoices):
        NONE = "none", "No minutes yet"
        DRAFT = "draft", "Being written"
        DRAFT_PUBLISHED = "draft_published", "Draft minutes"
        APPROVED = "approved", "Approved minutes"
        WITHDRAWN = "withdrawn", "Minutes withdrawn"

    committee = models.ForeignKey("committees.Committee", on_delete=models.PROTECT, related_name="all_meetings")
    name = models.CharField(
        "title", max_length=200, blank=True, help_text="Only if it differs from the committee's name."
    )
    formality = models.CharField(max_length=20, choices=Formality, default=Formality.FORMAL)
    status = models.CharField(max_length=12, choices=Status, default=Status.PROVISIONAL)
    date = models.DateField(null=True, blank=True, help_text="May be unknown for now; needed before publishing.")
    sitting = models.PositiveSmallIntegerField(
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text="2 for a second meeting of the committee on one day.",
    )
    start_time = models.TimeField(null=True, blank=True)
    end_time = models.TimeField(null=True, blank=True)
    venue = models.CharField(max_length=300, blank=True)
    recording_url = models.URLField("recording", max_length=500, blank=True)
    agenda_published_on = models.DateField("agenda published on", null=True, blank=True)
    minutes_state = models.CharField("minutes", max_length=20, choices=MinutesState, default=MinutesState.NONE)
    minutes_published_on = models.DateField("minutes published on", null=True, blank=True)
    approved_at = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="minutes approved at"
    )
    source_url = models.URLField("page on the council's site", max_length=500, blank=True)
    external_id = models.CharField("ModernGov number", max_length=50, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta(Staged.Meta):
        ordering = ["-date", "-sitting"]
        permissions = [
            ("review_meeting", "Can review meetings"),
            ("publish_meeting", "Can publish and withdraw meetings"),
        ]
        indexes = [
            models.Index(fields=["stage", "date", "id"], name="meeting_by_date"),
            models.Index(fields=["committee", "date"], name="meeting_of_committee"),
        ]
        constraints = [
            *Staged.Meta.constraints,
            models.UniqueConstraint(
                fields=["committee", "date", "sitting"],
                name="meeting_once",
                violation_error_message="This committee has a meeting on this day. Give the second one sitting 2.",
            ),
            models.CheckConstraint(
                condition=Q(date__isnull=True) | Q(date__range=(EARLIEST, LATEST)),
                name="meeting_date_believable",
                violation_error_message="Check the year of the date.",
            ),
            models.CheckConstraint(condition=Q(sitting__range=(1, 9)), name="meeting_sitting_counted"),
            models.CheckConstraint(
                condition=Q(start_time__isnull=True) | Q(end_time__isnull=True) | Q(end_time__gt=F("start_time")),
                name="meeting_times_in_order",
                violation_error_message="The meeting cannot end before it starts.",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.PUBLISHED) | Q(date__isnull=False), name="meeting_published_has_date"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["cancelled", "postponed"]) | Q(minutes_state="none"),
                name="meeting_not_held_has_no_minutes",
                violation_error_message="A meeting that was cancelled or postponed has no minutes.",
            ),
            models.CheckConstraint(
                condition=~Q(status="held") | Q(date__isnull=False),
                name="meeting_held_has_date",
                violation_error_message="A meeting that was held has a date.",
            ),
        ]

    def __str__(self):
        when = f"{self.date.day} {self.date:%B %Y}" if self.date else "date not known"
        return f"{self.title}, {when}" + (f" ({self.sitting})" if self.sitting > 1 else "")

    def get_absolute_url(self):
        committee = self.committee
        return reverse("meeting", args=[committee.authority.slug, committee.slug, self.address])

    @property
    def title(self):
        return self.name or self.committee.name

    @property
    def address(self):
        """The last part of its public address: 2026-11-14, or 2026-11-14-2 for a second sitting."""
        return self.date.isoformat() + (f"-{self.sitting}" if self.sitting > 1 else "")

    @property
    def starts_at(self):
        """When it begins, with its time zone; None while the date or the time is unknown."""
        if not (self.date and self.start_time):
            return None
        return datetime.datetime.combine(self.date, self.start_time, tzinfo=LONDON)

    @property
    def went_ahead(self):
        return self.status not in (self.Status.CANCELLED, self.Status.POSTPONED)

    def clean(self):
        super().clean()
        if self.pk and not self.went_ahead and self.attendances.exists():
            raise ValidationError("A meeting that was cancelled or postponed has no attendance. Remove it first.")


class OfMeetingQuerySet(models.QuerySet):
    """Rows that hang on a meeting and are seen when it is."""

    def published(self):
        return self.filter(meeting__stage=Stage.PUBLISHED)


class Attendance(Record):
    """Who came, who sent apologies, who sat in for whom."""

    class Status(models.TextChoices):
        EXPECTED = "expected", "Expected"
        PRESENT = "present", "Present"
        APOLOGIES = "apologies", "Apologies"
        ABSENT = "absent", "Absent"
        SUBSTITUTE = "substitute", "Present as substitute"
        IN_ATTENDANCE = "in_attendance", "In attendance"
        NOT_REQUIRED = "not_required", "Not required"

    class Mode(models.TextChoices):
        IN_PERSON = "in_person", "In person"
        REMOTE = "remote", "Remotely"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(
        "committees.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    name = models.CharField("name as printed", max_length=200, blank=True)
    role = models.CharField("role that day", max_length=200, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.PRESENT)
    substitute_for = models.ForeignKey(
        "committees.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="substituted_at"
    )
    mode = models.CharField(max_length=10, choices=Mode, default=Mode.IN_PERSON)
    note = models.CharField(max_length=200, blank=True, help_text="For example “left at 11.30am”.")

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "id"]
        verbose_name_plural = "attendance"
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name=""),
                name="attendance_of_somebody",
                violation_error_message="Choose a person or type the name as printed.",
            ),
            models.UniqueConstraint(
                fields=["meeting", "person"],
                name="attendance_once",
                violation_error_message="This person is already on the list for this meeting.",
            ),
            models.CheckConstraint(
                condition=Q(substitute_for__isnull=True) | Q(status="substitute"),
                name="attendance_substitute",
                violation_error_message="Only a substitute attends for somebody else.",
            ),
        ]

    def __str__(self):
        return f"{self.person or self.name}: {self.get_status_display()}"

    @property
    def public_name(self):
        return self.person.public_name(self.role) if self.person else (self.role or "Name withheld")

    def clean(self):
        super().clean()
        if self.meeting_id and not self.meeting.went_ahead:
            raise ValidationError("A meeting that was cancelled or postponed has no attendance.")
        if (
            self.substitute_for_id
            and not self.substitute_for.memberships.filter(committee=self.meeting.committee_id).exists()
        ):
            raise ValidationError({"substitute_for": "A substitute stands in for a member of the same committee."})

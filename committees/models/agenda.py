"""The agenda: items of business, who was heard on them, the papers; and how far each may be seen."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, Q, Value, When

from .meetings import Meeting, OfMeetingQuerySet
from .people import Naming
from .record import Quoting, Record
from .stages import Stage


class Access(models.TextChoices):
    OPEN = "open", "Open"
    PART_EXEMPT = "part_exempt", "Partly exempt"
    EXEMPT = "exempt", "Exempt"
    CONFIDENTIAL = "confidential", "Confidential"


PUBLIC_ACCESS = [Access.OPEN, Access.PART_EXEMPT]


def not_private(path="agenda_item"):
    """A condition on rows that may belong to an agenda item at `path`: it leaves out what an exempt one hides."""
    return Q(**{f"{path}__isnull": True}) | Q(**{f"{path}__access__in": PUBLIC_ACCESS})


class AgendaItemQuerySet(OfMeetingQuerySet):
    def published(self):
        return super().published().filter(access__in=PUBLIC_ACCESS)

    def published_agenda(self):
        """The agenda as the public may read it: see `with_notices`."""
        return super().published().with_notices()

    def with_notices(self):
        """Public items with `public_title` and `public_purpose`; of the others only what their notice says.

        An item that is not public and has no notice is left out, and no private words leave the database.
        """
        public = Q(access__in=PUBLIC_ACCESS)
        nothing = Value("", models.TextField())
        return (
            self.filter(public | ~Q(public_notice=""))
            .only("meeting", "order", "number", "access", "is_heading", "kind", "public_notice")
            .annotate(
                public_title=Case(When(public, then="title"), default=nothing, output_field=models.TextField()),
                public_purpose=Case(When(public, then="purpose"), default=nothing),
                public_source_url=Case(
                    When(public, then="source_url"), default=nothing, output_field=models.TextField()
                ),
            )
            .order_by("order")
        )


class AgendaItem(Record):
    """One item of business. `access` decides, with the meeting's stage, whether anyone outside sees anything of it."""

    class Kind(models.TextChoices):
        APOLOGIES = "apologies", "Apologies"
        INTERESTS = "interests", "Declarations of interest"
        PARTY_WHIP = "party_whip", "Declarations of party whip"
        MINUTES = "minutes", "Minutes of the last meeting"
        QUESTIONS = "questions_petitions", "Questions and petitions"
        URGENT = "urgent", "Urgent business"
        REPORT = "report", "Report"
        VERBAL_UPDATE = "verbal_update", "Verbal update"
        CALL_IN = "call_in", "Call-in"
        WORK_PROGRAMME = "work_programme", "Work programme"
        TRACKER = "tracker", "Tracker"
        EXCLUSION = "exclusion", "Exclusion of the public"
        OTHER = "other", "Other"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="all_agenda_items")
    order = models.PositiveSmallIntegerField(help_text="Its place on the agenda, from 1.")
    number = models.CharField("number as printed", max_length=20, blank=True, help_text="For example “53/24”.")
    title = models.CharField(max_length=500)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.REPORT)
    is_heading = models.BooleanField("only a heading", default=False)
    purpose = models.TextField("purpose of the item", blank=True)
    access = models.CharField(max_length=12, choices=Access, default=Access.OPEN)
    exempt_paragraphs = models.CharField(
        "paragraphs of Schedule 12A",
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^[1-7](,[1-7])*\Z", "Give paragraph numbers 1 to 7, with commas between them.")],
        help_text="Numbers 1 to 7 with commas, for example “1,2”.",
    )
    public_interest_reason = models.TextField(
        "why the public interest is in not disclosing", blank=True, help_text="Schedule 12A, paragraph 10."
    )
    public_notice = models.CharField(
        "what the public page says instead",
        max_length=300,
        blank=True,
        help_text="For an exempt item. Leave blank to show nothing at all.",
    )
    source_url = models.URLField("page on the council's site", max_length=500, blank=True)
    external_id = models.CharField("ModernGov number", max_length=50, blank=True)

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "order"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "order"], name="agendaitem_order_unique"),
            models.CheckConstraint(
                condition=Q(access__in=[Access.OPEN, Access.CONFIDENTIAL])
                | (~Q(exempt_paragraphs="") & ~Q(public_interest_reason="")),
                name="agendaitem_exempt_says_why",
                violation_error_message="An exempt item needs its Schedule 12A paragraphs and the public interest reason.",
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.title}".strip()

    @property
    def has_public_access(self):
        return self.access in PUBLIC_ACCESS

    @property
    def is_public(self):
        return self.has_public_access and self.meeting.is_published

    @property
    def anchor(self):
        return f"item-{self.order}"


class OfAgendaItemQuerySet(models.QuerySet):
    """Rows that hang on an agenda item and are seen when it is."""

    def published(self):
        return self.filter(agenda_item__meeting__stage=Stage.PUBLISHED, agenda_item__access__in=PUBLIC_ACCESS)


class HeldBackQuerySet(OfAgendaItemQuerySet):
    """Rows that may be held back one by one, such as those read from minutes of a meeting that is published already."""

    def published(self):
        return super().published().filter(is_public=True)


class Witness(Quoting, Record):
    """Somebody heard on an item, with the role printed that day: a title belongs to the appearance, not the person."""

    class Category(models.TextChoices):
        CABINET_MEMBER = "cabinet_member", "Cabinet member"
        OFFICER = "officer", "Officer"
        COUNCILLOR = "councillor", "Councillor"
        PARTNER_AGENCY = "partner_agency", "Partner agency"
        INDEPENDENT_CHAIR = "independent_chair", "Independent chair"
        REGULATOR = "regulator", "Regulator"
        EXPERT = "expert", "Expert"
        YOUNG_PERSON = "young_person", "Young person"
        PARENT_CARER = "parent_carer", "Parent or carer"
        PUBLIC = "public", "Member of the public"
        OTHER = "other", "Other"

    NEVER_NAMED = [Category.YOUNG_PERSON, Category.PARENT_CARER, Category.PUBLIC]

    agenda_item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="all_witnesses")
    order = models.PositiveSmallIntegerField(default=1)
    person = models.ForeignKey(
        "committees.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="appearances"
    )
    name = models.CharField("name as printed", max_length=200, blank=True)
    role = models.CharField("role as printed", max_length=300, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    category = models.CharField(max_length=20, choices=Category, default=Category.OTHER)
    is_public = models.BooleanField(
        "may be published", default=True, help_text="Untick to keep it off the public page."
    )

    objects = HeldBackQuerySet.as_manager()

    class Meta(Quoting.Meta):
        ordering = ["agenda_item", "order", "id"]
        verbose_name_plural = "witnesses"
        constraints = [
            *Quoting.Meta.constraints,
            models.UniqueConstraint(
                fields=["agenda_item", "minutes", "start", "name"],
                condition=Q(minutes__isnull=False),
                name="witness_read_once",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False)
                | ~Q(name="")
                | Q(category__in=["young_person", "parent_carer", "public"]),
                name="witness_is_somebody",
                violation_error_message="Choose a person or type the name as printed.",
            ),
        ]

    def __str__(self):
        return ", ".join(part for part in (self.name or str(self.person or ""), self.role) if part) or self.public_name

    @property
    def public_name(self):
        """The name if this person may be named. Young people, carers and residents are never named."""
        if self.category in self.NEVER_NAMED:
            return self.get_category_display()
        if self.person_id and self.person.naming != Naming.NAMED:
            return self.person.public_name(self.role)
        return self.name or self.person.full_name

    @property
    def public_role(self):
        """The role, unless it already stands in for the name."""
        return "" if self.public_name == self.role else self.role


class DocumentQuerySet(models.QuerySet):
    def published(self):
        return self.filter(
            not_private(),
            meeting__stage=Stage.PUBLISHED,
            access=Access.OPEN,
        )


class Document(Record):
    """A paper of a meeting, by its address on the council's site."""

    class Kind(models.TextChoices):
        AGENDA = "agenda", "Agenda"
        REPORT = "report", "Report"
        MINUTES = "minutes", "Minutes"
        DECISION = "decision", "Decision"
        OTHER = "other", "Other paper"

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="all_documents")
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="all_documents"
    )
    title = models.CharField(max_length=300)
    url = models.URLField("address", max_length=500)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.REPORT)
    access = models.CharField(max_length=12, choices=Access, default=Access.OPEN)
    published_on = models.DateField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "agenda_item", "id"]

    def __str__(self):
        return self.title

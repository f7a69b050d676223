"""Committees and those who sit on them, and the bodies outside that answer to them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from .people import PostHolding
from .record import Record, dates_in_order


class Organisation(Record):
    """A body that owes a committee something: the cabinet, a directorate, the NHS, the police."""

    class Kind(models.TextChoices):
        EXECUTIVE = "executive", "Executive (cabinet)"
        COUNCIL = "council", "Full council"
        DIRECTORATE = "directorate", "Directorate or service"
        HEALTH = "health", "Health body"
        PARTNER = "partner", "Partner organisation"
        OTHER = "other", "Other"

    authority = models.ForeignKey(
        "committees.Authority", on_delete=models.PROTECT, null=True, blank=True, related_name="organisations"
    )
    name = models.CharField(max_length=200)
    slug = models.SlugField(
        max_length=100, unique=True, help_text="Used in addresses. Do not change it once published."
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Committee(Record):
    """A body whose meetings are recorded. Names vary: select committee, panel, board, commission."""

    class Kind(models.TextChoices):
        OVERVIEW_SCRUTINY = "overview_scrutiny", "Overview and scrutiny committee"
        SELECT = "select", "Select committee"
        PANEL = "panel", "Scrutiny panel"
        JOINT_SCRUTINY = "joint_scrutiny", "Joint scrutiny committee"
        TASK_GROUP = "task_group", "Task and finish group"
        CABINET_COMMITTEE = "cabinet_committee", "Cabinet committee (advisory)"
        POLICY_COMMITTEE = "policy_committee", "Policy committee (committee system)"
        BOARD = "board", "Board or panel"
        CABINET = "cabinet", "Cabinet"
        COUNCIL = "council", "Full Council"
        OTHER = "other", "Other"

    authority = models.ForeignKey("committees.Authority", on_delete=models.PROTECT, related_name="all_committees")
    name = models.CharField(max_length=200)
    short_code = models.SlugField(
        max_length=12, help_text="Begins every reference, for example “CFLLC” in CFLLC-2021-22-R3. Letters and numbers."
    )
    slug = models.SlugField(max_length=100, help_text="Used in addresses. Do not change it once published.")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OVERVIEW_SCRUTINY)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="subcommittees")
    purpose = models.TextField(blank=True)
    is_statutory = models.BooleanField(
        "is an overview and scrutiny committee in law",
        default=True,
        help_text="Local Government Act 2000, section 9F. Only these can require the executive to respond.",
    )
    functions = models.CharField(max_length=200, blank=True, help_text="For example: education, health, crime.")
    founding_date = models.DateField("began on", null=True, blank=True)
    dissolution_date = models.DateField("ended on", null=True, blank=True)
    successor = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="predecessors")
    source_url = models.URLField("page on the council's site", blank=True)
    external_id = models.CharField("ModernGov number", max_length=50, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "slug"], name="committee_slug_unique"),
            models.UniqueConstraint(
                "authority",
                models.functions.Upper("short_code"),
                name="committee_code_unique",
                violation_error_message="Another committee of this authority has this code.",
            ),
            dates_in_order("founding_date", "dissolution_date", "committee_dates_in_order"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("committee", args=[self.authority.slug, self.slug])


class Membership(Record):
    """A person sits on a committee for a time, with a role, on a basis, with a vote of some scope."""

    class Role(models.TextChoices):
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice_chair", "Vice-chair"
        MEMBER = "member", "Member"
        SUBSTITUTE = "substitute", "Substitute"
        CO_OPTED = "co_opted", "Co-opted member"

    class Basis(models.TextChoices):
        COUNCILLOR = "councillor", "Councillor"
        PARENT_GOVERNOR = "parent_governor_representative", "Parent governor representative"
        CHURCH_OF_ENGLAND = "church_of_england_representative", "Church of England representative"
        ROMAN_CATHOLIC = "roman_catholic_representative", "Roman Catholic representative"
        OTHER_FAITH = "other_faith_representative", "Other faith representative"
        OTHER = "other_co_optee", "Other co-optee"

    class VotingScope(models.TextChoices):
        FULL = "full", "Votes on everything"
        EDUCATION_ONLY = "education_only", "Votes on education matters only"
        NONE = "none", "Does not vote"

    person = models.ForeignKey("committees.Person", on_delete=models.PROTECT, related_name="memberships")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role, default=Role.MEMBER)
    role_label = models.CharField(
        "role as printed",
        max_length=100,
        blank=True,
        help_text="For example “Chairman”. Leave blank for the usual word.",
    )
    basis = models.CharField(max_length=40, choices=Basis, default=Basis.COUNCILLOR)
    voting_scope = models.CharField(max_length=20, choices=VotingScope, default=VotingScope.FULL)
    on_behalf_of = models.CharField("party or group", max_length=100, blank=True)
    area = models.CharField("ward or division", max_length=100, blank=True)
    start_date = models.DateField(null=True, blank=True)
    end_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["committee", "role", "person"]
        constraints = [
            dates_in_order("start_date", "end_date", "membership_dates_in_order"),
            models.UniqueConstraint(fields=["person", "committee", "start_date"], name="membership_once"),
        ]

    def __str__(self):
        return f"{self.person}, {self.printed_role} of {self.committee}"

    @property
    def printed_role(self):
        return self.role_label or self.get_role_display()

    def clean(self):
        """No member of the executive sits on a scrutiny committee (Local Government Act 2000, section 9FA(3))."""
        super().clean()
        if not (self.person_id and self.committee_id and self.committee.is_statutory):
            return
        at_once = PostHolding.objects.filter(person=self.person_id, post__is_executive=True)
        if self.end_date:
            at_once = at_once.filter(Q(start_date__isnull=True) | Q(start_date__lte=self.end_date))
        if self.start_date:
            at_once = at_once.filter(Q(end_date__isnull=True) | Q(end_date__gte=self.start_date))
        if holding := at_once.select_related("post").first():
            raise ValidationError(
                f"{self.person} is {holding.post} in this time. Members of the executive cannot sit on a scrutiny "
                "committee (Local Government Act 2000, section 9FA)."
            )

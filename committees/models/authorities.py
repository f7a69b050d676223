"""Councils, what others call them, and what became of them."""

from django.db import models
from django.db.models import F, Q

from .record import Record, dates_in_order


class AuthorityQuerySet(models.QuerySet):
    def current(self, on):
        """Authorities that exist on the day."""
        return self.filter(
            Q(founding_date__isnull=True) | Q(founding_date__lte=on),
            Q(dissolution_date__isnull=True) | Q(dissolution_date__gt=on),
        )


class Authority(Record):
    """A council with children's services or with committees of ours. Names and dates as in Popolo's Organization."""

    class Kind(models.TextChoices):
        COUNTY = "county", "County council"
        UNITARY = "unitary", "Unitary authority"
        METROPOLITAN = "metropolitan", "Metropolitan district"
        LONDON_BOROUGH = "london_borough", "London borough"
        DISTRICT = "district", "District council"
        COMBINED = "combined", "Combined authority"
        OTHER = "other", "Other"

    name = models.CharField(max_length=200, help_text="As people say it, for example “Surrey”.")
    official_name = models.CharField(max_length=200, blank=True, help_text="For example “Surrey County Council”.")
    slug = models.SlugField(
        max_length=100, unique=True, help_text="Used in addresses. Do not change it once published."
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    region = models.CharField(max_length=100, blank=True)
    website = models.URLField(blank=True)
    founding_date = models.DateField("began on", null=True, blank=True)
    dissolution_date = models.DateField("ended on", null=True, blank=True)

    objects = AuthorityQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "authorities"
        constraints = [dates_in_order("founding_date", "dissolution_date", "authority_dates_in_order")]

    def __str__(self):
        return self.name

    @property
    def full_name(self):
        return self.official_name or self.name


class AuthorityIdentifier(Record):
    """What somebody else calls an authority. Dated, because codes change with boundaries."""

    class Scheme(models.TextChoices):
        GSS = "gss", "ONS (GSS) code"
        OFSTED_URN = "ofsted_urn", "Ofsted URN"
        DFE_LA = "dfe_la", "DfE local authority number"
        REGISTER_CODE = "register_code", "Local authority register code"
        MODERNGOV = "moderngov", "ModernGov site"

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, related_name="identifiers")
    scheme = models.CharField(max_length=20, choices=Scheme)
    identifier = models.CharField(max_length=200)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["authority", "scheme", "valid_from"]
        constraints = [
            dates_in_order("valid_from", "valid_to", "authorityidentifier_dates_in_order"),
            models.UniqueConstraint(
                fields=["scheme", "identifier"],
                condition=Q(valid_to__isnull=True),
                name="authorityidentifier_one_at_a_time",
                violation_error_message="Another authority has this identifier now.",
            ),
        ]

    def __str__(self):
        return f"{self.get_scheme_display()} {self.identifier}"


class AuthoritySuccession(Record):
    """One authority took over from another on a day. Outstanding actions outlive councils."""

    predecessor = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="precedents")
    on = models.DateField()

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="authoritysuccession_once"),
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="authoritysuccession_of_another",
                violation_error_message="An authority cannot succeed itself.",
            ),
        ]

    def __str__(self):
        return f"{self.predecessor} was succeeded by {self.successor}"

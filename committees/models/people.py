"""People, the posts they hold, and how far they may be named."""

from django.db import models

from .record import Record, dates_in_order


class Naming(models.TextChoices):
    """How far a person may be named in public (UK GDPR: only what the minutes need; never a child)."""

    NAMED = "named", "By name"
    ROLE_ONLY = "role_only", "By role only"
    WITHHELD = "withheld", "Not at all"


class PersonQuerySet(models.QuerySet):
    def named(self):
        return self.filter(naming=Naming.NAMED)

    def not_named(self):
        return self.exclude(naming=Naming.NAMED)


class Person(Record):
    """Somebody in the record. Names as in Popolo. Roles and parties belong to memberships, posts and appearances."""

    name = models.CharField(max_length=200)
    honorific_prefix = models.CharField("title", max_length=50, blank=True, help_text="For example “Cllr” or “Dr”.")
    given_name = models.CharField(max_length=100, blank=True)
    family_name = models.CharField(max_length=100, blank=True)
    honorific_suffix = models.CharField("letters after the name", max_length=50, blank=True)
    slug = models.SlugField(
        max_length=100, unique=True, help_text="Used in addresses. Do not change it once published."
    )
    naming = models.CharField(
        "named in public",
        max_length=10,
        choices=Naming,
        default=Naming.ROLE_ONLY,
        help_text="Councillors and chief officers expect to be named. Junior officers, carers and residents are not, "
        "unless they agreed; a child or young person never.",
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["family_name", "given_name", "name"]
        verbose_name_plural = "people"
        indexes = [models.Index(fields=["family_name", "given_name", "name"], name="person_order")]

    def __str__(self):
        return self.full_name

    @property
    def full_name(self):
        return " ".join(part for part in (self.honorific_prefix, self.name, self.honorific_suffix) if part)

    def public_name(self, role=""):
        """What the public may read: the name, the role printed that day, or words that give nothing away."""
        if self.naming == Naming.NAMED:
            return self.full_name
        if self.naming == Naming.ROLE_ONLY and role:
            return role
        return "Name withheld"


class Post(Record):
    """An office that outlives its holders, such as Director of Children's Services. Open items follow the post."""

    authority = models.ForeignKey("committees.Authority", on_delete=models.PROTECT, related_name="posts")
    label = models.CharField("title of the post", max_length=200)
    slug = models.SlugField(max_length=100, help_text="Used in addresses. Do not change it once published.")
    organisation = models.ForeignKey(
        "committees.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="posts"
    )
    is_executive = models.BooleanField(
        "member of the executive", default=False, help_text="For example a cabinet member. May not sit on scrutiny."
    )
    start_date = models.DateField(null=True, blank=True)
    end_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["label"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "slug"], name="post_slug_unique"),
            dates_in_order("start_date", "end_date", "post_dates_in_order"),
        ]

    def __str__(self):
        return self.label


class PostHolding(Record):
    """A person held a post from one day to another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="post_holdings")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="holdings")
    start_date = models.DateField(null=True, blank=True)
    end_date = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-start_date"]
        constraints = [
            dates_in_order("start_date", "end_date", "postholding_dates_in_order"),
            models.UniqueConstraint(fields=["person", "post", "start_date"], name="postholding_once"),
        ]

    def __str__(self):
        return f"{self.person}, {self.post}"

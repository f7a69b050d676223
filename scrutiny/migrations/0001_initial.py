import datetime
import django.db.models.deletion
import django.db.models.functions.comparison
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("committees", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("name", models.CharField(max_length=100, unique=True)),
                ("slug", models.SlugField(max_length=100, unique=True)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTheme",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("name", models.CharField(db_index=True, max_length=100)),
                ("slug", models.SlugField(max_length=100)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical theme",
                "verbose_name_plural": "historical themes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="TrackerItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                (
                    "start",
                    models.PositiveIntegerField(
                        blank=True, help_text="Where the words begin, in characters.", null=True
                    ),
                ),
                (
                    "end",
                    models.PositiveIntegerField(blank=True, help_text="Where the words end, in characters.", null=True),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("reviewed", "Reviewed"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_reason", models.TextField(blank=True, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("recommendation", "Recommendation"),
                            ("action", "Action"),
                            ("undertaking", "Undertaking"),
                        ],
                        editable=False,
                        max_length=15,
                    ),
                ),
                (
                    "asked_on",
                    models.DateField(blank=True, editable=False, help_text="The day of the meeting.", null=True),
                ),
                (
                    "municipal_year",
                    models.CharField(blank=True, editable=False, help_text="For example 2021-22.", max_length=7),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="Given when first published; never changes.",
                        max_length=60,
                        null=True,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "public_quote",
                    models.TextField(
                        blank=True, editable=False, help_text="The words in the minutes with withheld names masked."
                    ),
                ),
                (
                    "show_quote",
                    models.BooleanField(
                        default=True,
                        help_text="Untick to keep the passage off the public page.",
                        verbose_name="show the words in the minutes",
                    ),
                ),
                (
                    "addressed_to",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("to_executive", "To the executive"),
                            ("to_council", "To the council"),
                            ("to_partner", "To a partner"),
                            ("to_health_body", "To a health body"),
                            ("report_back", "A report back to the committee"),
                            ("to_committee_self", "To the committee itself"),
                            ("noted_only", "Noted only"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "statutory_basis",
                    models.CharField(
                        choices=[
                            ("none", "None"),
                            ("lga2000_s9fe", "Local Government Act 2000, section 9FE"),
                            ("lga2000_s9ff", "Local Government Act 2000, section 9FF"),
                            ("health_2013_reg22", "Health scrutiny regulations 2013, regulation 22"),
                            ("pja2006_s19", "Police and Justice Act 2006, section 19"),
                        ],
                        default="none",
                        max_length=20,
                    ),
                ),
                ("owner_text", models.CharField(blank=True, max_length=300, verbose_name="owner as printed")),
                (
                    "due_text",
                    models.CharField(
                        blank=True,
                        help_text="For example “Autumn 2022”.",
                        max_length=200,
                        verbose_name="due, as printed",
                    ),
                ),
                ("due_earliest", models.DateField(blank=True, null=True, verbose_name="due from")),
                (
                    "due_latest",
                    models.DateField(
                        blank=True, help_text="Late only after this day.", null=True, verbose_name="due by"
                    ),
                ),
                (
                    "due_precision",
                    models.CharField(
                        choices=[
                            ("day", "A day"),
                            ("month", "A month"),
                            ("quarter", "A quarter"),
                            ("season", "A season"),
                            ("year", "A year"),
                            ("municipal_year", "A municipal year"),
                            ("next_meeting", "The committee's next meeting"),
                            ("named_meeting", "A named meeting"),
                            ("ongoing", "Ongoing"),
                            ("none", "No date"),
                        ],
                        default="none",
                        max_length=15,
                    ),
                ),
                (
                    "progress",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("in_progress", "In progress"),
                            ("paused", "Paused"),
                            ("claimed_complete", "Said to be complete"),
                            ("complete", "Complete"),
                            ("no_longer_feasible", "No longer feasible"),
                            ("cancelled", "Cancelled"),
                            ("superseded", "Superseded"),
                        ],
                        default="not_started",
                        editable=False,
                        max_length=20,
                    ),
                ),
                (
                    "impact",
                    models.CharField(
                        choices=[
                            ("not_rated", "Not rated yet"),
                            ("as_hoped", "Made the difference hoped for"),
                            ("some", "Made some difference"),
                            ("none", "Made no difference"),
                        ],
                        default="not_rated",
                        max_length=10,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("closed_reason", models.TextField(blank=True, editable=False)),
                (
                    "is_open",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Case(
                            models.When(
                                models.Q(
                                    ("closed_at__isnull", False),
                                    ("progress__in", ["complete", "no_longer_feasible", "cancelled", "superseded"]),
                                    _connector="OR",
                                ),
                                then=models.Value(False),
                            ),
                            default=models.Value(True),
                        ),
                        output_field=models.BooleanField(),
                    ),
                ),
                (
                    "due_order",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.db.models.functions.comparison.Coalesce(
                            "due_latest", models.Value(datetime.date(9999, 12, 31), output_field=models.DateField())
                        ),
                        output_field=models.DateField(),
                    ),
                ),
                (
                    "agenda_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_items",
                        to="committees.agendaitem",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_items",
                        to="committees.authority",
                    ),
                ),
                (
                    "closed_at_meeting",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_items_closed",
                        to="committees.meeting",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_items",
                        to="committees.committee",
                    ),
                ),
                (
                    "due_meeting",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        help_text="The meeting that “next meeting” stands for. Moves with the calendar.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_items_due",
                        to="committees.meeting",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="all_items", to="committees.meeting"
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)s_quotes",
                        to="committees.minutes",
                    ),
                ),
                (
                    "owner_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_items",
                        to="committees.organisation",
                    ),
                ),
                (
                    "owner_person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_items",
                        to="committees.person",
                    ),
                ),
                (
                    "owner_post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_items",
                        to="committees.post",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="The recommendation that this action carries out.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_children",
                        to="scrutiny.trackeritem",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_superseded_by",
                        to="scrutiny.trackeritem",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_items",
                        to="scrutiny.theme",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_on", "id"],
                "permissions": [
                    ("review_trackeritem", "Can review drafts"),
                    ("publish_trackeritem", "Can publish and withdraw"),
                    ("update_trackeritem", "Can record progress and responses"),
                    ("close_trackeritem", "Can record the committee's closing and reopening"),
                ],
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["committee", "due_order", "id", "kind", "stage"],
                        name="item_open_of_committee",
                    ),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["due_order", "id", "kind", "stage"],
                        name="item_open_by_due",
                    ),
                    models.Index(fields=["kind", "-is_open", "due_order", "id"], name="item_outstanding_first"),
                    models.Index(fields=["kind", "-asked_on", "-id"], name="item_newest"),
                    models.Index(fields=["committee", "kind", "-asked_on", "-id"], name="item_newest_of_committee"),
                    models.Index(fields=["kind", "municipal_year"], name="item_year"),
                    models.Index(fields=["stage", "kind", "id"], name="item_stage"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", True), ("reviewed_by__isnull", True)),
                            models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="scrutiny_trackeritem_reviewed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", True), ("published_by__isnull", True)),
                            models.Q(("published_at__isnull", False), ("published_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="scrutiny_trackeritem_published_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="scrutiny_trackeritem_withdrawn_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stage", "draft"),
                            models.Q(("stage", "withdrawn"), ("withdrawn_at__isnull", False)),
                            models.Q(("reviewed_at__isnull", False), ("stage", "reviewed")),
                            models.Q(
                                ("published_at__isnull", False), ("reviewed_at__isnull", False), ("stage", "published")
                            ),
                            _connector="OR",
                        ),
                        name="scrutiny_trackeritem_stage_earned",
                        violation_error_message="Nothing is published before it is reviewed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "withdrawn"), _negated=True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="scrutiny_trackeritem_withdrawn_reason",
                        violation_error_message="Say why it is withdrawn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end__isnull", True), ("minutes__isnull", True), ("start__isnull", True)),
                            models.Q(
                                ("end__gt", models.F("start")),
                                ("end__isnull", False),
                                ("minutes__isnull", False),
                                ("start__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="scrutiny_trackeritem_quote_whole",
                        violation_error_message="A quotation needs the minutes, where it begins and where it ends.",
                    ),
                    models.UniqueConstraint(fields=("authority", "reference"), name="item_reference_unique"),
                    models.UniqueConstraint(
                        condition=models.Q(("minutes__isnull", False)),
                        fields=("minutes", "kind", "start", "end"),
                        name="item_read_once",
                    ),
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="item_has_text"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "published"), _negated=True),
                            models.Q(("asked_on__isnull", False), ("reference__isnull", False)),
                            _connector="OR",
                        ),
                        name="item_published_has_reference",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_earliest__isnull", True),
                            ("due_latest__isnull", True),
                            ("due_latest__gte", models.F("due_earliest")),
                            _connector="OR",
                        ),
                        name="item_due_in_order",
                        violation_error_message="The last day it is due cannot be before the first.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_meeting__isnull", True), ("due_precision", "next_meeting"), _connector="OR"
                        ),
                        name="item_due_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("owner_person__isnull", True), ("owner_post__isnull", True)),
                            models.Q(("owner_body__isnull", True), ("owner_person__isnull", True)),
                            models.Q(("owner_body__isnull", True), ("owner_post__isnull", True)),
                            _connector="OR",
                        ),
                        name="item_one_owner",
                        violation_error_message="Choose one owner: a post, a person or a body.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("closed_at__isnull", True),
                                ("closed_at_meeting__isnull", True),
                                ("closed_by__isnull", True),
                                ("closed_reason", ""),
                            ),
                            models.Q(
                                ("closed_at__isnull", False),
                                ("closed_at_meeting__isnull", False),
                                ("closed_by__isnull", False),
                                models.Q(("closed_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="item_closed_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "recommendation"),
                            models.Q(("addressed_to", ""), ("statutory_basis", "none")),
                            _connector="OR",
                        ),
                        name="item_addressed_recommendation",
                        violation_error_message="Only a recommendation is addressed to somebody under a statute.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("kind", "recommendation"), _negated=True),
                            _connector="OR",
                        ),
                        name="item_parent_of_action",
                        violation_error_message="An action or undertaking may carry out a recommendation, not the other way.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent__isnull", True),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="item_not_its_own_parent",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("supersedes__isnull", True),
                            models.Q(("supersedes", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="item_not_its_own_successor",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Response",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("reviewed", "Reviewed"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_reason", models.TextField(blank=True, editable=False)),
                ("notice_given_on", models.DateField(blank=True, null=True)),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="received by them on")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="answer due by")),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("awaiting", "Awaiting a response"),
                            ("accepted", "Accepted"),
                            ("accepted_in_part", "Accepted in part"),
                            ("accepted_in_principle", "Accepted in principle"),
                            ("not_accepted", "Not accepted"),
                            ("noted", "Noted"),
                        ],
                        default="awaiting",
                        max_length=25,
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="what they said")),
                ("responded_on", models.DateField(blank=True, null=True)),
                (
                    "considered_at",
                    models.CharField(
                        blank=True, help_text="For example “Cabinet”.", max_length=200, verbose_name="considered at"
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="document")),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recipient_body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_responses",
                        to="committees.organisation",
                    ),
                ),
                (
                    "recipient_post",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_responses",
                        to="committees.post",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_responses",
                        to="scrutiny.trackeritem",
                    ),
                ),
            ],
            options={
                "ordering": ["item", "responded_on", "id"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        condition=models.Q(("decision", "awaiting")), fields=["due_on", "id"], name="response_awaited"
                    ),
                    models.Index(fields=["item", "decision", "stage"], name="response_of_item"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", True), ("reviewed_by__isnull", True)),
                            models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="scrutiny_response_reviewed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", True), ("published_by__isnull", True)),
                            models.Q(("published_at__isnull", False), ("published_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="scrutiny_response_published_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="scrutiny_response_withdrawn_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stage", "draft"),
                            models.Q(("stage", "withdrawn"), ("withdrawn_at__isnull", False)),
                            models.Q(("reviewed_at__isnull", False), ("stage", "reviewed")),
                            models.Q(
                                ("published_at__isnull", False), ("reviewed_at__isnull", False), ("stage", "published")
                            ),
                            _connector="OR",
                        ),
                        name="scrutiny_response_stage_earned",
                        violation_error_message="Nothing is published before it is reviewed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "withdrawn"), _negated=True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="scrutiny_response_withdrawn_reason",
                        violation_error_message="Say why it is withdrawn.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("recipient_body__isnull", True), ("recipient_post__isnull", False)),
                            models.Q(("recipient_body__isnull", False), ("recipient_post__isnull", True)),
                            _connector="OR",
                        ),
                        name="response_one_recipient",
                        violation_error_message="Choose one recipient: a body or a post.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decision", "awaiting"), ("responded_on__isnull", True)),
                            models.Q(
                                models.Q(("decision", "awaiting"), _negated=True), ("responded_on__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="response_answered_has_date",
                        violation_error_message="An answer has a date; an answer still awaited has none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received_on__isnull", True),
                            ("responded_on__isnull", True),
                            ("responded_on__gte", models.F("received_on")),
                            _connector="OR",
                        ),
                        name="response_after_receipt",
                        violation_error_message="The end cannot be before the start.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalTrackerItem",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                (
                    "start",
                    models.PositiveIntegerField(
                        blank=True, help_text="Where the words begin, in characters.", null=True
                    ),
                ),
                (
                    "end",
                    models.PositiveIntegerField(blank=True, help_text="Where the words end, in characters.", null=True),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("reviewed", "Reviewed"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_reason", models.TextField(blank=True, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("recommendation", "Recommendation"),
                            ("action", "Action"),
                            ("undertaking", "Undertaking"),
                        ],
                        editable=False,
                        max_length=15,
                    ),
                ),
                (
                    "asked_on",
                    models.DateField(blank=True, editable=False, help_text="The day of the meeting.", null=True),
                ),
                (
                    "municipal_year",
                    models.CharField(blank=True, editable=False, help_text="For example 2021-22.", max_length=7),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True,
                        editable=False,
                        help_text="Given when first published; never changes.",
                        max_length=60,
                        null=True,
                    ),
                ),
                ("text", models.TextField()),
                (
                    "public_quote",
                    models.TextField(
                        blank=True, editable=False, help_text="The words in the minutes with withheld names masked."
                    ),
                ),
                (
                    "show_quote",
                    models.BooleanField(
                        default=True,
                        help_text="Untick to keep the passage off the public page.",
                        verbose_name="show the words in the minutes",
                    ),
                ),
                (
                    "addressed_to",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("to_executive", "To the executive"),
                            ("to_council", "To the council"),
                            ("to_partner", "To a partner"),
                            ("to_health_body", "To a health body"),
                            ("report_back", "A report back to the committee"),
                            ("to_committee_self", "To the committee itself"),
                            ("noted_only", "Noted only"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "statutory_basis",
                    models.CharField(
                        choices=[
                            ("none", "None"),
                            ("lga2000_s9fe", "Local Government Act 2000, section 9FE"),
                            ("lga2000_s9ff", "Local Government Act 2000, section 9FF"),
                            ("health_2013_reg22", "Health scrutiny regulations 2013, regulation 22"),
                            ("pja2006_s19", "Police and Justice Act 2006, section 19"),
                        ],
                        default="none",
                        max_length=20,
                    ),
                ),
                ("owner_text", models.CharField(blank=True, max_length=300, verbose_name="owner as printed")),
                (
                    "due_text",
                    models.CharField(
                        blank=True,
                        help_text="For example “Autumn 2022”.",
                        max_length=200,
                        verbose_name="due, as printed",
                    ),
                ),
                ("due_earliest", models.DateField(blank=True, null=True, verbose_name="due from")),
                (
                    "due_latest",
                    models.DateField(
                        blank=True, help_text="Late only after this day.", null=True, verbose_name="due by"
                    ),
                ),
                (
                    "due_precision",
                    models.CharField(
                        choices=[
                            ("day", "A day"),
                            ("month", "A month"),
                            ("quarter", "A quarter"),
                            ("season", "A season"),
                            ("year", "A year"),
                            ("municipal_year", "A municipal year"),
                            ("next_meeting", "The committee's next meeting"),
                            ("named_meeting", "A named meeting"),
                            ("ongoing", "Ongoing"),
                            ("none", "No date"),
                        ],
                        default="none",
                        max_length=15,
                    ),
                ),
                (
                    "progress",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("in_progress", "In progress"),
                            ("paused", "Paused"),
                            ("claimed_complete", "Said to be complete"),
                            ("complete", "Complete"),
                            ("no_longer_feasible", "No longer feasible"),
                            ("cancelled", "Cancelled"),
                            ("superseded", "Superseded"),
                        ],
                        default="not_started",
                        editable=False,
                        max_length=20,
                    ),
                ),
                (
                    "impact",
                    models.CharField(
                        choices=[
                            ("not_rated", "Not rated yet"),
                            ("as_hoped", "Made the difference hoped for"),
                            ("some", "Made some difference"),
                            ("none", "Made no difference"),
                        ],
                        default="not_rated",
                        max_length=10,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("closed_reason", models.TextField(blank=True, editable=False)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "agenda_item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.agendaitem",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.authority",
                    ),
                ),
                (
                    "closed_at_meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.meeting",
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.committee",
                    ),
                ),
                (
                    "due_meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        help_text="The meeting that “next meeting” stands for. Moves with the calendar.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.meeting",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.meeting",
                    ),
                ),
                (
                    "minutes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.minutes",
                    ),
                ),
                (
                    "owner_body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.organisation",
                    ),
                ),
                (
                    "owner_person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.person",
                    ),
                ),
                (
                    "owner_post",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.post",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.theme",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The recommendation that this action carries out.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.trackeritem",
                    ),
                ),
                (
                    "supersedes",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.trackeritem",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical tracker item",
                "verbose_name_plural": "historical tracker items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalResponse",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("reviewed", "Reviewed"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("published_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("withdrawn_reason", models.TextField(blank=True, editable=False)),
                ("notice_given_on", models.DateField(blank=True, null=True)),
                ("received_on", models.DateField(blank=True, null=True, verbose_name="received by them on")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="answer due by")),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("awaiting", "Awaiting a response"),
                            ("accepted", "Accepted"),
                            ("accepted_in_part", "Accepted in part"),
                            ("accepted_in_principle", "Accepted in principle"),
                            ("not_accepted", "Not accepted"),
                            ("noted", "Noted"),
                        ],
                        default="awaiting",
                        max_length=25,
                    ),
                ),
                ("text", models.TextField(blank=True, verbose_name="what they said")),
                ("responded_on", models.DateField(blank=True, null=True)),
                (
                    "considered_at",
                    models.CharField(
                        blank=True, help_text="For example “Cabinet”.", max_length=200, verbose_name="considered at"
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="document")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recipient_body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.organisation",
                    ),
                ),
                (
                    "recipient_post",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.post",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="scrutiny.trackeritem",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical response",
                "verbose_name_plural": "historical responses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Action",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("scrutiny.trackeritem",),
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("scrutiny.trackeritem",),
        ),
        migrations.CreateModel(
            name="Undertaking",
            fields=[],
            options={
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("scrutiny.trackeritem",),
        ),
        migrations.CreateModel(
            name="Update",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("progress", "Progress"),
                            ("closed", "Closed by the committee"),
                            ("reopened", "Reopened"),
                        ],
                        default="progress",
                        max_length=10,
                    ),
                ),
                ("on", models.DateField(verbose_name="date")),
                ("text", models.TextField(blank=True)),
                (
                    "progress",
                    models.CharField(
                        choices=[
                            ("not_started", "Not started"),
                            ("in_progress", "In progress"),
                            ("paused", "Paused"),
                            ("claimed_complete", "Said to be complete"),
                            ("complete", "Complete"),
                            ("no_longer_feasible", "No longer feasible"),
                            ("cancelled", "Cancelled"),
                            ("superseded", "Superseded"),
                        ],
                        max_length=20,
                        verbose_name="progress after it",
                    ),
                ),
                ("is_public", models.BooleanField(default=True, verbose_name="may be published")),
                ("created_at", models.DateTimeField()),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_updates",
                        to="scrutiny.trackeritem",
                    ),
                ),
                (
                    "reported_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_updates",
                        to="committees.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["item", "-on", "-id"],
                "indexes": [models.Index(fields=["item", "-on", "-id"], name="update_newest")],
            },
        ),
        migrations.CreateModel(
            name="ReferenceSequence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("series", models.CharField(max_length=40)),
                ("last", models.PositiveIntegerField(default=0)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="committees.authority"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("authority", "series"), name="referencesequence_once")],
            },
        ),
    ]

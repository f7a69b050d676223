import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AgendaItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("order", models.PositiveSmallIntegerField(help_text="Its place on the agenda, from 1.")),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="For example “53/24”.", max_length=20, verbose_name="number as printed"
                    ),
                ),
                ("title", models.CharField(max_length=500)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("apologies", "Apologies"),
                            ("interests", "Declarations of interest"),
                            ("party_whip", "Declarations of party whip"),
                            ("minutes", "Minutes of the last meeting"),
                            ("questions_petitions", "Questions and petitions"),
                            ("urgent", "Urgent business"),
                            ("report", "Report"),
                            ("verbal_update", "Verbal update"),
                            ("call_in", "Call-in"),
                            ("work_programme", "Work programme"),
                            ("tracker", "Tracker"),
                            ("exclusion", "Exclusion of the public"),
                            ("other", "Other"),
                        ],
                        default="report",
                        max_length=20,
                    ),
                ),
                ("is_heading", models.BooleanField(default=False, verbose_name="only a heading")),
                ("purpose", models.TextField(blank=True, verbose_name="purpose of the item")),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("part_exempt", "Partly exempt"),
                            ("exempt", "Exempt"),
                            ("confidential", "Confidential"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                (
                    "exempt_paragraphs",
                    models.CharField(
                        blank=True,
                        help_text="Numbers 1 to 7 with commas, for example “1,2”.",
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[1-7](,[1-7])*\\Z", "Give paragraph numbers 1 to 7, with commas between them."
                            )
                        ],
                        verbose_name="paragraphs of Schedule 12A",
                    ),
                ),
                (
                    "public_interest_reason",
                    models.TextField(
                        blank=True,
                        help_text="Schedule 12A, paragraph 10.",
                        verbose_name="why the public interest is in not disclosing",
                    ),
                ),
                (
                    "public_notice",
                    models.CharField(
                        blank=True,
                        help_text="For an exempt item. Leave blank to show nothing at all.",
                        max_length=300,
                        verbose_name="what the public page says instead",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="page on the council's site")),
                ("external_id", models.CharField(blank=True, max_length=50, verbose_name="ModernGov number")),
            ],
            options={
                "ordering": ["meeting", "order"],
            },
        ),
        migrations.CreateModel(
            name="Authority",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("name", models.CharField(help_text="As people say it, for example “Surrey”.", max_length=200)),
                (
                    "official_name",
                    models.CharField(blank=True, help_text="For example “Surrey County Council”.", max_length=200),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Used in addresses. Do not change it once published.", max_length=100, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("county", "County council"),
                            ("unitary", "Unitary authority"),
                            ("metropolitan", "Metropolitan district"),
                            ("london_borough", "London borough"),
                            ("district", "District council"),
                            ("combined", "Combined authority"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                ("region", models.CharField(blank=True, max_length=100)),
                ("website", models.URLField(blank=True)),
                ("founding_date", models.DateField(blank=True, null=True, verbose_name="began on")),
                ("dissolution_date", models.DateField(blank=True, null=True, verbose_name="ended on")),
            ],
            options={
                "verbose_name_plural": "authorities",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("founding_date__isnull", True),
                            ("dissolution_date__isnull", True),
                            ("dissolution_date__gte", models.F("founding_date")),
                            _connector="OR",
                        ),
                        name="authority_dates_in_order",
                        violation_error_message="The end cannot be before the start.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Committee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "short_code",
                    models.SlugField(
                        help_text="Begins every reference, for example “CFLLC” in CFLLC-2021-22-R3. Letters and numbers.",
                        max_length=12,
                    ),
                ),
                (
                    "slug",
                    models.SlugField(help_text="Used in addresses. Do not change it once published.", max_length=100),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("overview_scrutiny", "Overview and scrutiny committee"),
                            ("select", "Select committee"),
                            ("panel", "Scrutiny panel"),
                            ("joint_scrutiny", "Joint scrutiny committee"),
                            ("task_group", "Task and finish group"),
                            ("cabinet_committee", "Cabinet committee (advisory)"),
                            ("policy_committee", "Policy committee (committee system)"),
                            ("board", "Board or panel"),
                            ("cabinet", "Cabinet"),
                            ("council", "Full Council"),
                            ("other", "Other"),
                        ],
                        default="overview_scrutiny",
                        max_length=20,
                    ),
                ),
                ("purpose", models.TextField(blank=True)),
                (
                    "is_statutory",
                    models.BooleanField(
                        default=True,
                        help_text="Local Government Act 2000, section 9F. Only these can require the executive to respond.",
                        verbose_name="is an overview and scrutiny committee in law",
                    ),
                ),
                (
                    "functions",
                    models.CharField(blank=True, help_text="For example: education, health, crime.", max_length=200),
                ),
                ("founding_date", models.DateField(blank=True, null=True, verbose_name="began on")),
                ("dissolution_date", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("source_url", models.URLField(blank=True, verbose_name="page on the council's site")),
                ("external_id", models.CharField(blank=True, max_length=50, verbose_name="ModernGov number")),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_committees",
                        to="committees.authority",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subcommittees",
                        to="committees.committee",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="committees.committee",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "slug"), name="committee_slug_unique"),
                    models.UniqueConstraint(
                        models.F("authority"),
                        django.db.models.functions.text.Upper("short_code"),
                        name="committee_code_unique",
                        violation_error_message="Another committee of this authority has this code.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("founding_date__isnull", True),
                            ("dissolution_date__isnull", True),
                            ("dissolution_date__gte", models.F("founding_date")),
                            _connector="OR",
                        ),
                        name="committee_dates_in_order",
                        violation_error_message="The end cannot be before the start.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAuthority",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("name", models.CharField(help_text="As people say it, for example “Surrey”.", max_length=200)),
                (
                    "official_name",
                    models.CharField(blank=True, help_text="For example “Surrey County Council”.", max_length=200),
                ),
                (
                    "slug",
                    models.SlugField(help_text="Used in addresses. Do not change it once published.", max_length=100),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("county", "County council"),
                            ("unitary", "Unitary authority"),
                            ("metropolitan", "Metropolitan district"),
                            ("london_borough", "London borough"),
                            ("district", "District council"),
                            ("combined", "Combined authority"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                ("region", models.CharField(blank=True, max_length=100)),
                ("website", models.URLField(blank=True)),
                ("founding_date", models.DateField(blank=True, null=True, verbose_name="began on")),
                ("dissolution_date", models.DateField(blank=True, null=True, verbose_name="ended on")),
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
                "verbose_name": "historical authority",
                "verbose_name_plural": "historical authorities",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAuthorityIdentifier",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("gss", "ONS (GSS) code"),
                            ("ofsted_urn", "Ofsted URN"),
                            ("dfe_la", "DfE local authority number"),
                            ("register_code", "Local authority register code"),
                            ("moderngov", "ModernGov site"),
                        ],
                        max_length=20,
                    ),
                ),
                ("identifier", models.CharField(max_length=200)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.authority",
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
            ],
            options={
                "verbose_name": "historical authority identifier",
                "verbose_name_plural": "historical authority identifiers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAuthoritySuccession",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("on", models.DateField()),
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
                    "predecessor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.authority",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.authority",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical authority succession",
                "verbose_name_plural": "historical authority successions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCommittee",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "short_code",
                    models.SlugField(
                        help_text="Begins every reference, for example “CFLLC” in CFLLC-2021-22-R3. Letters and numbers.",
                        max_length=12,
                    ),
                ),
                (
                    "slug",
                    models.SlugField(help_text="Used in addresses. Do not change it once published.", max_length=100),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("overview_scrutiny", "Overview and scrutiny committee"),
                            ("select", "Select committee"),
                            ("panel", "Scrutiny panel"),
                            ("joint_scrutiny", "Joint scrutiny committee"),
                            ("task_group", "Task and finish group"),
                            ("cabinet_committee", "Cabinet committee (advisory)"),
                            ("policy_committee", "Policy committee (committee system)"),
                            ("board", "Board or panel"),
                            ("cabinet", "Cabinet"),
                            ("council", "Full Council"),
                            ("other", "Other"),
                        ],
                        default="overview_scrutiny",
                        max_length=20,
                    ),
                ),
                ("purpose", models.TextField(blank=True)),
                (
                    "is_statutory",
                    models.BooleanField(
                        default=True,
                        help_text="Local Government Act 2000, section 9F. Only these can require the executive to respond.",
                        verbose_name="is an overview and scrutiny committee in law",
                    ),
                ),
                (
                    "functions",
                    models.CharField(blank=True, help_text="For example: education, health, crime.", max_length=200),
                ),
                ("founding_date", models.DateField(blank=True, null=True, verbose_name="began on")),
                ("dissolution_date", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("source_url", models.URLField(blank=True, verbose_name="page on the council's site")),
                ("external_id", models.CharField(blank=True, max_length=50, verbose_name="ModernGov number")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.authority",
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
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.committee",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.committee",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical committee",
                "verbose_name_plural": "historical committees",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOrganisation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "slug",
                    models.SlugField(help_text="Used in addresses. Do not change it once published.", max_length=100),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("executive", "Executive (cabinet)"),
                            ("council", "Full council"),
                            ("directorate", "Directorate or service"),
                            ("health", "Health body"),
                            ("partner", "Partner organisation"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.authority",
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
            ],
            options={
                "verbose_name": "historical organisation",
                "verbose_name_plural": "historical organisations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPerson",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "honorific_prefix",
                    models.CharField(
                        blank=True, help_text="For example “Cllr” or “Dr”.", max_length=50, verbose_name="title"
                    ),
                ),
                ("given_name", models.CharField(blank=True, max_length=100)),
                ("family_name", models.CharField(blank=True, max_length=100)),
                (
                    "honorific_suffix",
                    models.CharField(blank=True, max_length=50, verbose_name="letters after the name"),
                ),
                (
                    "slug",
                    models.SlugField(help_text="Used in addresses. Do not change it once published.", max_length=100),
                ),
                (
                    "naming",
                    models.CharField(
                        choices=[("named", "By name"), ("role_only", "By role only"), ("withheld", "Not at all")],
                        default="role_only",
                        help_text="Councillors and chief officers expect to be named. Junior officers, carers and residents are not, unless they agreed; a child or young person never.",
                        max_length=10,
                        verbose_name="named in public",
                    ),
                ),
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
                "verbose_name": "historical person",
                "verbose_name_plural": "historical people",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Meeting",
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
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Only if it differs from the committee's name.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "formality",
                    models.CharField(
                        choices=[
                            ("formal", "Formal meeting"),
                            ("informal", "Informal meeting"),
                            ("development_session", "Member development session"),
                            ("visit", "Visit"),
                        ],
                        default="formal",
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("provisional", "Provisional"),
                            ("confirmed", "Confirmed"),
                            ("held", "Held"),
                            ("postponed", "Postponed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="provisional",
                        max_length=12,
                    ),
                ),
                (
                    "date",
                    models.DateField(
                        blank=True, help_text="May be unknown for now; needed before publishing.", null=True
                    ),
                ),
                (
                    "sitting",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="2 for a second meeting of the committee on one day."
                    ),
                ),
                ("start_time", models.TimeField(blank=True, null=True)),
                ("end_time", models.TimeField(blank=True, null=True)),
                ("venue", models.CharField(blank=True, max_length=300)),
                ("recording_url", models.URLField(blank=True, max_length=500, verbose_name="recording")),
                ("agenda_published_on", models.DateField(blank=True, null=True, verbose_name="agenda published on")),
                (
                    "minutes_state",
                    models.CharField(
                        choices=[
                            ("none", "No minutes yet"),
                            ("draft", "Being written"),
                            ("draft_published", "Draft minutes"),
                            ("approved", "Approved minutes"),
                            ("withdrawn", "Minutes withdrawn"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="minutes",
                    ),
                ),
                ("minutes_published_on", models.DateField(blank=True, null=True, verbose_name="minutes published on")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="page on the council's site")),
                ("external_id", models.CharField(blank=True, max_length=50, verbose_name="ModernGov number")),
                (
                    "approved_at",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="committees.meeting",
                        verbose_name="minutes approved at",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_meetings",
                        to="committees.committee",
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
                "ordering": ["-date", "-sitting"],
                "permissions": [
                    ("review_meeting", "Can review meetings"),
                    ("publish_meeting", "Can publish and withdraw meetings"),
                ],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["stage", "date", "id"], name="meeting_by_date"),
                    models.Index(fields=["committee", "date"], name="meeting_of_committee"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", True), ("reviewed_by__isnull", True)),
                            models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="committees_meeting_reviewed_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("published_at__isnull", True), ("published_by__isnull", True)),
                            models.Q(("published_at__isnull", False), ("published_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="committees_meeting_published_pair",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="committees_meeting_withdrawn_pair",
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
                        name="committees_meeting_stage_earned",
                        violation_error_message="Nothing is published before it is reviewed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "withdrawn"), _negated=True),
                            models.Q(("withdrawn_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="committees_meeting_withdrawn_reason",
                        violation_error_message="Say why it is withdrawn.",
                    ),
                    models.UniqueConstraint(
                        fields=("committee", "date", "sitting"),
                        name="meeting_once",
                        violation_error_message="This committee has a meeting on this day. Give the second one sitting 2.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_time__isnull", True),
                            ("end_time__isnull", True),
                            ("end_time__gt", models.F("start_time")),
                            _connector="OR",
                        ),
                        name="meeting_times_in_order",
                        violation_error_message="The meeting cannot end before it starts.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("stage", "published"), _negated=True), ("date__isnull", False), _connector="OR"
                        ),
                        name="meeting_published_has_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["cancelled", "postponed"]), _negated=True),
                            ("minutes_state", "none"),
                            _connector="OR",
                        ),
                        name="meeting_not_held_has_no_minutes",
                        violation_error_message="A meeting that was cancelled or postponed has no minutes.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "held"), _negated=True), ("date__isnull", False), _connector="OR"
                        ),
                        name="meeting_held_has_date",
                        violation_error_message="A meeting that was held has a date.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMeeting",
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
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Only if it differs from the committee's name.",
                        max_length=200,
                        verbose_name="title",
                    ),
                ),
                (
                    "formality",
                    models.CharField(
                        choices=[
                            ("formal", "Formal meeting"),
                            ("informal", "Informal meeting"),
                            ("development_session", "Member development session"),
                            ("visit", "Visit"),
                        ],
                        default="formal",
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("provisional", "Provisional"),
                            ("confirmed", "Confirmed"),
                            ("held", "Held"),
                            ("postponed", "Postponed"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="provisional",
                        max_length=12,
                    ),
                ),
                (
                    "date",
                    models.DateField(
                        blank=True, help_text="May be unknown for now; needed before publishing.", null=True
                    ),
                ),
                (
                    "sitting",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="2 for a second meeting of the committee on one day."
                    ),
                ),
                ("start_time", models.TimeField(blank=True, null=True)),
                ("end_time", models.TimeField(blank=True, null=True)),
                ("venue", models.CharField(blank=True, max_length=300)),
                ("recording_url", models.URLField(blank=True, max_length=500, verbose_name="recording")),
                ("agenda_published_on", models.DateField(blank=True, null=True, verbose_name="agenda published on")),
                (
                    "minutes_state",
                    models.CharField(
                        choices=[
                            ("none", "No minutes yet"),
                            ("draft", "Being written"),
                            ("draft_published", "Draft minutes"),
                            ("approved", "Approved minutes"),
                            ("withdrawn", "Minutes withdrawn"),
                        ],
                        default="none",
                        max_length=20,
                        verbose_name="minutes",
                    ),
                ),
                ("minutes_published_on", models.DateField(blank=True, null=True, verbose_name="minutes published on")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="page on the council's site")),
                ("external_id", models.CharField(blank=True, max_length=50, verbose_name="ModernGov number")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.committee",
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
                    "approved_at",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.meeting",
                        verbose_name="minutes approved at",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical meeting",
                "verbose_name_plural": "historical meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDocument",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("title", models.CharField(max_length=300)),
                ("url", models.URLField(max_length=500, verbose_name="address")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agenda", "Agenda"),
                            ("report", "Report"),
                            ("minutes", "Minutes"),
                            ("decision", "Decision"),
                            ("other", "Other paper"),
                        ],
                        default="report",
                        max_length=10,
                    ),
                ),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("part_exempt", "Partly exempt"),
                            ("exempt", "Exempt"),
                            ("confidential", "Confidential"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("published_on", models.DateField(blank=True, null=True)),
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
            ],
            options={
                "verbose_name": "historical document",
                "verbose_name_plural": "historical documents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAgendaItem",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("order", models.PositiveSmallIntegerField(help_text="Its place on the agenda, from 1.")),
                (
                    "number",
                    models.CharField(
                        blank=True, help_text="For example “53/24”.", max_length=20, verbose_name="number as printed"
                    ),
                ),
                ("title", models.CharField(max_length=500)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("apologies", "Apologies"),
                            ("interests", "Declarations of interest"),
                            ("party_whip", "Declarations of party whip"),
                            ("minutes", "Minutes of the last meeting"),
                            ("questions_petitions", "Questions and petitions"),
                            ("urgent", "Urgent business"),
                            ("report", "Report"),
                            ("verbal_update", "Verbal update"),
                            ("call_in", "Call-in"),
                            ("work_programme", "Work programme"),
                            ("tracker", "Tracker"),
                            ("exclusion", "Exclusion of the public"),
                            ("other", "Other"),
                        ],
                        default="report",
                        max_length=20,
                    ),
                ),
                ("is_heading", models.BooleanField(default=False, verbose_name="only a heading")),
                ("purpose", models.TextField(blank=True, verbose_name="purpose of the item")),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("part_exempt", "Partly exempt"),
                            ("exempt", "Exempt"),
                            ("confidential", "Confidential"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                (
                    "exempt_paragraphs",
                    models.CharField(
                        blank=True,
                        help_text="Numbers 1 to 7 with commas, for example “1,2”.",
                        max_length=20,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[1-7](,[1-7])*\\Z", "Give paragraph numbers 1 to 7, with commas between them."
                            )
                        ],
                        verbose_name="paragraphs of Schedule 12A",
                    ),
                ),
                (
                    "public_interest_reason",
                    models.TextField(
                        blank=True,
                        help_text="Schedule 12A, paragraph 10.",
                        verbose_name="why the public interest is in not disclosing",
                    ),
                ),
                (
                    "public_notice",
                    models.CharField(
                        blank=True,
                        help_text="For an exempt item. Leave blank to show nothing at all.",
                        max_length=300,
                        verbose_name="what the public page says instead",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="page on the council's site")),
                ("external_id", models.CharField(blank=True, max_length=50, verbose_name="ModernGov number")),
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
            ],
            options={
                "verbose_name": "historical agenda item",
                "verbose_name_plural": "historical agenda items",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("title", models.CharField(max_length=300)),
                ("url", models.URLField(max_length=500, verbose_name="address")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("agenda", "Agenda"),
                            ("report", "Report"),
                            ("minutes", "Minutes"),
                            ("decision", "Decision"),
                            ("other", "Other paper"),
                        ],
                        default="report",
                        max_length=10,
                    ),
                ),
                (
                    "access",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("part_exempt", "Partly exempt"),
                            ("exempt", "Exempt"),
                            ("confidential", "Confidential"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("published_on", models.DateField(blank=True, null=True)),
                (
                    "agenda_item",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_documents",
                        to="committees.agendaitem",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_documents",
                        to="committees.meeting",
                    ),
                ),
            ],
            options={
                "ordering": ["meeting", "agenda_item", "id"],
            },
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="meeting",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="all_agenda_items", to="committees.meeting"
            ),
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="version")),
                ("text", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("typed", "Typed"),
                            ("paste", "Pasted"),
                            ("file", "Uploaded file"),
                            ("import", "Imported"),
                        ],
                        max_length=10,
                    ),
                ),
                ("source_name", models.CharField(blank=True, max_length=200, verbose_name="file name")),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="copied from")),
                (
                    "completeness",
                    models.CharField(
                        choices=[
                            ("full", "Full text"),
                            ("excerpt", "Excerpt"),
                            ("truncated", "Cut off"),
                            ("resolution_only", "Resolution only"),
                        ],
                        default="full",
                        max_length=20,
                    ),
                ),
                ("created_at", models.DateTimeField()),
                (
                    "agenda_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_minutes",
                        to="committees.agendaitem",
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "minutes",
                "ordering": ["agenda_item", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("agenda_item", "number"), name="minutes_version_unique"),
                    models.UniqueConstraint(fields=("agenda_item", "sha256"), name="minutes_same_words_once"),
                    models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="minutes_not_empty"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DiscussionPoint",
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
                ("order", models.PositiveSmallIntegerField(default=1)),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="number as printed")),
                ("text", models.TextField()),
                (
                    "public_text",
                    models.TextField(blank=True, editable=False, help_text="The words with withheld names masked."),
                ),
                ("asked_by", models.CharField(blank=True, max_length=200, verbose_name="asked by, as printed")),
                ("answered_by", models.CharField(blank=True, max_length=200, verbose_name="answered by, as printed")),
                (
                    "is_public",
                    models.BooleanField(
                        default=True,
                        help_text="Untick to keep it off the public page.",
                        verbose_name="may be published",
                    ),
                ),
                (
                    "agenda_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_points",
                        to="committees.agendaitem",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_children",
                        to="committees.discussionpoint",
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
            ],
            options={
                "ordering": ["agenda_item", "order", "id"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "slug",
                    models.SlugField(
                        help_text="Used in addresses. Do not change it once published.", max_length=100, unique=True
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("executive", "Executive (cabinet)"),
                            ("council", "Full council"),
                            ("directorate", "Directorate or service"),
                            ("health", "Health body"),
                            ("partner", "Partner organisation"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="organisations",
                        to="committees.authority",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPost",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("label", models.CharField(max_length=200, verbose_name="title of the post")),
                (
                    "slug",
                    models.SlugField(help_text="Used in addresses. Do not change it once published.", max_length=100),
                ),
                (
                    "is_executive",
                    models.BooleanField(
                        default=False,
                        help_text="For example a cabinet member. May not sit on scrutiny.",
                        verbose_name="member of the executive",
                    ),
                ),
                ("start_date", models.DateField(blank=True, null=True)),
                ("end_date", models.DateField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.authority",
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
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical post",
                "verbose_name_plural": "historical posts",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "honorific_prefix",
                    models.CharField(
                        blank=True, help_text="For example “Cllr” or “Dr”.", max_length=50, verbose_name="title"
                    ),
                ),
                ("given_name", models.CharField(blank=True, max_length=100)),
                ("family_name", models.CharField(blank=True, max_length=100)),
                (
                    "honorific_suffix",
                    models.CharField(blank=True, max_length=50, verbose_name="letters after the name"),
                ),
                (
                    "slug",
                    models.SlugField(
                        help_text="Used in addresses. Do not change it once published.", max_length=100, unique=True
                    ),
                ),
                (
                    "naming",
                    models.CharField(
                        choices=[("named", "By name"), ("role_only", "By role only"), ("withheld", "Not at all")],
                        default="role_only",
                        help_text="Councillors and chief officers expect to be named. Junior officers, carers and residents are not, unless they agreed; a child or young person never.",
                        max_length=10,
                        verbose_name="named in public",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "people",
                "ordering": ["family_name", "given_name", "name"],
                "indexes": [models.Index(fields=["family_name", "given_name", "name"], name="person_order")],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("chair", "Chair"),
                            ("vice_chair", "Vice-chair"),
                            ("member", "Member"),
                            ("substitute", "Substitute"),
                            ("co_opted", "Co-opted member"),
                        ],
                        default="member",
                        max_length=20,
                    ),
                ),
                (
                    "role_label",
                    models.CharField(
                        blank=True,
                        help_text="For example “Chairman”. Leave blank for the usual word.",
                        max_length=100,
                        verbose_name="role as printed",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("councillor", "Councillor"),
                            ("parent_governor_representative", "Parent governor representative"),
                            ("church_of_england_representative", "Church of England representative"),
                            ("roman_catholic_representative", "Roman Catholic representative"),
                            ("other_faith_representative", "Other faith representative"),
                            ("other_co_optee", "Other co-optee"),
                        ],
                        default="councillor",
                        max_length=40,
                    ),
                ),
                (
                    "voting_scope",
                    models.CharField(
                        choices=[
                            ("full", "Votes on everything"),
                            ("education_only", "Votes on education matters only"),
                            ("none", "Does not vote"),
                        ],
                        default="full",
                        max_length=20,
                    ),
                ),
                ("on_behalf_of", models.CharField(blank=True, max_length=100, verbose_name="party or group")),
                ("area", models.CharField(blank=True, max_length=100, verbose_name="ward or division")),
                ("start_date", models.DateField(blank=True, null=True)),
                ("end_date", models.DateField(blank=True, null=True)),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="committees.committee",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="memberships", to="committees.person"
                    ),
                ),
            ],
            options={
                "ordering": ["committee", "role", "person"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_date__isnull", True),
                            ("end_date__isnull", True),
                            ("end_date__gte", models.F("start_date")),
                            _connector="OR",
                        ),
                        name="membership_dates_in_order",
                        violation_error_message="The end cannot be before the start.",
                    ),
                    models.UniqueConstraint(fields=("person", "committee", "start_date"), name="membership_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalWitness",
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
                ("order", models.PositiveSmallIntegerField(default=1)),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name as printed")),
                ("role", models.CharField(blank=True, max_length=300, verbose_name="role as printed")),
                ("organisation", models.CharField(blank=True, max_length=200)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("cabinet_member", "Cabinet member"),
                            ("officer", "Officer"),
                            ("councillor", "Councillor"),
                            ("partner_agency", "Partner agency"),
                            ("independent_chair", "Independent chair"),
                            ("regulator", "Regulator"),
                            ("expert", "Expert"),
                            ("young_person", "Young person"),
                            ("parent_carer", "Parent or carer"),
                            ("public", "Member of the public"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical witness",
                "verbose_name_plural": "historical witnesses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMembership",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("chair", "Chair"),
                            ("vice_chair", "Vice-chair"),
                            ("member", "Member"),
                            ("substitute", "Substitute"),
                            ("co_opted", "Co-opted member"),
                        ],
                        default="member",
                        max_length=20,
                    ),
                ),
                (
                    "role_label",
                    models.CharField(
                        blank=True,
                        help_text="For example “Chairman”. Leave blank for the usual word.",
                        max_length=100,
                        verbose_name="role as printed",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("councillor", "Councillor"),
                            ("parent_governor_representative", "Parent governor representative"),
                            ("church_of_england_representative", "Church of England representative"),
                            ("roman_catholic_representative", "Roman Catholic representative"),
                            ("other_faith_representative", "Other faith representative"),
                            ("other_co_optee", "Other co-optee"),
                        ],
                        default="councillor",
                        max_length=40,
                    ),
                ),
                (
                    "voting_scope",
                    models.CharField(
                        choices=[
                            ("full", "Votes on everything"),
                            ("education_only", "Votes on education matters only"),
                            ("none", "Does not vote"),
                        ],
                        default="full",
                        max_length=20,
                    ),
                ),
                ("on_behalf_of", models.CharField(blank=True, max_length=100, verbose_name="party or group")),
                ("area", models.CharField(blank=True, max_length=100, verbose_name="ward or division")),
                ("start_date", models.DateField(blank=True, null=True)),
                ("end_date", models.DateField(blank=True, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.committee",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical membership",
                "verbose_name_plural": "historical memberships",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDiscussionPoint",
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
                ("order", models.PositiveSmallIntegerField(default=1)),
                ("number", models.CharField(blank=True, max_length=20, verbose_name="number as printed")),
                ("text", models.TextField()),
                (
                    "public_text",
                    models.TextField(blank=True, editable=False, help_text="The words with withheld names masked."),
                ),
                ("asked_by", models.CharField(blank=True, max_length=200, verbose_name="asked by, as printed")),
                ("answered_by", models.CharField(blank=True, max_length=200, verbose_name="answered by, as printed")),
                (
                    "is_public",
                    models.BooleanField(
                        default=True,
                        help_text="Untick to keep it off the public page.",
                        verbose_name="may be published",
                    ),
                ),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.discussionpoint",
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
                    "answerer",
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
                    "asker",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical discussion point",
                "verbose_name_plural": "historical discussion points",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalAttendance",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name as printed")),
                ("role", models.CharField(blank=True, max_length=200, verbose_name="role that day")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("expected", "Expected"),
                            ("present", "Present"),
                            ("apologies", "Apologies"),
                            ("absent", "Absent"),
                            ("substitute", "Present as substitute"),
                            ("in_attendance", "In attendance"),
                            ("not_required", "Not required"),
                        ],
                        default="present",
                        max_length=20,
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("in_person", "In person"), ("remote", "Remotely")], default="in_person", max_length=10
                    ),
                ),
                ("note", models.CharField(blank=True, help_text="For example “left at 11.30am”.", max_length=200)),
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
                    "person",
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
                    "substitute_for",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.person",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical attendance",
                "verbose_name_plural": "historical attendance",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="discussionpoint",
            name="answerer",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="answered",
                to="committees.person",
            ),
        ),
        migrations.AddField(
            model_name="discussionpoint",
            name="asker",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="asked",
                to="committees.person",
            ),
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name as printed")),
                ("role", models.CharField(blank=True, max_length=200, verbose_name="role that day")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("expected", "Expected"),
                            ("present", "Present"),
                            ("apologies", "Apologies"),
                            ("absent", "Absent"),
                            ("substitute", "Present as substitute"),
                            ("in_attendance", "In attendance"),
                            ("not_required", "Not required"),
                        ],
                        default="present",
                        max_length=20,
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[("in_person", "In person"), ("remote", "Remotely")], default="in_person", max_length=10
                    ),
                ),
                ("note", models.CharField(blank=True, help_text="For example “left at 11.30am”.", max_length=200)),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendances", to="committees.meeting"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="committees.person",
                    ),
                ),
                (
                    "substitute_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="substituted_at",
                        to="committees.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "attendance",
                "ordering": ["meeting", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", False), models.Q(("name", ""), _negated=True), _connector="OR"
                        ),
                        name="attendance_of_somebody",
                        violation_error_message="Choose a person or type the name as printed.",
                    ),
                    models.UniqueConstraint(
                        fields=("meeting", "person"),
                        name="attendance_once",
                        violation_error_message="This person is already on the list for this meeting.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("substitute_for__isnull", True), ("status", "substitute"), _connector="OR"),
                        name="attendance_substitute",
                        violation_error_message="Only a substitute attends for somebody else.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("label", models.CharField(max_length=200, verbose_name="title of the post")),
                (
                    "slug",
                    models.SlugField(help_text="Used in addresses. Do not change it once published.", max_length=100),
                ),
                (
                    "is_executive",
                    models.BooleanField(
                        default=False,
                        help_text="For example a cabinet member. May not sit on scrutiny.",
                        verbose_name="member of the executive",
                    ),
                ),
                ("start_date", models.DateField(blank=True, null=True)),
                ("end_date", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="posts", to="committees.authority"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="posts",
                        to="committees.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["label"],
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "slug"), name="post_slug_unique"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_date__isnull", True),
                            ("end_date__isnull", True),
                            ("end_date__gte", models.F("start_date")),
                            _connector="OR",
                        ),
                        name="post_dates_in_order",
                        violation_error_message="The end cannot be before the start.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPostHolding",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("start_date", models.DateField(blank=True, null=True)),
                ("end_date", models.DateField(blank=True, null=True)),
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
                    "person",
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
                    "post",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="committees.post",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical post holding",
                "verbose_name_plural": "historical post holdings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PostHolding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("start_date", models.DateField(blank=True, null=True)),
                ("end_date", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="post_holdings",
                        to="committees.person",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="holdings", to="committees.post"
                    ),
                ),
            ],
            options={
                "ordering": ["-start_date"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start_date__isnull", True),
                            ("end_date__isnull", True),
                            ("end_date__gte", models.F("start_date")),
                            _connector="OR",
                        ),
                        name="postholding_dates_in_order",
                        violation_error_message="The end cannot be before the start.",
                    ),
                    models.UniqueConstraint(fields=("person", "post", "start_date"), name="postholding_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Witness",
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
                ("order", models.PositiveSmallIntegerField(default=1)),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="name as printed")),
                ("role", models.CharField(blank=True, max_length=300, verbose_name="role as printed")),
                ("organisation", models.CharField(blank=True, max_length=200)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("cabinet_member", "Cabinet member"),
                            ("officer", "Officer"),
                            ("councillor", "Councillor"),
                            ("partner_agency", "Partner agency"),
                            ("independent_chair", "Independent chair"),
                            ("regulator", "Regulator"),
                            ("expert", "Expert"),
                            ("young_person", "Young person"),
                            ("parent_carer", "Parent or carer"),
                            ("public", "Member of the public"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=20,
                    ),
                ),
                (
                    "agenda_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_witnesses",
                        to="committees.agendaitem",
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
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appearances",
                        to="committees.person",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "witnesses",
                "ordering": ["agenda_item", "order", "id"],
                "abstract": False,
                "constraints": [
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
                        name="committees_witness_quote_whole",
                        violation_error_message="A quotation needs the minutes, where it begins and where it ends.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("minutes__isnull", False)),
                        fields=("agenda_item", "minutes", "start", "name"),
                        name="witness_read_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", False),
                            models.Q(("name", ""), _negated=True),
                            ("category__in", ["young_person", "parent_carer", "public"]),
                            _connector="OR",
                        ),
                        name="witness_is_somebody",
                        violation_error_message="Choose a person or type the name as printed.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuthorityIdentifier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("gss", "ONS (GSS) code"),
                            ("ofsted_urn", "Ofsted URN"),
                            ("dfe_la", "DfE local authority number"),
                            ("register_code", "Local authority register code"),
                            ("moderngov", "ModernGov site"),
                        ],
                        max_length=20,
                    ),
                ),
                ("identifier", models.CharField(max_length=200)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_to", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="identifiers",
                        to="committees.authority",
                    ),
                ),
            ],
            options={
                "ordering": ["authority", "scheme", "valid_from"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="authorityidentifier_dates_in_order",
                        violation_error_message="The end cannot be before the start.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_to__isnull", True)),
                        fields=("scheme", "identifier"),
                        name="authorityidentifier_one_at_a_time",
                        violation_error_message="Another authority has this identifier now.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuthoritySuccession",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("on", models.DateField()),
                (
                    "predecessor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="successions",
                        to="committees.authority",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="precedents",
                        to="committees.authority",
                    ),
                ),
            ],
            options={
                "ordering": ["on"],
                "constraints": [
                    models.UniqueConstraint(fields=("predecessor", "successor"), name="authoritysuccession_once"),
                    models.CheckConstraint(
                        condition=models.Q(("predecessor", models.F("successor")), _negated=True),
                        name="authoritysuccession_of_another",
                        violation_error_message="An authority cannot succeed itself.",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.UniqueConstraint(fields=("meeting", "order"), name="agendaitem_order_unique"),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("access__in", ["open", "confidential"]),
                    models.Q(
                        models.Q(("exempt_paragraphs", ""), _negated=True),
                        models.Q(("public_interest_reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="agendaitem_exempt_says_why",
                violation_error_message="An exempt item needs its Schedule 12A paragraphs and the public interest reason.",
            ),
        ),
        migrations.AddConstraint(
            model_name="discussionpoint",
            constraint=models.CheckConstraint(
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
                name="committees_discussionpoint_quote_whole",
                violation_error_message="A quotation needs the minutes, where it begins and where it ends.",
            ),
        ),
        migrations.AddConstraint(
            model_name="discussionpoint",
            constraint=models.UniqueConstraint(
                condition=models.Q(("minutes__isnull", False)),
                fields=("minutes", "start"),
                name="discussionpoint_read_once",
            ),
        ),
    ]

import django.db.models.deletion
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
            name="Framework",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        help_text="Whose work it judges, for example “local area partnership”.",
                        max_length=200,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="GradeScale",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=200)),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Regulator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("short_name", models.CharField(blank=True, max_length=100)),
                ("url", models.URLField(blank=True, verbose_name="website")),
            ],
            options={
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("area_for_improvement", "Area for improvement"),
                            ("area_for_priority_action", "Area for priority action"),
                            ("priority_and_immediate_action", "Priority and immediate action"),
                            ("recommendation", "Recommendation of the regulator"),
                            ("strength", "Strength"),
                            ("headline", "Headline finding"),
                        ],
                        default="area_for_improvement",
                        max_length=40,
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1)),
                ("text", models.TextField()),
                ("theme", models.CharField(blank=True, max_length=100)),
                (
                    "framework_reference",
                    models.CharField(
                        blank=True, help_text="For example “outcome 4, national framework”.", max_length=200
                    ),
                ),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_carried_to",
                        to="inspections.finding",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection", "order", "id"],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("code", models.SlugField(max_length=40, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("applies_from", models.DateField(blank=True, null=True)),
                ("applies_to", models.DateField(blank=True, null=True)),
                (
                    "has_overall",
                    models.BooleanField(
                        default=True,
                        help_text="Where it has none, nothing here works one out.",
                        verbose_name="has an overall judgement",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="published at")),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="editions", to="inspections.framework"
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "applies_from"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("applies_from__isnull", True),
                            ("applies_to__isnull", True),
                            ("applies_to__gte", models.F("applies_from")),
                            _connector="OR",
                        ),
                        name="edition_dates_in_order",
                        violation_error_message="The end cannot be before the start.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Grade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("code", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=300, verbose_name="as printed")),
                ("short_name", models.CharField(blank=True, max_length=100)),
                ("rank", models.PositiveSmallIntegerField()),
                ("is_adverse", models.BooleanField(default=False, help_text="The regulator expects urgent action.")),
                (
                    "scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="grades", to="inspections.gradescale"
                    ),
                ),
            ],
            options={
                "ordering": ["scale", "rank"],
                "constraints": [
                    models.UniqueConstraint(fields=("scale", "code"), name="grade_code_unique"),
                    models.UniqueConstraint(fields=("scale", "rank"), name="grade_rank_unique"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEdition",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("code", models.SlugField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("applies_from", models.DateField(blank=True, null=True)),
                ("applies_to", models.DateField(blank=True, null=True)),
                (
                    "has_overall",
                    models.BooleanField(
                        default=True,
                        help_text="Where it has none, nothing here works one out.",
                        verbose_name="has an overall judgement",
                    ),
                ),
                ("source_url", models.URLField(blank=True, max_length=500, verbose_name="published at")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.framework",
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
                "verbose_name": "historical edition",
                "verbose_name_plural": "historical editions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFramework",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("code", models.SlugField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        help_text="Whose work it judges, for example “local area partnership”.",
                        max_length=200,
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
                "verbose_name": "historical framework",
                "verbose_name_plural": "historical frameworks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGrade",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("code", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=300, verbose_name="as printed")),
                ("short_name", models.CharField(blank=True, max_length=100)),
                ("rank", models.PositiveSmallIntegerField()),
                ("is_adverse", models.BooleanField(default=False, help_text="The regulator expects urgent action.")),
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
                    "scale",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.gradescale",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical grade",
                "verbose_name_plural": "historical grades",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalGradeScale",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("code", models.SlugField(max_length=40)),
                ("name", models.CharField(max_length=200)),
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
                "verbose_name": "historical grade scale",
                "verbose_name_plural": "historical grade scales",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIndicator",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("name", models.CharField(max_length=200)),
                ("unit", models.CharField(blank=True, help_text="For example “%” or “working days”.", max_length=50)),
                ("definition", models.TextField(blank=True)),
                ("higher_is_better", models.BooleanField(default=True)),
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
                "verbose_name": "historical indicator",
                "verbose_name_plural": "historical indicators",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInspectionType",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("code", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=200)),
                ("is_graded", models.BooleanField(default=True)),
                (
                    "regulators_at_least",
                    models.PositiveSmallIntegerField(default=1, verbose_name="regulators at least"),
                ),
                ("output", models.CharField(blank=True, max_length=100, verbose_name="what is published")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.framework",
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
                "verbose_name": "historical inspection type",
                "verbose_name_plural": "historical inspection types",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalIntervention",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("improvement_notice", "Improvement notice"),
                            ("statutory_direction", "Statutory direction"),
                            ("commissioner_appointed", "Commissioner appointed"),
                            ("improvement_adviser", "Improvement adviser"),
                            ("trust_established", "Children's trust established"),
                            ("other", "Other"),
                        ],
                        max_length=30,
                    ),
                ),
                ("issued_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="address")),
                ("note", models.TextField(blank=True)),
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
                "verbose_name": "historical intervention",
                "verbose_name_plural": "historical interventions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRegulator",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("code", models.SlugField(max_length=40)),
                ("name", models.CharField(max_length=200)),
                ("short_name", models.CharField(blank=True, max_length=100)),
                ("url", models.URLField(blank=True, verbose_name="website")),
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
                "verbose_name": "historical regulator",
                "verbose_name_plural": "historical regulators",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Indicator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("name", models.CharField(max_length=200)),
                ("unit", models.CharField(blank=True, help_text="For example “%” or “working days”.", max_length=50)),
                ("definition", models.TextField(blank=True)),
                ("higher_is_better", models.BooleanField(default=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="indicators",
                        to="committees.authority",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [models.UniqueConstraint(fields=("authority", "name"), name="indicator_name_unique")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMeasurement",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("on", models.DateField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=12)),
                ("target", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("breakdown", models.CharField(blank=True, max_length=100)),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="where it comes from")),
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
                    "indicator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.indicator",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical measurement",
                "verbose_name_plural": "historical measurements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Inspection",
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
                    "subject",
                    models.CharField(
                        blank=True,
                        help_text="If not the authority's own, for example “local area partnership”.",
                        max_length=200,
                        verbose_name="whose work",
                    ),
                ),
                ("start_date", models.DateField(verbose_name="began on")),
                ("end_date", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("report_received_on", models.DateField(blank=True, null=True)),
                ("report_published_on", models.DateField(blank=True, null=True)),
                ("lead_inspector", models.CharField(blank=True, max_length=200)),
                ("report_url", models.URLField(blank=True, max_length=500, verbose_name="report")),
                (
                    "headline",
                    models.TextField(blank=True, help_text="One or two sentences, in the report's words or yours."),
                ),
                (
                    "exception_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed when it began outside the edition's dates.",
                        verbose_name="why it does not fit its edition",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_inspections",
                        to="committees.authority",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        help_text="Leave blank for an ungraded visit.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_inspections",
                        to="inspections.edition",
                    ),
                ),
                (
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.inspection",
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
                "ordering": ["-start_date", "-id"],
                "permissions": [
                    ("review_inspection", "Can review inspections"),
                    ("publish_inspection", "Can publish and withdraw inspections"),
                ],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ImprovementPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("action_plan", "Action plan"),
                            ("draft_action_plan", "Draft action plan"),
                            ("written_statement_of_action", "Written statement of action"),
                            ("written_statement_of_proposed_action", "Written statement of proposed action"),
                            ("priority_action_plan_area_send", "Priority action plan (area SEND)"),
                            ("strategic_plan", "Strategic plan"),
                            ("improvement_plan", "Improvement plan"),
                        ],
                        default="improvement_plan",
                        max_length=40,
                    ),
                ),
                ("draft_due_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "due_source",
                    models.CharField(
                        choices=[
                            ("computed", "Worked out from the rule"),
                            ("letter", "Given in the regulator's letter"),
                        ],
                        default="letter",
                        max_length=10,
                    ),
                ),
                ("submitted_on", models.DateField(blank=True, null=True)),
                ("published_on", models.DateField(blank=True, null=True)),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="address")),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_plans",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection", "due_on"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalImprovementPlan",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("action_plan", "Action plan"),
                            ("draft_action_plan", "Draft action plan"),
                            ("written_statement_of_action", "Written statement of action"),
                            ("written_statement_of_proposed_action", "Written statement of proposed action"),
                            ("priority_action_plan_area_send", "Priority action plan (area SEND)"),
                            ("strategic_plan", "Strategic plan"),
                            ("improvement_plan", "Improvement plan"),
                        ],
                        default="improvement_plan",
                        max_length=40,
                    ),
                ),
                ("draft_due_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "due_source",
                    models.CharField(
                        choices=[
                            ("computed", "Worked out from the rule"),
                            ("letter", "Given in the regulator's letter"),
                        ],
                        default="letter",
                        max_length=10,
                    ),
                ),
                ("submitted_on", models.DateField(blank=True, null=True)),
                ("published_on", models.DateField(blank=True, null=True)),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="address")),
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
                    "inspection",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical improvement plan",
                "verbose_name_plural": "historical improvement plans",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalFinding",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("area_for_improvement", "Area for improvement"),
                            ("area_for_priority_action", "Area for priority action"),
                            ("priority_and_immediate_action", "Priority and immediate action"),
                            ("recommendation", "Recommendation of the regulator"),
                            ("strength", "Strength"),
                            ("headline", "Headline finding"),
                        ],
                        default="area_for_improvement",
                        max_length=40,
                    ),
                ),
                ("order", models.PositiveSmallIntegerField(default=1)),
                ("text", models.TextField()),
                ("theme", models.CharField(blank=True, max_length=100)),
                (
                    "framework_reference",
                    models.CharField(
                        blank=True, help_text="For example “outcome 4, national framework”.", max_length=200
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "carried_from",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.finding",
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
                    "inspection",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical finding",
                "verbose_name_plural": "historical findings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name="finding",
            name="inspection",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="all_findings", to="inspections.inspection"
            ),
        ),
        migrations.CreateModel(
            name="InspectionType",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("is_graded", models.BooleanField(default=True)),
                (
                    "regulators_at_least",
                    models.PositiveSmallIntegerField(default=1, verbose_name="regulators at least"),
                ),
                ("output", models.CharField(blank=True, max_length=100, verbose_name="what is published")),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="types", to="inspections.framework"
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "name"],
            },
        ),
        migrations.AddField(
            model_name="inspection",
            name="inspection_type",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="all_inspections",
                to="inspections.inspectiontype",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalInspection",
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
                    "subject",
                    models.CharField(
                        blank=True,
                        help_text="If not the authority's own, for example “local area partnership”.",
                        max_length=200,
                        verbose_name="whose work",
                    ),
                ),
                ("start_date", models.DateField(verbose_name="began on")),
                ("end_date", models.DateField(blank=True, null=True, verbose_name="ended on")),
                ("report_received_on", models.DateField(blank=True, null=True)),
                ("report_published_on", models.DateField(blank=True, null=True)),
                ("lead_inspector", models.CharField(blank=True, max_length=200)),
                ("report_url", models.URLField(blank=True, max_length=500, verbose_name="report")),
                (
                    "headline",
                    models.TextField(blank=True, help_text="One or two sentences, in the report's words or yours."),
                ),
                (
                    "exception_reason",
                    models.TextField(
                        blank=True,
                        help_text="Needed when it began outside the edition's dates.",
                        verbose_name="why it does not fit its edition",
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
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Leave blank for an ungraded visit.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.edition",
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
                    "previous",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.inspection",
                    ),
                ),
                (
                    "inspection_type",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.inspectiontype",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical inspection",
                "verbose_name_plural": "historical inspections",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Intervention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("improvement_notice", "Improvement notice"),
                            ("statutory_direction", "Statutory direction"),
                            ("commissioner_appointed", "Commissioner appointed"),
                            ("improvement_adviser", "Improvement adviser"),
                            ("trust_established", "Children's trust established"),
                            ("other", "Other"),
                        ],
                        max_length=30,
                    ),
                ),
                ("issued_on", models.DateField()),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="address")),
                ("note", models.TextField(blank=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interventions",
                        to="committees.authority",
                    ),
                ),
            ],
            options={
                "ordering": ["-issued_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("issued_on__isnull", True),
                            ("ended_on__isnull", True),
                            ("ended_on__gte", models.F("issued_on")),
                            _connector="OR",
                        ),
                        name="intervention_dates_in_order",
                        violation_error_message="The end cannot be before the start.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Judgement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("passage", models.TextField(blank=True, verbose_name="in the report's words")),
                (
                    "grade",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_judgements",
                        to="inspections.grade",
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_judgements",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ["inspection", "area__order"],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMentionedGrade",
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
                ("area", models.CharField(blank=True, max_length=300, verbose_name="area as stated")),
                ("grade", models.CharField(max_length=100, verbose_name="grade as stated")),
                ("is_historic", models.BooleanField(default=False, verbose_name="of an earlier inspection")),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("discrepancy", models.TextField(blank=True, help_text="How the minutes differ from the judgement.")),
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
                    "judgement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.judgement",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical mentioned grade",
                "verbose_name_plural": "historical mentioned grades",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="JudgementArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("code", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=300, verbose_name="as printed")),
                ("order", models.PositiveSmallIntegerField()),
                ("is_overall", models.BooleanField(default=False)),
                (
                    "is_limiting",
                    models.BooleanField(
                        default=False,
                        help_text="Where inadequate, the overall judgement has never been better. Used for warnings only.",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="areas", to="inspections.edition"
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="inspections.judgementarea",
                    ),
                ),
                (
                    "scale",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="areas", to="inspections.gradescale"
                    ),
                ),
            ],
            options={
                "ordering": ["edition", "order"],
                "constraints": [
                    models.UniqueConstraint(fields=("edition", "code"), name="judgementarea_code_unique"),
                    models.UniqueConstraint(fields=("edition", "order"), name="judgementarea_order_unique"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_overall", True)), fields=("edition",), name="judgementarea_one_overall"
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="judgement",
            name="area",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="all_judgements",
                to="inspections.judgementarea",
            ),
        ),
        migrations.CreateModel(
            name="HistoricalJudgementArea",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("code", models.SlugField(max_length=60)),
                ("name", models.CharField(max_length=300, verbose_name="as printed")),
                ("order", models.PositiveSmallIntegerField()),
                ("is_overall", models.BooleanField(default=False)),
                (
                    "is_limiting",
                    models.BooleanField(
                        default=False,
                        help_text="Where inadequate, the overall judgement has never been better. Used for warnings only.",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.edition",
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
                    "scale",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.gradescale",
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
                        to="inspections.judgementarea",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical judgement area",
                "verbose_name_plural": "historical judgement areas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalJudgement",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(blank=True, editable=False)),
                ("modified_at", models.DateTimeField(blank=True, editable=False)),
                ("history_change_reason", models.TextField(blank=True, null=True)),
                ("passage", models.TextField(blank=True, verbose_name="in the report's words")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "grade",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.grade",
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
                    "inspection",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.inspection",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="inspections.judgementarea",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical judgement",
                "verbose_name_plural": "historical judgements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Measurement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("modified_at", models.DateTimeField(auto_now=True)),
                ("on", models.DateField()),
                ("value", models.DecimalField(decimal_places=2, max_digits=12)),
                ("target", models.DecimalField(blank=True, decimal_places=2, max_digits=12, null=True)),
                ("breakdown", models.CharField(blank=True, max_length=100)),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="where it comes from")),
                (
                    "indicator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measurements",
                        to="inspections.indicator",
                    ),
                ),
            ],
            options={
                "ordering": ["indicator", "on", "breakdown"],
                "constraints": [
                    models.UniqueConstraint(fields=("indicator", "on", "breakdown"), name="measurement_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MentionedGrade",
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
                ("area", models.CharField(blank=True, max_length=300, verbose_name="area as stated")),
                ("grade", models.CharField(max_length=100, verbose_name="grade as stated")),
                ("is_historic", models.BooleanField(default=False, verbose_name="of an earlier inspection")),
                ("year", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("discrepancy", models.TextField(blank=True, help_text="How the minutes differ from the judgement.")),
                (
                    "agenda_item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_mentioned_grades",
                        to="committees.agendaitem",
                    ),
                ),
                (
                    "judgement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="all_mentions",
                        to="inspections.judgement",
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
                "ordering": ["agenda_item", "start", "id"],
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
                        name="inspections_mentionedgrade_quote_whole",
                        violation_error_message="A quotation needs the minutes, where it begins and where it ends.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("minutes__isnull", False)),
                        fields=("minutes", "start", "area"),
                        name="mentionedgrade_read_once",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="inspection",
            name="regulators",
            field=models.ManyToManyField(related_name="all_inspections", to="inspections.regulator"),
        ),
        migrations.AddField(
            model_name="framework",
            name="regulators",
            field=models.ManyToManyField(blank=True, related_name="frameworks", to="inspections.regulator"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.UniqueConstraint(fields=("inspection", "order"), name="finding_order_unique"),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("carried_from__isnull", True),
                    models.Q(("carried_from", models.F("id")), _negated=True),
                    _connector="OR",
                ),
                name="finding_not_from_itself",
            ),
        ),
        migrations.AddConstraint(
            model_name="judgement",
            constraint=models.UniqueConstraint(
                fields=("inspection", "area"),
                name="judgement_once",
                violation_error_message="This area has a judgement already.",
            ),
        ),
        migrations.AddIndex(
            model_name="inspection",
            index=models.Index(fields=["stage", "-start_date", "-id"], name="inspection_newest"),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reviewed_at__isnull", True), ("reviewed_by__isnull", True)),
                    models.Q(("reviewed_at__isnull", False), ("reviewed_by__isnull", False)),
                    _connector="OR",
                ),
                name="inspections_inspection_reviewed_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published_at__isnull", True), ("published_by__isnull", True)),
                    models.Q(("published_at__isnull", False), ("published_by__isnull", False)),
                    _connector="OR",
                ),
                name="inspections_inspection_published_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at__isnull", True), ("withdrawn_by__isnull", True)),
                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                    _connector="OR",
                ),
                name="inspections_inspection_withdrawn_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("stage", "draft"),
                    models.Q(("stage", "withdrawn"), ("withdrawn_at__isnull", False)),
                    models.Q(("reviewed_at__isnull", False), ("stage", "reviewed")),
                    models.Q(("published_at__isnull", False), ("reviewed_at__isnull", False), ("stage", "published")),
                    _connector="OR",
                ),
                name="inspections_inspection_stage_earned",
                violation_error_message="Nothing is published before it is reviewed.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("stage", "withdrawn"), _negated=True),
                    models.Q(("withdrawn_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="inspections_inspection_withdrawn_reason",
                violation_error_message="Say why it is withdrawn.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.UniqueConstraint(
                fields=("authority", "start_date", "inspection_type"), name="inspection_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("start_date__isnull", True),
                    ("end_date__isnull", True),
                    ("end_date__gte", models.F("start_date")),
                    _connector="OR",
                ),
                name="inspection_dates_in_order",
                violation_error_message="The end cannot be before the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("end_date__isnull", True),
                    ("report_published_on__isnull", True),
                    ("report_published_on__gte", models.F("end_date")),
                    _connector="OR",
                ),
                name="inspection_published_after",
                violation_error_message="The end cannot be before the start.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inspection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("start_date__isnull", True),
                    ("report_published_on__isnull", True),
                    ("report_published_on__gte", models.F("start_date")),
                    _connector="OR",
                ),
                name="inspection_published_after_start",
                violation_error_message="The end cannot be before the start.",
            ),
        ),
    ]

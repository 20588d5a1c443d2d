"""The tables."""

import django.db.models.deletion
import reminders.checks
import reminders.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Company",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                (
                    "calendar",
                    models.CharField(
                        help_text="US-MN, DE-BY, market:XNYS", max_length=100, validators=[reminders.checks.is_calendar]
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        help_text="America/Chicago", max_length=100, validators=[reminders.checks.is_time_zone]
                    ),
                ),
                ("policy", models.CharField(choices=reminders.models.policies, default="article", max_length=40)),
                ("staff", models.ManyToManyField(blank=True, related_name="companies", to=settings.AUTH_USER_MODEL)),
            ],
            options={
                "verbose_name_plural": "companies",
            },
        ),
        migrations.CreateModel(
            name="Interview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("candidate_name", models.CharField(max_length=200)),
                ("candidate_email", models.EmailField(max_length=254)),
                ("employer", models.CharField(blank=True, max_length=200)),
                ("position", models.CharField(blank=True, max_length=200)),
                ("date", models.DateField()),
                ("from_time", models.TimeField()),
                ("to_time", models.TimeField(blank=True, null=True)),
                (
                    "said",
                    models.CharField(
                        blank=True, help_text="What they said about when they will decide", max_length=500
                    ),
                ),
                ("round", models.PositiveIntegerField(default=1, editable=False)),
                ("plan", models.JSONField(editable=False, null=True)),
                ("company", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reminders.company")),
            ],
        ),
        migrations.CreateModel(
            name="Interviewer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=50)),
                ("company", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="reminders.company")),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("round", models.PositiveIntegerField(editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ThankYouSent", "Thank You Sent"),
                            ("FollowUpSent", "Follow Up Sent"),
                            ("ReplyReceived", "Reply Received"),
                            ("Postponed", "Postponed"),
                            ("AskedNotToContact", "Asked Not To Contact"),
                            ("InterviewCancelled", "Interview Cancelled"),
                            ("Withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "channel",
                    models.CharField(blank=True, choices=[("email", "email"), ("phone", "phone")], max_length=5),
                ),
                ("said", models.CharField(blank=True, help_text="Reply: when they will decide", max_length=500)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("offer", "offer"),
                            ("rejection", "rejection"),
                            ("next_round", "next_round"),
                            ("other", "other"),
                        ],
                        max_length=10,
                    ),
                ),
                ("until", models.DateTimeField(blank=True, help_text="Postponed: until when", null=True)),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="events", to="reminders.interview"
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        blank=True,
                        help_text="Thank-you: nobody is all",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="reminders.interviewer",
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="reminders.interview"
                    ),
                ),
                (
                    "interviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="seats", to="reminders.interviewer"
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
            },
        ),
        migrations.AddField(
            model_name="interview",
            name="interviewers",
            field=models.ManyToManyField(through="reminders.Seat", to="reminders.interviewer"),
        ),
        migrations.CreateModel(
            name="Reminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("step", models.CharField(max_length=200)),
                ("claimed_at", models.DateTimeField()),
                ("sent", models.BooleanField(default=False)),
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reminders", to="reminders.interview"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("interview", "step"), name="reminded_once")],
            },
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(fields=("interview", "interviewer"), name="seated_once"),
        ),
    ]

"""The admin: who works for a company sees that company's interviews, each with its plan."""

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from interview_etiquette.serial import from_dict
from reminders.checks import UNREADABLE
from reminders.models import Company, Event, Interview, Interviewer, Reminder, Seat


class OfCompany:
    """Shows, and offers to choose from, what belongs to the companies for which one works. Superusers see all."""

    fixed = ()

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> tuple[str, ...]:
        """Once made, a row stays with its company."""
        return (*super().get_readonly_fields(request, obj), *(self.fixed if obj else ()))

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return self.of_company(super().get_queryset(request), request)

    def formfield_for_foreignkey(self, field: models.ForeignKey, request: HttpRequest, **options: object) -> object:
        options["queryset"] = self.of_company(field.related_model.objects.all(), request)
        return super().formfield_for_foreignkey(field, request, **options)

    def of_company(self, rows: models.QuerySet, request: HttpRequest) -> models.QuerySet:
        """Return those rows that belong to a company of the user's."""
        if request.user.is_superuser:
            return rows
        path = {Company: "staff", Interview: "company__staff", Interviewer: "company__staff"}
        return rows.filter(**{path.get(rows.model, "interview__company__staff"): request.user})


class SeatInline(OfCompany, admin.TabularInline):
    """Who was there."""

    model = Seat
    extra = 0


class EventInline(OfCompany, admin.StackedInline):
    """What has happened since; of an interview that was rescheduled, also what happened before."""

    model = Event
    extra = 0


class ReminderInline(OfCompany, admin.TabularInline):
    """What was claimed, and sent. Deleting a claim lets the next run send it."""

    model = Reminder
    extra = 0
    readonly_fields = ("step", "claimed_at")

    def has_add_permission(self, *_: object) -> bool:
        return False


@admin.register(Interview)
class InterviewAdmin(OfCompany, admin.ModelAdmin):
    """Interviews with their plans."""

    fixed = ("company",)
    list_display = ("__str__", "candidate_name", "company")
    readonly_fields = ("plan_page",)
    inlines = (SeatInline, EventInline, ReminderInline)

    @admin.display(description="plan")
    def plan_page(self, interview: Interview) -> str:
        """Return where things stood when something last happened, and the plan; the library escapes its texts."""
        if not interview.pk:
            return "-"
        try:
            reasons = interview.standing().reasons
        except UNREADABLE as error:
            return str(error)
        drawn = SafeString(from_dict(interview.plan).to_html()) if interview.plan else ""
        return format_html("<div><p>{}</p>{}</div>", "; ".join(map(str, reasons)), drawn)


@admin.register(Interviewer)
class InterviewerAdmin(OfCompany, admin.ModelAdmin):
    """With whom candidates speak."""

    fixed = ("company",)


@admin.register(Company)
class CompanyAdmin(OfCompany, admin.ModelAdmin):
    """The tenants."""

    filter_horizontal = ("staff",)

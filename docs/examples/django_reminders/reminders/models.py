"""What the software keeps: companies, their interviews, what has happened since, and what was sent."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

import attrs
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

import interview_etiquette as etiquette
from interview_etiquette import history
from interview_etiquette.calendars import calendar_for
from interview_etiquette.phrases import read_timeframe
from reminders.checks import is_calendar, is_time_zone, told_to_the_form

business_days = cache(calendar_for)  # they are values, and the same few texts


def policies() -> list[tuple[str, str]]:
    """Return the named policies, to choose from."""
    return [(name, name) for name in etiquette.POLICIES]


class Company(models.Model):
    """A tenant: a staffing company that reminds its candidates. Everything else belongs to one."""

    name = models.CharField(max_length=200)
    calendar = models.CharField(max_length=100, help_text="US-MN, DE-BY, market:XNYS", validators=[is_calendar])
    time_zone = models.CharField(max_length=100, help_text="America/Chicago", validators=[is_time_zone])
    policy = models.CharField(max_length=40, choices=policies, default="article")
    staff = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="companies")

    class Meta:
        verbose_name_plural = "companies"

    def __str__(self) -> str:
        return self.name

    def timeframe(self, said: str, moment: datetime) -> etiquette.Timeframe:
        """Return what they said, read on the day on which they said it; mere chat names no day."""
        if not said:
            return etiquette.Unspecified()
        calendar, day_first = business_days(self.calendar), not self.calendar.startswith("US")
        day = moment.astimezone(ZoneInfo(self.time_zone)).date()
        return read_timeframe(said, asked_on=day, calendar=calendar, day_first=day_first).timeframe


class Interviewer(models.Model):
    """Somebody with whom candidates speak."""

    company = models.ForeignKey(Company, models.CASCADE)
    name = models.CharField(max_length=200)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=50, blank=True)

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse what no business card can say."""
        with told_to_the_form():
            self.as_contact()

    def as_contact(self) -> etiquette.Contact:
        """Return the business card."""
        return etiquette.Contact(self.name, email=self.email or None, phone=self.phone or None)


class Interview(models.Model):
    """One interview of one candidate; as HR systems keep them, with a date and with times on the clock of the place."""

    company = models.ForeignKey(Company, models.CASCADE)
    candidate_name = models.CharField(max_length=200)
    candidate_email = models.EmailField()
    employer = models.CharField(max_length=200, blank=True)
    position = models.CharField(max_length=200, blank=True)
    date = models.DateField()
    from_time = models.TimeField()
    to_time = models.TimeField(null=True, blank=True)
    interviewers = models.ManyToManyField(Interviewer, through="Seat")
    said = models.CharField(max_length=500, blank=True, help_text="What they said about when they will decide")
    round = models.PositiveIntegerField(default=1, editable=False)  # goes up when it is rescheduled
    plan = models.JSONField(null=True, editable=False)  # made by the signals; none where all is over

    def __str__(self) -> str:  # goes into the admin's log, so no names
        return f"interview {self.pk} on {self.date}"

    def clean(self) -> None:
        """Refuse what no plan can be made for."""
        if self.is_whole:
            with told_to_the_form():
                self.as_plan()

    @property
    def is_whole(self) -> bool:
        """Whether there is enough to reckon with; if not, the form has said so."""
        return bool(self.company_id and self.date and self.from_time)

    def as_interview(self) -> etiquette.Interview:
        """Return the interview, with an id for this date and time; rescheduled, it is another one."""
        zone = ZoneInfo(self.company.time_zone)
        start = datetime.combine(self.date, self.from_time, zone)
        return etiquette.Interview(
            start,
            end=datetime.combine(self.date, self.to_time, zone) if self.to_time else None,
            contacts=[seat.interviewer.as_contact() for seat in self.seats.all()] if self.pk else (),
            timeframe=self.company.timeframe(self.said, start),
            employer=self.employer or None,
            position=self.position or None,
            id=f"{self.pk}.{self.round}",
        )

    def as_record(self) -> history.Record:
        """Return the interview with its history, under the company's calendar and policy."""
        events = [event.as_event() for event in self.events.all() if event.round == self.round] if self.pk else ()
        calendar, policy = business_days(self.company.calendar), etiquette.POLICIES[self.company.policy]
        return history.Record(self.pk, self.as_interview(), events, calendar, policy)

    def as_plan(self) -> etiquette.Plan:
        """Return the plan, counted from the last time that they said when they will decide."""
        record = self.as_record()
        interview = record.interview
        for event in record.history:
            if isinstance(event, history.ReplyReceived) and event.timeframe is not None:
                day = max(interview.day, event.at.astimezone(interview.start.tzinfo).date())
                interview = attrs.evolve(interview, timeframe=event.timeframe, asked_on=day)
        return etiquette.plan(interview, calendar=record.calendar, etiquette=record.etiquette)

    def standing(self) -> history.NextStep:
        """Return where things stood when the last thing happened; no clock is read."""
        record = self.as_record()
        last = max((event.at for event in record.history), default=record.interview.start)
        return history.next_step(
            record.interview, record.history, now=last, calendar=record.calendar, etiquette=record.etiquette
        )


def check_company(interview: Interview, interviewer: int | None) -> None:
    """Refuse another company's interviewer."""
    if Interviewer.objects.filter(pk=interviewer).exclude(company=interview.company_id).exists():
        raise ValidationError("The interviewer is of another company.")


class Seat(models.Model):
    """An interviewer at an interview. They stay in the order in which they were added, for step ids count them."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="seats")
    interviewer = models.ForeignKey(Interviewer, models.CASCADE, related_name="seats")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("interview", "interviewer"), name="seated_once"),)

    def __str__(self) -> str:
        return f"seat {self.pk}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Seat nobody of another company, whoever asks."""
        self.clean()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse another company's interviewer."""
        check_company(self.interview, self.interviewer_id)


class Event(models.Model):
    """Something that has happened since."""

    class Kind(models.TextChoices):
        """The events of the library, by the names of their classes."""

        THANK_YOU_SENT = "ThankYouSent"
        FOLLOW_UP_SENT = "FollowUpSent"
        REPLY_RECEIVED = "ReplyReceived"
        POSTPONED = "Postponed"
        ASKED_NOT_TO_CONTACT = "AskedNotToContact"
        INTERVIEW_CANCELLED = "InterviewCancelled"
        WITHDRAWN = "Withdrawn"

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="events")
    round = models.PositiveIntegerField(editable=False)
    kind = models.CharField(max_length=20, choices=Kind)
    at = models.DateTimeField()
    to = models.ForeignKey(Interviewer, models.CASCADE, null=True, blank=True, help_text="Thank-you: nobody is all")
    channel = models.CharField(max_length=5, blank=True, choices=[(way.value, way.value) for way in etiquette.Channel])
    said = models.CharField(max_length=500, blank=True, help_text="Reply: when they will decide")
    outcome = models.CharField(max_length=10, blank=True, choices=[(end.value, end.value) for end in history.Outcome])
    until = models.DateTimeField(null=True, blank=True, help_text="Postponed: until when")

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.kind}, {self.at:%Y-%m-%d}"

    def save(self, *args: object, **kwargs: object) -> None:
        """Belong to the date and time for which the interview is scheduled now, and to its company."""
        check_company(self.interview, self.to_id)
        if self._state.adding:
            self.round = self.interview.round
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse what cannot have happened."""
        check_company(self.interview, self.to_id)
        if self.kind == self.Kind.POSTPONED and not self.until:
            raise ValidationError("Postponed until when?")
        if self.kind and self.at and self.interview.is_whole:
            with told_to_the_form():
                history.next_step(self.interview.as_interview(), [self.as_event()], now=self.at)

    def as_event(self) -> history.Event:
        """Return the event as the library reads it, with what its kind takes."""
        kind = getattr(history, self.kind)
        timeframe = self.interview.company.timeframe(self.said, self.at)
        facts = {
            "to": self.to and self.to.as_contact(),
            "channel": etiquette.Channel(self.channel) if self.channel else None,
            "timeframe": None if isinstance(timeframe, etiquette.Unspecified) else timeframe,
            "outcome": history.Outcome(self.outcome) if self.outcome else None,
            "until": self.until,
        }
        known = {name: fact for name, fact in facts.items() if fact is not None}
        return kind(at=self.at, **{name: known[name] for name in attrs.fields_dict(kind) if name in known})


class Reminder(models.Model):
    """A reminder that was claimed by a run, and by no other; then it was sent, unless the run was killed in between."""

    interview = models.ForeignKey(Interview, models.CASCADE, related_name="reminders")
    step = models.CharField(max_length=200)  # the step's id, which holds the round; of a thank-you, to whom
    claimed_at = models.DateTimeField()
    sent = models.BooleanField(default=False)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("interview", "step"), name="reminded_once"),)

    def __str__(self) -> str:
        return self.step

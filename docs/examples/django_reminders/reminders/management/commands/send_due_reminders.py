"""Remind candidates of what has fallen due: `5 * * * * python -m django send_due_reminders`."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.core.mail import EmailMessage
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from interview_etiquette import Channel, Contact, Rule, Step
from interview_etiquette.history import BadRecord, DueStep, Record, due
from interview_etiquette.integrations.drafts import draft
from interview_etiquette.reasons import spoken_time
from reminders.checks import UNREADABLE
from reminders.models import Company, Interview, Reminder, Seat

CATCH_UP = timedelta(days=3)  # what opened longer ago is not brought up any more
LONGEST_RUN = timedelta(hours=1)  # after which a claim without a mail is in doubt
YEAR = timedelta(days=366)  # after which nothing falls due
SUBJECTS = {
    Rule.BUSINESS_CARD: "Before you leave: the cards",
    Rule.DECISION_DATE: "Before you leave: the question",
    Rule.THANK_YOU: "Time to say thank you",
    Rule.FOLLOW_UP: "Time to follow up",
    Rule.MOVE_ON: "Time to move on",
}


def moment(text: str) -> datetime:
    """Return the moment that an ISO text with an offset names."""
    read = datetime.fromisoformat(text)
    if read.tzinfo is None:
        raise ValueError
    return read


class Command(BaseCommand):
    """Looks three days back each time, and sends what no run has claimed: it may run late, twice, or beside itself."""

    help = "Remind candidates of what has fallen due."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--now", type=moment, help="another moment than now, such as 2026-03-10T16:05+00:00")

    def handle(self, *_: object, now: datetime | None, **__: object) -> None:
        now = now or timezone.now()
        self.failures = 0
        for company in Company.objects.all():
            for found in list(self.due_at(company, now)):  # no query stays open while there is writing
                self.remind(found, now)
        for claim in Reminder.objects.filter(sent=False, claimed_at__lt=now - LONGEST_RUN):
            self.fail(claim.interview_id, f"{claim.step} was claimed, and perhaps not sent")
        if self.failures:
            raise CommandError(f"{self.failures} failed")

    def due_at(self, company: Company, now: datetime) -> Iterator[DueStep]:
        """Yield what has fallen due of late, and is not in vain by now."""
        for found in due(self.records(company, now), since=now - CATCH_UP, until=now):
            if isinstance(found, BadRecord):
                self.fail(found.key, type(found.error).__name__)
            elif found.step.rule not in (Rule.BUSINESS_CARD, Rule.DECISION_DATE) or found.step.due > now:
                yield found

    def records(self, company: Company, now: datetime) -> Iterator[Record]:
        """Yield the records of one company."""
        lately = (now - YEAR).date(), (now + CATCH_UP).date()
        rows = Interview.objects.filter(company=company, date__range=lately).select_related("company")
        for interview in rows.prefetch_related("seats__interviewer", "events__to").iterator(100):
            try:
                yield interview.as_record()
            except UNREADABLE as error:
                self.fail(interview.pk, type(error).__name__)

    def remind(self, found: DueStep, now: datetime) -> None:
        """Claim a reminder, which only one run can do; then send it."""
        claim, is_new = Reminder.objects.get_or_create(
            interview_id=found.key, step=name_of(found), defaults={"claimed_at": now}
        )
        if not is_new:
            return
        try:
            mail(claim.interview, found.step).send()
        except (OSError, ValueError) as error:
            claim.delete()  # nothing went out: the next run tries again
            self.fail(found.key, type(error).__name__)
        else:
            claim.sent = True
            claim.save()

    def fail(self, key: object, what: str) -> None:
        """Say that something went wrong, in words without names or addresses."""
        self.failures += 1
        self.stderr.write(f"interview {key}: {what}")


def name_of(found: DueStep) -> str:
    """Return the step's id; of a thank-you with the interviewer's in place of its number, which may change hands."""
    seats = Seat.objects.filter(interview=found.key).select_related("interviewer")
    whom = [seat.interviewer_id for seat in seats if seat.interviewer.as_contact() in found.step.contacts]
    if found.step.rule is not Rule.THANK_YOU or not whom:
        return found.step.id
    return f"{found.step.id.rpartition('.')[0]}.to-{whom[0]}"


def mail(interview: Interview, step: Step) -> EmailMessage:
    """Return the reminder, with a draft for each message that the step asks for; a phone number only for a call."""
    due_by = f", until {spoken_time(step.due)}" if step.due else ""
    lines = [
        f"Dear {interview.candidate_name},\n",
        f"{SUBJECTS[step.rule]}: {spoken_time(step.opens)}{due_by}\n",
        *(f"To {contact.name}{_number(step, contact)}\n" for contact in step.contacts if step.channel),
        *(f"- {item.text if item.required else f'perhaps: {item.text}'}" for item in step.checklist),
        f"\nWhy: {'; '.join(map(str, step.reasons))}\n",
    ]
    message = EmailMessage(SUBJECTS[step.rule], "\n".join(lines), to=[interview.candidate_email])
    candidate = Contact(interview.candidate_name, email=interview.candidate_email)
    for contact in step.contacts:
        if step.channel is Channel.EMAIL and contact.email:
            written = draft(step, contact, interview=interview.as_interview(), sender=candidate)
            message.attach("draft.eml", bytes(written), "message/rfc822")
    return message


def _number(step: Step, contact: Contact) -> str:
    return f", {contact.phone}" if step.channel is Channel.PHONE else ""

"""The plan is made again whenever something changes on which it rests."""

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver

from interview_etiquette.history import Status
from interview_etiquette.serial import Json, to_dict
from reminders.checks import UNREADABLE
from reminders.models import Company, Event, Interview, Interviewer, Seat

OVER = (Status.ANSWERED, Status.CANCELLED, Status.WITHDRAWN)


def make_plans(**which: object) -> None:
    """Make the plans of some interviews, as these now stand in the database."""
    for interview in Interview.objects.filter(**which).select_related("company"):
        Interview.objects.filter(pk=interview.pk).update(plan=plan_of(interview))


def plan_of(interview: Interview) -> Json:
    """Return the plan to be kept: none where all is over or, as the hourly run will say, where none can be made."""
    try:
        return None if interview.standing().status in OVER else to_dict(interview.as_plan())
    except UNREADABLE:
        return None


@receiver(pre_save, sender=Interview)
def begin_again_when_rescheduled(instance: Interview, **_: object) -> None:
    """Another date or time is another interview: what happened before, and what was sent, is not its history."""
    stored = Interview.objects.filter(pk=instance.pk)
    if before := stored.first():
        is_unmoved = stored.filter(date=instance.date, from_time=instance.from_time).exists()
        instance.round = before.round + (not is_unmoved)


@receiver(pre_save, sender=Interview)
@receiver(pre_save, sender=Interviewer)
def stay_with_the_company(sender: type[Model], instance: Model, **_: object) -> None:
    """Let nothing take its seats and its history to another company."""
    if sender.objects.filter(pk=instance.pk).exclude(company=instance.company_id).exists():
        raise ValidationError("It belongs to another company.")


@receiver(post_save, sender=Interview)
def plan_anew(instance: Interview, **_: object) -> None:
    """Keep the round, whichever fields were to be saved, and the plan."""
    Interview.objects.filter(pk=instance.pk).update(round=instance.round)
    make_plans(pk=instance.pk)
    instance.refresh_from_db(fields=["plan"])


@receiver(post_save, sender=Company)
@receiver(post_save, sender=Interviewer)
@receiver([post_save, post_delete], sender=Seat)
@receiver([post_save, post_delete], sender=Event)
def plan_others_anew(instance: Model, **_: object) -> None:
    """Follow a company's policy, an interviewer's card, who was there and what has happened."""
    match instance:
        case Company():
            make_plans(company=instance)
        case Interviewer():
            make_plans(seats__interviewer=instance)
        case Seat() | Event():
            make_plans(pk=instance.interview_id)


@receiver(m2m_changed, sender=Seat)
def seat(
    instance: Model, action: str, *, reverse: bool, model: type[Model], pk_set: set[int] | None, **_: object
) -> None:
    """Let `interviewers.add` seat nobody of another company, and plan anew; what it removes is deleted, see above."""
    others = model.objects.filter(pk__in=pk_set or ())
    if action == "pre_add" and others.exclude(company=instance.company_id).exists():
        raise ValidationError("The interviewer is of another company.")
    if action == "post_add":
        make_plans(pk__in=pk_set if reverse else [instance.pk])

"""The Django example, for Django's own test runner, which test_example_django.py starts."""

import io
import re
from datetime import UTC, date, datetime, time, timedelta
from unittest import mock

from django.contrib.auth.models import Permission, User
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import TestCase
from django.urls import reverse
from reminders.models import Company, Event, Interview, Interviewer, Reminder, Seat

from interview_etiquette import Rule
from interview_etiquette.serial import from_dict

Kind = Event.Kind
HOUR = timedelta(hours=1)
HOSTILE = "<script>alert('x')</script>"


def utc(*when):
    return datetime(*when, tzinfo=UTC)


class Example(TestCase):
    """Two companies, of which one is in Minnesota and the other in Bavaria."""

    def setUp(self):
        self.north = Company.objects.create(
            name="North Star Staffing", calendar="US-MN", time_zone="America/Chicago", policy="article"
        )
        self.isar = Company.objects.create(
            name="Isar Personal", calendar="DE-BY", time_zone="Europe/Berlin", policy="germany"
        )
        self.zoe = Interviewer.objects.create(
            company=self.north, name="Zoë Müller", email="zoe@example.org", phone="+1 5"
        )
        self.ben = Interviewer.objects.create(
            company=self.north, name="Ben Berg", email="ben@example.org", phone="+1 6"
        )
        self.ute = Interviewer.objects.create(
            company=self.isar, name="Ute Vogt", email="ute@example.net", phone="+49 7"
        )

    def interview(self, company=None, day=date(2026, 3, 10), **fields):
        made = Interview.objects.create(
            **{
                "company": company or self.north,
                "candidate_name": "Max Power",
                "candidate_email": "max@example.com",
                "date": day,
                "from_time": time(10),
                "to_time": time(11),
                "said": "a decision by the end of the week",
                **fields,
            }
        )
        made.interviewers.add(self.ute if company == self.isar else self.zoe)
        return made

    def event(self, interview, kind, at, **facts):
        return Event.objects.create(interview=interview, kind=kind, at=at, **facts)

    def plan(self, interview):
        interview.refresh_from_db()
        return interview.plan and from_dict(interview.plan)

    def steps(self, interview, rule):
        return [step for step in self.plan(interview).steps if step.rule == rule]

    def run_at(self, now):
        """Run the command, and return the subjects of what it sent."""
        before = len(mail.outbox)
        call_command("send_due_reminders", now=now)
        return [message.subject for message in mail.outbox[before:]]

    def failing_at(self, now):
        """Run the command, which fails in part, and return what it says."""
        said = io.StringIO()
        with self.assertRaises(CommandError):
            call_command("send_due_reminders", now=now, stderr=said)
        return said.getvalue()


class ThePlan(Example):
    """The signals keep it."""

    def test_it_is_made_on_the_clock_calendar_and_policy_of_the_company(self):
        here, there = self.interview(), self.interview(self.isar)
        self.assertEqual(str(self.steps(here, Rule.FOLLOW_UP)[0].opens), "2026-03-13 09:00:00-05:00")
        self.assertEqual(str(self.steps(there, Rule.FOLLOW_UP)[0].opens), "2026-03-17 09:00:00+01:00")  # two more days

    def test_a_holiday_of_one_company_is_none_of_the_other(self):
        fields = {"day": date(2025, 12, 23), "said": ""}  # a fortnight before Epiphany
        self.isar.policy = self.north.policy = "patient"
        self.isar.save()
        self.north.save()
        here, there = self.interview(**fields), self.interview(self.isar, **fields)
        self.assertEqual(self.plan(here).dates.follow_ups, (date(2026, 1, 6),))
        self.assertEqual(self.plan(there).dates.follow_ups, (date(2026, 1, 7),))

    def test_the_saved_object_has_it_at_once(self):
        made = self.interview()
        made.said = "within two weeks"
        made.save()
        self.assertEqual(from_dict(made.plan).dates.follow_ups, (date(2026, 3, 24),))

    def test_it_follows_the_interviewers(self):
        self.interview(self.isar)  # so that numbers of interviews and of interviewers differ
        self.interview(self.isar)
        made = self.interview()

        def names():
            return [contact.name for contact in self.plan(made).interview.contacts]

        self.assertEqual(names(), ["Zoë Müller"])
        made.interviewers.add(self.ben)
        self.assertEqual(names(), ["Zoë Müller", "Ben Berg"])
        made.interviewers.remove(self.zoe)
        self.assertEqual(names(), ["Ben Berg"])
        self.zoe.interview_set.add(made)
        self.assertEqual(names(), ["Ben Berg", "Zoë Müller"])  # in the order in which they came
        self.ben.name = "Benjamin Berg"
        self.ben.save()
        self.assertEqual(names(), ["Benjamin Berg", "Zoë Müller"])
        self.zoe.delete()
        self.assertEqual(names(), ["Benjamin Berg"])
        made.interviewers.set([])
        self.assertEqual(names(), [])
        made.interviewers.set([self.ben])
        made.interviewers.clear()
        self.assertEqual(names(), [])

    def test_it_follows_the_company(self):
        made = self.interview()
        self.north.policy = "two_touch"
        self.north.save()
        self.assertEqual(len(self.steps(made, Rule.FOLLOW_UP)), 2)

    def test_nobody_of_another_company_is_seated(self):
        made = self.interview()
        with self.assertRaises(ValidationError), transaction.atomic():
            made.interviewers.add(self.ute)
        with self.assertRaises(ValidationError), transaction.atomic():
            self.ute.interview_set.add(made)
        self.assertEqual([*made.interviewers.all()], [self.zoe])
        for kind, facts in ((Seat, {"interviewer": self.ute}), (Event, {"to": self.ute, "at": utc(2026, 3, 10, 18)})):
            with self.assertRaises(ValidationError), transaction.atomic():
                kind.objects.create(interview=made, **facts)
        self.assertEqual([*made.interviewers.all()], [self.zoe])

    def test_nothing_moves_to_another_company(self):
        for row in (self.interview(), self.zoe):
            row.company = self.isar
            with self.assertRaises(ValidationError), transaction.atomic():
                row.save()

    def test_there_is_none_where_all_is_over(self):
        for kind, facts in (
            (Kind.INTERVIEW_CANCELLED, {}),
            (Kind.WITHDRAWN, {}),
            (Kind.REPLY_RECEIVED, {"outcome": "offer"}),
        ):
            with self.subTest(kind):
                made = self.interview()
                happened = self.event(made, kind, utc(2026, 3, 9, 12), **facts)
                self.assertIsNone(self.plan(made))
                happened.delete()
                self.assertIsNotNone(self.plan(made))

    def test_a_reply_that_names_a_day_moves_it(self):
        made = self.interview()
        self.event(made, Kind.REPLY_RECEIVED, utc(2026, 3, 12, 15), said="It'll be the end of next week, sorry.")
        self.assertEqual(self.plan(made).dates.follow_ups, (date(2026, 3, 20),))

    def test_a_reply_before_the_interview_counts_from_its_day(self):
        made = self.interview()
        self.event(made, Kind.REPLY_RECEIVED, utc(2026, 3, 6, 15), said="within two weeks")
        self.assertEqual(self.plan(made).interview.asked_on, date(2026, 3, 10))

    def test_a_reply_that_names_none_does_not(self):
        made = self.interview()
        self.event(made, Kind.REPLY_RECEIVED, utc(2026, 3, 12, 15), said="Thank you for your note!")
        self.assertEqual(self.plan(made).dates.follow_ups, (date(2026, 3, 13),))

    def test_days_come_first_outside_america(self):
        for company, day in ((self.north, date(2026, 4, 5)), (self.isar, date(2026, 5, 4))):
            made = self.interview(company, said="by 4/5")
            self.assertEqual(self.plan(made).window.latest, day)

    def test_what_no_plan_can_be_made_for_is_refused_by_the_form(self):
        for fields in ({"to_time": time(9)}, {"said": "by the 31st of February"}, {"candidate_name": ""}):
            with self.subTest(fields), self.assertRaises(ValidationError):
                made = Interview(
                    **{"company": self.north, "candidate_name": "Max", "candidate_email": "max@example.com"}
                    | {"date": date(2026, 3, 10), "from_time": time(10)}
                    | fields
                )
                made.full_clean()

    def test_what_cannot_have_happened_is_refused_by_the_form(self):
        made = self.interview()
        for kind, facts in (
            (Kind.THANK_YOU_SENT, {"at": utc(2026, 3, 9)}),
            (Kind.THANK_YOU_SENT, {"to": self.ute}),
            (Kind.POSTPONED, {}),
            (Kind.REPLY_RECEIVED, {"said": "by the 31st of February"}),
        ):
            with self.subTest(kind, facts=facts), self.assertRaises(ValidationError):
                Event(**{"interview": made, "round": 1, "kind": kind, "at": utc(2026, 3, 12)} | facts).full_clean()


class Rescheduling(Example):
    """Another date or time is another interview."""

    def test_it_begins_a_new_history(self):
        made = self.interview()
        self.event(made, Kind.THANK_YOU_SENT, utc(2026, 3, 10, 17))
        self.assertEqual(self.run_at(utc(2026, 3, 10, 18)), [])
        made.date = date(2026, 3, 17)
        made.save()
        self.assertEqual(self.plan(made).interview.id, f"{made.pk}.2")
        self.assertEqual(self.run_at(utc(2026, 3, 17, 16)), [])
        self.assertEqual(self.run_at(utc(2026, 3, 17, 16, 1)), ["Time to say thank you"])
        self.event(made, Kind.THANK_YOU_SENT, utc(2026, 3, 17, 17))
        made.events.first().save()
        self.assertEqual([event.round for event in made.events.all()], [1, 2])

    def test_a_cancelled_one_is_on_again(self):
        made = self.interview()
        self.event(made, Kind.INTERVIEW_CANCELLED, utc(2026, 3, 9, 12))
        made.to_time = time(12)
        made.save()
        self.assertIsNone(self.plan(made))
        made.from_time = time(9)
        made.save()
        self.assertIsNotNone(self.plan(made))

    def test_it_is_noticed_whatever_is_saved_and_however_it_is_written(self):
        made = self.interview()
        for field, value, number in (
            ("date", "2026-03-11", 2),
            ("date", date(2026, 3, 11), 2),
            ("from_time", "09:30", 3),
            ("from_time", time(9, 30), 3),
            ("position", "Engineer", 3),
            ("to_time", time(12), 3),
        ):
            with self.subTest(field):
                setattr(made, field, value)
                made.save(update_fields=[field])
                self.assertEqual(self.plan(made).interview.id, f"{made.pk}.{number}")

    def test_an_old_copy_does_not_undo_it(self):
        made = self.interview()
        stale = Interview.objects.get(pk=made.pk)
        made.date = stale.date = date(2026, 3, 11)
        made.save()
        stale.save()
        self.assertEqual(self.plan(made).interview.id, f"{made.pk}.2")


class TheCommand(Example):
    """It reminds once, at the right hour."""

    def test_it_reminds_once(self):
        self.interview()
        self.assertEqual(self.run_at(utc(2026, 3, 10, 16, 5)), ["Time to say thank you"])
        self.assertEqual(self.run_at(utc(2026, 3, 10, 16, 5)), [])
        self.assertEqual(self.run_at(utc(2026, 3, 10, 17, 5)), [])
        self.assertEqual(
            [(claim.step, claim.sent) for claim in Reminder.objects.all()],
            [(f"{Interview.objects.get().pk}.1/thank_you/1.to-{self.zoe.pk}", True)],
        )

    def test_whoever_takes_anothers_place_is_thanked_too(self):
        made = self.interview()
        self.assertEqual(self.run_at(utc(2026, 3, 10, 16, 5)), ["Time to say thank you"])
        made.interviewers.remove(self.zoe)
        made.interviewers.add(self.ben)
        made.interviewers.add(self.zoe)
        self.assertEqual(self.run_at(utc(2026, 3, 10, 17, 5)), ["Time to say thank you"])
        self.assertEqual(self.run_at(utc(2026, 3, 10, 18, 5)), [])
        self.assertEqual(
            [claim.step.rpartition("/")[2] for claim in Reminder.objects.order_by("pk")],
            [f"1.to-{self.zoe.pk}", f"1.to-{self.ben.pk}"],
        )

    def test_each_company_has_its_own_hours(self):
        self.interview()
        self.interview(self.isar)
        self.interview(self.isar, candidate_email="anna@example.com", from_time=time(20), to_time=None)
        sent = {}
        for day in (9, 10, 13, 17, 20, 23, 26, 29, 30):  # what falls due on a day in between comes late, and is seen
            for hour in range(24):
                call_command("send_due_reminders", now=utc(2026, 3, day, hour, 5))
                for message in mail.outbox:
                    sent.setdefault((message.to[0], message.subject), []).append(f"03-{day:02} {hour:02}")
                mail.outbox.clear()
        self.maxDiff = None
        self.assertEqual(
            sent,
            {
                ("max@example.com", "Before you leave: the cards"): [
                    "03-09 23",
                    "03-10 05",
                ],  # midnight in Munich, Chicago
                ("max@example.com", "Time to say thank you"): ["03-10 10", "03-10 16"],  # eleven o'clock
                ("max@example.com", "Time to follow up"): ["03-13 14", "03-17 08"],  # nine o'clock
                ("max@example.com", "Time to move on"): [
                    "03-20 05",
                    "03-30 22",
                ],  # midnight; summer time in Munich by now
                ("anna@example.com", "Before you leave: the cards"): ["03-09 23"],
                ("anna@example.com", "Time to say thank you"): ["03-10 20"],
                ("anna@example.com", "Time to follow up"): ["03-17 08"],
                ("anna@example.com", "Time to move on"): ["03-30 22"],
            },
        )

    def test_the_days_on_which_the_clock_changes(self):
        for day, from_time, opens in (
            (date(2026, 3, 8), time(2, 30), utc(2026, 3, 8, 9, 30)),  # 02:30 does not exist: 03:30, and an hour more
            (date(2026, 11, 1), time(0, 30), utc(2026, 11, 1, 6, 30)),  # until the first 01:30
        ):
            with self.subTest(day):
                self.interview(day=day, from_time=from_time, to_time=None)
                start = datetime(day.year, day.month, day.day, tzinfo=UTC)
                half_hours = [start + n * HOUR / 2 + timedelta(minutes=1) for n in range(30)]
                sent = {moment: self.run_at(moment) for moment in half_hours}
                thanks = [moment for moment, subjects in sent.items() if "Time to say thank you" in subjects]
                self.assertEqual(thanks, [opens + timedelta(minutes=1)])

    def test_missed_hours_are_caught_up(self):
        self.interview()
        self.assertEqual(self.run_at(utc(2026, 3, 13, 12)), ["Time to say thank you"])  # the cards are too late by now
        self.assertEqual(self.run_at(utc(2026, 3, 22)), ["Time to move on"])  # and so is what was due nine days ago
        self.assertEqual(self.run_at(utc(2026, 3, 25)), [])

    def test_an_interview_entered_late_is_not_missed(self):
        self.run_at(utc(2026, 3, 10, 20, 5))
        self.interview()
        self.assertEqual(self.run_at(utc(2026, 3, 10, 21, 5)), ["Time to say thank you"])

    def test_an_interviewer_remembered_late_is_not_missed(self):
        made = self.interview()
        self.run_at(utc(2026, 3, 10, 16, 5))
        made.interviewers.add(self.ben)
        self.run_at(utc(2026, 3, 10, 17, 5))
        self.assertEqual([re.search("To (.*)", message.body)[1] for message in mail.outbox], ["Zoë Müller", "Ben Berg"])

    def test_what_is_done_is_not_brought_up(self):
        made = self.interview()
        made.interviewers.add(self.ben)
        self.event(made, Kind.THANK_YOU_SENT, utc(2026, 3, 10, 16, 2), to=self.zoe)
        self.assertEqual(self.run_at(utc(2026, 3, 10, 16, 5)), ["Time to say thank you"])
        self.assertIn("To Ben Berg", mail.outbox[0].body)

    def test_what_is_put_off_comes_when_that_is_over(self):
        made = self.interview()
        self.event(made, Kind.POSTPONED, utc(2026, 3, 12), until=utc(2026, 3, 16, 15))
        self.event(made, Kind.THANK_YOU_SENT, utc(2026, 3, 10, 17))
        self.assertEqual(self.run_at(utc(2026, 3, 13, 20)), [])
        self.assertEqual(self.run_at(utc(2026, 3, 16, 15)), [])
        self.assertEqual(self.run_at(utc(2026, 3, 16, 15, 5)), ["Time to follow up"])

    def test_who_asked_not_to_be_contacted_is_left_alone(self):
        made = self.interview()
        self.event(made, Kind.ASKED_NOT_TO_CONTACT, utc(2026, 3, 10, 15))
        sent = [
            subject for hours in range(0, 24 * 20, 24) for subject in self.run_at(utc(2026, 3, 10, 16) + hours * HOUR)
        ]
        self.assertEqual(sent, ["Time to move on"])

    def test_who_bars_one_channel_is_asked_by_the_other(self):
        made = self.interview(self.isar)
        self.event(made, Kind.THANK_YOU_SENT, utc(2026, 3, 10, 17))
        self.event(made, Kind.ASKED_NOT_TO_CONTACT, utc(2026, 3, 11, 15), channel="phone")
        self.assertEqual(self.run_at(utc(2026, 3, 17, 8, 5)), ["Time to follow up"])
        self.assertNotIn(self.ute.phone, mail.outbox[-1].body)

    def test_who_cancelled_withdrew_or_answered_gets_nothing(self):
        for kind, facts in (
            (Kind.INTERVIEW_CANCELLED, {}),
            (Kind.WITHDRAWN, {}),
            (Kind.REPLY_RECEIVED, {"outcome": "offer"}),
        ):
            self.event(self.interview(), kind, utc(2026, 3, 9, 12), **facts)
        self.assertEqual([self.run_at(utc(2026, 3, day)) for day in range(9, 30)], [[]] * 21)

    def test_the_mail_says_what_to_do_and_brings_a_draft(self):
        self.interview(position="Engineer")
        self.run_at(utc(2026, 3, 10, 16, 5))
        (message,) = mail.outbox
        self.assertEqual(message.to, ["max@example.com"])
        self.assertIn("Tue 2026-03-10 11:00, until Tue 2026-03-10 17:00", message.body)
        self.assertIn("thank them for their time", message.body)
        self.assertNotIn(self.zoe.phone, message.body)
        (attached,) = message.message().get_payload()[1:]
        (draft,) = attached.get_payload()
        self.assertEqual(attached.get_content_type(), "message/rfc822")
        self.assertIn("zoe@example.org", draft["To"])
        self.assertEqual(draft["X-Unsent"], "1")
        self.assertIn("[thank them for their time]", draft.get_payload(decode=True).decode())

    def test_a_number_is_given_where_one_is_to_call(self):
        self.event(self.interview(self.isar), Kind.THANK_YOU_SENT, utc(2026, 3, 10, 17))
        self.run_at(utc(2026, 3, 17, 8, 5))
        (message,) = mail.outbox
        self.assertIn("To Ute Vogt, +49 7", message.body)
        self.assertEqual(message.attachments, [])

    def test_what_could_not_be_sent_is_sent_by_the_next_run(self):
        self.interview()
        refusal = OSError("550 no such mailbox: max@example.com")
        with mock.patch("django.core.mail.backends.locmem.EmailBackend.send_messages", side_effect=refusal):
            said = self.failing_at(utc(2026, 3, 10, 16, 5))
        self.assertRegex(said, r"^interview \d+: OSError\n$")
        self.assertEqual(self.run_at(utc(2026, 3, 10, 17, 5)), ["Time to say thank you"])

    def test_a_claim_in_doubt_is_not_sent_again_and_not_kept_quiet(self):
        made = self.interview()
        claim = Reminder.objects.create(
            interview=made, step=f"{made.pk}.1/thank_you/1.to-{self.zoe.pk}", claimed_at=utc(2026, 3, 10, 16, 5)
        )
        self.assertEqual(self.run_at(utc(2026, 3, 10, 16, 35)), [])  # the other run may be at it still
        said = self.failing_at(utc(2026, 3, 10, 17, 35))
        self.assertIn(f"1.to-{self.zoe.pk} was claimed, and perhaps not sent", said)
        self.assertEqual(mail.outbox, [])
        claim.delete()
        self.assertEqual(self.run_at(utc(2026, 3, 10, 18, 5)), ["Time to say thank you"])

    def test_a_row_or_a_company_that_cannot_be_read_holds_up_no_other(self):
        broken = self.interview(self.isar, said="by the 31st of February", candidate_name="Erika Mustermann")
        self.assertIsNone(self.plan(broken))
        other = self.interview(self.isar, candidate_email="anna@example.com")
        said = self.failing_at(utc(2026, 3, 10, 10, 5))
        self.assertEqual(said, f"interview {broken.pk}: UnreadablePhraseError\n")
        self.assertEqual([message.to for message in mail.outbox], [["anna@example.com"]])
        Event.objects.bulk_create([Event(interview=broken, round=1, kind=Kind.THANK_YOU_SENT, at=utc(2026, 3, 9))])
        Interview.objects.filter(pk=broken.pk).update(said="")
        self.assertEqual(self.failing_at(utc(2026, 3, 10, 10, 5)), f"interview {broken.pk}: InvalidValueError\n")
        self.interview()
        for fields in ({"calendar": "Narnia"}, {"time_zone": "Narnia"}, {"policy": "narnia"}):
            with self.subTest(fields):
                Company.objects.filter(pk=self.isar.pk).update(**fields)
                self.assertIn(f"interview {other.pk}: ", self.failing_at(utc(2026, 3, 10, 16, 5)))
        self.assertEqual([message.to for message in mail.outbox[1:]], [["max@example.com"]])

    def test_a_text_of_several_lines_gets_into_no_header(self):
        self.interview(candidate_name="Max\nBcc: eve@example.com")
        self.assertIn("InvalidValueError", self.failing_at(utc(2026, 3, 10, 16, 5)))
        self.assertEqual(mail.outbox, [])

    def test_now_is_an_iso_time_with_an_offset(self):
        self.interview()
        call_command("send_due_reminders", "--now", "2026-03-10T11:05-05:00")
        self.assertEqual(len(mail.outbox), 1)
        with self.assertRaisesMessage(CommandError, "invalid moment value"):
            call_command("send_due_reminders", "--now", "2026-03-10T11:05")

    def test_without_now_it_reads_the_clock(self):
        self.interview()
        call_command("send_due_reminders")
        self.assertEqual(mail.outbox, [])


class TheAdmin(Example):
    """Staff see their company, and the plan of each interview."""

    def setUp(self):
        super().setUp()
        self.nora = User.objects.create_user("nora", is_staff=True)
        self.nora.user_permissions.set(Permission.objects.filter(content_type__app_label="reminders"))
        self.north.staff.add(self.nora)
        self.client.force_login(self.nora)

    def page(self, interview):
        response = self.client.get(reverse("admin:reminders_interview_change", args=[interview.pk]))
        self.assertEqual(response.status_code, 200)
        return response.content.decode()

    def plan_on(self, page):
        return re.search(
            r'<div class="readonly">(.*?)</div>\s*</div>\s*</div>', page[page.index("Plan:") :], re.DOTALL
        )[1]

    def form(self, **fields):
        prefixes = ("seats", "events", "reminders")
        forms = {f"{prefix}-{key}_FORMS": 0 for prefix in prefixes for key in ("TOTAL", "INITIAL")}
        given = {"company": self.north.pk, "candidate_name": "Max Power", "candidate_email": "max@example.com"}
        return {**forms, **given, "date": "2026-03-10", "from_time": "10:00", "said": "", **fields}

    def add(self, **fields):
        return self.client.post(reverse("admin:reminders_interview_add"), self.form(**fields))

    def test_the_page_shows_the_plan(self):
        shown = self.plan_on(self.page(self.interview()))
        for part in ("2026-03-10", "2026-03-13", "2026-03-20", "ask that morning"):
            self.assertIn(part, shown)

    def test_the_plan_is_on_the_clock_of_the_interview(self):
        self.assertIn("09:00", self.plan_on(self.page(self.interview())))

    def test_every_text_is_escaped(self):
        made = self.interview(candidate_name=HOSTILE, employer=HOSTILE, position=HOSTILE)
        self.zoe.name = HOSTILE
        self.zoe.email = ""
        self.zoe.save()
        self.assertIn(HOSTILE, str(self.plan(made)))
        page = self.page(made)
        self.assertNotIn(HOSTILE, page)
        self.assertIn("&lt;script&gt;", self.plan_on(page))

    def test_neither_address_nor_number_is_shown(self):
        page = self.page(self.interview())
        for hidden in (self.zoe.email, self.zoe.phone):
            self.assertNotIn(hidden, page)

    def test_it_says_where_things_stand(self):
        for kind, facts, said in (
            (Kind.INTERVIEW_CANCELLED, {}, "the interview was cancelled"),
            (Kind.WITHDRAWN, {}, "you withdrew"),
            (Kind.ASKED_NOT_TO_CONTACT, {}, "they asked not to be contacted"),
            (Kind.POSTPONED, {"until": utc(2026, 3, 20)}, "you put it off until"),
        ):
            with self.subTest(kind):
                made = self.interview()
                self.event(made, kind, utc(2026, 3, 9), **facts)
                self.assertIn(said, self.plan_on(self.page(made)))

    def test_a_row_that_cannot_be_read_has_a_page_too(self):
        self.assertIn("31st of February", self.plan_on(self.page(self.interview(said="by the 31st of February"))))

    def test_another_company_is_not_there(self):
        mine, other = self.interview(), self.interview(self.isar, candidate_name="Erika Mustermann")
        for name in ("interview", "interviewer", "company"):
            page = self.client.get(reverse(f"admin:reminders_{name}_changelist")).content.decode()
            for hidden in ("Isar Personal", "Ute Vogt", "Erika Mustermann"):
                self.assertNotIn(hidden, page)
        self.assertNotIn("Ute Vogt", self.page(mine))
        for name, row in (("interview", other), ("interviewer", self.ute), ("company", self.isar)):
            for action in ("change", "delete", "history"):
                response = self.client.get(reverse(f"admin:reminders_{name}_{action}", args=[row.pk]), follow=True)
                self.assertNotContains(response, "Erika Mustermann")
                self.assertContains(response, "exist", html=False)

    def test_another_company_cannot_be_written_to(self):
        self.assertContains(self.add(company=self.isar.pk), "Select a valid choice")
        seat = {"seats-TOTAL_FORMS": 1, "seats-0-interviewer": self.ute.pk}
        self.assertContains(self.add(**seat), "Select a valid choice")
        self.assertEqual(Interview.objects.count(), 0)

    def test_what_is_made_stays_with_its_company(self):
        made = self.interview()
        self.client.force_login(User.objects.create_superuser("root"))
        address = reverse("admin:reminders_interview_change", args=[made.pk])
        self.client.post(address, self.form(company=self.isar.pk, candidate_name="Anna"))
        made.refresh_from_db()
        self.assertEqual((made.candidate_name, made.company), ("Anna", self.north))

    def test_superusers_see_all_and_mix_nothing(self):
        self.client.force_login(User.objects.create_superuser("root"))
        seat = {"seats-TOTAL_FORMS": 1, "seats-0-interviewer": self.ute.pk}
        self.assertContains(self.add(**seat), "of another company")
        self.page(self.interview(self.isar))

    def test_an_interview_that_is_typed_in_gets_its_plan(self):
        seat = {"seats-TOTAL_FORMS": 1, "seats-0-interviewer": self.zoe.pk}
        self.assertEqual(self.add(**seat, said="by Friday").status_code, 302)
        (made,) = Interview.objects.all()
        self.assertEqual([contact.name for contact in self.plan(made).interview.contacts], ["Zoë Müller"])
        self.assertEqual(self.plan(made).dates.follow_ups, (date(2026, 3, 13),))

    def test_the_form_says_what_is_wrong(self):
        event = {"events-TOTAL_FORMS": 1, "events-0-kind": "FollowUpSent", "events-0-at_1": "12:00"}
        for fields, said in (
            ({"said": "by the 31st of February"}, "a date that exists"),
            ({"date": ""}, "This field is required"),
            ({"date": "", **event, "events-0-at_0": "2026-03-12"}, "This field is required"),
            ({**event, "events-0-at_0": "2026-03-09"}, "must not be before the interview"),
            ({**event, "events-0-at_0": ""}, "This field is required"),
        ):
            with self.subTest(fields):
                self.assertContains(self.add(**fields), said)
        self.assertEqual(Interview.objects.count(), 0)

    def test_the_forms_of_companies_and_interviewers_do_too(self):
        for row in (
            Company(name="x", calendar="Narnia", time_zone="Europe/Berlin"),
            Company(name="x", calendar="US", time_zone="Narnia"),
            Interviewer(company=self.north, name="two\nlines"),
        ):
            with self.subTest(row), self.assertRaises(ValidationError):
                row.full_clean()

    def test_a_claim_can_be_deleted_and_none_be_added(self):
        made = self.interview()
        self.run_at(utc(2026, 3, 10, 16, 5))
        page = self.page(made)
        self.assertIn("reminders-0-DELETE", page)
        self.assertIn('name="reminders-MAX_NUM_FORMS" value="0"', page)

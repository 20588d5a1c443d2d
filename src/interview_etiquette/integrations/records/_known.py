"""The shapes of known systems. Where each comes from stands in docs/how-to/recruiter-records.md."""

from collections.abc import Mapping
from types import MappingProxyType

from interview_etiquette.integrations.records._shapes import People, Shape

_GREENHOUSE = Shape(
    "start.date_time",
    end="end.date_time",
    people=People("interviewers", name="name", email="email", id="id", absent="response_status=declined"),
    position="interview.name",
    id="id",
    refuse={"start.date": "all_day"},
)
_LEVER = Shape(
    "date",
    minutes="duration",
    unit="milliseconds",
    zone="timezone",
    people=People("interviewers", name="name", email="email", id="id"),
    position="subject",
    id="id",
    refuse={"canceledAt": "cancelled"},
)
_ASHBY = Shape(
    "interviewEvents.startTime",
    end="interviewEvents.endTime",
    people=(
        People("interviewEvents.interviewers", name=("firstName", "lastName"), email="email", id="id"),
        People("interviewEvents.interviewerUserIds"),
    ),
    id="id",
    refuse={"status=cancelled": "cancelled"},
)
_WORKABLE = Shape(
    "starts_at",
    end="ends_at",
    people=People("members", name="name", id="id", absent="status=declined"),
    position="job.title",
    id="id",
    refuse={"cancelled": "cancelled"},
)
_SMARTRECRUITERS = Shape(
    "timeslots.startsOn",
    end="timeslots.endsOn",
    zone="timezone",
    people=People("timeslots.interviewers", id="id", absent="status=declined"),
    position="timeslots.title",
    id="id",
)
_MERGE = Shape(
    "start_at",
    end="end_at",
    people=People("interviewers", name=("first_name", "last_name"), email="email", id="id"),
    position="job_interview_stage.name",
    id="id",
    refuse={"status=cancelled": "cancelled", "status=canceled": "cancelled", "remote_was_deleted": "cancelled"},
)
_GOOGLE = Shape(
    "start.dateTime",
    end="end.dateTime",
    zone="start.timeZone",
    end_zone="end.timeZone",
    people=(
        People("organizer", name="displayName", email="email"),
        People("attendees", name="displayName", email="email", absent=("resource", "responseStatus=declined")),
    ),
    position="summary",
    id="id",
    refuse={"status=cancelled": "cancelled", "recurrence": "recurring", "start.date": "all_day"},
)
_GRAPH = Shape(
    "start.dateTime",
    end="end.dateTime",
    zone="start.timeZone",
    end_zone="end.timeZone",
    clock="originalStartTimeZone",
    people=(
        People("organizer", name="emailAddress.name", email="emailAddress.address"),
        People(
            "attendees",
            name="emailAddress.name",
            email="emailAddress.address",
            absent=("type=resource", "status.response=declined"),
        ),
    ),
    position="subject",
    id=("iCalUId", "id"),
    refuse={"isCancelled": "cancelled", "type=seriesMaster": "recurring", "isAllDay": "all_day"},
    missing="tzone://Microsoft/Custom",
)
_FRAPPE = Shape(
    ("scheduled_on", "from_time"),
    end=("scheduled_on", "to_time"),
    naive="local",
    people=People("interview_details", email="interviewer", id="interviewer"),
    position="designation",
    id="name",
    refuse={"status=cancelled": "cancelled", "docstatus=2": "cancelled"},
)
_ODOO = Shape(
    "start",
    end="stop",
    naive="utc",
    clock="event_tz",
    people=People("attendee_ids", name="common_name", email="email", phone="phone", id="id", absent="state=declined"),
    position="name",
    id="id",
    refuse={"active=false": "cancelled", "allday": "all_day"},
)
_HORILLA = Shape(
    ("interview_date", "interview_time"),
    naive="local",
    people=People(
        "employee_id", name=("employee_first_name", "employee_last_name"), email="email", phone="phone", id="id"
    ),
    position="candidate_id.job_position_id.job_position",
    employer="candidate_id.recruitment_id.company_id.company",
    id="id",
)

SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        "ashby": _ASHBY,
        "frappe": _FRAPPE,
        "google": _GOOGLE,
        "graph": _GRAPH,
        "greenhouse": _GREENHOUSE,
        "horilla": _HORILLA,
        "lever": _LEVER,
        "merge": _MERGE,
        "odoo": _ODOO,
        "smartrecruiters": _SMARTRECRUITERS,
        "workable": _WORKABLE,
    }
)
"""The known shapes by name."""

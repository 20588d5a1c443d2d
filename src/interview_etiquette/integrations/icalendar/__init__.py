"""Calendar invites in, business cards in and out, plans out, through `icalendar` (the extra `ical`).

Nothing here opens a file or a connection: bytes or text in, bytes out. Whatever cannot be read is refused with a
`RefusedError`, which is an `EtiquetteError`.
"""

from interview_etiquette.integrations._incoming import Refusal, RefusedError
from interview_etiquette.integrations.icalendar._cards import card_from_contact, contact_from_card, contacts_from_cards
from interview_etiquette.integrations.icalendar._invites import Invite, interview_from_invite, read_invite
from interview_etiquette.integrations.icalendar._plans import plan_to_calendar
from interview_etiquette.integrations.icalendar._text import Limits

__all__ = [
    "Invite",
    "Limits",
    "Refusal",
    "RefusedError",
    "card_from_contact",
    "contact_from_card",
    "contacts_from_cards",
    "interview_from_invite",
    "plan_to_calendar",
    "read_invite",
]

"""Drafts of the messages that a plan asks for: a skeleton to fill in, as a mail or as a link. Never sent by us."""

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import quote as escaped
from urllib.parse import quote

from interview_etiquette._value import check_line
from interview_etiquette.contact import Contact
from interview_etiquette.errors import InvalidValueError, check_type
from interview_etiquette.interview import Interview
from interview_etiquette.plans import ChecklistItem, Rule, Step
from interview_etiquette.reasons import spoken

__all__ = ["draft", "mailto"]

_LONGEST = 70  # characters of a quoted name in a header line of 78
_NEEDS_QUOTES = frozenset('()<>@,:;".[]\\')
_SUBJECTS = {Rule.THANK_YOU: "Thank you for your time", Rule.FOLLOW_UP: "Following up on our interview"}


def draft(
    step: Step,
    contact: Contact,
    /,
    *,
    interview: Interview | None = None,
    sender: Contact | None = None,
    subject: str | None = None,
) -> EmailMessage:
    """Return a message to fill in: the recipient, a subject, and a line for each item of the step's checklist.

    It is marked as unsent, so that a mail program opens it to be edited, and it has no date yet.

    Args:
        step: A thank-you or a follow-up.
        contact: To whom; must have an e-mail address.
        interview: What it was for and when, for the subject.
        sender: Who writes; the name goes under the text.
        subject: Another subject.

    Returns:
        The message; `bytes(message)` is what an .eml file holds.

    Raises:
        TypeError: An argument of the wrong type.
        InvalidValueError: The step is no message, somebody has no address, or the subject is more than a line.

    Example:
        >>> from datetime import datetime
        >>> from interview_etiquette import Contact, Interview, plan
        >>> from interview_etiquette.integrations.drafts import draft
        >>> zoe = Contact("Zoë Müller", email="zoe@example.org")
        >>> interview = Interview(datetime(2026, 3, 10, 10), contacts=[zoe], position="Engineer")
        >>> step = next(step for step in plan(interview).steps if step.rule == "thank_you")
        >>> message = draft(step, zoe, interview=interview)
        >>> message["To"], message["Subject"], message["X-Unsent"]
        ('Zoë Müller <zoe@example.org>', 'Thank you for your time: Engineer, Tue 2026-03-10', '1')
        >>> print(message.get_content())
        Dear Zoë Müller,
        <BLANKLINE>
        [thank them for their time]
        <BLANKLINE>
        [say again that you are interested]
        <BLANKLINE>
        [perhaps: add what you forgot to mention]
        <BLANKLINE>
        [spell the name as on the card]
        <BLANKLINE>
        Kind regards,
        <BLANKLINE>
    """
    _check(step, contact, interview, sender)
    addresses = {"From": sender, "To": contact}
    written = [(name, who, _email(who, name)) for name, who in addresses.items() if who is not None]
    message = EmailMessage(SMTP.clone(utf8=not all(email.isascii() for _, _, email in written)))
    for name, who, email in written:
        local, _, domain = email.partition("@")
        message[name] = Address(_display(who.name), local, domain)
    message["Subject"] = _inert(_subject(step, interview, subject))
    message["X-Unsent"] = "1"
    message.set_content(_body(step, contact, sender))
    return message


def mailto(step: Step, contact: Contact, /, *, interview: Interview | None = None, subject: str | None = None) -> str:
    """Return the same draft as a link (RFC 6068, in ASCII) that opens in a mail program.

    The arguments and the errors are those of `draft`.

    >>> from datetime import datetime
    >>> from interview_etiquette import Contact, Interview, plan
    >>> from interview_etiquette.integrations.drafts import mailto
    >>> zoe = Contact("Zoë Müller", email="zoe@example.org")
    >>> step = next(step for step in plan(Interview(datetime(2026, 3, 10, 10))).steps if step.rule == "thank_you")
    >>> mailto(step, zoe).partition("&")[0]
    'mailto:zoe@example.org?subject=Thank%20you%20for%20your%20time'
    """
    _check(step, contact, interview, None)
    body = _body(step, contact, None).replace("\n", "\r\n")
    fields = {"subject": _subject(step, interview, subject), "body": body}
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in fields.items())
    return f"mailto:{quote(_email(contact, 'contact'), safe='@')}?{query}"


def _check(step: Step, contact: Contact, interview: Interview | None, sender: Contact | None) -> None:
    check_type("step", step, Step, "a Step")
    check_type("contact", contact, Contact, "a Contact")
    check_type("interview", interview, Interview | None, "an Interview or None")
    check_type("sender", sender, Contact | None, "a Contact or None")
    if step.rule not in _SUBJECTS:
        raise InvalidValueError("step", "must be a thank-you or a follow-up; nobody is written to in this one")


def _email(contact: Contact, argument: str) -> str:
    if contact.email is None:
        raise InvalidValueError(
            argument.lower(), "must have an e-mail address; attrs.evolve(contact, email=...) adds it"
        )
    if "=?" in contact.email:  # which some mail programs would decode, to another address
        raise InvalidValueError(argument.lower(), "must not look like an encoded word in its address")
    return contact.email


def _inert(text: str) -> str:
    """Return a text that nobody takes for an encoded word, which could hold a line break and so another header."""
    return text.replace("=?", "= ?")


def _display(name: str) -> str:
    """Return a name that may stand before an address; none for one in quotes that would be folded.

    Python drops the quotes as it folds, and what then stands between two commas is another recipient.
    """
    quoted = escaped(_inert(name))
    return "" if len(quoted) > _LONGEST and not _NEEDS_QUOTES.isdisjoint(quoted) else _inert(name)


def _subject(step: Step, interview: Interview | None, subject: str | None) -> str:
    if subject is not None:
        check_line("subject", subject)
        return subject
    if interview is None:
        return _SUBJECTS[step.rule]
    known = (interview.position, spoken(interview.day))
    return f"{_SUBJECTS[step.rule]}: {', '.join(text for text in known if text)}"


def _body(step: Step, contact: Contact, sender: Contact | None) -> str:
    lines = [f"Dear {contact.name},", *map(_to_fill_in, step.checklist), "Kind regards,"]
    return "\n\n".join(lines) + (f"\n{sender.name}\n" if sender else "\n")


def _to_fill_in(item: ChecklistItem) -> str:
    return f"[{item.text}]" if item.required else f"[perhaps: {item.text}]"

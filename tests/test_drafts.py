"""Drafts: what they hold, and that nothing can be smuggled into them."""

from datetime import datetime
from email import message_from_bytes, policy
from urllib.parse import parse_qs, unquote, urlsplit

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import FULL, MAX, TUESDAY, ZOE

from interview_etiquette import ChecklistItem, Contact, Interview, Rule, Step, plan
from interview_etiquette.errors import InvalidValueError
from interview_etiquette.integrations.drafts import draft, mailto

STEPS = {step.rule: step for step in plan(FULL).steps}
THANKS, ASKING = STEPS[Rule.THANK_YOU], STEPS[Rule.FOLLOW_UP]
ME = Contact("Max Power", email="max@example.org")


def read(message):
    """Return a message as a mail program reads it."""
    return message_from_bytes(bytes(message), policy=policy.default)


def body(message):
    """Return the text, as it is shown."""
    return read(message).get_content().replace("\r\n", "\n")


def test_a_thank_you():
    message = draft(THANKS, ZOE, interview=FULL, sender=ME)
    found = read(message)
    assert found["To"] == "Zoë Müller <zoe@example.org>"
    assert found["From"] == "Max Power <max@example.org>"
    assert found["Subject"] == "Thank you for your time: Engineer, Tue 2026-03-10"
    assert found["X-Unsent"] == "1"
    assert body(message) == (
        "Dear Zoë Müller,\n\n[thank them for their time]\n\n[say again that you are interested]\n\n"
        "[perhaps: add what you forgot to mention]\n\n[spell the name as on the card]\n\nKind regards,\nMax Power\n"
    )


def test_a_follow_up_has_a_line_for_each_item():
    found = body(draft(ASKING, ZOE))
    assert [line for line in found.split("\n") if line.startswith("[")] == [
        f"[{'' if item.required else 'perhaps: '}{item.text}]" for item in ASKING.checklist
    ]


SUBJECTS = [
    (THANKS, None, None, "Thank you for your time"),
    (ASKING, None, None, "Following up on our interview"),
    (ASKING, Interview(TUESDAY), None, "Following up on our interview: Tue 2026-03-10"),
    (ASKING, FULL, "Grüße", "Grüße"),
]


@pytest.mark.parametrize(("step", "interview", "subject", "expected"), SUBJECTS)
def test_subjects(step, interview, subject, expected):
    assert read(draft(step, ZOE, interview=interview, subject=subject))["Subject"] == expected
    link = urlsplit(mailto(step, ZOE, interview=interview, subject=subject))
    assert parse_qs(link.query)["subject"] == [expected]


def test_a_draft_is_not_sent_yet():
    names = {name.lower() for name in draft(THANKS, ZOE)}
    assert not names & {"date", "message-id", "bcc", "cc", "from"}
    assert bytes(draft(THANKS, ZOE)) == bytes(draft(THANKS, ZOE))


def test_the_link_is_the_same_draft():
    link = urlsplit(mailto(THANKS, ZOE))
    assert (link.scheme, unquote(link.path)) == ("mailto", "zoe@example.org")
    assert parse_qs(link.query)["body"] == [body(draft(THANKS, ZOE)).replace("\n", "\r\n")]
    assert "%0D%0A" in link.query


ODD = [  # an address that a contact may have
    "o'neil@example.org",
    "zoe+a&cc=max@example.org",
    "zoe?subject=x@example.org",
    "zoe%0ABcc=max@example.org",
    "Zoe.Müller@exämple.org",
    "zoe#x@example.org",
]


@pytest.mark.parametrize("address", ODD)
def test_odd_addresses(address):
    contact = Contact("Zoë", email=address)
    (to,) = read(draft(THANKS, contact))["To"].addresses
    assert to.addr_spec == address or not address.isascii()
    assert address.encode() in bytes(draft(THANKS, contact)).replace(b"\r\n ", b"")
    link = urlsplit(mailto(THANKS, contact))
    assert unquote(link.path) == address
    assert set(parse_qs(link.query)) == {"subject", "body"}
    assert mailto(THANKS, contact).isascii()


ODD_NAMES = [
    '"Zoë" <evil@example.org>',
    "Müller, Zoë",
    "a\\b",
    "(Zoë)",
    "=?utf-8?q?evil?=",
    "=?utf-8?q?=0D=0ABcc:_evil@example.org?=",
    "ü" * 200,
    ":;,@",
    "evil@example.org, " * 8,
    "Zoë, evil@example.org, " * 8,
    "g: evil@example.org;" * 8,
    '"a" <evil@example.org>, ' * 6,
    ", " * 90,
]


def smuggled(message):
    """Return what a mail program finds in a message besides what a draft has."""
    found = read(message)
    extra = {name.lower() for name in found} - {name.lower() for name in message}
    return extra, [each.addr_spec for name in ("To", "From") for each in found[name].addresses]


@pytest.mark.parametrize("name", ODD_NAMES)
@pytest.mark.parametrize("address", ["zoe@example.org", "zoë@example.org", f"{'z' * 60}@example.org"])
def test_odd_names_are_one_recipient(name, address):
    whom = Contact(name, email=address)
    extra, found = smuggled(draft(THANKS, whom, sender=whom, interview=Interview(TUESDAY, position=name)))
    assert not extra
    assert len(found) == 2
    assert found == [address] * 2 or not address.isascii()


@pytest.mark.parametrize("subject", ODD_NAMES)
def test_odd_subjects_stay_subjects(subject):
    message = draft(THANKS, ZOE, sender=ZOE, subject=subject)
    assert smuggled(message) == (set(), ["zoe@example.org"] * 2)


def test_names_before_the_address():
    for name in ("Dr. Maximilian Mustermann, M.Sc.", "Zoë Müller", "a" * 200):
        (found,) = read(draft(THANKS, Contact(name, email="zoe@example.org")))["To"].addresses
        assert found.display_name == name


STEERING = st.sampled_from(
    ["=?utf-8?q?", "?=", "=0D=0ABcc:", "a@example.org", ", ", '"', "\\", "<", ">", ";", ":", "é"]
)
LINE = st.one_of(st.text(min_size=1, max_size=60), st.lists(STEERING, min_size=1, max_size=15).map("".join))
LINE = LINE.filter(lambda text: not text.isspace())


@given(name=LINE, position=LINE, item=LINE)
def test_nothing_can_be_smuggled_in(name, position, item):
    try:
        contact = Contact(name, email="zoe@example.org")
        interview = Interview(TUESDAY, position=position)
        step = attrs.evolve(THANKS, checklist=[ChecklistItem("x", required=True, text=item)])
    except (InvalidValueError, TypeError):
        return  # what could be is refused by the values themselves
    written = bytes(draft(step, contact, interview=interview, sender=contact))
    head, _, _ = written.partition(b"\r\n\r\n")
    names = [line.partition(b":")[0] for line in head.split(b"\r\n") if line[:1] not in b" \t"]
    assert sorted(names) == [
        b"Content-Transfer-Encoding",
        b"Content-Type",
        b"From",
        b"MIME-Version",
        b"Subject",
        b"To",
        b"X-Unsent",
    ]
    assert smuggled(draft(step, contact, sender=contact)) == (set(), ["zoe@example.org"] * 2)
    link = urlsplit(mailto(step, contact, interview=interview))
    assert set(parse_qs(link.query)) == {"subject", "body"}
    assert not link.fragment


REFUSED = [
    ((STEPS[Rule.MOVE_ON], ZOE), {}, "step must be a thank-you or a follow-up; nobody is written to in this one"),
    ((THANKS, MAX), {}, " must have an e-mail address; attrs.evolve(contact, email=...) adds it"),
    ((THANKS, ZOE), {"subject": "a\r\nBcc: all@example.org"}, "subject must be a single line without control"),
    ((THANKS, attrs.evolve(ZOE, email="=?utf-8?q?x?=@example.org")), {}, "must not look like an encoded word"),
    ((THANKS, ZOE), {"subject": " "}, "subject must not be blank"),
]


@pytest.mark.parametrize(("given_", "options", "message"), REFUSED)
@pytest.mark.parametrize("make", [draft, mailto])
def test_refused(make, given_, options, message):
    with pytest.raises(InvalidValueError) as caught:
        make(*given_, **options)
    assert message in str(caught.value)


def test_a_sender_needs_an_address():
    with pytest.raises(InvalidValueError, match="^from must have an e-mail address"):
        draft(THANKS, ZOE, sender=Contact("Zoë"))


@pytest.mark.parametrize(
    ("given_", "options", "argument"),
    [
        ((plan(FULL), ZOE), {}, "step"),
        ((THANKS, "zoe@example.org"), {}, "contact"),
        ((THANKS, ZOE), {"interview": "x"}, "interview"),
        ((THANKS, ZOE), {"sender": "x"}, "sender"),
        ((THANKS, ZOE), {"subject": 5}, "subject"),
    ],
)
def test_wrong_types(given_, options, argument):
    with pytest.raises(TypeError, match=f"^{argument} must be "):
        draft(*given_, **options)


def test_a_step_of_ones_own():
    step = Step("x/thank_you/1", Rule.THANK_YOU, datetime(2026, 3, 10, 11), None)
    assert body(draft(step, ZOE)) == "Dear Zoë Müller,\n\nKind regards,\n"

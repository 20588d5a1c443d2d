"""Business cards in and out."""

from pathlib import Path

import pytest
from invites import vcard

from interview_etiquette import Contact
from interview_etiquette.errors import InvalidValueError
from interview_etiquette.integrations.icalendar import (
    Limits,
    Refusal,
    RefusedError,
    card_from_contact,
    contact_from_card,
    contacts_from_cards,
)

ZOE = Contact("Zoë Müller", email="zoe@example.org", phone="+49 30 123", title="CTO", organization="Acme & Söhne; GmbH")
FN = "FN:Zoë Müller"

CARDS = [  # lines, what differs from a contact with that name only, why
    ((FN,), {}, "a name"),
    ((FN, "EMAIL:zoe@example.org"), {"email": "zoe@example.org"}, "an address"),
    ((FN, "EMAIL;TYPE=INTERNET:zoe@example.org"), {"email": "zoe@example.org"}, "of a kind"),
    ((FN, "EMAIL:a@example.org", "EMAIL;PREF=1:b@example.org"), {"email": "b@example.org"}, "preferred, 4.0"),
    ((FN, "EMAIL;PREF=50:a@example.org", "EMAIL;PREF=2:b@example.org"), {"email": "b@example.org"}, "more preferred"),
    ((FN, "EMAIL:a@example.org", "EMAIL;TYPE=work,pref:b@example.org"), {"email": "b@example.org"}, "preferred, 3.0"),
    ((FN, "EMAIL;PREF=soon:a@example.org", "EMAIL:b@example.org"), {"email": "a@example.org"}, "no preference"),
    ((FN, "EMAIL: zoe@example.org "), {"email": "zoe@example.org"}, "spaces around an address"),
    ((FN, "EMAIL:nobody", "EMAIL:zoe@example.org"), {"email": "zoe@example.org"}, "an address that is none"),
    ((FN, "EMAIL:nobody"), {}, "no address at all"),
    ((FN, "item1.EMAIL:zoe@example.org", "item1.X-ABLabel:work"), {"email": "zoe@example.org"}, "in a group"),
    ((FN, "email:zoe@example.org"), {"email": "zoe@example.org"}, "in lower case"),
    ((FN, "TEL:+49 30 123"), {"phone": "+49 30 123"}, "a number"),
    ((FN, "TEL;VALUE=uri:tel:+49-30-123"), {"phone": "+49-30-123"}, "a number as a link"),
    ((FN, "TEL;TYPE=FAX;PREF=1:1", "TEL;TYPE=PAGER:2", "TEL;TYPE=CELL:3"), {"phone": "3"}, "a number that is answered"),
    ((FN, "TEL;TYPE=FAX:1"), {"phone": "1"}, "a fax, for want of better"),
    ((FN, "TEL: ", "TEL:2"), {"phone": "2"}, "a blank number"),
    ((FN, "TITLE:CTO"), {"title": "CTO"}, "a title"),
    ((FN, "ORG:Acme\\, Inc.;Research"), {"organization": "Acme, Inc."}, "an organization and its unit"),
    ((FN, "ORG:;Research"), {"organization": "Research"}, "a unit alone"),
    ((FN, "PHOTO:data:image/png;base64," + "A" * 100_000), {}, "a picture"),
    ((FN, "NOTE:badly", "folded"), {}, "a stray line"),
    (("N:Müller;Zoë;;Dr.;",), {"name": "Dr. Zoë Müller"}, "a structured name"),
    (("N:Müller",), {"name": "Müller"}, "part of one"),
    (("FN: ", "N:Müller;Zoë"), {"name": "Zoë Müller"}, "a blank name"),
    (("ORG:Acme",), {"name": "Acme", "organization": "Acme"}, "no name but the organization's"),
    (("FN:Müller\\, Zoë",), {"name": "Müller, Zoë"}, "an escape"),
    (("FN:Zoë\\nMüller",), {"name": "Zoë Müller"}, "two lines"),
    (("FN:Zoë\r\n  Müller",), {"name": "Zoë Müller"}, "folded"),
]


@pytest.mark.parametrize(("lines", "expected", "why"), CARDS, ids=[row[-1] for row in CARDS])
@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_contacts(lines, expected, why, version):
    assert contact_from_card(vcard(*lines, version=version)) == Contact(**{"name": "Zoë Müller"} | expected), why
    assert contact_from_card(vcard(*lines, version=version).encode()) == Contact(**{"name": "Zoë Müller"} | expected)


REFUSED = [
    (vcard(), Refusal.NO_NAME, "no name"),
    (vcard("FN: ", "N:;;;;"), Refusal.NO_NAME, "blank ones"),
    (vcard(FN, version="2.1"), Refusal.OLD_VERSION, "an old version"),
    (vcard(FN) * 2, Refusal.SEVERAL, "two cards"),
    ("zoe.vcf", Refusal.NOTHING_IN_IT, "a path as text"),
    ("", Refusal.NOTHING_IN_IT, "nothing"),
    (vcard(FN, "EMAIL;INTERNET:zoe@example.org"), Refusal.UNREADABLE, "a parameter without a name"),
    (vcard(FN).replace("END:VCARD", ""), Refusal.UNREADABLE, "cut short"),
    (vcard(FN, "PHOTO:" + "A" * 600_000), Refusal.TOO_LARGE, "too large a picture"),
]


@pytest.mark.parametrize(("data", "expected", "why"), REFUSED, ids=[row[-1] for row in REFUSED])
def test_refused(data, expected, why):
    with pytest.raises(RefusedError) as caught:
        contact_from_card(data)
    assert caught.value.refusal is expected, why


def test_several():
    assert [each.name for each in contacts_from_cards(vcard("FN:a") + vcard("FN:b"))] == ["a", "b"]


def test_limits():
    with pytest.raises(RefusedError, match="limits=Limits"):
        contact_from_card(vcard(FN), limits=Limits(field=5))


@pytest.mark.parametrize("wrong", [Path("zoe.vcf"), None, 5])
def test_contents_are_wanted(wrong):
    with pytest.raises(TypeError, match="^data must be the contents of a file, as bytes or str, not "):
        contact_from_card(wrong)


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@pytest.mark.parametrize(
    "contact",
    [ZOE, Contact("Z"), Contact("ü" * 200, phone="1;ext=2,3\\n"), Contact("a\\Nb", organization="\\N")],
    ids=repr,
)
def test_there_and_back(contact, version):
    assert contact_from_card(card_from_contact(contact, version=version)) == contact


def test_as_it_is_written():
    assert card_from_contact(ZOE, version="3.0").decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Zoë Müller",
        "N:Zoë Müller;;;;",
        "EMAIL:zoe@example.org",
        "TEL:+49 30 123",
        "TITLE:CTO",
        "ORG:Acme & Söhne\\; GmbH",
        "END:VCARD",
        "",
    ]


def test_lines_are_short():
    card = card_from_contact(Contact("ü" * 200, title="x" * 200))
    assert max(map(len, card.split(b"\r\n"))) <= 75


def test_what_is_no_contact():
    with pytest.raises(TypeError, match="^contact must be a Contact, not str$"):
        card_from_contact("Zoë")
    with pytest.raises(InvalidValueError, match="^version must be 3.0 or 4.0, not '2.1'$"):
        card_from_contact(ZOE, version="2.1")

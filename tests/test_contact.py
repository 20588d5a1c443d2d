"""A business card: which texts it takes, what is still missing."""

import pytest
from samples import named

from interview_etiquette import Contact
from interview_etiquette.errors import InvalidValueError

FIELDS = ["name", "email", "phone", "title", "organization"]


def card(field, value):
    return Contact(**{"name": "Zoë", field: value})


MISSING = [
    ({}, ("email", "phone")),
    ({"email": "a@b"}, ("phone",)),
    ({"phone": "110"}, ("email",)),
    ({"email": "a@b", "phone": "110", "title": "CTO"}, ()),
]


@pytest.mark.parametrize(("details", "missing"), MISSING)
def test_missing(details, missing):
    assert Contact("Zoë", **details).missing == missing


LINES = [  # text, whether it is a line, reason
    ("Zoë Müller", True, "letters of any script"),
    ("李小龍", True, "letters of any script"),
    ("محمد علي", True, "right to left is no override"),
    ("👩‍💻 Ada", True, "joined emoji"),
    ("O'Neil, Jr. (CTO) \\ <x> & 100 %", True, "punctuation"),
    ("a\u00a0b", True, "a no-break space"),
    ("x" * 200, True, "200 characters"),
    ("x" * 201, False, "201 characters"),
    ("x" * 10_000_000, False, "a giant"),
    ("", False, "blank"),
    (" \t ", False, "blank"),
    ("\u3000", False, "blank"),
    ("a\nb", False, "a line break"),
    ("a\rb", False, "a carriage return"),
    ("a\x0bb", False, "a vertical tab"),
    ("a\x85b", False, "a next-line"),
    ("a\u2028b", False, "a line separator"),
    ("a\u2029b", False, "a paragraph separator"),
    ("a\tb", False, "a tab"),
    ("a\0b", False, "a null"),
    ("a\x1b[31m", False, "an escape"),
    ("a\x7fb", False, "a delete"),
    ("a\x9bb", False, "a C1 control"),
    *((f"a{chr(code)}b", False, "a bidi override") for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    ("a\ud800b", False, "a lone surrogate"),
    ("\udfff", False, "a lone surrogate"),
]


@pytest.mark.parametrize("field", [field for field in FIELDS if field != "email"])
@pytest.mark.parametrize(("text", "fine", "reason"), LINES, ids=range(len(LINES)))
def test_lines(field, text, fine, reason):
    if fine:
        assert getattr(card(field, text), field) == text, reason
    else:
        with pytest.raises(InvalidValueError, match=f"^{field} must ") as caught:
            card(field, text)
        assert caught.value.argument == field, reason
        assert caught.value.value is None, "a personal text is never repeated"


WAYS_OUT = [
    ("", "must not be blank"),
    ("x" * 201, "must have 200 characters at most, not 201"),
    ("a\nb", "must be a single line without control characters or bidi overrides"),
]


@pytest.mark.parametrize(("text", "way_out"), WAYS_OUT)
def test_way_out(text, way_out):
    with pytest.raises(InvalidValueError) as caught:
        Contact(text)
    assert str(caught.value) == f"name {way_out}"


ADDRESSES = [  # address, whether it has a usable shape
    ("zoe@example.org", True),
    ("Zoe.Müller+tag@exämple.org", True),
    ("zoe@localhost", True),
    ("z@[127.0.0.1]", False),
    ("o'neil@example.org", True),
    ("x" * 189 + "@example.or", True),
    ("x" * 190 + "@example.or", False),  # 201 characters
    ("ü" * 120 + "@example.org", True),
    ("ü" * 122 + "@example.org", False),  # 256 octets
    ("zoe", False),
    ("@example.org", False),
    ("zoe@", False),
    ("zoe@@example.org", False),
    ("zoe@a@b", False),
    ("zoe@example..org", False),
    ("zoe@.org", False),
    ("zoe@org.", False),
    ("zoe @example.org", False),
    ("zoe@example .org", False),
    (" zoe@example.org", False),
    ("zoe@example.org ", False),
    ("zoe\u00a0x@example.org", False),
    ("zoe\u3000x@example.org", False),
    ("zoe@exam\u2003ple.org", False),
    ("Zoe <zoe@example.org>", False),
    ("<zoe@example.org>", False),
    ("zoe@example.org, max@example.org", False),
    ("zoe@example.org;max", False),
    ("mailto:zoe@example.org", False),
    ("zoe(cto)@example.org", False),
    ("zoe\\x@example.org", False),
    ('"zoe"@example.org', False),
    ("zoe@example.org\nBcc: all@example.org", False),
    ("zoe\u202e@example.org", False),
    ("", False),
]


@pytest.mark.parametrize(("address", "fine"), ADDRESSES)
def test_addresses(address, fine):
    if fine:
        assert Contact("Zoë", email=address).email == address, "kept as given"
    else:
        with pytest.raises(InvalidValueError, match="^email must "):
            Contact("Zoë", email=address)


def test_the_way_out_of_a_misshapen_address():
    with pytest.raises(InvalidValueError, match=r"^email must be one bare address, such as name@example\.org$"):
        Contact("Zoë", email="zoe")


@pytest.mark.parametrize("wrong", [5, True, b"zoe", ["zoe"], ("zoe",), object(), str], ids=named)
@pytest.mark.parametrize("field", FIELDS)
def test_texts_are_texts(field, wrong):
    with pytest.raises(TypeError, match=f"^{field} must be a str, not {type(wrong).__name__}$"):
        card(field, wrong)


def test_a_name_is_needed_and_the_rest_is_by_keyword():
    with pytest.raises(TypeError, match="^name must be a str, not NoneType$"):
        Contact(None)
    with pytest.raises(TypeError):
        Contact()
    with pytest.raises(TypeError):
        Contact("Zoë", "zoe@example.org")


def test_repr_shows_neither_address_nor_phone():
    shown = repr(Contact("Zoë", email="zoe@example.org", phone="110", title="CTO"))
    assert shown == "Contact(name='Zoë', title='CTO', organization=None)"

"""What the notation of words.txt stands for, one row for each thing that a line can say."""

import pytest

from interview_etiquette.phrases._tokens import dictionary
from interview_etiquette.phrases._words import Entry, spellings, telling

MEANT = [
    # as said, kind, name, number, reason
    ("monday", "weekday", "weekday", 0, "the first of a line"),
    ("wed", "weekday", "weekday", 2, "semicolons count up"),
    ("tues", "weekday", "weekday", 1, "with what stands in brackets"),
    ("tue", "weekday", "weekday", 1, "and without"),
    ("a couple of", "number", "number", 2, "brackets twice in one"),
    ("couple", "number", "number", 2, "without either"),
    ("forty", "number", "number", 40, "a number of its own"),
    ("zillion", "number", "number", 1_000_000, "on a line that goes on with the one above"),
    ("a hundred", "number", "number", 100, "broken over two lines"),
    ("twenty one", "number", "number", 21, "ones after tens"),
    ("twenty first", "ordinal", "ordinal", 21, "and as an ordinal"),
    ("ninety ninth", "ordinal", "ordinal", 99, "up to the last"),
    ("nine hundred", "number", "number", 900, "ones before hundreds"),
    ("thirtieth", "ordinal", "ordinal", 30, "a number of its own after counted ones"),
    ("yesterday", "day", "day", -1, "a number below nothing"),
    ("fortnights", "unit", "days", 14, "a name and a number"),
    ("working weeks", "unit", "business_days", 5, "one of several"),
    ("upcoming", "rel", "coming", 0, "a name"),
    ("once", "prep", "after", 0, "a name of two meanings"),
    ("until well after", "prep", "after all", 0, "a name of two words"),
    ("replies", "cue", "decide", 0, "with all its endings"),
    ("replied", "cue", "decide", 0, "with all its endings"),
    ("replying", "cue", "decide", 0, "with all its endings"),
    ("don't worry", "aye", "aye", 0, "with an apostrophe"),
    ("decided", "cue", "decide", 0, "an asterisk: a verb in e"),
    ("deciding", "cue", "decide", 0, "an asterisk: a verb in e"),
    ("replies", "cue", "decide", 0, "a verb in y"),
    ("replied", "cue", "decide", 0, "a verb in y"),
    ("replying", "cue", "decide", 0, "a verb in y"),
    ("launches", "cue", "start", 0, "a verb in ch"),
    ("hears", "cue", "decide", 0, "any other"),
    ("eve of", None, None, None, "no part of a longer one"),
    ("telling you", None, None, None, "lines that tell are none"),
    ("black friday", "holiday", "11/3/4/1", 0, "a holiday's rule"),
    ("st stephen day", "holiday", "12/26", 0, "without possessive"),
    ("thanksgiving", "holiday", "11/3/4", 0, "a weekday of a month, counted"),
]


@pytest.mark.parametrize(("said", "kind", "name", "number", "reason"), MEANT)
def test_what_a_spelling_means(said, kind, name, number, reason):
    dictionary.cache_clear()
    expected = None if kind is None else Entry(kind, name, number)
    assert dictionary().entries.get(tuple(said.split())) == expected, reason


def test_no_spelling_stands_twice():
    assert len(dictionary().entries) == sum(1 for _ in spellings())


def test_what_is_forgiven():
    dictionary.cache_clear()
    assert {"wednesday", "thanksgiving", "fifteenth", "midweek", "seventeen"} <= dictionary().forgivable
    assert not {"good", "patrick", "decide", "may"} & dictionary().forgivable
    assert {"wednesday", "patrick", "decide", "june"} <= dictionary().known


def test_what_tells_of_a_clause():
    telling.cache_clear()
    assert {"tue", "tues", "sep", "sept"} <= telling("shortened")
    assert telling("contracted") == {"it's", "that's", "let's", "he's", "she's", "what's", "how's", "there's"}
    assert {"moved", "marries", "flying"} <= telling("elsewhere")

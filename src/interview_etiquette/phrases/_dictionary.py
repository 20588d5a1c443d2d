"""Every word the reader knows. To teach it a new one, add it to the line that means the same.

A line is `kind: {meaning: "spelling, spelling"}`. A spelling may have several words; the longest one found wins.
Hyphens count as spaces, and "'s" is left off. A meaning may carry a number: "weeks 1", "days 14".
"""

from interview_etiquette.phrases._clause_words import CLAUSE_WORDS
from interview_etiquette.phrases._holidays import HOLIDAY_NAMES


def _in_order(kind: str, first: int, spellings: str) -> dict[str, str]:
    """Number spellings through: "monday, mon | tuesday, tue"."""
    return {f"{kind} {number}": line.strip() for number, line in enumerate(spellings.split("|"), start=first)}


TIME_WORDS: dict[str, dict[str, str]] = {
    # days
    "weekday": _in_order(
        "weekday",
        0,
        "monday, mon | tuesday, tues, tue | wednesday, weds, wed, wensday | thursday, thurs, thur, thu, thrs | "
        "friday, fri | saturday, sat | sunday, sun",
    ),
    "month": _in_order(
        "month",
        1,
        "january, jan | february, feb, febuary | march, mar | april, apr | may | june, jun | july, jul | august, "
        "aug | september, sept, sep | october, oct | november, nov | december, dec",
    ),
    "number": _in_order(
        "number",
        0,
        "zero | one, single | two, couple, couple of, a couple, a couple of | three, few, a few, just a few | "
        "four | five | six, half a dozen, half dozen, a half dozen | seven | eight | nine | ten | eleven | "
        "twelve, dozen, a dozen | thirteen | fourteen | fifteen | sixteen | seventeen | eighteen | nineteen | "
        "twenty",
    )
    | {
        "number 30": "thirty",
        "number 40": "forty, fourty",
        "number 50": "fifty",
        "number 60": "sixty",
        "number 70": "seventy",
        "number 80": "eighty",
        "number 90": "ninety",
        "number 100": "hundred, a hundred",
        "number 1000000": "thousand, million, billion, trillion, gazillion, zillion, thousands, millions, infinite",
    },
    "ordinal": _in_order(
        "ordinal",
        1,
        "first | second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth | eleventh | twelfth "
        "| thirteenth | fourteenth | fifteenth | sixteenth | seventeenth | eighteenth | nineteenth | twentieth",
    )
    | {
        "ordinal 30": "thirtieth",
    },
    "unit": {
        "days 1": "day, days",
        "days 14": "fortnight, fortnights",
        "weeks 1": "week, weeks, wk, wks",
        "months 1": "calendar month, month, months, mo, mos, mth, mths",
        "years 1": "calendar year, year, years, yr, yrs",
        "quarters 1": "quarter, quarters, qtr",
        "hours 1": "hour, hours, hr, hrs",
        "business_days 1": "business day, business days, working day, working days, workday, workdays, work day, "
        "work days, banking day, banking days, weekday, weekdays, week day, week days, office day, office days",
        "business_days 5": "business week, business weeks, working week, working weeks, work week, work weeks",
        "seconds 1": "seconds, sec, secs, minute, minutes, min, mins, moment, moments, business hour, business hours",
        "decades 1": "decade, decades, century, centuries",
    },
    # numbers and units
    "article": {
        "1": "a, an, another, one more, a further, a full, a solid",
    },
    # what stands before and after them
    "the": {
        "the": "the, teh, hte, our, their, your, my, its, his, her",
    },
    "rel": {
        "this": "this, the current, current, this very",
        "coming": "this coming, coming, upcoming, this upcoming, this next",
        "next": "next, nxt, nextt, enxt, netx, nxet",
        "last": "last, the past, previous, preceding, this past, this last, prior",
        "following": "following, subsequent, very next",
        "that": "that, that same, that very, the same, same, the very same",
    },
    # parts of periods
    "part": {
        "early": "early, early on, early part, earlier part, beginning of, start of, top of, outset of, opening "
        "days, front end of, beginning part, first part of, the beginning, the start",
        "middle": "mid, middle, midpoint, halfway through, middle part, midway through",
        "late": "late, later, later on, latter part, later part, back end, tail end, latter half, second half, "
        "back half, 2nd half, last half, final half",
        "end": "end, close of, very end, conclusion of, last bit, last part, final days, last days, last few days",
        "first half": "first half, 1st half, front half",
        "vague": "earlier, first part, first few days, first two thirds, first days, turn",
    },
    "edge": {
        "weeks": "eow, week end, end of week, weeks end",
        "months": "eom, month end, end of month, months end",
        "quarters": "eoq, quarter end, end of quarter, quarters end",
        "years": "eoy, year end, end of year, years end",
    },
    # days that are named otherwise
    "eod": {
        "eod": "eod, cob, eob, cop, cobd, the day out, end of day, end of the day, end of business, close of "
        "business, close of play, end of play, day end, end of the business day, end of business day, close of "
        "the day, end of the workday, end of the working day, end of workday, close of day, the end of "
        "my day, the day is out, the day is over, the day is done, the day ends, day is out, day is over",
    },
    "day": {
        "day -2": "day before yesterday",
        "day -1": "yesterday, last night",
        "day 0": "today, tonight, this morning, this afternoon, this evening, later today, later on today, 2day, "
        "tonite, earlier today, this very day, later this morning, later this afternoon, later this evening",
        "day 1": "tomorrow, tmrw, tmw, 2moro, tomoz, overnight, tomorow, tommorow, tommorrow",
        "day 2": "day after tomorrow, overmorrow",
    },
    "midweek": {
        "midweek": "midweek, mid week, hump day",
    },
    "holidays": {
        "holidays": "the holidays, holidays, the holiday season, holiday season, the festive season, the festive "
        "period, the holiday break",
    },
    "fraction": {
        "fraction": "half, a half, and a half, quarters of a, thirds of a",
    },
    "this time": {
        "this time": "this time, the same time, same time",
    },
    "weekend": {
        "weekend": "weekend, weekends",
    },
    "quarter": {
        "quarter 1": "q1, quarter 1, 1q",
        "quarter 2": "q2, quarter 2, 2q",
        "quarter 3": "q3, quarter 3, 3q",
        "quarter 4": "q4, quarter 4, 4q",
    },
    "half": {
        "half 1": "h1",
        "half 2": "h2",
    },
    "then": {
        "then": "then, that time, that point, that date",
    },
    "more": {
        "more": "more, additional, further, full, calendar, whole, solid, short, consecutive, odd, or so, extra, "
        "or more",
    },
    # on which side of a day the decision lies
    "prep": {
        "at": "in, on, at, during, of, come, around, about, circa, towards, toward, over, throughout, across, between",
        "by": "by, within, on or before, at or before, up to, as late as",
        "under": "under, less than, fewer than, inside, inside of, in less than, in under",
        "before": "this side of, before, prior to, ahead of, earlier than, sooner than, in advance of, any sooner than",
        "until": "until, till, til, up until",
        "hold": "wait until, waiting until, wait till, waiting till, wait for, waiting for, waiting on, wait on, "
        "hold off until, out of my hands until, out of our hands until, held up until, have to wait until, "
        "depends on",
        "after": "after, once, beyond, past, later than, any later than, longer than, more than, exceed, "
        "exceeding, exceeds, upwards of, upward of, north of, in excess of, post",
        "least": "as soon as, a minimum of, at least, as of, from, on or after, not less than, no fewer than, no "
        "less than, minimum of, as early as, effective",
        "since": "since, ever since",
        "span": "for, for the, for another, for at least, for the whole, for about, for around",
    },
    "suffix": {
        "latest": "at the latest, the latest, latest, at most, at the most, tops, max, maximum, at the outside, or "
        "sooner, or less, or before, or earlier, at the very latest, at the very most, the longest, at the "
        "longest, the most, or fewer, the absolute latest, at maximum, worst case, at worst, at the worst",
        "earliest": "at the earliest, the earliest, earliest, at minimum, at a minimum, minimum, or later, or "
        "longer, at the soonest, at the very earliest, at the very least, or after, the soonest, soonest, "
        "onwards, onward, on out",
    },
    "ago": {
        "ago": "ago, back, earlier than that",
    },
    "hence": {
        "hence": "from now, from today, from tonight, from right now, from this point, hence, out, from here, down "
        "the road, down the line, time, after today, starting today, starting now, as of today, from this "
        "interview",
    },
    "later": {
        "later": "afterwards, afterward, thereafter, after that, from then, after then, from that, on from that",
    },
    "thereupon": {
        "thereupon": "after which, whereupon, at which point",
    },
    "week of": {
        "week of": "w/c, week commencing",
    },
    "over": {
        "over": "is out, is over, are over, ends, is up, is done, is through, is finished, closes, are out, are "
        "done, are behind us, is behind us, is past, are finished, wraps up, is gone, draws to a close, comes to "
        "an end, runs out, have passed, has passed, have ended, has ended, are through",
    },
    "interview": {
        "interview": "interview, this interview, today interview, your interview, our interview, meeting you, our "
        "conversation, this conversation, our meeting today, this meeting, now, our chat, our call, this call, "
        "today meeting, today call, today chat, today conversation, speaking with you, your interview today, our "
        "talk",
    },
    "to": {
        "to": "to, through, thru, and into, going into, up through",
    },
    "or": {
        "or": "or, or maybe, or perhaps, or possibly, or even, perhaps even, maybe even, possibly even, or else",
    },
    "and": {
        "and": "and, &",
    },
    "mod": {
        "about": "roughly, approximately, approx, probably, maybe, perhaps, possibly, say, like, sometime, some "
        "time, somewhere, anywhere, just, only, nearly, almost, hopefully, certainly, definitely, likely, "
        "ideally, exactly, some, any, either, even, right, very, well, shortly, immediately, um, uh, er, more "
        "like, most likely, as late, close, the whole of, all of, the course of, the space of, the time of, the "
        "night of, the morning of, the afternoon of, the evening of, a total of, the period of, next about, the "
        "date of, the day of, good",
    },
    "time": {
        "time": "noon, midnight, lunch, lunchtime, midday, first thing, morning, afternoon, evening, night, bright "
        "and early, dinner time, o'clock, am, pm, sharp, breakfast, teatime, the wee hours",
    },
    "holiday": {name: name for name in HOLIDAY_NAMES},
}

LINES = TIME_WORDS | CLAUSE_WORDS
"""All of them; where a spelling stands in two lines, the first one wins."""

FORGIVEN_KINDS = (
    "weekday",
    "month",
    "unit",
    "day",
    "number",
    "ordinal",
    "holiday",
    "part",
    "midweek",
    "weekend",
)
"""The kinds of words in which a slip of one letter is forgiven."""

_REAL_WORDS = """
    adjust alter banking beard beginner beginners bend birds black blank block booth boring bother bunch burn
    burns chose clone closer coaster coding coupled daily dearly dozens earl ears easier easter eastern eater
    eights ending event faint farther faster father fathers feaster feather fifths fight filth final finals fist
    font forking fort forte forth fours fridge front gather gathers gusts height house houses hundreds infinity
    kings knight lack lately latter layer leeks light lives lose master match meddle meek memoirs middles mingle
    mini minor minors minus monthly mother mothers moths mourning mouth muddle niece nines north others ours
    paint pearly peeks pools precious president presidents rational reeks resident riddle rings saint seeks
    seems seen sevens sever sight singly slack smart sour south springs star stars stat string summed sundae
    sundry taint tarter tears tent tenths thee there these thirst thorough those thus tight tools tooth tours
    tree trees turns water weeds weight wend wends wording working worth yanking yearly yours
"""
REAL_WORDS = frozenset(_REAL_WORDS.split())
"""Words that lie one letter away from one of those, and are no slips."""

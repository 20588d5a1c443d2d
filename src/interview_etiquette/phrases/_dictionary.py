"""Every word the reader knows. To teach it a new one, add it to the line that means the same.

A line is `kind: {meaning: "spelling, spelling"}`. A spelling may have several words; the longest one found wins.
Hyphens count as spaces, and "'s" is left off. A meaning may carry a number: "weeks 1", "days 14".
"""

from interview_etiquette.phrases._holidays import HOLIDAY_NAMES


def _in_order(kind: str, first: int, spellings: str) -> dict[str, str]:
    """Number spellings through: "monday, mon | tuesday, tue"."""
    return {f"{kind} {number}": line.strip() for number, line in enumerate(spellings.split("|"), start=first)}


LINES: dict[str, dict[str, str]] = {
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
        "the day, end of the workday, end of the working day, end of workday, close of day, the close, the end of "
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
    # what turns a meaning round, and what parts clauses
    "not": {
        "not": "not, no, never, nothing, cannot, cant, wont, dont, isnt, unlikely, doubt, nobody, none, neither, "
        "nor, hardly, no one, without, instead of, rather than, as opposed to, surprised if, shocked if, rule "
        "out, ruled out, zero chance, no way, doubtful, didnt, doesnt, wouldnt, shouldnt, couldnt, arent, "
        "scarcely, barely",
    },
    "aye": {
        "aye": "no doubt, no problem, no worries, don't worry, do not worry, don't hesitate, not only, no "
        "question, why not, whether or not, not to worry, no matter, without fail, not sure, without a doubt, "
        "can't wait, cannot wait, no guarantees, no promises, no fail, dont worry, dont hesitate",
    },
    "if": {
        "if": "if, should you, in case, unless, assuming, provided, in the event, if not, whether",
    },
    "join": {
        "join": "but, so, because, though, although, while, whereas, which, who, when, however, otherwise, yet, "
        "then again, cause, cuz, as long as, even though, where, whose, plus",
    },
    "redo": {
        "redo": "pushed to, moved to, pushed back to, moved back to, bumped to, changed to, rescheduled for, "
        "rescheduled to, no wait, wait no, sorry, i mean, make that, make it, or rather, scratch that, "
        "correction, actually, let me correct that, i meant, strike that, my mistake, my bad, i should say, oops, "
        "apologies, hang on, hold on, let me rephrase, pardon me, i misspoke, better make it, better make that, "
        "rather, excuse me, on second thought, no sorry, i take that back, no no, nope, no actually, no make "
        "that, no i mean, sorry no, or should i say, whoops, not quite, no hang on, no hold on",
    },
    "every": {
        "every": "every, each, twice, twice a, mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, "
        "sundays, weekly, per",
    },
    # what shows that a number or an ordinal is no time
    "noun": {
        "noun": "floor, round, rounds, reviewer, candidate, candidates, applicant, person, step, stage, place, "
        "grade, street, avenue, hire, draft, phase, opinion, pair, look, degree, party, vice, option, try, "
        "conversation, chat, panel, team, attempt, chance, thing, group, batch, wave, set, pass, level, tier, "
        "edition",
    },
    "fair": {
        "fair": "window, turnaround, timeline, timeframe, time frame, process, waiting period, period, range, "
        "review, review period, deadline, decision window, lead time, cycle, deliberation, turn around, review "
        "process, review window",
    },
    "rate": {
        "rate": "old, each week, each day, of age, of experience, in a row, apiece, every week, every month, "
        "notice, straight, running",
    },
    # what a clause is about
    "verb": {
        "it": "it, it'll, it'd, it's, could slip, might slip, might be, could be",
        "will": "will, shall, we'll, you'll, they'll, i'll, he'll, she'll, that'll, would, you'd, we'd, they'd, "
        "i'd, there'll, who'll",
        "is": "is, are, be, that's, could, should, might, can, must, have, has, do, does, did, we're, they're, "
        "you're, i'm, we've, i've, they've, you've, give, allow, gonna, going to, takes, take, works, looks, "
        "need, needs, want, wants",
    },
    "cue": {
        "decide": "haven't heard, have not heard, not heard, decide, decides, decided, deciding, decision, "
        "decisions, hear, hears, hearing, heard, know, knows, knowing, tell, telling, told, let you know, letting "
        "you know, call, calls, calling, phone, ring, ringing, a ring, email, emails, emailing, e mail, contact, "
        "contacting, reach out, reaching out, get back, getting back, gets back, be back to you, back to you, in "
        "touch, touch base, answer, answers, result, results, outcome, outcomes, offer, offers, choose, chooses, "
        "choosing, chosen, choice, pick, picks, picked, picking, select, selects, selected, selecting, selection, "
        "vote, votes, voting, announce, announces, announced, announcement, announcements, notify, notified, "
        "notification, notifications, notifying, inform, informed, informing, informs, update, updates, updated, "
        "news, word, respond, responds, response, responses, reply, replies, replied, finalize, finalise, "
        "finalized, finalised, finalizing, settle, settles, settled, sign, signs, signed, hired, hiring decision, "
        "fill, filled, filling, feedback, wrap up, wrapped up, wrapping up, wrap this up, wrap it up, wrapped, "
        "confirm, confirms, confirmed, verdict, find out, finding out, cutoff, cut off, target, letter, letters, "
        "conclude, concluded, concludes, make up our minds, made up our minds, yes or no, made our choice, "
        "determination, determine, determined, make the hire, make a hire, finish deliberating, where you stand, "
        "in your inbox, on the portal, closure, be done, make the call, final say, get to you, reach you, "
        "deliberate, deliberating, deliberations, message, messages, text you, ping you, write to you, write, "
        "definitive, aiming for, shooting for, goal, plan, hoping for, was hoping, were hoping, was thinking, "
        "were thinking, get this done, get word, resolution, resolve, resolved, resolves, deliver, approve, sent "
        "out, send out, sends out, go out, goes out, going out, extended, extend, hire someone, have someone, "
        "pull the trigger, green light, narrow it down, expect, expecting, ready, yea or nay, slip, slips, slide, "
        "drag into, push to, heads up",
        "start": "need you here, want you here, need you by, in the seat, in seat, start, starts, started, "
        "starting, start date, starting date, begin, begins, began, beginning date, onboard, onboarding, "
        "orientation, join, joins, joined, joining, first day, training, kick off, kicks off, kickoff, kicked "
        "off, go live, come aboard, come on board, on board, launches, launch, launched, relocate, relocation, "
        "boot camp",
        "other": "happy, closing, closing the, see you, seeing you, she's out, he's out, i'm out, we're out, "
        "they're out, out until, is out until, more candidates, candidates to see, candidates to interview, "
        "people to see, people to interview, interviews left, rounds left, interviews to go, contract, contracts, "
        "contractor, temp, posting, postings, posted for, was posted, were posted, been posted, job ad, advert, "
        "advertised, application, applications, apply, applied, vacation, vacations, on leave, parental leave, "
        "maternity leave, paternity leave, sabbatical, pto, out of the office, out of office, out of town, ooo, "
        "away, abroad, travel, travels, traveling, travelling, conference, retreat, offsite, off site, i'm back, "
        "we're back, back in the office, back from, return, returns, returning, interviews, interviewing, "
        "interviewed, other interview, final interview, next interview, second interview, another interview, last "
        "interview, phone screen, panel interview, on site, second round, next round, first round, final round, "
        "final rounds, third round, seeing, other candidates, other candidate, other finalist, last candidate, "
        "next candidate, probation, probationary, benefits, experience, salary, salaries, bonus, bonuses, lease, "
        "office hours, project, funding, founded, anniversary, birthday, wedding, closed, office closes, call me, "
        "email me, e mail me, ping me, nudge me, reach out to me, follow up, check in with, feel free, trial, "
        "internship, intern, assignment, assessment, take home, reference check, background check, drug test, "
        "holiday party, on holiday, send us, send me, submit, submitting, references, portfolio, visa, shift, "
        "shifts, schedule is, remote, in person, hybrid, audit, payroll, paid, paycheck, review cycle, "
        "performance review, raise, semester, term, classes, flight, fly, parking, lunch with, tour, the job is, "
        "the role is, the position is, 9 to 5, nine to five, drop off, expire, expires, valid, renovation, coming "
        "in, coming by, thanks, thank you, nice, pleasure, great to, good to, lovely to, appreciate, enjoyed, "
        "good luck, have a, the position opens, opened, opening, meet you, you meet, meet the, come back in, come "
        "in, sick, surgery, gone, off until, get to us, get back to us, let us know, tell us, need from you, your "
        "availability",
        "past": "went up, went live, went out, was, were, left, met, had, retired, quit, resigned, promoted, we've "
        "been, have been, has been, been open, been looking, used to, took, graduated, spoke, talked, saw, came, "
        "worked, been searching, been vacant, ran, last time",
    },
    # long waits
    "long": {
        "long": "might be some time, could be some time, may be some time, might be a while, could be a while, "
        "forever and a day, be some time, quite a wait, in no hurry, could be months, might be months, could be "
        "weeks, might be weeks, has to go through, have to go through, needs to go through, a while, quite a "
        "while, awhile, long time, long wait, long process, lengthy, drawn out, long haul, long road, forever, "
        "ages, eternity, drag on, drags on, drag out, dragged out, drawn out process, hiring freeze, on hold, "
        "approval process, approvals process, major approval, approvals, layers of approval, rounds of approval, "
        "levels of approval, sign offs, red tape, bureaucracy, bureaucratic, slow, slowly, glacial, snail pace, "
        "hold your breath, bear with us, be patient, patience, take months, takes months, taking months, be "
        "months, months and months, for months, waiting months, take time, takes time, take some time, takes some "
        "time, quite some time, a good while, take long, takes long, very long, so long, long one, long game, sit "
        "tight, drag its feet, drags its feet, take quite, long way off, long way to go, long slog, marathon, "
        "many months, several months, long timeline, many hoops, hoops, jump through, sign off from, multiple "
        "approvals, a lot of approvals, wheels turn, some time before, indefinitely, open ended, no end in sight, "
        "long drawn, protracted, prolonged, extended process, in limbo, longer than usual, longer than normal, "
        "longer than we'd like, longer than you'd like, weeks if not months, weeks or even months, weeks or "
        "months, needs approval, need approval, has to approve, have to approve, has to sign off, have to sign "
        "off, sign off, a process, donkey years, the cows come home, a bit of a wait, months rather than weeks, "
        "months not weeks, be long, backlog, backlogged, stalled, some considerable time, a fair while, freeze, "
        "time consuming, longish, budget approval, board approval, chain of approvals, approval chain, need to "
        "approve, needs to approve, needs to sign off, need to sign off, must approve, must sign off",
    },
    "quick": {
        "quick": "in any hurry, in a hurry, in a rush, happen overnight, quick, quickly, fast, soon, speedy, "
        "rapid, overnight process, anytime soon, any time soon, immediate",
    },
    "mute": {
        "mute": "one of these days, these days, some day, day one, day to day, day in day out, any day, any day "
        "now, day by day, every other, once a week, once a month, once a year, once a day, at the end of the day "
        "it, in the meantime, at this time, this time around, big day, great day, a day off, the day job, half "
        "day, may be, may have, may not, may take, may well, 24 7, second thought, second thoughts, second to "
        "none, the first place, first place, first choice, first come, just a second, one second, mark your "
        "calendar, the other day, best of luck, first of all, first off, at first, sun shines, in the sun, once "
        "again, once more, once in a while, at once, one day, happy friday, tgif, day shift, over the moon, day "
        "or night, this is, that is, this one, that one, the one, one way or, a lot, let's, on time, in time, "
        "time off, a holiday, weekend off, for now, for sure, for you, after all, of course, on the other hand, "
        "next steps, next step, over the phone, in the mix, next up, first name, last name, next door, the coming "
        "days",
    },
    "holiday": {name: name for name in HOLIDAY_NAMES},
}

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

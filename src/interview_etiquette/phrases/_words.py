"""Every word the reader knows. To teach it a new one, add it to the line that means the same.

A line is `kind name number: spelling, spelling`; name and number may be left out, and an indented line goes on with the
one above. A spelling may have several words; the longest one found wins, and of equals the first. Semicolons count up:
"number 4: four; five; six", unless name and number are given: "number 20: twenty; 30 = thirty". "week[s]" is week or
weeks, "in (a|any) hurry" has two forms, "decide*" is decide, decides, decided and deciding. Hyphens count as spaces,
and "'s" is left off. A holiday is called by its rule: month/day, month/weekday/which/days after it (Monday is 0, the
last one -1), or easter/days after it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_WORDS = """
weekday 0: monday, mon; tuesday, tue[s]; wednesday, wed[s], wensday; thursday, thu[rs], thur, thrs; friday, fri;
    saturday, sat; sunday, sun
month 1: january, jan; february, feb, febuary; march, mar; april, apr; may; june, jun; july, jul; august, aug;
    september, sep[t]; october, oct; november, nov; december, dec
number 0: zero; one, single; two, [a] couple [of]; [just] [a] few, three; four; five; six, [a] half [a] dozen; seven;
    eight; nine; ten; eleven; twelve, [a] dozen; thirteen; fourteen; fifteen; sixteen; seventeen; eighteen; nineteen
number 20: twenty; 30 = thirty; 40 = fo[u]rty; 50 = fifty; 60 = sixty; 70 = seventy; 80 = eighty; 90 = ninety; 100 = [a]
    hundred; 1000000 = thousand[s], million[s], billion[s], trillion, [ga]zillion, infinite
ordinal 1: first; second; third; fourth; fifth; sixth; seventh; eighth; ninth; tenth; eleventh; twelfth; thirteenth;
    fourteenth; fifteenth; sixteenth; seventeenth; eighteenth; nineteenth; twentieth; 30 = thirtieth

unit days 1: day[s]
unit days 14: fortnight[s]
unit weeks 1: week[s], wk[s]
unit months 1: [calendar] month, months, mo[s], mth[s]
unit years 1: [calendar] year, years, yr[s]
unit quarters 1: quarter[s], qtr
unit hours 1: hour[s], hr[s]
unit business_days 1: (business|working|work|banking|week|office) day[s], workday[s], weekday[s]
unit business_days 5: (business|working|work) week[s]
unit seconds 1: seconds, sec[s], min[ute][s], moment[s], business hour[s]
unit decades 1: decade[s], century, centuries
article: a, an, another, one more, a (further|full|solid)
the: the, teh, hte, our, their, your, my, its, his, her
rel this: [the] current, this [very]
rel coming: [this] (coming|upcoming), this next
rel next: next, nxt, nextt, enxt, netx, nxet
rel last: last, the past, previous, preceding, this (past|last), prior
rel following: following, subsequent, very next
rel that: that [same|very], [the] same, the very same

part early: early [on], (early|earlier|beginning) part, (beginning|start|top|outset|front end|first part) of, opening
    days, the (beginning|start)
part middle: mid, middle [part], midpoint, (halfway|midway) through
part late: late, later [on], (latter|later) part, (back|tail) end, (latter|second|back|2nd|last|final) half
part end: [very] end, (close|conclusion) of, last (bit|part), (final|last|last few) days
part first: (first|1st|front) half
part vague: earlier, first part, first [few] days, first two thirds, turn
edge weeks: eow, week[s] end, end of week
edge months: eom, month[s] end, end of month
edge quarters: eoq, quarter[s] end, end of quarter
edge years: eoy, year[s] end, end of year
eod: eod, cob, eob, cop, cobd, day end, the day (out|ends), (end|close) of (business|play), (end|close) of [the]
    [business|working] day, end of [the] workday, the end of my day, [the] day is (out|over|done)
day -2: day before yesterday
day -1: yesterday, last night
day 0: today, 2day, tonight, tonite, [later] this [very] (morning|afternoon|evening), later [on] today, earlier today,
    this very day
day 1: tomorrow, tmrw, tmw, 2moro, tomoz, overnight, tomorow, tommorow, tommorrow
day 2: day after tomorrow, overmorrow
midweek: midweek, mid week, hump day
holidays: [the] holidays, [the] holiday season, the festive (season|period), the holiday break
fraction: half, [and] a half, (quarters|thirds) of a
sametime: (this|same) time, the same time
weekend: weekend[s]
quarter 1: q1, quarter 1, 1q; q2, quarter 2, 2q; q3, quarter 3, 3q; q4, quarter 4, 4q
half 1: h1; h2
then: then, that (time|point|date)
more: more, additional, further, full, calendar, whole, solid, short, consecutive, odd, or (so|more), extra

prep at: in, on, at, during, of, come, around, about, circa, toward[s], over, throughout, across, between
prep by: by, within, (on|at) or before, up to, as late as
prep under: under, (less|fewer) than, inside [of], in (less than|under)
prep before: (this side of|any sooner than|in advance of), before, prior to, ahead of, (earlier|sooner) than
prep until: until, till, til, up until
prep hold: wait[ing] (until|till|for|on), hold off until, out of (my|our) hands until, held up until, have to wait
    until, depends on
prep after: after, once, beyond, past, [any] later than, a (day|minute|second) later than, (longer|more) than,
    exceed[s|ing], upward[s] of, north of, in excess of, post
prep least: as (soon|early) as, [a] minimum of, at least, as of, from, on or after, (not|no) less than, no fewer than,
    effective
prep since: [ever] since
prep span: for [the|the whole|at least|about|around]
suffix latest: [at] the latest, latest, at [the] most, tops, max, [at] maximum, at the outside, or (sooner|less|before),
    or (earlier|fewer), at the very (latest|most), [at] the longest, the (most|absolute latest), worst case, at [the]
    worst
suffix earliest: [at] the (earliest|soonest), earliest, soonest, at [a] minimum, minimum, or (later|longer|after), at
    the very (earliest|least), onward[s], on out
ago: ago, back, earlier than that
hence: from (now|today|tonight|right now|this point|here|this interview), hence, out, down the (road|line), time, after
    today, starting (today|now), as of today
later: afterward[s], thereafter, (after|from|on from) that, (from|after) then
thereupon: after which, whereupon, at which point
weekof: w/c, week commencing
over: (is|are) (out|over|done|up|through|finished), (is|are) behind us, is (past|gone), ends, closes, wraps up, runs
    out, draws to a close, comes to an end, (have|has) (passed|ended)
interview: [this|today|your|our] interview, meeting you, (our|this) conversation, this meeting, now, our
    (chat|call|talk), our meeting today, this call, today (meeting|call|chat|conversation), speaking with you, your
    interview today
to: to, through, thru, (and|going) into, up through
or: or [maybe|perhaps|possibly|even|else], (perhaps|maybe|possibly) even
and: and, &
mod: roughly, approx[imately], probably, maybe, perhaps, possibly, say, like, some[time], some time, somewhere,
    anywhere, just, only, nearly, almost, hopefully, certainly, definitely, likely, ideally, exactly, any, either, even,
    right, very, well, shortly, immediately, um, uh, er, more like, most likely, as late, close, good, the whole of, all
    of, next about, the (course|space|time) of, the (night|morning|afternoon|evening|day|date) of, a total of, the
    period of
time: noon, midnight, lunch[time], midday, first thing, morning, afternoon, evening, night, bright and early, dinner
    time, o'clock, am, pm, sharp, breakfast, teatime, the wee hours

holiday: 1/1 = new year[s] [day], january first; 1/6 = epiphany, three kings day, twelfth night; 1/25 = burns night; 2/2
    = groundhog day; 2/14 = valentine[s] day, valentines; 3/17 = (st|saint) patrick[s] day, st paddy day; 4/1 = april
    fool[s] day, april fools; 4/15 = tax day; 4/22 = earth day; 5/1 = may day; 5/5 = cinco de mayo; 6/14 = flag day;
    6/19 = juneteenth [national independence day]; 7/4 = independence day, fourth of july, july fourth; 7/14 = bastille
    day; 10/31 = halloween; 11/1 = all saints day; 11/2 = all souls day; 11/5 = bonfire night, guy fawkes (night|day);
    11/11 = veteran[s] day, (armistice|remembrance) day; 12/24 = (christmas|xmas) eve; 12/25 = (christmas|xmas) [day];
    12/26 = boxing day, st stephen day; 12/31 = new year[s] eve, nye; 1/0/3 = martin luther king [jr] day, mlk [day];
    2/0/3 = washington birthday, president[s] day; 5/6/2 = mother[s] day; 5/0/1 = [early] may bank holiday; 5/0/-1 =
    memorial day, (spring|late may) bank holiday; 6/6/3 = father[s] day; 8/0/-1 = (summer|late summer|august) bank
    holiday; 9/0/1 = (labor|labour) day; 10/0/2 = columbus day, indigenous people[s] day; 11/3/4 = thanksgiving [day];
    11/3/4/-1 = thanksgiving eve; 11/3/4/1 = black friday; 11/3/4/4 = cyber monday; easter/-47 = shrove tuesday, pancake
    day, mardi gras, fat tuesday; easter/-46 = ash wednesday; easter/-7 = palm sunday; easter/-3 = (maundy|holy)
    thursday; easter/-2 = good friday; easter/-1 = (holy|easter) saturday; easter/0 = easter [sunday]; easter/1 = easter
    monday; easter/39 = ascension [day]; easter/49 = pentecost, whit sunday; easter/50 = whit monday; easter/60 = corpus
    christi

not: not, no, never, nothing, cannot, cant, wont, dont, isnt, arent, didnt, doesnt, wouldnt, shouldnt, couldnt,
    unlikely, doubt, doubtful, nobody, no one, none, neither, nor, hardly, scarcely, barely, without, instead of, rather
    than, as opposed to, forget [about], [radio] silence, (surprised|shocked) if, (rule|ruled) out, zero chance, no way
aye: no (doubt|problem|worries|question|matter|guarantees|promises|fail), (don't|dont|do not) worry, (don't|dont)
    hesitate, not only, why not, (don't|dont|not) forget, whether or not, not to worry, without (fail|a doubt), not
    sure, (can't|cannot) wait
if: if [not], depending (on|upon), subject to, should you, in case, unless, assuming, provided, in the event, whether
join: but, so, because, though, although, while, whereas, which, who, when, however, otherwise, yet, then again, cause,
    cuz, as long as, even though, where, whose, plus
redo: (pushed|moved|bumped|changed|rescheduled) to, (pushed|moved) back to, rescheduled for, no wait, wait no, i
    (mean|meant), [no|better] make (that|it), or rather, rather, (scratch|strike) that, correction, [no] actually, let
    me correct that, [no] sorry, sorry no, no i mean, no no, nope, no (hang|hold) on, (hang|hold) on, my (mistake|bad),
    [or] should i say, i should say, oops, whoops, apologies, let me rephrase, (pardon|excuse) me, i misspoke, i take
    that back, not quite, on second thought, that's a [public|bank|federal] holiday
every: every, each, twice [a], mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays, weekly, per
noun: floor, round[s], reviewer, candidate[s], applicant, person, step, stage, place, grade, street, avenue, hire,
    draft, phase, opinion, pair, look, degree, party, vice, option, try, conversation, chat, panel, team, attempt,
    chance, thing, group, batch, wave, set, pass, level, tier, edition
fair: window, turnaround, turn around, timeline, timeframe, time frame, [review] process, [waiting] period, range,
    review, review (period|window), deadline, decision window, lead time, cycle, deliberation
rate: old, (each|every) week, each day, every month, of (age|experience), in a row, apiece, notice, straight, running

verb it: it, it'll, it'd, it's, (could|might) slip, (could|might) be
verb will: will, shall, (we|you|they|i|he|she|that|there|who)'ll, would, (you|we|they|i)'d
verb is: is, are, be, that's, could, should, might, can, must, have, has, do, does, did, (we|they|you)'re, i'm,
    (we|i|they|you)'ve, give, allow, gonna, going to, take[s], works, looks, need[s], want[s]
cue decide: [have] not heard, haven't heard, heard, hear*, decide*, decision[s], know*, tell, telling, told,
    (let|letting) you know, call[s], calling, phone, ring, ringing, a ring, email*, e mail, contact, contacting,
    (reach|reaching) out, get[s] back, getting back, [be] back to you, in touch, touch base, answer[s], result[s],
    outcome[s], offer[s], choose*, chosen, choice, pick*, select*, selection, vote*, announce*, announcement[s],
    notify*, notification[s], inform*, update*, news, word, respond[s], response[s], reply*, finalize*, finalise,
    finalised, settle*, sign*, hired, hiring decision, fill*, feedback, (wrap|wrapped|wrapping) up, wrapped, wrap
    (this|it) up, closed out, (close|closing) (this|it) out, confirm*, verdict, (find|finding) out, cutoff, cut off,
    target, letter[s], conclude*, (make|made) up our minds, yes or no, made our choice, determination, determine[d],
    make (the|a) hire, finish deliberating, where you stand, in your inbox, on the portal, closure, be done, make the
    call, final say, get to you, reach you, deliberate, deliberating, deliberations, message[s], (text|ping|write to)
    you, write, definitive, (aiming|shooting) for, goal, plan, [was|were] hoping for, (was|were) hoping, (was|were)
    thinking, get (this done|word), resolution, resolve*, deliver, approve, (sent|send|sends) out, (go|goes|going) out,
    extend[ed], (hire|have) someone, pull the trigger, green light, narrow it down, expect[ing], ready, yea or nay,
    slip[s], slide, drag into, push to, heads up, (start|begin|starting)
    (calling|phoning|notifying|telling|contacting|emailing|reaching out)
cue start: report to work, (need|want) you here, need you by, in [the] seat, start*, (start|starting|beginning) date,
    begin[s], began, onboard[ing], orientation, join*, first day, day one, training, kick[s] off, kicked off, kickoff,
    go live, come [on] (aboard|board), on board, launch*, relocate, relocation, boot camp
cue other: (maternity|paternity|sick) cover, rent, a test, an exam, reviews, how's, how (is|was|are), a
    [public|bank|federal] holiday, shut[s] [down], shutdown, (you're|you are|i'm|i am) (a|the|our|my), skiing,
    (close|closes) on, have a (great|good|nice), have a (lovely|wonderful), to accept, need your
    (answer|decision|response), want your answer, let us (have|know), hear from you, drop us, happy, closing [the],
    (see|seeing) you, (she's|he's|i'm|we're|they're) out, [is] out until, more candidates, (candidates|people) to
    (see|interview), (interviews|rounds) left, interviews to go, contract[s], contractor, temp, posting[s], posted for,
    (was|were|been) posted, job ad, advert, advertised, application[s], apply, applied, vacation[s], on leave,
    (parental|maternity|paternity) leave, sabbatical, pto, out of [the] office, out of town, ooo, away, abroad, travel*,
    travelling, conference, retreat, offsite, off site, (i'm|we're) back, back in the office, back from, return*,
    interviews, interviewing, interviewed, (other|final|next|second|another|last) interview, phone screen, panel
    interview, on site, (first|second|third|next|final) round, final rounds, seeing, other (candidate|finalist), other
    candidates, (last|next) candidate, probation[ary], benefits, experience, salary, salaries, bonus[es], lease, office
    hours, project, funding, founded, anniversary, birthday, wedding, closed, office closes, (call|email|e
    mail|ping|nudge) me, reach out to me, follow up, check in with, feel free, trial, intern[ship], assignment,
    assessment, take home, (reference|background) check, drug test, holiday party, on holiday, send (us|me),
    submit[ting], references, portfolio, visa, shift[s], schedule is, remote, in person, hybrid, audit, payroll, paid,
    paycheck, review cycle, performance review, raise, semester, term, classes, flight, fly, parking, lunch with, tour,
    the (job|role|position) is, (9|nine) to (5|five), drop off, expire[s], valid, renovation, coming (in|by), thanks,
    thank you, nice, pleasure, (great|good|lovely) to, appreciate, enjoyed, good luck, the position opens, opened,
    opening, meet (you|the), you meet, come [back] in, sick, surgery, gone, off until, get [back] to us, tell us, need
    from you, your availability
cue past: (we|they|he|she|i) (hired|decided|picked|selected|filled|offered|chose), we posted, posted (this|it|the), went
    (up|live|out), was, were, left, met, had, retired, quit, resigned, promoted, we've been, (have|has) been, been
    (open|looking|searching|vacant), used to, took, graduated, spoke, talked, saw, came, worked, ran, last time
long: may be weeks, be weeks before, (has|have|need|needs) to (be approved|be signed off|go through|approve|sign off),
    must be approved, must (approve|sign off), need[s] approval, (budget|board|major) approval, approval[s] process,
    approvals, a lot of approvals, multiple approvals, (layers|rounds|levels) of approval, chain of approvals, approval
    chain, sign off[s], sign off from, not for a while, be a little while, [quite] a while, awhile, a (good|fair) while,
    good long while, (might|could) be a while, (take|takes|taking) (our|their|its) [own|sweet] time, (might|could|may)
    be some time, be some time, some considerable time, quite some time, some time before, take[s] [some] time, time
    consuming, quite a wait, a bit of a wait, in no hurry, forever [and a day], (could|might) be (weeks|months), be
    months, long (time|wait|process|haul|road|one|game|slog|timeline|drawn), lengthy, longish, long way (off|to go),
    (very|so|be) long, take[s] long, take quite, drawn out [process], ages, eternity, drag[s] on, drag out, dragged out,
    drag[s] its feet, hiring freeze, freeze, on hold, red tape, bureaucracy, bureaucratic, slow[ly], glacial, snail
    pace, bear with us, be patient, patience, (take|takes|taking|for|waiting|many|several) months, months and months,
    sit tight, marathon, [many] hoops, jump through, wheels turn, indefinitely, open ended, no end in sight, protracted,
    prolonged, extended process, in limbo, longer than (usual|normal|we'd like|you'd like), weeks (if not|or even|or)
    months, months rather than weeks, months not weeks, a process, donkey years, the cows come home, backlog[ged],
    stalled
quick: hold (my|our|your) breath, in (any|a) hurry, in a rush, rush, happen overnight, quick[ly], fast, soon, speedy,
    rapid, overnight process, (anytime|any time) soon, immediate
mute: a no, [according] to plan, as planned, [one of] these days, some day, day to day, day in day out, any day [now],
    day by day, every other, once a (day|week|month|year), at the end of the day it, in the meantime, at this time, this
    time around, (big|great) day, a day off, the day job, half day, may (be|have|not|take|well), 24 7, second
    thought[s], second to none, [the] first place, first (choice|come), (just a|one) second, mark your calendar, the
    other day, best of luck, first of all, first off, at first, sun shines, in the sun, once (again|more), at once, once
    in a while, one day, happy friday, tgif, day shift, over the moon, day or night, (this|that) is, (this|that|the)
    one, one way or, a lot, let's, (on|in) time, (time|weekend) off, for (now|sure|you), after all, of course, on the
    other hand, next step[s], over the phone, in the mix, next (up|door), (first|last) name, gone (through|over|by),
    went through, worked through, the coming days, come what may, good to go
word: adjust, alter, banking, beard, beginner[s], bend, birds, black, blank, block, booth, boring, bother, bunch,
    burn[s], chose, clone, closer, coaster, coding, coupled, daily, dearly, dozens, earl, ears, easier, easter, eastern,
    eater, eights, ending, event, faint, farther, faster, father[s], feaster, feather, fifths, fight, filth, final[s],
    fist, font, forking, fort[e|h], fours, fridge, front, gather[s], gusts, height, house[s], hundreds, infinity, kings,
    knight, lack, lately, latter, layer, leeks, light, lives, lose, master, match, meddle, meek, memoirs, middles,
    mingle, mini, minor[s], minus, monthly, mother[s], moths, mourning, mouth, muddle, niece, nines, north, others,
    ours, paint, pearly, peeks, pools, precious, president[s], rational, reeks, resident, riddle, rings, saint, seeks,
    seems, seen, sevens, sever, sight, singly, slack, smart, sour, south, springs, star[s], stat, string, summed,
    sundae, sundry, taint, tarter, tears, tent[hs], thee, there, these, thirst, thorough, those, thus, tight, tools,
    tooth, tours, tree[s], turns, water, weeds, weight, wend[s], wording, working, worth, yanking, yearly, yours
"""
_HUNDRED = 100
_TENS = range(20, _HUNDRED + 1, 10)
_ONES = (
    "one first, two second, three third, four fourth, five fifth, six sixth, seven seventh, eight eighth, nine ninth"
)
FORGIVEN = 5  # letters that a word must have for a slip of one to be forgiven


def words(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


FORGIVEN_KINDS = words("weekday month unit day number ordinal holiday part midweek weekend")
_CONTRACTED = words("it's that's let's he's she's what's how's there's")


class Entry(NamedTuple):
    """What a spelling means: the rule it belongs to, its name there, and its number."""

    kind: str
    name: str
    number: int


def bare(word: str) -> str:
    """Return a word without its possessive ending."""
    return word if word in _CONTRACTED else word.removesuffix("'s")


def _inflected(verb: str) -> tuple[str, ...]:
    """Return "decide", "decides", "decided" and "deciding"."""
    stem = verb.removesuffix("e")
    if verb.endswith("y"):
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    return verb, f"{verb}{'es' if verb.endswith(('sh', 'ch')) else 's'}", f"{stem}ed", f"{stem}ing"


def _forms(spelling: str) -> list[str]:
    """Return what a spelling with brackets or an asterisk stands for."""
    choice = re.search(r"\[(.*?)\]|\((.*?)\)", spelling)
    if choice is None:
        return [*_inflected(spelling[:-1])] if spelling.endswith("*") else [spelling]
    options = ["", *choice[1].split("|")] if choice[1] else choice[2].split("|")
    before, after = spelling[: choice.start()], spelling[choice.end() :]
    return [form for option in options for form in _forms(before + option + after)]


def spellings() -> Iterator[tuple[str, Entry]]:
    """Return everything that can be said, with what it means."""
    for line in filter(None, _WORDS.replace("\n    ", " ").splitlines()):
        head, _, parts = line.partition(": ")
        kind, *named = head.split()
        for ahead, part in enumerate(parts.split(";")):
            own, _, said = part.rpartition(" = ")
            yield from _with_ones(said, _entry(kind, own.split() or named or [kind], 0 if own else ahead))


def _entry(kind: str, named: Sequence[str], ahead: int) -> Entry:
    *name, last = named
    if not last.lstrip("-").isdigit():
        return Entry(kind, " ".join(named), 0)
    return Entry(kind, " ".join(name) or kind, int(last) + ahead)


def _with_ones(said: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    """Return the spellings, and of "twenty" also "twenty one" to "twenty ninth", of "hundred" "nine hundred"."""
    for form in (form for spelling in said.split(",") for form in _forms(spelling.strip())):
        yield form, entry
        for one, ones in enumerate(_ONES.split(",") if entry.kind == "number" and entry.number in _TENS else (), 1):
            cardinal, ordinal = ones.split()
            if entry.number == _HUNDRED:
                yield f"{cardinal} {form}", entry._replace(number=one * _HUNDRED)
                continue
            yield f"{form} {cardinal}", entry._replace(number=entry.number + one)
            yield f"{form} {ordinal}", Entry("ordinal", "ordinal", entry.number + one)

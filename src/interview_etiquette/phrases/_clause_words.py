"""The words that say what a clause is about: the decision, a start, something else, the past; and what turns it round.

The lines are those of the dictionary: `kind: {meaning: "spelling, spelling"}`.
"""

CLAUSE_WORDS: dict[str, dict[str, str]] = {
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
        "if": "if, depending on, depending upon, subject to, should you, in case, unless, assuming, provided, "
        "in the event, if not, whether",
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
        "closed out, close this out, close it out, closing this out, "
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
        "start": "report to work, need you here, want you here, need you by, in the seat, in seat, start, starts, "
        "started, starting, start date, starting date, begin, begins, began, beginning date, onboard, onboarding, "
        "orientation, join, joins, joined, joining, first day, training, kick off, kicks off, kickoff, kicked "
        "off, go live, come aboard, come on board, on board, launches, launch, launched, relocate, relocation, "
        "boot camp",
        "other": "a holiday, a public holiday, a bank holiday, a federal holiday, shut down, shuts down, shutdown, "
        "skiing, closes on, close on, have a great, have a good, have a "
        "nice, have a lovely, have a wonderful, to accept, need your answer, need your decision, need your "
        "response, want your answer, let us have, hear from you, drop us, happy, closing, closing the, see you, "
        "seeing you, she's out, he's out, i'm out, we're out, they're out, out until, is out until, more "
        "candidates, candidates to see, candidates to interview, people to see, people to interview, interviews "
        "left, rounds left, interviews to go, contract, contracts, contractor, temp, posting, postings, posted "
        "for, was posted, were posted, been posted, job ad, advert, advertised, application, applications, apply, "
        "applied, vacation, vacations, on leave, parental leave, maternity leave, paternity leave, sabbatical, "
        "pto, out of the office, out of office, out of town, ooo, away, abroad, travel, travels, traveling, "
        "travelling, conference, retreat, offsite, off site, i'm back, we're back, back in the office, back from, "
        "return, returns, returning, interviews, interviewing, interviewed, other interview, final interview, "
        "next interview, second interview, another interview, last interview, phone screen, panel interview, on "
        "site, second round, next round, first round, final round, final rounds, third round, seeing, other "
        "candidates, other candidate, other finalist, last candidate, next candidate, probation, probationary, "
        "benefits, experience, salary, salaries, bonus, bonuses, lease, office hours, project, funding, founded, "
        "anniversary, birthday, wedding, closed, office closes, call me, email me, e mail me, ping me, nudge me, "
        "reach out to me, follow up, check in with, feel free, trial, internship, intern, assignment, assessment, "
        "take home, reference check, background check, drug test, holiday party, on holiday, send us, send me, "
        "submit, submitting, references, portfolio, visa, shift, shifts, schedule is, remote, in person, hybrid, "
        "audit, payroll, paid, paycheck, review cycle, performance review, raise, semester, term, classes, "
        "flight, fly, parking, lunch with, tour, the job is, the role is, the position is, 9 to 5, nine to five, "
        "drop off, expire, expires, valid, renovation, coming in, coming by, thanks, thank you, nice, pleasure, "
        "great to, good to, lovely to, appreciate, enjoyed, good luck, the position opens, opened, opening, meet "
        "you, you meet, meet the, come back in, come in, sick, surgery, gone, off until, get to us, get back to "
        "us, let us know, tell us, need from you, your availability",
        "past": "we posted, posted this, posted it, posted the, went up, went live, went out, was, were, left, "
        "met, had, retired, quit, resigned, promoted, we've been, have been, has been, been open, been looking, "
        "used to, took, graduated, spoke, talked, saw, came, worked, been searching, been vacant, ran, last time",
    },
    # long waits
    "long": {
        "long": "may be weeks, be weeks before, has to be approved, have to be "
        "approved, must be approved, needs to be approved, not for a while, be a little while, good long while, "
        "take our time, taking our time, might be some time, could be some time, may be some time, might be a "
        "while, could be a while, forever and a day, be some time, quite a wait, in no hurry, could be months, "
        "might be months, could be weeks, might be weeks, has to go through, have to go through, needs to go "
        "through, a while, quite a while, awhile, long time, long wait, long process, lengthy, drawn out, long "
        "haul, long road, forever, ages, eternity, drag on, drags on, drag out, dragged out, drawn out process, "
        "hiring freeze, on hold, approval process, approvals process, major approval, approvals, layers of "
        "approval, rounds of approval, levels of approval, sign offs, red tape, bureaucracy, bureaucratic, slow, "
        "slowly, glacial, snail pace, bear with us, be patient, patience, take months, takes "
        "months, taking months, be months, months and months, for months, waiting months, take time, takes time, "
        "take some time, takes some time, quite some time, a good while, take long, takes long, very long, so "
        "long, long one, long game, sit tight, drag its feet, drags its feet, take quite, long way off, long way "
        "to go, long slog, marathon, many months, several months, long timeline, many hoops, hoops, jump through, "
        "sign off from, multiple approvals, a lot of approvals, wheels turn, some time before, indefinitely, open "
        "ended, no end in sight, long drawn, protracted, prolonged, extended process, in limbo, longer than "
        "usual, longer than normal, longer than we'd like, longer than you'd like, weeks if not months, weeks or "
        "even months, weeks or months, needs approval, need approval, has to approve, have to approve, has to "
        "sign off, have to sign off, sign off, a process, donkey years, the cows come home, a bit of a wait, "
        "months rather than weeks, months not weeks, be long, backlog, backlogged, stalled, some considerable "
        "time, a fair while, freeze, time consuming, longish, budget approval, board approval, chain of "
        "approvals, approval chain, need to approve, needs to approve, needs to sign off, need to sign off, must "
        "approve, must sign off",
    },
    "quick": {
        "quick": "hold my breath, hold our breath, hold your breath, in any hurry, in a hurry, in a rush, "
        "happen overnight, quick, quickly, fast, soon, speedy, "
        "rapid, overnight process, anytime soon, any time soon, immediate",
    },
    "mute": {
        "mute": "a no, to plan, according to plan, as planned, one of these days, these days, some day, day one, "
        "day to day, day in day out, any day, any day now, day by day, every other, once a week, once a month, "
        "once a year, once a day, at the end of the day it, in the meantime, at this time, this time around, big "
        "day, great day, a day off, the day job, half day, may be, may have, may not, may take, may well, 24 7, "
        "second thought, second thoughts, second to none, the first place, first place, first choice, first come, "
        "just a second, one second, mark your calendar, the other day, best of luck, first of all, first off, at "
        "first, sun shines, in the sun, once again, once more, once in a while, at once, one day, happy friday, "
        "tgif, day shift, over the moon, day or night, this is, that is, this one, that one, the one, one way or, "
        "a lot, let's, on time, in time, time off, weekend off, for now, for sure, for you, after all, "
        "of course, on the other hand, next steps, next step, over the phone, in the mix, next up, first name, "
        "last name, next door, gone through, gone over, went through, gone by, worked through, the coming days",
    },
}

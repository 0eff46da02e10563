"""What is said and written in a thread: short words for facts, by kind."""

EVENT_WORDS = {
    "applied": ["Sent the form and two pages.", "Applied on their site.", "Sent it through a friend there."],
    "contacted": ["A message about a team that grows.", "They had kept my papers from last time.", "A call at lunch."],
    "acknowledged": ["An automatic answer: they read everything.", "They have it, and will write within two weeks."],
    "invited": ["They would like to talk.", "Invited to the next step.", "A link to choose an hour."],
    "agreed": ["Said yes, and asked who would be there."],
    "asked": ["Asked what I earn now.", "Asked when I could begin.", "Asked for two references."],
    "answered": ["Gave a range and what it rests on.", "From the first of the month after next.", "Sent three names."],
    "told_them": ["I am in two other processes.", "I look for a team that owns what it runs.", "Not before autumn."],
    "told_me": ["They compare by Friday.", "The team has changed since the posting.", "One more person has to agree."],
    "advanced": ["On to the next step.", "They liked the first talk."],
    "followed_up": ["Asked politely whether there is news.", "A second mail, shorter."],
    "scheduled": ["Tuesday at ten suits all.", "Two hours in the morning, one after lunch."],
    "rescheduled": ["They moved it by a week.", "I was ill and asked for another day."],
    "on_hold": ["The budget is being looked at; they hope for next month."],
    "role_changed": ["Another team, closer to what I do."],
    "level_changed": ["They see me one level lower."],
    "felt": ["Lighter than I thought.", "Tired, and sure that it was a no.", "Proud of the last hour."],
    "noted": ["Read what their engineers write.", "Two people left the team, says the net."],
    "reopened": ["They wrote again: would I still talk?"],
}
DECISION_WORDS = {
    "rejected": [
        "They went on with somebody who has done exactly this before.",
        "Strong talks, but not deep enough in design.",
        "We will not be moving forward at this time.",
        "",
    ],
    "offer_declined": ["The other place decided faster.", "The team was right and the pay was not."],
    "accepted": ["Said yes on the phone."],
    "withdrawn": [
        "Three weeks without a date; I stopped.",
        "I joined elsewhere.",
        "It was not the work that I look for.",
    ],
    "closed": ["The position was filled from inside.", "Hiring has stopped until next year."],
    "expired": ["The link to the test ran out.", "The posting was gone."],
    "rescinded": ["The budget was cut after the letter."],
    "disqualified": ["No permit, no process.", "They need somebody on site."],
    "circumstances": ["I moved to another country.", "My mother fell ill, and I stopped everything."],
}
REASONS = ["", "", "", "depth in design", "level", "pay", "no budget", "somebody from inside", "distance"]
FEEDBACK_WORDS = [
    "You explain well and you test what you write. We missed depth when it came to failure and to load.",
    "The team enjoyed the talks. For this level we look for more examples of leading without being asked.",
    "Very good on the exercise. In the last hour you seemed to guess rather than to ask.",
    "Everybody said that they would like to work with you. The decision was close.",
    "Please apply again in a year; we mean it.",
]
POINTS = ["explains well", "tests", "depth in design", "asks before guessing", "examples too short", "numbers"]
RATINGS = [
    "Good, I think.",
    "Could be either.",
    "The middle part was weak.",
    "Better than the last one.",
    "Not my day.",
]
RESULT_WORDS = ["", "", "by mail, two lines", "on the phone", "the portal changed overnight"]
TROUBLE = ["The line dropped.", "Their editor lost what I typed.", "The train stood still.", "A fire drill."]
SURROUNDINGS = [
    "A small room without a window, water on the table, five people one after the other.",
    "From my kitchen; the neighbour drilled between two and three.",
    "Two hours by train, then a badge that did not open the door.",
]
INTERVIEWING = [
    "A call, a test, then one day with five talks. They decide within a week.",
    "No puzzles: code that they really have, read together. Then the manager.",
    "Each person looks at one principle and writes a page. Someone from outside the team has a veto.",
]
PAY = ["", "68,000", "74,000 and a bonus", "81,500", "95,000, shares over four years", "by the hour"]
POSTING = [
    "We are a small team that builds what drivers, dispatchers and shops rely on every morning.",
    "You will own services end to end: design them, write them, run them, and sleep well.",
    "You have worked with data at some scale, and you have been on call and made it better.",
    "You write so that others understand, and you ask before you build.",
    "We offer a budget for learning, thirty days of rest, and an office that nobody has to come to.",
    "Our process: a first call, a practical exercise of two hours, a day of talks, an answer within a week.",
]

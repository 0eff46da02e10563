"""Seven questions about oneself that are worth half a page each before anybody else asks them."""

PROMPTS = (
    "Why this company, and not the one across the street?",
    "What do you bring that makes you the right person for this work?",
    "What is your biggest weakness, and what do you do about it?",
    "Which finished project are you proudest of, and what in it was yours?",
    "Where do you want to get to, and how does this step lead there?",
    "What would you tell yourself of five years ago?",
    "Which decision of yours proved wrong, and how did you recover?",
)

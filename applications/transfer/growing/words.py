"""Invented names and the words of a search for work, from which a long history is put together."""

COMPANY_FIRST = """
    Amber Anvil Aspen Beacon Birch Bramble Bright Brook Cedar Cinder Clover Cobalt Copper Coral Crane Delta Dune
    Elm Ember Fable Falcon Fern Flint Garnet Glade Harbour Hazel Heron Indigo Iron Ivory Juniper Kestrel Lark
    Lantern Linden Loam Maple Marble Meadow Mica Moss Nettle Nimbus North Oak Ochre Onyx Orchard Otter Pebble
    Pine Plover Quarry Quill Raven Reed Ridge Rowan Sable Saffron Sedge Slate Sorrel Spruce Sterling Stone Swift
    Thistle Timber Topaz Tundra Umber Vale Velvet Walnut Willow Wren Yarrow Zephyr
""".split()
COMPANY_SECOND = """
    bank bridge craft field flow forge gate grid grove harbour hill house lane ledger light line loom mark mill
    path point port shore side smith span spring stead stream tide tower trail vale wall way wharf works yard
""".split()
COMPANY_LAST = ["", "", "", "", " Labs", " Systems", " Group", " Data", " Mobility", " Health", " Energy", " & Co"]
FIRST_NAMES = """
    Ada Aiko Amara Anders Anouk Arjun Beatriz Bo Carmen Chidi Dalia Davor Edda Elif Emeka Esther Farid Fiona Gita
    Hana Hugo Ines Ivo Jana Jonas Kofi Lale Leon Lin Maeve Marta Mehmet Mina Nadia Noor Olga Omar Pavel Priya Quentin
    Rafael Rosa Sana Selma Sven Tariq Thea Uma Viktor Wanda Yara Yusuf Zoe
""".split()
LAST_NAMES = """
    Abara Almeida Arslan Barros Bergström Castel Dombrow Eriksen Ferro Fontaine Gruber Haddad Hollis Ikeda Jansen
    Kaplan Kovač Lindqvist Mbeki Moreau Nakata Novak Okafor Oyelaran Petrov Quist Rahimi Rossi Sato Schuster Silva
    Tanaka Thorne Ueda Varga Vella Weiss Yilmaz Zeman Łukasik
""".split()
TITLES = [
    *("Software engineer", "Backend engineer", "Frontend engineer", "Data engineer", "Site reliability engineer"),
    *("Mobile engineer", "Engineering manager", "Product engineer", "Security engineer", "Machine learning engineer"),
]
LEVELS = ["", "", "junior", "senior", "staff", "II", "III", "L4", "L5"]
TEAMS = ["", "", "Payments", "Search", "Maps", "Identity", "Storage", "Billing", "Growth", "Platform", "Logistics"]
PLACES = ["", "Dublin", "Lisbon", "Berlin", "Toronto", "Nairobi", "Pune", "Remote", "Kraków", "Austin", "Osaka"]
ZONES = ["", "Europe/Dublin", "Europe/Berlin", "America/Toronto", "Africa/Nairobi", "Asia/Kolkata", "America/Chicago"]
TOPICS = {
    "technical": [
        *("data structures", "SQL", "concurrency", "testing", "system design", "networks", "debugging", "estimation"),
        *("API design", "complexity", "security", "front end"),
    ],
    "behavioural": ["disagreement", "failure", "ownership", "working with others", "motivation", "saying no"],
    "principle": ["start with the customer", "dig deeper", "keep it simple", "disagree and commit"],
}
HUNTS = ["", "", "spring {year}", "autumn {year}", "{year}", "after the layoff, {year}"]
TOOLS = ["", "a shared editor", "their own video tool", "a whiteboard", "a test site", "telephone"]
QUESTIONS = [
    *("Why this kind of work?", "What do I do when nobody is looking?", "Which disagreement did I handle well?"),
    *("What would I want to be asked?", "Where was I wrong for a long time?", "What tires me, and what does not?"),
]
PREPARATION = {
    "certificate": ["Cloud certificate, second attempt", "Database certificate"],
    "course": ["Course on distributed systems", "Evening course on statistics", "Course on public speaking"],
    "project": ["A reading list that reminds me", "A small compiler", "Weather station with a web page"],
    "practice": ["Problems, one a day", "Design questions on paper", "Stories told to the mirror"],
    "mock": ["Mock interview with a friend", "Mock interview, system design"],
    "reading": ["The book on data systems", "Old post-mortems of others"],
    "study_group": ["Thursday group", "Pairs on Sunday"],
    "notes": ["Went through my own notes"],
}
REASONS = [
    *("I began before I had understood", "I had not slept", "They closed the role", "My example was too long"),
    *("Nobody could follow my drawing", "I had never done this at that size", "The interviewer had another plan"),
]
ASKED = [
    *("How would you design {}?", "What broke last in {}, and why?", "Walk me through your work on {}."),
    *("How do you know that {} does what it should?", "Whom did you disagree with over {}?", "Why {}?"),
]
STORIES = [
    *("The night the queue stood still", "A form nobody could fill in", "Two teams and one table"),
    *("The test that always passed", "What I learned from the oldest customer", "Saying no to a good idea"),
]
COUNTED = ["problems solved", "designs drawn", "pages read", "stories told"]
ADVICE = [
    "Ask for an example before you touch the keyboard.",
    "Say the number first, then the story behind it.",
    "When they change the rules, stop and say the new rules back.",
    "Bring three questions that only this person can answer.",
    "Draw the reading path first if it is read more than it is written.",
    "Eat before the afternoon rounds, and ask for two days if there are five of them.",
    "Leave the pause alone after an answer that is done.",
    "Come back to memory and failures in the last ten minutes.",
    "Say that you do not know, then think aloud.",
    "Ask at the start whether questions in between are welcome.",
]
CUES = ["they change the question", "I notice that I speak fast", "there is a silence", "the line drops", "I am stuck"]
RESPONSES = ["I say it back in my own words", "I breathe and wait", "I write down what I know", "I ask for an example"]

"""Answers that show every kind of block; the fake Rasa gives them by a word in the question."""

from typing import Any

from tests.web.fakes import message

LAW = {
    "title": "Children and Families Act 2014",
    "section": "section 36",
    "checked_on": "2026-11-22",
    "url": "https://www.legislation.gov.uk/ukpga/2014/6/section/36",
    "status": "confirmed",
}
CODE = {"title": "SEND Code of Practice", "section": "paragraph 9.44", "url": "", "status": "cited"}

TIMELINE = {
    "kind": "timeline",
    "title": "Your dates",
    "steps": [
        {"when": "Day 0", "date": "2026-08-18", "what": "Bury received the request.", "state": "past"},
        {
            "when": "By 6 weeks",
            "date": "2026-09-29",
            "what": "Bury must tell you if it will assess.",
            "state": "past",
        },
        {"when": "Today", "date": "2026-11-22", "what": "You are here.", "state": "today"},
        {
            "when": "By 16 weeks",
            "date": "2026-12-08",
            "what": "A draft plan, or a letter that says there will be no plan.",
            "state": "next",
        },
        {"when": "By 20 weeks", "date": "2027-01-05", "what": "The final plan.", "state": "later"},
    ],
}
LADDER = {
    "kind": "ladder",
    "title": "The tiers in Bury",
    "tiers": [
        {"title": "Getting Advice", "meaning": "Good teaching for everyone.", "here": False, "beside": False},
        {
            "title": "Getting Help",
            "meaning": "Extra help for a time, with a plan.",
            "here": True,
            "beside": False,
        },
        {"title": "Getting More Help", "meaning": "Specialist help on top.", "here": False, "beside": False},
        {
            "title": "Getting Risk Support",
            "meaning": "When someone may not be safe.",
            "here": False,
            "beside": True,
        },
    ],
}
CONTACT = {
    "kind": "contact",
    "name": "Bury EHC team",
    "purpose": "EHC plans and assessments",
    "tel": "0161 496 0003",
    "email": "ehc.team.with.a.long.name@education.example.org",
    "url": "https://www.bury.example.org/send",
    "address": "1 Example Street, Bury",
    "hours": "Open now.",
    "checked_on": "2026-11-22",
}
STRATEGY = {
    "kind": "strategy",
    "title": "A quiet signal",
    "do": "Agree a small sign that shows you saw the hand. Answer it within a minute.",
    "why": "Waiting is easier when it has an end.",
    "see": "Fewer calls in a tally over two weeks.",
    "status": "good_practice",
}

RECORD = {
    "kind": "record",
    "title": "A record to fill in together",
    "parts": [
        {"name": "Assess", "text": "ADHD, key stage 2. Tried so far: seating near the front."},
        {"name": "Plan", "text": "One or two targets, and the strategies above. Ask the SENCO."},
        {"name": "Do", "text": "Who, when, how often"},
        {"name": "Review", "text": "By 31 January 2027, with the family and the child"},
    ],
}
WORDS = {
    "kind": "paragraph",
    "text": "Ask the SENCO in writing. The SENCO must answer. An EHC plan (education, health and care plan) is a "
    "legal document. A parent can ask for an EHC plan.",
}

ANSWERS: dict[str, dict[str, Any]] = {
    "long": message(
        "The council has 6 weeks to say if it will assess.",
        [
            {
                "kind": "paragraph",
                "text": "The council has 6 weeks from the day it got the request to say "
                "if it will assess. Nine weeks is past that. Call 0161 496 0 003.",
            },
            {
                "kind": "steps",
                "title": "What to do next",
                "items": [
                    "Write to the EHC team today. Ask for the decision.",
                    "Say the date on which they received the request.",
                    "If there is no answer, make a formal complaint.",
                ],
            },
            CONTACT,
        ],
        choices=[
            {"id": "dates", "title": "Work out my dates"},
            {"id": "letter", "title": "Write the letter"},
        ],
    ),
    "dates": message("These are your dates.", [{"kind": "paragraph", "text": "These are your dates."}, TIMELINE]),
    "tier": message("You are at the second of three tiers.", [LADDER]),
    "strategies": message(
        "Three things to try.",
        [
            {"kind": "paragraph", "text": "ADHD, Year 8, calling out. Three things to try tomorrow."},
            STRATEGY,
            STRATEGY | {"title": "Move breaks"},
        ],
    ),
    "everything": message(
        "Every kind of block.",
        [
            {"kind": "paragraph", "text": "One paragraph.\nWith a second line."},
            {"kind": "list", "title": "A list", "items": ["one", "two"]},
            {"kind": "steps", "items": ["first", "second"]},
            TIMELINE,
            {
                "kind": "deadline",
                "when": "within 6 weeks",
                "date": "2026-09-29",
                "what": "Decision to assess",
                "law": "SEND Regulations 2014, regulation 5(1)",
                "state": "past",
            },
            STRATEGY,
            {
                "kind": "intervention",
                "title": "Lego therapy",
                "facts": [{"name": "Group", "value": "3 to 4 pupils"}, {"name": "Weeks", "value": "12"}],
            },
            CONTACT,
            RECORD,
            WORDS,
            {"kind": "definition", "term": "SENCO", "meaning": "The teacher who leads on SEND in a school."},
            LADDER,
        ],
    ),
    "plain": {"text": "First part.\n\nSecond part with <b>marks</b>."},
    "record": message("A record.", [{"kind": "paragraph", "text": "This sounds like Getting Help."}, RECORD]),
    "senco": message("Ask the SENCO.", [WORDS]),
    "words": message("Donaudampfschifffahrtsgesellschaft" * 6),
}
for answer in ANSWERS.values():
    if "custom" in answer:
        answer["custom"]["sources"] = [LAW, CODE]


def answer(body: dict[str, Any]) -> Any:
    """Answer by the first known word in the question, or by its choice."""
    asked = f"{body['message']} {body['metadata'].get('choice', '')}".lower()
    found = [ANSWERS[word] for word in ANSWERS if word in asked]
    return found[:1] or [message(f"You asked: {body['message']}")]

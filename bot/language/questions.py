"""Find the questions in a message that asks more than one thing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

SENTENCE = re.compile(r"[^.?!;\n]+(?:[.](?=\w)[^.?!;\n]*)*[?!.;]*")
WORD = re.compile(r"[\w'’£%/-]+")
# What stands before a question and is no part of it.
FILLER = re.compile(
    r"(?:\s|,|and|n|also|then|so|but|plus|ok|okay|oh|or|well|right|please|pls|hi|hello|thanks|thx|ty|ta|cheers|actually|"
    r"(?:going|doing) (?:really |very )?well|(?:that'?s|thats) (?:brilliant|fab|good|great|helpful|lovely)|brill|"
    r"brilliant|great|lovely|fab|hang on|hold on|wait|sorry|btw|by the way|before that|quick (?:one|question)|firstly|"
    r"secondly|first|second|lastly|finally|(?:an)?other (?:question|thing)|one more thing|next question|2nd question|&|"
    r"-|\d[.)])+\b\s*", re.I)
SOMEBODY = (r"(?:i|we|you|he|she|they|it|there|this|that|these|those|the|my|our|his|her|their|your|an?|"
            r"any(?:one|body)?|some(?:one|body)|schools?|council|parents|nursery|college|they're|theyre)")
HELPS = (r"(?:can|could|do|does|did|is|are|was|were|will|would|should|may|must|am|has|have|need|ought|don't|dont|isn't|"
         r"can't)")
TELLS = r"(?:he|she|they|we|i|it|his|her|my)\b"
# How a question begins. "The boy who can't sit" and "what he needs" only tell.
OPENERS = (
    r"how (?!ever)",
    rf"(?:what|wat|wot)(?:'?s)? (?!{TELLS})",
    r"which ",
    r"who(?:'?s|m|se)? (?:i |you |is |are |am |do |does |should |would |will |could |can (?:i|we|help)|to |in |at |"
    r"else\b|has to |must |decides|pays|helps|gets |runs |writes|checks|makes|sends)",
    rf"when(?:'?s)? (?:{HELPS}|it|to|(?:it|that|the|this) (?:due|deadline|next)) ",
    rf"where(?:'?s)? (?:{HELPS}|to|the|in|it) ",
    rf"why(?:'?s)? (?:{HELPS}|not) ",
    rf"{HELPS} {SOMEBODY}\b",
    # "Is the review at the same place", but not "is in Bury now".
    r"(?:is|are) (?!(?:in|at|on|not|now|very|so|really|always|too|quite|still)\b)\w+ \w+ \w+ \w+",
    r"(?:tell|show|give|send|get|remind) me |explain ",
    r"(?:i|we)(?:'d| would)? (?:also )?(?:need|want|like|wanted|was wondering) "
    r"(?:to know|an? (?:number|contact)|some|ideas|strategies|the (?:number|law|contact))",
    r"any (?:ideas?|strategies|tips|advice|thoughts on|chance of)\b",
    r"(?:strategies|ideas|tips|number|contact|email|address|phone|advice) (?:for|of|to|on|about)\b",
    r"(?:phone |contact )?number please|the (?:(?:phone )?number|contact|email) (?:for|of)\b",
)
OPENER = re.compile(f"(?:{'|'.join(OPENERS)})", re.I)
# Where a sentence may turn to another question.
JOINT = re.compile(r",?\s+(?:and(?: also| then| please)?|also|plus|then|but|or|&)\s+|,\s+|\s+-\s+", re.I)
ASKED = re.compile(r"\?\s*$")
FEWEST_WORDS = 2
MOST = 3


@dataclass(frozen=True)
class Question:
    """A part of a message that asks something: its words and where they stand."""

    text: str
    start: int
    end: int


def questions(text: str) -> list[Question]:
    """List the parts of a message that ask, in order; none unless there are two or more, three at the most."""
    found = list(asking(text))
    return found[:MOST] if len(found) > 1 else []


def asking(text: str) -> Iterator[Question]:
    """Go through the parts of a message that ask, one alone too."""
    for sentence in SENTENCE.finditer(text):
        yield from parts(text, sentence.start(), sentence.end())


def lead_end(text: str) -> int:
    """Return where a message begins after words that only lead to it and a comma: "ta, and who" is no TA."""
    end = beginning(text, 0, len(text))
    closed = "," in text[:end].strip()
    return end if closed and len(WORD.findall(text[end:])) >= FEWEST_WORDS else 0


def parts(text: str, start: int, end: int) -> Iterator[Question]:
    """Go through the asking parts of one sentence."""
    cuts = [start]
    for joint in JOINT.finditer(text, start, end):
        if OPENER.match(text, beginning(text, joint.end(), end), end):
            cuts.append(joint.start())
    for at, upto in zip(cuts, [*cuts[1:], end], strict=True):
        first = beginning(text, at, upto)
        said = text[first:upto].strip(" \t,;")
        if len(WORD.findall(said)) < FEWEST_WORDS:
            continue
        if OPENER.match(said + " ") or ASKED.search(said):
            yield Question(said, first, first + len(said))


def beginning(text: str, start: int, end: int) -> int:
    """Find where a part begins, after the words that only lead to it."""
    lead = re.compile(r"\s*").match(text, start, end)
    at = lead.end() if lead else start
    filler = FILLER.match(text, at, end)
    return filler.end() if filler else at

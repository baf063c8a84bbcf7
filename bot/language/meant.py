"""Find in a message that puts something right, or that tells before it asks, the words that say what is meant."""

import re

# "No, I meant the school complaint, not the tribunal": between the two stands what is meant.
MEANT = re.compile(r"^\W*(?:(?:no|nope|nah|sorry|oops|actually|wait|oh)\W+)*(?:i|we) (?:mean|meant)\W+"
                   r"(?:to (?:say|ask|put)\W+)?(?:about\W+)?", re.I)
NOT_MEANT = re.compile(r"\W+(?:and )?(?:not|rather than|instead of)\s+\w+(?:\W+\w+){0,3}\W*$", re.I)
NOT_THAT = re.compile(r"^\W*(?:no\W+)?not (?:(?:that|the|this|for) )?\w+(?: \w+)?\s*,\s*(?:but )?(?=\w)", re.I)
# "Done that. What about the leaving lessons": only the last sentence asks.
ASKED_LAST = re.compile(r"[.!?]\s+(?:(?:so|and|but|ok|now)\W+)*(?P<asked>(?:what|how) about\b[^.!?]*\?*\s*)$", re.I)


def meant(text: str) -> str:
    """Return the words that say what is meant; the whole text where nothing is put right."""
    asked = ASKED_LAST.search(text)
    if asked:
        return asked["asked"]
    lead = MEANT.match(text) or NOT_THAT.match(text)
    if lead is None:
        return text
    said = NOT_MEANT.sub("", text[lead.end():]).strip()
    return said or text

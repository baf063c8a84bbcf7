"""Tell whether a message puts right a detail of what was asked before."""

import re

from actions.composing.context import Context

DETAILS = ("need", "phase", "tier", "council", "audience")
# What may be put right beside the details: another thing than the one that was answered.
THINGS = ("intervention",)
# A longer message tells more than a detail.
FEW_WORDS = 12
# A statement of who asks, and no more.
FEWEST_WORDS = 6
PUTS_RIGHT = re.compile(
    r"\b(?:sorry|oops|whoops|i mean|i meant|meant|no wait|wait|hang on|actually|instead|rather|wrong|correction|"
    r"my mistake|should(?: have)? (?:be|been|said)|make (?:that|it)|change (?:that|it) to|not|isn'?t|wasn'?t|just|only|"
    r"yet|no (?:wait|sorry|not|we|its|it's|i))\b|^\W*(?:oh\W+)?no\b|\bno,", re.I)
# "What about secondary", though it reads as a question.
ELLIPTIC = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|right|and|but|so|then)\W+)*"
    r"(?:(?:what|how) (?:about|if)|and (?:for|at|in|on)|same for)\b", re.I)
# "And dyslexia?": no more than the name of something else.
NAME_ALONE = re.compile(r"^\W*(?:and|n|or|&)\W+\w+(?:\W+\w+){0,3}\W*$", re.I)


def corrects(context: Context) -> bool:
    """Tell whether a short message that asks nothing new puts a detail right."""
    if context.choice or context.loop or (context.asks and not is_elliptic(context)):
        return False
    words = len(context.text.split())
    if context.said("audience") and words <= FEWEST_WORDS:
        return True
    named = any(map(context.said, (*DETAILS, *THINGS)))
    return named and words <= FEW_WORDS and bool(PUTS_RIGHT.search(context.text) or is_elliptic(context))


def is_elliptic(context: Context) -> bool:
    """Tell whether a message only names what the last question is asked for again."""
    return bool(ELLIPTIC.match(context.text) or NAME_ALONE.match(context.text))

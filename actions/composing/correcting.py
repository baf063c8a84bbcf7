"""Tell whether a message puts right a detail of what was asked before."""

import re

from actions.composing.context import Context
from actions.composing.mine import comes_back

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
# "As a mum again, what can I do": a question of its own ranks higher than this.
NAMES_ITS_OWN = 0.6
WHAT_THEN = re.compile(r"\bwhat (?:(?:would|do|can|could|should) (?:you|i|we) (?:tell|say|do|suggest|try|advise)|else|"
                       r"then|about me|now)\b", re.I)
# "What about secondary", though it reads as a question.
ELLIPTIC = re.compile(
    r"^\W*(?:(?:ok(?:ay)?|right|and|n|but|so|then)\W+)*"
    r"(?:(?:what|how) (?:about|if)|(?:and|n) (?:for|at|in|on)|same for)\b", re.I)
# "And dyslexia?": no more than the name of something else.
NAME_ALONE = re.compile(r"^\W*(?:and|n|or|&)\W+\w+(?:\W+\w+){0,3}\W*$", re.I)


def corrects(context: Context) -> bool:
    """Tell whether a short message that asks nothing new puts a detail right."""
    if context.choice or context.loop:
        return False
    if speaks_as_another(context) or (context.said("council") and comes_back(context.text)):
        return True
    if context.asks and not is_elliptic(context):
        return False
    words = len(context.text.split())
    if context.said("audience") and words <= FEWEST_WORDS:
        return True
    named = any(map(context.said, (*DETAILS, *THINGS)))
    return named and words <= FEW_WORDS and bool(PUTS_RIGHT.search(context.text) or is_elliptic(context))


def speaks_as_another(context: Context) -> bool:
    """Tell whether a message only says who asks now, and asks the last thing again in a few words."""
    named = any(context.said(kind) for kind in (*DETAILS, *THINGS) if kind != "audience")
    best = max((score for _, score in context.ranking), default=0.0)
    return (context.said("audience") is not None and not named and best < NAMES_ITS_OWN
            and len(context.text.split()) <= FEW_WORDS and bool(WHAT_THEN.search(context.text)))


def is_elliptic(context: Context) -> bool:
    """Tell whether a message only names what the last question is asked for again."""
    return bool(ELLIPTIC.match(context.text) or NAME_ALONE.match(context.text))

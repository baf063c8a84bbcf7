"""Hear a young person who writes of themselves where the page is for parents."""

import re

# The ages at which the law speaks to the young person first, up to the end of a plan (Children and Families Act 2014,
# sections 37 and 83).
OF_AGE = re.compile(
    r"\b(?:i'?m|i am|i'?ve (?:just )?turned|i (?:just )?turned|i turn) (?:now |only |just |nearly |almost |turning )*"
    r"(?:1[6-9]|2[0-5])\b(?!\s?(?:weeks?|wks?|months?|days?|hours?|minutes?|miles?|years? in|%|st\b))", re.I)
OWN = re.compile(
    r"\bmy (?:own )?(?:ehcp?|ehc plan|plan|college|sixth ?form|tutor|lecturers?|teachers?|gcses?|a ?levels?|mocks"
    r"|coursework)\b(?! (?:application|request|report|for me\b))", re.I)
# Whoever speaks of a child, a partner or a class is not speaking of themselves.
OF_ANOTHER = re.compile(
    r"\b(?:he|she|his|her|hers|him|hes|shes|they'?re in|son|sons|daughter|daughters|child|childs|children|kids?"
    r"|boys?|girls?|lads?|lass|learners?|students?|little one|toddler|baby|teen|teenager|pupils?|grand\w+|step\w+"
    r"|foster\w*|niece|nephew|husband|wife|twins?|eldest|youngest|brother|sister)\b", re.I)


def of_themselves(text: str) -> bool:
    """Tell whether a message is a young person's own: an age of 16 to 25, or my college, and nobody else's."""
    return bool(OF_AGE.search(text) or OWN.search(text)) and not OF_ANOTHER.search(text)

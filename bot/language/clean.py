"""Make a message safe to handle: valid Unicode, no control characters, single spaces."""

import re
import unicodedata

# Zero-width and direction-changing characters can hide words from people and from matchers.
INVISIBLE = re.compile("[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e"
                       "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
                       "\U000e0000-\U000e0fff]")
# Characters that look like a space and are none.
BLANK = re.compile("[\u2800\u3164\uffa0]")
LATIN_ENDS = "\u0250"
# Letters of the Cyrillic and Greek alphabets that look like Latin ones.
LOOK_ALIKES = str.maketrans("аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅαοενρυικτΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
                            "aeopcyxijshdqwABEKMHOPCTYXIJSaoevpuiktABEZHIKMNOPTYX")
SPACES = re.compile(r"\s+")
QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "`": "'",
                        "\u2032": "'", "\u00b4": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-",
                        "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
                        "\u2026": "..."})


def clean(text: str) -> str:
    """Return the text as NFKC Unicode without surrogates, control or invisible characters, or look-alike letters."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    visible = BLANK.sub(" ", INVISIBLE.sub("", whole)).replace("\ufffd", " ")
    # NFKC takes an acute accent that stands alone apart, so that quotes are made plain first.
    plain = unicodedata.normalize("NFKC", visible.translate(QUOTES))
    plain = in_latin_letters(plain) if mostly_latin(plain) else plain
    unsafe = {ord(c): " " for c in set(plain) if unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn")}
    return SPACES.sub(" ", plain.translate(unsafe) if unsafe else plain).strip()


def in_latin_letters(text: str) -> str:
    """Write each word with look-alike letters in Latin ones; a word with other foreign letters stays as it is."""
    words = (word.translate(LOOK_ALIKES) for word in text.split(" "))
    return " ".join(new if all(c < LATIN_ENDS for c in new if c.isalpha()) else old
                    for old, new in zip(text.split(" "), words, strict=True))


def mostly_latin(text: str) -> bool:
    """Tell whether more letters are Latin than not: only then is a letter that looks like one taken for it."""
    letters = "".join(filter(str.isalpha, text))
    latin = sum(c < LATIN_ENDS for c in letters)
    return latin < len(letters) < 2 * latin

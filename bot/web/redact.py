"""Mask numbers and addresses that could name a person before anything is kept."""

import re
from collections.abc import Iterable

# Royal Mail's postcode areas: without them "y8 2nd" and "ks2 3rd" would look like postcodes.
AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY "
    "E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE "
    "LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL "
    "SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
).split()
EMAIL = re.compile(r"[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
PHONE = re.compile(r"(?<![\d.])\(?(?:\+\s?44|0)(?:[ ().-]{0,2}\d){9,10}(?!\d)")
NHS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
NI = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b", re.IGNORECASE)
POSTCODE = re.compile(rf"\b(?:{'|'.join(AREAS)})\d(?:\d|[a-z])? ?\d[abd-hjlnp-uw-z]{{2}}\b", re.IGNORECASE)


def digits(text: str) -> str:
    """Return only the digits of a text."""
    return re.sub(r"\D", "", text)


def _is_nhs_number(text: str) -> bool:
    number = digits(text)
    check = 11 - sum(int(d) * w for d, w in zip(number, range(10, 1, -1), strict=False)) % 11
    return check % 11 == int(number[9]) and check != 10


class Redactor:
    """Replace what could name a person by one neutral word."""

    def __init__(self, mask: str, public_numbers: Iterable[str] = ()) -> None:
        """Keep the mask and the published numbers, which name nobody."""
        self.mask = mask
        self.public = {digits(n) for n in public_numbers}

    def redact(self, text: str) -> str:
        """Mask e-mail addresses, phone, NHS and NI numbers and whole postcodes."""
        text = EMAIL.sub(self.mask, text)
        text = PHONE.sub(lambda m: m[0] if digits(m[0]) in self.public else self.mask, text)
        text = NHS.sub(lambda m: self.mask if _is_nhs_number(m[0]) else m[0], text)
        text = NI.sub(self.mask, text)
        return POSTCODE.sub(self.mask, text)

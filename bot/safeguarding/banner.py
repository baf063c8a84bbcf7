"""The banner: two short lines beside an ordinary answer, where a worry may stand behind it."""

import logging
from typing import Any

from bot.safeguarding.render import name_of
from bot.safeguarding.routes import door, helpline
from bot.safeguarding.setting import Setting, parts
from bot.safeguarding.wording import CHILD, Wording

log = logging.getLogger(__name__)
LINES = ("childline", "samaritans", "nspcc", "national-domestic-abuse-helpline")


def banner_lines(about: Setting) -> list[str]:
    """Return the two lines: whom to call for a child's safety, and one more way to help."""
    words, _ = parts()
    try:
        names = _names(about, words)
    except Exception as error:  # the register may be missing or broken
        log.error("safeguarding banner without contacts: %s", type(error).__name__)
        names = {"door": str(words.banner["no_door"])}
    try:
        return [line.format_map(names) for line in words.banner_lines(about.kind, about.voice)]
    except KeyError:  # a helpline that the lines name is not in the register
        return [line.format_map(names) for line in words.said(words.banner["bare"], about.voice)]


def unanswered(about: Setting) -> str:
    """Return what is said in place of "I did not understand" where a worry may stand behind a message."""
    words, _ = parts()
    return str(words.said(words.banner["unanswered"], about.voice))


def _names(about: Setting, words: Wording) -> dict[str, str]:
    """Return name and number of those whom the lines may name."""
    known = {name: helpline(name, about.kb) for name in LINES}
    names = {name: _name(contact, words) for name, contact in known.items() if contact is not None}
    return names | {"door": _door(about, words, names)}


def _name(contact: Any, words: Wording) -> str:
    return str(words.banner["on"]).format(name=name_of(contact), number=contact.phone or contact.text)


def _door(about: Setting, words: Wording, names: dict[str, str]) -> str:
    way = door("front-door", about.council, about.now, about.kb)
    if way is not None:
        called = [_name(contact, words) for contact in way.contacts]
        return str(words.banner["door_pair"]).format(day=called[0], night=called[-1]) if len(called) > 1 \
            else called[0]
    instead = names.get("nspcc")
    if about.voice == CHILD or instead is None:
        return str(words.banner["no_door"])
    return str(words.banner["no_door_with"]).format(instead=instead)

"""Safeguarding: the risk screen, the ways to help and the reply; needs no server and no network."""

from bot.safeguarding.model import Level, Screening
from bot.safeguarding.place import put_in_place
from bot.safeguarding.reply import follow_up, reply
from bot.safeguarding.screen import Screen
from bot.safeguarding.setting import parts

__all__ = ["Level", "Screen", "Screening", "follow_up", "parts", "put_in_place", "reply"]

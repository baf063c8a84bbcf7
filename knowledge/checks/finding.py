"""What a check finds: where it is and what is wrong."""

from collections.abc import Callable, Iterator

from knowledge.models import Council, Entry, HardToRead, Ladder, OtherCouncil
from knowledge.store import Knowledge

Item = Entry | Council | Ladder | HardToRead | OtherCouncil
# The entry or record, its field, and what is wrong there.
Finding = tuple[Item, str, str]
Finder = Callable[[Knowledge], Iterator[Finding]]

"""The kinds of entry that the knowledge base holds."""

from knowledge.models.answers import Clock, Limit, Process, Step, Topic
from knowledge.models.audits import Audit, AuditArea
from knowledge.models.base import AUDIENCES, Audience, Entry, Figure, Source, Status, Voiced
from knowledge.models.needs import Intervention, Need, Phase, Situation, Strategy
from knowledge.models.places import Contact, Council, Helpline, Ladder, LocalRoute, Tier
from knowledge.models.words import (
    AnswerWords,
    AudienceWords,
    BannedPhrase,
    HardToRead,
    Level,
    OtherCouncil,
    RegisteredSource,
    Term,
)

__all__ = [
    "AUDIENCES", "AnswerWords", "Audience", "AudienceWords", "Audit", "AuditArea", "BannedPhrase", "Clock", "Contact",
    "Council", "Entry", "Figure", "HardToRead", "Helpline", "Intervention", "Ladder", "Level", "Limit", "LocalRoute",
    "Need", "OtherCouncil", "Phase", "Process", "RegisteredSource", "Situation", "Source", "Status", "Step", "Strategy",
    "Term", "Tier", "Topic", "Voiced",
]

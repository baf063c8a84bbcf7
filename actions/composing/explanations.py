"""Compose explanations: a term, a need, a tier, a contact."""

from typing import Literal

from actions.composing.context import Context
from actions.composing.frames import frame
from actions.composing.pieces import (
    choices_of,
    contact_block,
    contact_blocks,
    council_choices,
    first_sentence,
    paragraph,
    sources_of,
)
from actions.composing.reply import Block, Reply
from actions.composing.strategies import plain
from knowledge import Knowledge
from knowledge.models import Contact, Need, Term, Tier
from knowledge.models.places import Helpline

MOST_TERMS = 5


def term_reply(kb: Knowledge, context: Context, terms: list[Term]) -> Reply:
    """Compose the meaning of one or several terms."""
    blocks = [defined(t, t.meaning.to(context.audience)) for t in terms[:MOST_TERMS]]
    return Reply(outcome="answered", topic=terms[0].id, blocks=blocks, sources=sources_of(kb, terms[0]),
                 choices=choices_of(kb, context, terms[0].related))


def defined(term: Term, meaning: str) -> Block:
    """Make a definition; a meaning that says the spelled-out form itself needs no name that says it before."""
    name = named_in_full(term)
    full = name.removeprefix(f"{term.title}: ")
    return {"kind": "definition", "term": term.title if plain(full) in plain(meaning) else name, "meaning": meaning}


def named_in_full(term: Term) -> str:
    """Name a term with its spelled-out form where its title is an abbreviation only."""
    first = term.title.split(" ")[0].strip("()")
    if sum(letter.isupper() for letter in first) < 2:
        return term.title
    short = first.lower()
    longer = [a for a in term.aliases if len(a) > len(term.title) and short not in a.lower().split()]
    full = next((a for a in longer if stands_for(short, a)), None)
    return f"{term.title}: {full}" if full and full.lower() not in term.title.lower() else term.title


def stands_for(short: str, words: str) -> bool:
    """Tell whether several words have every letter of an abbreviation in order, the first at their start."""
    rest = iter(words.lower())
    return " " in words and words.lower().startswith(short[:1]) and all(letter in rest for letter in short)


def need_reply(kb: Knowledge, context: Context, need: Need) -> Reply:
    """Compose what a need means, what to notice at this age, and what to try next."""
    blocks = [paragraph(need.warning.to(context.audience))] if need.warning else []
    blocks.append(paragraph(need.meaning.to(context.audience)))
    notice = need.notice.get(context.phase) if context.phase else None  # type: ignore[call-overload]
    notice = notice or next(iter(need.notice.values()), ())
    if notice:
        blocks.append({"kind": "list", "title": frame("utter_frame_notice"), "items": list(notice[:4])})
    blocks.append(paragraph(frame("utter_frame_no_diagnosis_needed")))
    title = frame("utter_frame_choice_strategies", about=need.title)
    strategies = {"id": f"strategies:{need.id}:1", "title": title}
    return Reply(outcome="answered", topic=need.id, blocks=blocks, sources=sources_of(kb, need),
                 choices=[strategies, *choices_of(kb, context, need.related)][:3])


def tier_reply(kb: Knowledge, context: Context, tier: Tier) -> Reply:
    """Compose what a tier is, what comes next, and where it stands on the ladder."""
    meaning = tier.meaning.to(context.audience)
    named = tier.title.lower() in meaning.lower()
    blocks = [paragraph(meaning if named else f"{tier.title}: {meaning}")]
    if tier.what_next:
        blocks.append(paragraph(tier.what_next.to(context.audience)))
    if tier.not_to_confuse:
        blocks.append(paragraph(tier.not_to_confuse.to(context.audience)))
    blocks += ladder_around(kb, context, tier, "asked")
    blocks += contact_blocks(kb, context, tier.contacts)[:1]
    return Reply(outcome="answered", topic=tier.id, blocks=blocks, sources=sources_of(kb, tier),
                 choices=choices_of(kb, context, tier.related))


def ladder_around(kb: Knowledge, context: Context, tier: Tier, mark: Literal["here", "asked"]) -> list[Block]:
    """Draw the council's SEND ladder with one tier marked; the plain text has said the tier already."""
    pack = kb.councils.get(context.council or "")
    ladders = pack.ladders if pack else []
    found = next((ladder for ladder in ladders if ladder.purpose == "send" and tier in ladder.tiers), None)
    if found is None or len(found.tiers) < 2:
        return []
    tiers = [{"title": t.title, "meaning": "" if t is tier else first_sentence(t.meaning.to(context.audience)),
              "here": t is tier and mark == "here", "asked": t is tier and mark == "asked",
              "beside": not t.on_ladder} for t in found.tiers if t.shown]
    return [{"kind": "ladder", "tiers": tiers, "drawn": True}]


def tiers_reply(kb: Knowledge, context: Context, tiers: list[Tier]) -> Reply:
    """Compose several tiers side by side, in the order of the ladder."""
    ordered = sorted(tiers, key=lambda t: (t.level is None, t.level or 0))
    ladder = [{"title": t.title, "meaning": t.meaning.to(context.audience), "here": False, "beside": not t.on_ladder}
              for t in ordered]
    return Reply(outcome="answered", topic=ordered[0].id, blocks=[{"kind": "ladder", "tiers": ladder}],
                 sources=sources_of(kb, ordered[0]), choices=choices_of(kb, context, [t.id for t in ordered]))


def contact_reply(kb: Knowledge, context: Context, contact: Contact | Helpline,
                  beside: Contact | None = None) -> Reply:
    """Compose one contact with its purpose, its note, and what is not known of it; perhaps a second one beside it."""
    blocks = [contact_block(contact), *([contact_block(beside)] if beside else [])]
    if contact.note and (contact.phone or contact.email or contact.url):
        blocks.append(paragraph(contact.note))
    return Reply(outcome="answered", topic=contact.id, blocks=blocks, sources=sources_of(kb, contact),
                 choices=choices_of(kb, context, contact.related))


def which_council(kb: Knowledge, context: Context) -> Reply:
    """Ask which council, because the answer is a local one."""
    return Reply(outcome="clarify", blocks=[paragraph(frame("utter_ask_council"))],
                 choices=council_choices(kb, context))

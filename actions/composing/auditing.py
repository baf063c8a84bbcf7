"""Walk through a council's provision audit: the next question, the answers, and the record at the end."""

from collections.abc import Sequence
from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet

from actions.composing.context import Context
from actions.composing.deadlines import shown
from actions.composing.explanations import which_council
from actions.composing.frames import frame
from actions.composing.guiding import SMALL_TALK, chosen, is_aside, kept, way_of
from actions.composing.pieces import paragraph, review_day, sources_of
from actions.composing.reply import Block, Events, Reply
from knowledge import Knowledge
from knowledge.models import Audit, AuditArea

FORM = "audit_form"
GUIDE = "audit"
SLOTS = ("audit_scope", "audit_answer", "audit_answers")
SCOPES = ("child", "setting")
WAYS = ("yes", "partly", "no", "unsure")
BY_INTENT = {"affirm": "yes", "deny": "no"}
# A short answer is the answer; a longer one is worth keeping in the record.
WORTH_KEEPING = 4

Filled = dict[str, Any]
# How an area stands, and what was said of it.
Answer = tuple[str, str]


def audit_of(kb: Knowledge, context: Context) -> Audit | None:
    """Return the audit of the person's council; None where its toolkit has none."""
    pack = kb.councils.get(context.council or "")
    return pack.audit if pack else None


def answers_of(context: Context) -> list[Answer]:
    """Read the answers that were given so far."""
    return [(str(way), str(words)) for way, words in context.slots.get("audit_answers") or []]


def read_answer(kb: Knowledge, context: Context, asked: str | None) -> Filled:
    """Read which slots a message fills; none where it asks for something else."""
    if asked is None:
        return {"guide": FORM, "asides": 0}
    kind = "scope" if asked == "audit_scope" else "audit"
    if is_aside(context, GUIDE, answers=way_of(kb, context.text, kind) is not None):
        return {}
    if context.intent in SMALL_TALK:
        return {asked: None}
    if asked == "audit_scope":
        scope = chosen(context, GUIDE).removeprefix("scope:") or way_of(kb, context.text, "scope")
        return {"asides": 0, "audit_scope": scope if scope in SCOPES else None}
    answers = [*answers_of(context), read_way(kb, context)]
    audit = audit_of(kb, context)
    done = audit is None or len(answers) >= len(audit.walk)
    return {"asides": 0, "audit_answers": [list(a) for a in answers], "audit_answer": "done" if done else None}


def read_way(kb: Knowledge, context: Context) -> Answer:
    """Read how an area stands: from a button, from the words, or from a plain yes or no."""
    if context.choice:
        way = chosen(context, GUIDE).removeprefix("answer:")
        return (way if way in WAYS else "unsure"), ""
    way = way_of(kb, context.text, "audit") or BY_INTENT.get(context.intent) or "unsure"
    words = kept(context.text) if len(context.text.split()) >= WORTH_KEEPING else ""
    return way, words


def begin(kb: Knowledge, context: Context) -> tuple[Reply, Events]:
    """Open the walk, or go on with one that was left; the form asks its question right after it."""
    if context.council is None:
        return which_council(kb, context), [SlotSet("guide", FORM)]
    audit = audit_of(kb, context)
    if audit is None:
        council = kb.councils[context.council].short_name
        text = frame("utter_frame_audit_none", council=council)
        return Reply(outcome="not_known_here", blocks=[paragraph(text)], choices=[find_tier_choice()]), []
    answers = answers_of(context)
    resumed = 0 < len(answers) < len(audit.walk)
    text = frame("utter_frame_audit_resumed", done=len(answers), count=len(audit.walk)) if resumed \
        else audit.opening.to(context.audience)
    scope = chosen(context, GUIDE).removeprefix("scope:") or way_of(kb, context.text, "scope")
    fresh = {} if resumed else {**dict.fromkeys(SLOTS), "audit_scope": scope if scope in SCOPES else None}
    slots = {**fresh, "guide": FORM, "asides": 0, "topic": audit.id}
    return (Reply(outcome="clarify", topic=audit.id, blocks=[paragraph(text)]),
            [*(SlotSet(name, value) for name, value in slots.items()), FollowupAction(FORM)])


def find_tier_choice() -> dict[str, str]:
    """Offer to find the tier for one child."""
    return {"id": "guide:find_tier_form", "title": frame("utter_frame_choice_find_tier")}


def question(audit: Audit, scope: str, number: int) -> Reply:
    """Ask about the next area, with its place in the walk."""
    area = audit.walk[min(number, len(audit.walk) - 1)]
    text = frame("utter_frame_audit_question", number=number + 1, count=len(audit.walk), title=area.title,
                 question=area.asks(scope))
    return Reply(outcome="clarify", topic=audit.id, blocks=[paragraph(text)],
                 choices=[{"id": f"audit:answer:{way}", "title": frame(f"utter_frame_audit_{way}")} for way in WAYS])


def audit_reply(kb: Knowledge, context: Context, audit: Audit) -> Reply:
    """Compose the end of the walk: how much is in place, the gaps with ideas, training, and the record."""
    answers = answers_of(context)
    looked_at = list(zip(audit.walk, answers, strict=False))
    open_areas = [area for wanted in ("no", "partly", "unsure") for area, (way, _) in looked_at if way == wanted]
    in_place = sum(way == "yes" for way, _ in answers)
    scope = frame(f"utter_frame_audit_scope_{context.slots.get('audit_scope') or 'setting'}")
    name = "utter_frame_audit_done" if open_areas else "utter_frame_audit_all_in_place"
    blocks = [paragraph(frame(name, scope=scope, count=in_place, of=len(looked_at))),
              record(context, audit, scope, looked_at, open_areas),
              paragraph(audit.note.to(context.audience))]
    choices = [c for c in (reference_choice(kb, audit), find_tier_choice()) if c]
    return Reply(outcome="answered", topic=audit.id, blocks=blocks, sources=sources_of(kb, audit), choices=choices)


def record(context: Context, audit: Audit, scope: str, looked_at: Sequence[tuple[AuditArea, Answer]],
           open_areas: Sequence[AuditArea]) -> Block:
    """Make the record: what is in place, each gap with an idea, the training to ask for, and the day to look again."""
    rows = [{"name": frame("utter_frame_audit_row_about"), "text": scope}]
    strong = [area.title for area, (way, _) in looked_at if way == "yes"]
    if strong:
        rows.append({"name": frame("utter_frame_audit_row_strong"), "text": "; ".join(strong)})
    said = {area.id: (way, words) for area, (way, words) in looked_at}
    for area in open_areas:
        way, words = said[area.id]
        rows.append({"name": frame(f"utter_frame_audit_row_{way}", area=area.title),
                     "text": " ".join(filter(None, (quoted(words), area.ideas[0] if words else " ".join(area.ideas))))})
    if open_areas:
        rows.append({"name": frame("utter_frame_audit_row_training"),
                     "text": "; ".join(dict.fromkeys(area.training for area in open_areas))})
        rows.append({"name": frame("utter_frame_audit_row_review"), "text": shown(review_day(context.today))})
    return {"kind": "record", "title": audit.title, "parts": rows}


def quoted(words: str) -> str:
    """Write the person's own words as such."""
    return frame("utter_frame_audit_said", words=words.rstrip(".")) if words else ""


def reference_choice(kb: Knowledge, audit: Audit) -> dict[str, str] | None:
    """Offer the page for new colleagues."""
    entry = kb.entries.get(audit.reference)
    return {"id": entry.id, "title": entry.title} if entry else None

"""Find the glossary terms that a message names."""

import re

from actions.composing.context import Context
from actions.composing.guiding import normal
from knowledge import Knowledge
from knowledge.models import Intervention, Term

CAPITALS = re.compile(r"\b[A-Z]{2,6}\b")
# Words that are terms too, but stand in almost every question.
EVERYWHERE = {"ehcp", "ehc plan", "send", "sen", "la", "local authority", "council", "school"}


def terms_named(kb: Knowledge, context: Context) -> list[Term]:
    """List the terms named in a message, longest names first, common ones only when alone."""
    text = f" {re.sub(r'[^a-z0-9&]+', ' ', context.text.lower())} "
    found: list[tuple[int, Term, str]] = []
    known = [t for t in kb.terms.values() if kb.visible_to(t.id, context.council)]
    names = ((re.sub(r"[^a-z0-9&]+", " ", n.lower()).strip(), t) for t in known for n in (t.title, *t.aliases))
    for name, term in sorted(names, key=lambda pair: -len(pair[0])):
        at = text.find(f" {name} ")
        if name and at >= 0 and not any(at >= a and at < a + len(n) for a, _, n in found):
            found.append((at, term, name))
    for term in known:
        # Everyday words such as HI are terms only when they are written in capitals.
        for short in CAPITALS.findall(term.title):
            match = re.search(rf"\b{re.escape(short)}\b", context.text)
            if match and term not in [t for _, t, _ in found]:
                found.append((match.start(), term, short.lower()))
    telling = [(a, t, n) for a, t, n in found if n not in EVERYWHERE] or found
    return list({t.id: t for _, t, _ in sorted(telling, key=lambda f: f[0])}.values())


def programme_of(kb: Knowledge, term: Term) -> Intervention | None:
    """Find the programme that bears the very name of a term."""
    names = {normal(name) for name in (term.title, *term.aliases)}
    return next((i for i in kb.interventions.values() if i.shown and normal(i.title) in names), None)

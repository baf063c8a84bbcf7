"""Show what is recognised in a message, the ranking, which entry is chosen and why, and the reply's first lines."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import yaml

from bot import paths
from bot.language.deciding import Rule
from bot.language.understanding import Understanding, Understood
from bot.safeguarding import Screen
from bot.web.settings import london_now
from evaluation.client import GatewayClient
from evaluation.questions import Question, Turn
from knowledge import Knowledge, load
from knowledge.models import AUDIENCES, Entry, Voiced
from knowledge.problems import line_of

MOST_WISHES, MOST_ENTRIES, MOST_LINES = 5, 6, 8
LIKELY = 0.01
FALLBACK = "core_fallback_action_name"
# The rules by which the first entry is what is answered.
BY_ENTRY = (Rule.AGREED, Rule.ENTRY)
# Where an entry of each kind keeps the first thing that it says.
FIRST_WORDS = ("answer", "meaning", "check_first", "what", "purpose")


@dataclass(frozen=True)
class Asked:
    """A message and who it comes from."""

    text: str
    council: str
    audience: str


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("message", help="what a person might write")
    parser.add_argument("--council", help="the council of the page; the first one where it is left out")
    parser.add_argument("--audience", choices=AUDIENCES, default="parent", help="who the page was told is asking")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="the gateway of a running assistant")


def run(options: argparse.Namespace) -> int:
    """Print each stage of understanding; nothing is kept. Return 2 for an unknown council or missing models."""
    kb = load(paths.CONTENT)
    council = options.council or next(iter(kb.councils))
    if council not in kb.councils:
        print(f"No council is called {council}; there are {', '.join(kb.councils)}")
        return 2
    asked = Asked(options.message, council, options.audience)
    try:
        understanding = Understanding.load(paths.MODELS, kb)
    except OSError as missing:
        print(missing)
        return 2
    understood = understanding.read(asked.text, london_now().date())
    show("Message", [asked.text, f"asked of {kb.councils[council].name}, as {asked.audience}"])
    show("Screen", screened(Screen.load(paths.MODELS, paths.CONTENT), asked.text))
    show("Read as", [understood.expanded])
    show("Mentioned", mentioned(understood))
    show("Wanted", [f"{chance:4.0%}  {name}" for name, chance in understood.intents[:MOST_WISHES] if chance >= LIKELY])
    show("About", ranked(understanding, understood, asked))
    show("Decided", decided(kb, understood))
    show("Reply", reply(kb, understood, asked, options.url))
    return 0


def show(title: str, lines: list[str]) -> None:
    """Print a stage: its title beside the first line, the others below."""
    for number, line in enumerate(lines or ["nothing"]):
        print(f"{title if number == 0 else '':11}{line}")


def screened(screen: Screen, text: str) -> list[str]:
    """Tell the screen's verdict, what gave it, and every phrase that was found."""
    verdict = screen.check(text)
    lines = [verdict.level.name]
    if verdict.layers:
        lines[0] += f", {verdict.kind}, because of: {', '.join(verdict.layers)}"
    lines += ["someone is in danger now"] if verdict.immediate else []
    lines += [f"speaking: {verdict.voice}"] if verdict.voice else []
    findings, _ = screen.phrases.look(screen.phrases.comparer(text))
    for finding in findings:
        context = f", lowered: {', '.join(finding.context)}" if finding.context else ""
        lines.append(f"phrase {finding.phrase} ({finding.kind}): {finding.level.name}{context}")
    return lines


def mentioned(understood: Understood) -> list[str]:
    """List what the message names; what it denies is marked."""
    return [f"{m.kind} = {m.value}  ({m.text}){'  denied' if m.denied else ''}" for m in understood.mentions]


def ranked(understanding: Understanding, understood: Understood, asked: Asked) -> list[str]:
    """List the entries: their own chance, the chance weighed with the wishes, and the question that is nearest."""
    kb = understanding.kb
    alone = {one.entry: one.score for one in understood.ranking}
    weighed = understood.decision.ranking[:MOST_ENTRIES]
    lines = ["alone, weighed with the wishes"] if weighed else []
    for entry_id, chance in weighed:
        entry = kb.entries[entry_id]
        elsewhere = "" if kb.visible_to(entry_id, asked.council) else f"  (only {kb.council_of[entry_id]})"
        named = f"{type(entry).__name__} {entry_id}: {entry.title}{elsewhere}"
        lines.append(f"{alone[entry_id]:4.0%} {chance:4.0%}  {named}")
        lines += [f"{'':11}nearest question: {nearest_question(understanding, entry, understood.expanded)}"]
    return lines


def nearest_question(understanding: Understanding, entry: Entry, expanded: str) -> str:
    """Return the example question of an entry that is nearest in meaning to a message."""
    vectors = understanding.encoder.encode([expanded, *map(understanding.expander.expand, entry.questions)])
    return " ".join(entry.questions[int(np.argmax(vectors[1:] @ vectors[0]))].split())


def decided(kb: Knowledge, understood: Understood) -> list[str]:
    """Tell the intent that is answered, the rule that decided, and where the first entry is written."""
    decision = understood.decision
    actions = rules()
    lines = [f"{decision.intent}, answered by {actions.get(decision.intent, actions[FALLBACK])}",
             f"{decision.rule.name}: {decision.rule.value}"]
    if decision.ranking and decision.rule in BY_ENTRY:
        entry = kb.entries[decision.ranking[0][0]]
        file = kb.files[entry.id]
        lines += [f"first entry {entry.id}, {entry.status}, checked on {entry.checked_on}",
                  f"{file.relative_to(paths.ROOT)}:{line_of(file, entry.id)}"]
    return lines


def rules() -> dict[str, str]:
    """Read which action answers each intent, from the rules that need nothing but the intent."""
    known = {FALLBACK: yaml.safe_load((paths.ROOT / "config.yml").read_text("utf-8"))["policies"][-1][FALLBACK]}
    for rule in yaml.safe_load((paths.ROOT / "data/stories/rules.yml").read_text("utf-8"))["rules"]:
        first, second = (rule["steps"] + [{}])[:2]
        if "condition" not in rule and "intent" in first and "action" in second:
            known.setdefault(first["intent"], second["action"])
    return known


def reply(kb: Knowledge, understood: Understood, asked: Asked, url: str) -> list[str]:
    """Return the first lines that a running assistant replies; without one, those of the first entry."""
    client = GatewayClient(url)
    if client.reachable():
        question = Question("explain", "explain", asked.audience, asked.council, "", "", (Turn(asked.text),))
        (answered,) = client.ask(question)
        return [line for message in answered.messages for line in shown(message)]
    ranking = understood.decision.ranking
    said = first_words(kb.entries[ranking[0][0]], asked.audience) if ranking else ""
    return [*filter(None, [said]), f"(no assistant runs at {url}: this is what the first entry says)"]


def shown(message: dict[str, object]) -> Iterator[str]:
    """Go through the outcome and the first lines of a message."""
    custom = message.get("custom")
    yield f"[{custom.get('outcome')}]" if isinstance(custom, dict) else "[no outcome]"
    yield from [line for line in str(message.get("text") or "").splitlines() if line][:MOST_LINES]


def first_words(entry: Entry, audience: str) -> str:
    """Return the first thing that an entry says to an audience."""
    words = next((value for name in FIRST_WORDS if (value := getattr(entry, name, None))), "")
    return words.to(audience) if isinstance(words, Voiced) else str(words)

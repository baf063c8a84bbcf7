"""Show which needs, phases and tiers have strategies, how askable entries are, and how sure facts are."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from knowledge import CONTENT, Knowledge, load
from knowledge.coverage import LEVELS, by_kind, cells, empty_cells, statuses

DRAWN = (".png", ".svg", ".pdf")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--content", type=Path, default=CONTENT, help="the content folder")
    parser.add_argument("--picture", type=picture_file, help="draw it too, into this .png, .svg or .pdf file")
    parser.add_argument("--entries", action="store_true", help="list the number of questions of every entry")


def picture_file(name: str) -> Path:
    """Read the name of a picture; raise ArgumentTypeError for a kind of file that cannot be drawn."""
    file = Path(name)
    if file.suffix not in DRAWN or not file.parent.is_dir():
        raise argparse.ArgumentTypeError(f"{name}: needs a folder that is there, and one of {', '.join(DRAWN)}")
    return file


def run(options: argparse.Namespace) -> int:
    """Print the tables and draw them when asked to; the last line counts the empty cells."""
    kb = load(options.content)
    print(*table(kb), "", *questions(kb, options.entries), "", *sureness(kb), "", sep="\n")
    if options.picture:
        # Drawing needs a large library, and only here.
        from bot.coverage_picture import save

        save(kb, options.picture)
        print(f"drawn into {options.picture}")
    print(f"{len(empty_cells(kb))} empty cells")
    return 0


def table(kb: Knowledge) -> Iterator[str]:
    """Go through the lines of the table need x phase x tier, and what each council calls the tiers."""
    counted = cells(kb)
    yield f"{'strategies at tiers 1/2/3':34}" + "".join(f"{phase:>14}" for phase in kb.phases)
    for need in sorted(kb.needs):
        counts = ("/".join(str(counted[need, phase, level]) for level in LEVELS) for phase in kb.phases)
        yield f"{need:34}" + "".join(f"{count:>14}" for count in counts)
    for pack in kb.councils.values():
        named = ((level, pack.tier_of_level(level)) for level in LEVELS)
        yield f"{pack.name}: " + ", ".join(f"{level} {tier.title}" for level, tier in named if tier)


def questions(kb: Knowledge, every: bool = False) -> Iterator[str]:
    """Go through the lines on example questions, by kind and perhaps entry by entry."""
    yield f"{'questions per entry':20}{'entries':>9}{'questions':>11}{'fewest':>8}{'median':>8}{'most':>6}"
    for kind, entries in {**by_kind(kb.askable()), "all": [*kb.askable()]}.items():
        counts = [len(entry.questions) for entry in entries] or [0]
        yield (f"{kind:20}{len(entries):>9}{sum(counts):>11}{min(counts):>8}{median(counts):>8g}{max(counts):>6}")
    if every:
        yield from (f"{len(entry.questions):>4}  {entry.id}" for entry in sorted(
            kb.askable(), key=lambda e: (len(e.questions), e.id)))


def sureness(kb: Knowledge) -> Iterator[str]:
    """Go through the lines on the share of facts by status."""
    kinds = by_kind(kb.entries.values())
    names = list(statuses([]))
    yield f"{'facts by status':20}" + "".join(f"{name:>20}" for name in names)
    for kind, entries in {**kinds, "all": [*kb.entries.values()]}.items():
        shares = (f"{count} ({count / max(1, len(entries)):.0%})" for count in statuses(entries).values())
        yield f"{kind:20}" + "".join(f"{share:>20}" for share in shares)

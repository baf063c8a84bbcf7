"""Draw what the content covers: strategies by need, phase and tier, questions per entry, and facts by status."""

from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from knowledge import Knowledge
from knowledge.coverage import LEVELS, by_kind, cells, statuses

# Strategies in one cell above which the colour gets no darker.
MANY = 10
MOST_QUESTIONS = 40
ROW_HEIGHT, LEAST_HEIGHT, WIDTH = 0.22, 7.0, 15.0
# Told apart by people who see colours differently too (Okabe and Ito).
COLOURS = {"confirmed": "#0072b2", "cited": "#56b4e9", "good_practice": "#e69f00", "unconfirmed": "#999999"}


def picture(kb: Knowledge) -> Figure:
    """Draw the three tables side by side."""
    figure = Figure(figsize=(WIDTH, max(LEAST_HEIGHT, ROW_HEIGHT * len(kb.needs) + 2)), constrained_layout=True)
    grid = figure.add_gridspec(2, 2, width_ratios=(2.2, 1))
    draw_cells(figure.add_subplot(grid[:, 0]), kb)
    draw_questions(figure.add_subplot(grid[0, 1]), kb)
    draw_statuses(figure.add_subplot(grid[1, 1]), kb)
    return figure


def save(kb: Knowledge, file: Path) -> None:
    """Draw into a file; raise OSError when it cannot be written."""
    picture(kb).savefig(file, dpi=110)


def draw_cells(axes: Axes, kb: Knowledge) -> None:
    """Draw the number of strategies of every need, phase and tier; an empty cell is red."""
    counted, needs, phases = cells(kb), sorted(kb.needs), list(kb.phases)
    columns = [(phase, level) for phase in phases for level in LEVELS]
    rows = [[counted[need, phase, level] for phase, level in columns] for need in needs]
    if rows and columns:
        axes.imshow(rows, cmap="Blues", vmin=0, vmax=MANY * 1.6, aspect="auto")
    for y, row in enumerate(rows):
        for x, count in enumerate(row):
            axes.text(x, y, str(count), ha="center", va="center", fontsize=7,
                      color="white" if count > MANY else "black", **({} if count else {"backgroundcolor": "red"}))
    axes.set_yticks(range(len(needs)), [kb.needs[need].title for need in needs], fontsize=7)
    axes.set_xticks(range(len(columns)), [str(level) for _, level in columns], fontsize=7)
    for number, phase in enumerate(phases):
        name = kb.phases[phase].title.partition(" (")[0]
        axes.text(number * len(LEVELS) + 1, -0.8, name, ha="center", va="bottom", fontsize=8)
        axes.axvline(number * len(LEVELS) - 0.5, color="white", linewidth=3)
    axes.set_xlabel("tier: 1 classroom, 2 targeted, 3 specialist")
    axes.set_title("Strategies by need, phase and tier", pad=24)


def draw_questions(axes: Axes, kb: Knowledge) -> None:
    """Draw how many entries have how many example questions."""
    counts = [min(len(entry.questions), MOST_QUESTIONS) for entry in kb.askable()]
    axes.hist(counts, bins=range(MOST_QUESTIONS + 2), color=COLOURS["confirmed"])
    axes.set_xlabel("questions")
    axes.set_ylabel("entries")
    axes.set_title(f"Questions per entry ({len(counts)} entries)")


def draw_statuses(axes: Axes, kb: Knowledge) -> None:
    """Draw the share of facts by status, one bar for each kind of entry."""
    kinds = {**by_kind(kb.entries.values()), "all": [*kb.entries.values()]}
    names = list(reversed(kinds))
    left = [0.0] * len(names)
    for status, colour in COLOURS.items():
        shares = [100 * statuses(kinds[name])[status] / max(1, len(kinds[name])) for name in names]
        axes.barh(range(len(names)), shares, left=left, color=colour, label=status.replace("_", " "))
        left = [a + b for a, b in zip(left, shares, strict=True)]
    axes.set_yticks(range(len(names)), names)
    axes.set_xlabel("per cent")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.14), ncol=2, fontsize=8)
    axes.set_title("Facts by status")

"""Who is speaking: a parent, a member of staff, a young person, or somebody else."""

from bot.safeguarding.comparable import Comparable
from bot.safeguarding.content import Content
from bot.safeguarding.context import Spotter
from bot.safeguarding.patterns import Compiler

SURE, WEAK = 3, 1
ENOUGH = 2


class Voices:
    """Tells from the words of a message who wrote it; None when they do not say."""

    def __init__(self, compiler: Compiler, content: Content) -> None:
        """Compile the cue lists, sure and weak, of every voice."""
        lists = {f"{voice}.{weight}": says for voice, cues in content.voices.items()
                 for weight, says in cues.items()}
        self._spotter = Spotter(compiler, lists)

    def of(self, message: Comparable) -> str | None:
        """Return the voice that the words speak for most clearly."""
        points: dict[str, int] = {}
        for name, spans in self._spotter.spot(message).items():
            voice, weight = name.split(".")
            points[voice] = points.get(voice, 0) + (SURE if weight == "sure" else WEAK) * len(spans)
        if not points:
            return None
        ranked = sorted(points.items(), key=lambda item: -item[1])
        if ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

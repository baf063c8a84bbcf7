"""Counts and times for operators; never a word of anybody's message."""

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest

from bot.web.sessions import Message

BUCKETS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 8)


class Metrics:
    """Counters of one gateway process."""

    def __init__(self) -> None:
        """Start at nought, apart from any other gateway in the process."""
        self.registry = CollectorRegistry()
        self.outcomes = Counter(
            "replies",
            "Replies by outcome and safeguarding level",
            ["outcome", "level"],
            registry=self.registry,
        )
        self.problems = Counter("problems", "Requests refused, by code", ["code"], registry=self.registry)
        self.seconds = Histogram("reply_seconds", "Time until a reply", buckets=BUCKETS, registry=self.registry)

    def answered(self, messages: list[Message], seconds: float) -> None:
        """Count a reply by the outcome of its first message."""
        custom = messages[0].get("custom", {}) if messages else {}
        level = custom.get("safeguarding", {}).get("level", "none")
        self.outcomes.labels(str(custom.get("outcome", "unknown")), str(level)).inc()
        self.seconds.observe(seconds)

    def as_text(self) -> bytes:
        """Write every count in the format of Prometheus."""
        return bytes(generate_latest(self.registry))

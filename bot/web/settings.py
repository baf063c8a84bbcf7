"""Settings of the gateway, read from the environment."""

import logging
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

log = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[2]
LONDON = ZoneInfo("Europe/London")


def london_now() -> datetime:
    """Return the time in England."""
    return datetime.now(LONDON)


def _secret() -> str:
    log.warning("SECRET is not set: chats end when the gateway restarts")
    return secrets.token_hex(32)


@dataclass(frozen=True)
class Settings:
    """What a person who runs the gateway can choose."""

    secret: str = field(default_factory=_secret, repr=False)
    port: int = 8000
    rasa_url: str = "http://127.0.0.1:5005"
    actions_url: str = "http://127.0.0.1:5055"
    content: Path = ROOT / "knowledge" / "content"
    models: Path = ROOT / "models"
    embed_hosts: tuple[str, ...] = ()
    switched_off: frozenset[str] = frozenset()
    metrics: bool = False
    session_seconds: int = 2 * 60 * 60
    rasa_seconds: float = 8.0
    session_burst: int = 60
    session_per_minute: int = 60
    address_burst: int = 120
    address_per_minute: int = 120
    at_once: int = 32
    clock: Callable[[], datetime] = london_now

    @classmethod
    def from_env(cls, env: Mapping[str, str] = os.environ) -> "Settings":
        """Read the settings from environment variables; raise SystemExit that names one which is wrong."""
        readers: dict[str, tuple[str, Callable[[str], object]]] = {
            "SECRET": ("secret", str),
            "PORT": ("port", int),
            "RASA_URL": ("rasa_url", str),
            "ACTIONS_URL": ("actions_url", str),
            "CONTENT": ("content", Path),
            "MODELS": ("models", Path),
            "EMBED_HOSTS": ("embed_hosts", lambda v: tuple(v.split())),
            "SWITCHED_OFF": ("switched_off", lambda v: frozenset(v.split())),
            "METRICS": ("metrics", lambda v: v.lower() in {"1", "on", "yes", "true"}),
            "SESSION_SECONDS": ("session_seconds", int),
            "SESSION_PER_MINUTE": ("session_per_minute", int),
            "ADDRESS_PER_MINUTE": ("address_per_minute", int),
        }
        chosen = {}
        for key, (name, read) in readers.items():
            try:
                if env.get(key):
                    chosen[name] = read(env[key])
            except ValueError as error:
                raise SystemExit(f"{key} is {env[key]!r}: it must be a whole number") from error
        return cls(**chosen)  # type: ignore[arg-type]

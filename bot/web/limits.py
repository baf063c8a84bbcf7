"""Limits on how often somebody may ask: a token bucket for each key."""

from collections import OrderedDict
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from time import monotonic

KEYS_KEPT = 20_000


class Limiter:
    """Let each key through `burst` times at once and `per_minute` times a minute after that."""

    def __init__(self, burst: int, per_minute: int, timer: Callable[[], float] = monotonic) -> None:
        """Start with full buckets."""
        self.burst = burst
        self.per_second = per_minute / 60
        self.timer = timer
        self.buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, key: str) -> int:
        """Take one from the key's bucket; return 0, or the seconds to wait when it is empty."""
        now = self.timer()
        left, seen = self.buckets.pop(key, (float(self.burst), now))
        left = min(self.burst, left + (now - seen) * self.per_second)
        allowed = left >= 1
        self.buckets[key] = (left - 1 if allowed else left, now)
        if len(self.buckets) > KEYS_KEPT:
            self.buckets.popitem(last=False)
        return 0 if allowed else max(1, round((1 - left) / self.per_second))


def address_key(host: str | None) -> str | None:
    """Name the address block that is counted together; None for a caller on this machine."""
    try:
        address = ip_address(host or "")
    except ValueError:
        return None
    if address.is_loopback:
        return None
    # A household or an office has a whole /64 of version 6 addresses.
    return str(ip_network(f"{address}/64", strict=False)) if address.version == 6 else str(address)

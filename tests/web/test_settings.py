"""Settings come from the environment; a wrong one is named."""

import pytest

from bot.web.settings import Settings


def test_what_is_set_is_read_and_the_rest_keeps_its_default() -> None:
    chosen = Settings.from_env({"SECRET": "long", "SESSION_SECONDS": "60", "SWITCHED_OFF": "bury anytown", "PORT": ""})
    assert (chosen.secret, chosen.session_seconds, chosen.port) == ("long", 60, 8000)
    assert chosen.switched_off == {"bury", "anytown"}


@pytest.mark.parametrize("name", ["PORT", "SESSION_SECONDS", "SESSION_PER_MINUTE", "ADDRESS_PER_MINUTE"])
def test_a_number_that_is_none_is_named(name: str) -> None:
    with pytest.raises(SystemExit, match=f"{name} is 'two hours': it must be a whole number"):
        Settings.from_env({"SECRET": "long", name: "two hours"})

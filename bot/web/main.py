"""The gateway for uvicorn: `uvicorn --factory bot.web.main:app`."""

from starlette.applications import Starlette

from bot.web.app import create_app
from bot.web.settings import Settings


def app() -> Starlette:
    """Build the gateway with the settings of the environment."""
    return create_app(Settings.from_env())

"""The gateway for uvicorn: `uvicorn --factory bot.web.main:app`."""

import gc

from starlette.applications import Starlette

from bot.web.app import create_app
from bot.web.settings import Settings


def app() -> Starlette:
    """Build the gateway with the settings of the environment."""
    built = create_app(Settings.from_env())
    # What is loaded now stays: to search it for garbage again and again would hold up answers for a tenth of a second.
    gc.collect()
    gc.freeze()
    return built

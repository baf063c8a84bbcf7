"""Where things lie, seen from the project's own folder."""

from pathlib import Path

from knowledge import CONTENT as CONTENT

ROOT = Path(__file__).resolve().parent.parent
MODELS = ROOT / "models"
ENCODER = MODELS / "encoder"
SPACY = MODELS / "spacy"
TOPICS = MODELS / "topics"
SCREEN = MODELS / "screen"
WORDS = MODELS / "words"
RASA = MODELS / "rasa"
VECTORS = MODELS / "vectors.npz"
GENERATED = MODELS / "nlu"

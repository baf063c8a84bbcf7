"""The encoder's upper layers are fitted; what is saved is what was fitted, and nothing else changes."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import pytest

from bot.language import fine_tuning
from bot.language.encoder import Encoder
from bot.language.encoder_export import FULL, SMALL
from bot.language.fine_tuning import RiseAndFall, UpperLayers, mean_of, same

TEXTS = ("how long does it take", "who pays", "My son has been waiting for his plan since Easter; what can I do now?")
KEPT, MAX_TOKENS = 5, 64


class TestSame:
    WEIGHTS = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], np.float32)

    @pytest.mark.parametrize("exported", [
        WEIGHTS, WEIGHTS.copy(), WEIGHTS.T, WEIGHTS.reshape(6), WEIGHTS.reshape(2, 1, 3)])
    def test_as_it_is_or_turned_or_in_another_shape(self, exported: np.ndarray) -> None:
        assert same(exported, self.WEIGHTS)

    @pytest.mark.parametrize("exported", [
        WEIGHTS + 1e-6, WEIGHTS[::-1], WEIGHTS.T[::-1], WEIGHTS.T.ravel(), WEIGHTS[:1], np.array(1.0)])
    def test_another_one(self, exported: np.ndarray) -> None:
        assert not same(exported, self.WEIGHTS)


class TestRiseAndFall:
    @pytest.mark.parametrize(("step", "rate"), [
        # Of 100 steps, 10 rise and 90 fall.
        (0, 0.0), (5, 0.5), (10, 1.0), (55, 0.5), (100, 0.0), (500, 0.0)])
    def test_the_rate_of_a_step(self, step: int, rate: float) -> None:
        assert float(RiseAndFall(1.0, 100)(step)) == pytest.approx(rate)

    def test_the_highest_is_the_rate_that_was_given(self) -> None:
        schedule = RiseAndFall(3e-4, 50)
        rates = [float(schedule(step)) for step in range(51)]
        top = rates.index(max(rates))
        assert rates[top] == pytest.approx(3e-4) and top == 5
        assert rates[:top] == sorted(rates[:top]) and rates[top:] == sorted(rates[top:], reverse=True)

    @pytest.mark.parametrize("steps", [0, 1])
    def test_hardly_any_steps(self, steps: int) -> None:
        assert 0 <= float(RiseAndFall(1.0, steps)(steps)) <= 1


@pytest.mark.rasa
class TestUpperLayers:
    @pytest.fixture(scope="class")
    def whole(self, exported_encoder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
        """A folder in which the small encoder is the one in full, so that vectors can be compared exactly."""
        folder = tmp_path_factory.mktemp("whole")
        for name, target in ((SMALL, FULL), (FULL, FULL), ("tokenizer.json", "tokenizer.json")):
            (folder / name).symlink_to(exported_encoder / target)
        return folder

    @pytest.fixture(scope="class")
    def layers(self, whole: Path) -> UpperLayers:
        return UpperLayers(TEXTS, KEPT, MAX_TOKENS, whole)

    @pytest.fixture
    def fitted(self, layers: UpperLayers) -> Iterator[UpperLayers]:
        """The same layers with other weights, until the test is over."""
        before, random = [v.numpy() for v in layers.variables], np.random.default_rng(1)
        for variable, value in zip(layers.variables, before, strict=True):
            variable.assign(value + random.normal(0, 0.02, value.shape))
        yield layers
        for variable, value in zip(layers.variables, before, strict=True):
            variable.assign(value)

    @staticmethod
    def vectors(layers: UpperLayers) -> np.ndarray:
        """What the layers themselves make of the texts, brought to length one."""
        hidden, mask = layers.batch(np.arange(len(TEXTS)))
        rows = mean_of(layers.upper(hidden, mask, training=False), mask).numpy()
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    @pytest.fixture(scope="class")
    def published(self, whole: Path) -> np.ndarray:
        """The vectors of the encoder in full."""
        return Encoder.load(whole).encode(TEXTS)

    @pytest.fixture
    def in_full(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Save every weight as it is, so that the vectors can be compared to the last figure."""
        monkeypatch.setattr(fine_tuning, "make_small", shutil.copyfile)

    @pytest.mark.usefixtures("in_full")
    def test_when_nothing_was_fitted_the_vectors_are_as_before(self, layers: UpperLayers,
                                                               published: np.ndarray, tmp_path: Path) -> None:
        layers.save(tmp_path / "new", SMALL)
        assert np.allclose(Encoder.load(tmp_path / "new").encode(TEXTS), published, atol=1e-6)

    @pytest.mark.usefixtures("in_full")
    def test_every_weight_that_was_fitted_is_in_the_file(self, fitted: UpperLayers,
                                                         published: np.ndarray, tmp_path: Path) -> None:
        fitted.save(tmp_path, SMALL)
        saved = Encoder.load(tmp_path).encode(TEXTS)
        assert np.allclose(saved, self.vectors(fitted), atol=5e-4)
        assert not np.allclose(saved, published, atol=5e-2)

    def test_an_encoder_without_such_layers_is_named(self, exported_encoder: Path) -> None:
        with pytest.raises(ValueError, match=r"encoder\.onnx has no .*layer_\._8"):
            fine_tuning.lower_layers(exported_encoder / SMALL, 9)

    def test_what_is_kept_is_small_and_nearly_the_same(self, fitted: UpperLayers, exported_encoder: Path,
                                                       tmp_path: Path) -> None:
        before = (exported_encoder / FULL).stat()
        fitted.save(tmp_path, "other.onnx")
        assert sorted(f.name for f in tmp_path.iterdir()) == ["other.onnx", "tokenizer.json"]
        assert (tmp_path / "other.onnx").stat().st_size < before.st_size / 2
        assert (exported_encoder / FULL).stat().st_mtime_ns == before.st_mtime_ns
        (tmp_path / "other.onnx").rename(tmp_path / SMALL)
        near = (Encoder.load(tmp_path).encode(TEXTS) * self.vectors(fitted)).sum(axis=1)
        assert np.all(near > 0.97)

    def test_a_file_without_a_weight_is_refused(self, exported_encoder: Path, tmp_path: Path) -> None:
        shutil.copyfile(exported_encoder / SMALL, tmp_path / SMALL)
        empty = onnx.helper.make_model(onnx.helper.make_graph([], "empty", [], []))
        onnx.save(empty, str(tmp_path / FULL))
        layers = UpperLayers(TEXTS, KEPT, MAX_TOKENS, tmp_path)
        with pytest.raises(ValueError, match=r"is not in .*\.onnx"):
            layers.save(tmp_path / "new", SMALL)
        assert not (tmp_path / "new").exists()

    def test_batches_hold_every_row_once(self, layers: UpperLayers) -> None:
        rows = np.arange(len(TEXTS))
        assert sorted(i for part in layers.batches(rows, 1) for i in part) == [0, 1, 2]
        assert sorted(i for part in layers.by_length(rows) for i in part) == [0, 1, 2]


@pytest.mark.parametrize(("flags", "has"), [("fpu sse2 amx_bf16 amx_tile", True), ("fpu avx512_bf16", False)])
def test_sixteen_bits_only_where_the_processor_multiplies_in_them(tmp_path: Path, flags: str, has: bool) -> None:
    told = tmp_path / "cpuinfo"
    told.write_text(f"processor : 0\nflags : {flags}\n", "utf-8")
    assert fine_tuning.has_matrix_units(told) is has
    assert not fine_tuning.has_matrix_units(tmp_path / "missing")

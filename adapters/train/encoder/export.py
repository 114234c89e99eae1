"""
Makes what ships of a trained encoder: `python export.py STUDENT FOLDER` writes `encoder.onnx`, with weights of 7 bits, and
`vocabulary.txt`, whose lines are the pieces that the model knows, the first as 0.
"""

import os
import sys

import torch
from network import Network, minilm_weights
from onnxruntime.quantization import QuantType, quantize_dynamic
from outputs import add_vector
from readings import tokenizer_of_words


def is_kept(piece):
    """Whether a piece is used: those that its makers left for others are not, all others are kept, so that no text loses any."""
    return not piece.startswith("[unused")


def main(student, folder):
    pieces = tokenizer_of_words().get_vocab()
    kept = [(piece, number) for piece, number in sorted(pieces.items(), key=lambda one: one[1]) if is_kept(piece)]
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/vocabulary.txt", "w", encoding="utf-8") as file:
        file.writelines(f"{piece}\n" for piece, _ in kept)
    network = Network(minilm_weights(), with_words=False)
    network.load_state_dict(torch.load(student, weights_only=True))
    network.words = torch.nn.Embedding.from_pretrained(network.words.weight[[number for _, number in kept]])
    example = torch.tensor([[2, *range(1000, 1030), 3]]), torch.ones(1, 32)
    size = {1: "size"}
    plain = f"{folder}/plain.onnx"
    torch.onnx.export(
        network.eval(),
        example,
        plain,
        input_names=["ids", "sentence"],
        output_names=["heads"],
        dynamic_axes={"ids": size, "sentence": size},
        opset_version=17,
    )
    # Seven bits: products of more can overflow on some processors, and scores would depend on the machine.
    quantize_dynamic(plain, f"{folder}/encoder.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    add_vector(f"{folder}/encoder.onnx")
    os.remove(plain)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

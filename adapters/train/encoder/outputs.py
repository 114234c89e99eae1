"""
Gives a network a second output: `python outputs.py FILE` adds `vector`, what its heads read of a passage, to a file that
`export.py` wrote. The reader of documents weighs it (`judge.py`).
"""

import sys

import onnx
from onnx import TensorProto, helper


def add_vector(file):
    """Adds the output, unless it is there."""
    model = onnx.load(file)
    graph = model.graph
    if any(output.name == "vector" for output in graph.output):
        return
    # The last two parts that are put side by side: the first state of the passage, and the mean of its sentence.
    joined = [node.output[0] for node in graph.node if node.op_type == "Concat"][-1]
    graph.node.append(helper.make_node("Identity", [joined], ["vector"]))
    graph.output.append(helper.make_tensor_value_info("vector", TensorProto.FLOAT, [1, None]))
    onnx.save(model, file)


if __name__ == "__main__":
    add_vector(sys.argv[1])

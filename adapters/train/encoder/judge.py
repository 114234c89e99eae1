"""
Trains the judge of documents: `python judge.py SENTENCES WEIGHTS` reads what `evaluate.js <folder> --sentences` wrote, prints how well the
judge does on documents that it has not seen, each in one of six parts, and writes the weights.

Three linear models, all logistic regressions: the first glance, without the encoder; the closer look, with what the encoder says; and how
what the closer look says of a sentence is weighed together with the rest of its document. The last one learns from what the others say of
documents that they have not seen.
"""

import json
import sys
from collections import Counter, defaultdict

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

PARTS = 6
# A feature that is rarer is not learnt.
RAREST = 5
# How much a sentence of a published document counts for one of ours.
PUBLISHED = 3.0
# The vector's numbers, divided by how far they spread, count for less than features, and so do scores.
VECTOR, SCORES = 0.2, 1 / 3
HEADS = 18
GLANCE_C, CLOSE_C, TOGETHER_C = 0.1, 0.01, 10.0
# As in src/clarity/documents/judge.ts.
GLANCE, UNREAD, LIKELY, USUAL_MEAN, USUAL_SENTENCES = -2.8, -3.0, -0.5, -3.6, 10


def scales_of(encoder):
    """By what each number of the encoder is multiplied, and what is taken away before."""
    mean, spread = encoder.mean(0), encoder.std(0)
    mean[:HEADS], spread[:HEADS] = 0, 1
    return mean, np.where(np.arange(encoder.shape[1]) < HEADS, SCORES, VECTOR) / np.maximum(spread, 1e-9)


def fit(values, labels, weights, strength):
    """A logistic regression."""
    model = LogisticRegression(C=strength, max_iter=1000, tol=1e-4)
    return model.fit(values, labels, sample_weight=weights)


def together(rows, first, close):
    """For each sentence: its own score, the mean of its document, and the share of likely ones among the others. And which ones are read."""
    owned, found = (np.array([row[name] for row in rows]) for name in ("isOwned", "isFound"))
    is_read = found | ((first > GLANCE) & ~owned)
    scores = np.where(is_read, close, np.minimum(first, UNREAD))
    places = defaultdict(list)
    for place, row in enumerate(rows):
        places[row["document"]].append(place)
    values = np.zeros((len(rows), 3))
    for own in places.values():
        mean = (scores[own].sum() + USUAL_MEAN * USUAL_SENTENCES) / (len(own) + USUAL_SENTENCES)
        likely = is_read[own] & (scores[own] > LIKELY)
        others = (likely.sum() - likely) / max(1, len(own) - 1)
        values[own] = np.stack([scores[own], np.full(len(own), mean), others], 1)
    return values, is_read


def report(labels, scores, name):
    """Prints precision and recall of sentences at some thresholds."""
    for threshold in (-0.5, 0, 0.5, 1):
        picked = scores > threshold
        right = (picked & labels).sum()
        print(f"{name}, {threshold:+}: precision {right / max(1, picked.sum()):.3f}, recall {right / labels.sum():.3f}")


def main(sentences, weights_file):
    with open(sentences, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    labels = np.array([row["isWork"] for row in rows])
    weights = np.where([row["isWritten"] for row in rows], 1.0, PUBLISHED)
    counts = Counter(name for row in rows for name in row["features"])
    names = sorted(name for name, count in counts.items() if count >= RAREST)
    features = np.array([[row["features"].get(name, 0) for name in names] for row in rows])
    scores = np.array([row["scores"] for row in rows])
    encoder = np.array([row["encoder"] for row in rows])
    mean, scale = scales_of(encoder)
    glanced = np.hstack([scores * SCORES, features])
    closely = np.hstack([scores * SCORES, (encoder - mean) * scale, features])
    first, close = np.zeros(len(rows)), np.zeros(len(rows))
    for others, part in GroupKFold(PARTS).split(labels, labels, [row["document"] for row in rows]):
        for values, said, strength in ((glanced, first, GLANCE_C), (closely, close, CLOSE_C)):
            said[part] = fit(values[others], labels[others], weights[others], strength).decision_function(values[part])
    values, is_read = together(rows, first, close)
    last = fit(values[is_read], labels[is_read], weights[is_read], TOGETHER_C)
    judged = np.where(is_read, last.decision_function(values), -99)
    published = weights > 1
    report(labels[published], judged[published], "published")
    report(labels[~published], judged[~published], "written")

    def numbers(values):
        return [float(f"{value:.4g}") for value in values]

    def named(values):
        return dict(zip(names, numbers(values)))

    glance = fit(glanced, labels, weights, GLANCE_C)
    model = fit(closely, labels, weights, CLOSE_C)
    end = 2 + encoder.shape[1]
    seen = model.coef_[0][2:end] * scale
    own, usual, share = numbers(last.coef_[0])
    result = {
        "glance": {
            "bias": float(glance.intercept_[0]),
            "scores": numbers(glance.coef_[0][:2] * SCORES),
            "encoder": [],
            "features": named(glance.coef_[0][2:]),
        },
        "close": {
            "bias": float(model.intercept_[0] - (seen * mean).sum()),
            "scores": numbers(model.coef_[0][:2] * SCORES),
            "encoder": numbers(seen),
            "features": named(model.coef_[0][end:]),
        },
        "together": {"bias": float(last.intercept_[0]), "own": own, "mean": usual, "share": share},
    }
    with open(weights_file, "w", encoding="utf-8") as file:
        file.write(f"{json.dumps(result, separators=(',', ':'))}\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

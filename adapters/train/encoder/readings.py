"""Reads what `evaluate.js --readings` writes, and turns it into tokens: the sentence within its message, and the lines before."""

import json
import re

OWNERS = ["self", "named", "addressed", "unclear_you", "collective", "indefinite", "team", "none"]
KINDS = ["request", "need", "plan", "commitment", "help", "behaviour", "instruction", "other"]
WORK_KINDS = KINDS[:4]
# Tokens that are read of each part.
LEFT, SENTENCE, RIGHT, BEFORE, LINE = 20, 64, 24, 44, 20
LINES_BEFORE = 3
# The least likely candidate counts as this.
NO_SCORE = -99.0


def load(path):
    """All labelled messages with at least one sentence, each with its likeliest sentence in `candidate`."""
    with open(path, encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [{**row, "candidate": row["candidates"][0]} for row in rows if row["candidates"]]


def with_spans(rows):
    """For learning: each wanted message again with the sentence that its label points at, where that is another one."""
    extra = []
    for row in rows:
        at = row["text"].find(row["span"]) if row.get("span") and row["nudge"] != "no" else -1
        pointed = [one for one in row["candidates"] if at >= 0 and one["start"] <= at + 2 and one["end"] > at]
        if pointed and pointed[0] is not row["candidates"][0]:
            extra.append({**row, "candidate": pointed[0], "only_learnt": True})
    return extra


def score(row, name="raw"):
    """A score of the linear models for the likeliest sentence."""
    value = row["candidate"][name]
    return NO_SCORE if value is None else value


def clean(text):
    """Without emphasis, addresses and line breaks."""
    text = re.sub(r"(?<![\w*])([*_~])(?=\S)([^*\n]*?\S)\1(?!\w)", r"\2", text)
    text = re.sub(r"<@[UW][A-Z0-9]+(\|[^>]*)?>", "@someone", text)
    text = re.sub(r"https?://\S+", "http", text)
    return re.sub(r"\s+", " ", text).strip()


def encode(row, tokenizer):
    """Token ids, and where the sentence starts and ends among them."""

    def ids(text):
        return tokenizer(text, add_special_tokens=False)["input_ids"]

    text, start, end = row["text"], row["candidate"]["start"], row["candidate"]["end"]
    left = ids(clean(text[max(0, start - 400) : start]))[-LEFT:]
    sentence = ids(clean(text[start:end])[:800]) or [tokenizer.unk_token_id]
    if len(sentence) > SENTENCE:
        sentence = sentence[: SENTENCE - 16] + sentence[-16:]
    right = ids(clean(text[end : end + 400]))[:RIGHT]
    around = ids(f"{row.get('medium') or 'chat'} {people(row.get('participants'))}")
    cls, sep = tokenizer.cls_token_id, tokenizer.sep_token_id
    before = lines_before(row, ids, sep)
    tokens = [cls, *left, *sentence, *right, sep, *around, sep, *before]
    return tokens, 1 + len(left), 1 + len(left) + len(sentence)


def people(participants):
    """The size of the conversation as a word."""
    if participants is None:
        return ""
    return "one" if participants == 1 else "two" if participants == 2 else "few" if participants < 5 else "many"


def lines_before(row, ids, sep):
    """The last lines, each as said by the writer or by somebody else."""
    tokens = []
    for line in (row.get("context") or [])[-LINES_BEFORE:]:
        spoken = re.match(r"^([^:\n]{1,40}): ", line)
        if spoken:
            who = "me" if spoken.group(1) == row.get("author") else "other"
            line = f"{who}: {line[spoken.end():]}"
        said = ids(clean(line)[:500])
        tokens += (said if len(said) <= LINE else said[:8] + said[8 - LINE :]) + [sep]
    return tokens[-BEFORE:]

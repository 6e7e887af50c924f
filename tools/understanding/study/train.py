import sys, json, re, time, pickle

sys.path.insert(0, ".")
sys.path.insert(0, "build/proto")
import numpy as np, scipy.sparse as sp
from collections import Counter
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from data import *
from feats import *
from domain.projects import NamedProject, NamedMember
from domain.ids import *
import yaml


class Emb:
    """student or teacher"""

    def __init__(s, path=None):
        if path:
            from student import EmbeddingTable

            s.t = EmbeddingTable(path)
            s.many = lambda texts: np.array(
                [s.t.vector(fold(x).split()) for x in texts], dtype=np.float32
            )
        else:
            from emb import Teacher

            s.many = Teacher().many


def emb_text(pieces):
    out = []
    for p in pieces:
        if p.kind is Kind.PROJECT:
            out.append("project")
        elif p.kind is Kind.PERSON:
            out.append("person")
        else:
            out += [w.folded for w in p.words]
    return " ".join(out) or "empty"


def split(said, pieces):
    ask = tuple(p for p in pieces if p.words[0].sentence in said.asking)
    return ask or pieces


def content(pieces):
    return [
        stem(w.folded)
        for p in pieces
        if p.kind in (Kind.WORD, Kind.PHASE, Kind.ROLE)
        for w in p.words
    ]


class Row:
    pass


def read(sh, text, ctx):
    r = Row()
    r.text = text
    said, r.pieces = sh.pieces(text, ctx)
    r.ask = split(said, r.pieces)
    r.shape = sh.shape(r.pieces)
    r.ashape = sh.shape(r.ask)
    r.etext = emb_text(r.pieces)
    r.eask = emb_text(r.ask)
    r.stems = content(r.pieces)
    r.astems = content(r.ask)
    r.q = "?" in text
    return r


def csr(rows_of_feats, weight=True):
    I, J, V = [], [], []
    for i, fs in enumerate(rows_of_feats):
        js = sorted({bucket(f) for f in fs})
        w = 1 / np.sqrt(len(js)) if js else 0
        for j in js:
            I.append(i)
            J.append(j)
            V.append(w * 3)
    return sp.csr_matrix((V, (I, J)), shape=(len(rows_of_feats), B), dtype=np.float32)


def intent_feats(r):
    f = [*ngrams(r.ashape, 1, 4, "a:"), *ngrams(r.shape, 1, 3, "w:")]
    return f


def slots(r):
    def c(ps, k):
        return sum(p.kind is k for p in ps)

    v = []
    for ps in (r.ask, r.pieces):
        for k in (Kind.PROJECT, Kind.PERSON, Kind.ROLE, Kind.PHASE):
            n = c(ps, k)
            v += [n > 0, n > 1]
        v.append(any(p.shape == "PHASED" for p in ps))
    v += [
        "TOPIC" in r.shape,
        "TOPIC" in r.ashape,
        r.q,
        len(r.pieces) < 3,
        len(r.pieces) < 6,
        len(r.pieces) > 20,
        r.shape.count("_") > 0,
        r.shape.count("_") > 2,
        bool({"who", "whom", "whose"} & set(r.ashape)),
        len(r.ask) < len(r.pieces),
    ]
    return np.array(v, dtype=np.float32)


def topic_feats(r):
    s = r.stems
    return [*s, *(a + " " + b for a, b in zip(s, s[1:])), *("a:" + x for x in r.astems)]

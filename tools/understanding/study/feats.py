import sys, zlib, re

sys.path.insert(0, ".")
import numpy as np
from domain.questions.utterance import utterance
from domain.questions.linking import link, names_of, Kind
from domain.questions.readings import Context
from domain.questions.stemming import stem
from domain.questions.folding import fold
from domain.questions.everyday import FRAME
from domain.projects import NamedProject, NamedMember
from domain.ids import *

B = 1 << 16


def context_of(slots):
    ps = tuple(
        NamedProject(ProjectKey(fold(p).replace(" ", "-")), p, ())
        for p in dict.fromkeys(slots.get("projects", []))
    )
    ms = tuple(NamedMember(MemberId(i), n) for i, n in dict.fromkeys(slots.get("members", [])))
    return Context(asker=MemberId("U0ME"), projects=ps, members=ms)


class Shaper:
    def __init__(s, kb, vocab):
        s.names = names_of(kb)
        s.vocab = vocab
        s.alias = {}
        for role, r in kb.responsibilities():
            for n in (r.name, *r.aliases, *r.tools):
                s.alias.setdefault(" ".join(stem(w) for w in fold(n).split()), role.key)
        s.first = {a.split()[0] for a in s.alias}

    def pieces(s, text, ctx):
        said = utterance(text)
        return said, link(said, s.names, ctx)

    def shape(s, pieces):
        out = []
        i = 0
        n = len(pieces)
        st = [stem(p.words[0].folded) if p.kind is Kind.WORD else None for p in pieces]
        while i < n:
            p = pieces[i]
            if p.kind is Kind.WORD:
                if st[i] in s.first:
                    hit = 0
                    for L in range(min(6, n - i), 0, -1):
                        if any(x is None for x in st[i : i + L]):
                            continue
                        if " ".join(st[i : i + L]) in s.alias:
                            hit = L
                            break
                    if hit and not (hit == 1 and pieces[i].words[0].folded in FRAME):
                        out.append("TOPIC")
                        i += hit
                        continue
                w = p.words[0].folded
                t = w if w in s.vocab else "_"
                if not (t == "_" and out and out[-1] == "_"):
                    out.append(t)
            else:
                out.append(p.shape)
            i += 1
        return out


def ngrams(tokens, lo=1, hi=4, pre=""):
    t = ["^", *tokens, "$"]
    for n in range(lo, hi + 1):
        for i in range(len(t) - n + 1):
            yield pre + " ".join(t[i : i + n])
    for i in range(len(t) - 2):
        yield pre + t[i] + " * " + t[i + 2]


def bucket(f):
    return zlib.crc32(f.encode()) % B

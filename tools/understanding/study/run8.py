exec(open("run6.py").read().split("def bags(")[0].replace("emb=Emb(EMB or None)", "emb=None"))
from student import EmbeddingTable


def bags(fs, B=1 << 16):
    return [np.array(sorted({zlib.crc32(f.encode()) % B for f in x}), dtype=np.int64) for x in fs]


from sklearn.metrics import roc_auc_score

TR = [read(sh, t, C0) for t, *_ in trows]
cc = Counter(stem(x.folded) for r in TR for x in words(r.pieces))
known = Counter({w: c for w, c in cc.items() if c >= 2})
KL = [w for w in known if len(w) > 3]
Y = np.array([[d.get(r, 0) for r in ROLES] for _, d, _, _ in trows])
y = Y.argmax(1)
kind = np.array([x[2] for x in trows])
TB = bags([tfe(r.pieces) for r in TR])
log("rows")
tabs = {"s": EmbeddingTable("build/emb2.npz")}
from emb import Teacher

T0 = Teacher()


def E_full(rs):
    return np.array([tabs["s"].vector(r.etext.split()) for r in rs])


def E_cont(rs):
    return np.array(
        [
            tabs["s"].vector([w for w in r.etext.split() if w not in FRAME] or r.etext.split())
            for r in rs
        ]
    )


def E_teach(rs):
    return T0.many([r.etext for r in rs])


sets = {}
for which in ["validation", "fresh_a", "fresh_b"]:
    base = "../shared/questions/" if which in ("dev", "validation") else "./tests/questions/"
    q = [json.loads(l) for l in open(base + which + ".jsonl")]
    reg = yaml.safe_load(open(base + "registry_" + which + ".yaml"))
    ctx = Context(
        asker=MemberId("U0ME"),
        projects=tuple(
            NamedProject(ProjectKey(p["key"]), p["name"], tuple(p.get("aliases", ())))
            for p in reg["projects"]
        ),
        members=tuple(NamedMember(MemberId(m["id"]), m["name"]) for m in reg["members"]),
    )
    sets[which] = [(x, read(sh, x["q"], ctx)) for x in q if x["intent"] in ("who_handles", "oos")]


def lsm(z):
    z = z - z.max(1, keepdims=True)
    return z - np.log(np.exp(z).sum(1, keepdims=True))


def evalp(tag, ps):
    out = []
    for which, T in sets.items():
        p = ps[which]
        who = [(x, pp) for (x, _), pp in zip(T, p) if x["intent"] == "who_handles"]
        oos = [(x, pp) for (x, _), pp in zip(T, p) if x["intent"] == "oos"]
        out.append(
            "%.3f/%.3f/%.3f"
            % (
                np.mean([ROLES[pp[:6].argmax()] in x["role"] for x, pp in who]),
                np.mean(
                    [any(ROLES[j] in x["role"] for j in np.argsort(-pp[:6])[:2]) for x, pp in who]
                ),
                roc_auc_score(
                    [0] * len(who) + [1] * len(oos), [pp[6] - pp[:6].max() for _, pp in who + oos]
                ),
            )
        )
    print(tag.ljust(34), *out, flush=True)


def knn(E, yy, e, sc, n=5):
    S = e @ E.T
    kn = np.zeros((len(e), 7))
    for c in range(7):
        mm = np.sort(S[:, yy == c], axis=1)[:, ::-1]
        kn[:, c] = 0.5 * mm[:, 0] + 0.5 * mm[:, :n].mean(1)
    return lsm(sc * kn)


for ename, EF in (
    ("teach", E_teach),
    ("full", E_full),
    ("cont", E_cont),
    ("both", lambda rs: np.hstack([E_full(rs), E_cont(rs)]) / 2**0.5),
):
    TE = EF(TR)
    te = {w: EF([r for _, r in T]) for w, T in sets.items()}
    tb = {w: bags([tfe(r.pieces) for _, r in T]) for w, T in sets.items()}
    for fr in (False, True):
        m = (kind != "framed") | fr
        i = np.where(m)[0]
        W = np.array(
            [
                {"alias": 1, "tool": 0.5, "example": 1, "utterance": 1.2, "framed": 0.4}[kk]
                for kk in kind
            ]
        )
        L = Lin(7, 1 << 16, TE.shape[1], l2=3e-5, epochs=8, drop=0.2).fit(
            [TB[j] for j in i], TE[m] * 3, Y[m], W[m]
        )
        lp = {w: L.predict_log(tb[w], te[w] * 3) for w in sets}
        evalp(f"{ename} framed={fr} lin", lp)
        mk = kind != "framed"
        for sc in (8, 12, 16):
            kp = {w: knn(TE[mk], y[mk], te[w], sc) for w in sets}
            if not fr:
                evalp(f"{ename} knn{sc}", kp)
            evalp(f"{ename} framed={fr} lin+knn{sc}", {w: 0.5 * lp[w] + 0.5 * kp[w] for w in sets})
log("end")

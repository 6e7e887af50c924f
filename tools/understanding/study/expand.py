"""Templates to texts."""

import random, re, glob, os
from pathlib import Path

ROOT = Path(".")
Q = ROOT / "tools/understanding/questions"
PROJECTS = "churn|Heron|fraud-shield|Atlas|price-optimiser|Kestrel|demand forecast|reco|Sparrow|Plover|ticket-triage|credit risk|lead-scoring|Avocet|search-ranking|Osprey|visual-search|Godwit|routing|smart-pricing|Curlew|claims-ai|Bluebird|eta-model|Falcon|Orion|Zephyr|topaz|invoice-reader|Mercury|Nimbus|Redwood|basket-predictor|face-match|dunlin|crop-yield|Pelican|Vega|next-best-offer|customer ltv|Hydra|spam-filter|warehouse-vision|Juniper|energy load|Lynx|translation-hub|Cobalt|kiwi|Marlin|delivery times|Quasar|photo-tagger|Willow|call-summaries|Titan|sepsis-alert|phoenix|dynamic bundles|Aurora|churn model v2|Panda|no-show predictor|Saturn|image-dedupe|loan-approval|Maple|Raven".split(
    "|"
)
PEOPLE = "Dana|Maria|Jonas|Priya|Sam|Ana Ruiz|Lee|Tomasz Kowalski|Aiko|Ben Osei|Fatima|Olga Ivanova|Chidi|Lucia|Kim Park|Yusuf|Noah|Hannah Fischer|Wei|Ravi Shah|Elena|Carlos|Ingrid|Omar|Sofia Rossi|Peter|Nadia|Marek|Julia|Hiro Tanaka|Amara|Leo|Zoe Martin|Ahmed|Greta|Ivan|Mia|Paolo|Sven|Tara Singh".split(
    "|"
)


def lines(name):
    p = Q / f"{name}.txt"
    if not p.exists():
        import sys

        sys.path.insert(0, ".")
        from tests.domain.questions.said import SAID

        return [t for k, v in SAID.items() if k.value == name for t in v]
    return [l.strip() for l in p.read_text().splitlines() if l.strip() and not l.startswith("#")]


PHASED = {
    "data_ingestion": ["ingested", "loaded"],
    "data_validation": ["validated", "checked"],
    "feature_engineering": ["engineered"],
    "model_building": ["trained", "built"],
    "model_evaluation": ["evaluated", "tested"],
    "model_deployment": ["deployed", "released"],
    "model_serving": ["served"],
    "app_integration": ["integrated"],
    "insight_reporting": ["reported"],
    "monitoring": ["monitored"],
}
VB = set(
    "deploy release ship put bring package containerise convert serve host run speed score rate precompute version register track retrain refresh update roll monitor watch log alert scale test validate check clean collect ingest load import extract pull fetch stream store keep archive partition migrate backfill reload transform join merge design build create make write develop maintain own manage operate set configure schedule orchestrate fix repair debug tune train fit evaluate compare measure choose pick select define label annotate explain interpret analyse analyze explore visualise visualize report present publish read review reproduce prototype invent research optimise optimize compress distil quantise secure protect mask delete anonymise grant document catalogue integrate connect call show display render embed add change expose sync forecast predict segment cluster estimate calculate answer query count automate provision allocate approve audit".split()
)


def conj(v, k):
    if k == "verb":
        return v
    if k == "does":
        return (
            v + ("es" if v[-1] in "sxz" or v[-2:] in ("sh", "ch") else "s")
            if v[-1] != "y" or v[-2] in "aeiou"
            else v[:-1] + "ies"
        )
    dbl = {"put", "run", "set", "ship", "tag", "fit", "log", "plan", "map", "get"}
    if k == "doingv":
        return (v[:-1] if v[-1] == "e" else v + v[-1] if v in dbl else v) + "ing"
    irr = {
        "build": "built",
        "make": "made",
        "write": "wrote",
        "read": "read",
        "put": "put",
        "set": "set",
        "run": "ran",
        "keep": "kept",
        "choose": "chose",
        "bring": "brought",
        "show": "showed",
        "fit": "fitted",
    }
    return irr.get(v) or (
        v + "d"
        if v[-1] == "e"
        else v[:-1] + "ied"
        if v[-1] == "y" and v[-2] not in "aeiou"
        else v + v[-1] + "ed"
        if v in dbl
        else v + "ed"
    )


class Filler:
    def __init__(s, kb, seed):
        s.r = random.Random(seed)
        s.kb = kb
        s.roles = [(x.key, [x.name, x.name, *x.aliases]) for x in kb.roles]
        s.plurals = {x.key: x.plural for x in kb.roles}
        s.verbs = [
            (x.key, r, n)
            for x, r in kb.responsibilities()
            for n in r.aliases
            if n.split()[0] in VB and len(n.split()) > 1
        ]
        s.topics = [(x.key, r, [r.name, *r.aliases]) for x, r in kb.responsibilities()]
        wf = kb.workflows[0]
        s.phases = [(p.key, [p.name, p.name, *p.aliases]) for p in wf.phases]
        s.tools = [(x.key, r, t) for x, r in kb.responsibilities() for t in r.tools]
        s.sym = [
            (x.key, r, e)
            for x, r in kb.responsibilities()
            for e in r.examples
            if not re.search(r"\b(who|whom|whose|anyone|anybody|someone|somebody)\b", e, re.I)
        ]

    def fill(s, t):
        """-> text, slots"""
        slots = {}
        r = s.r

        def sub(m):
            k = m[1]
            if k == "project":
                p = r.choice(PROJECTS)
                slots.setdefault("projects", []).append(p)
                return p
            if k == "person":
                p = r.choice(PEOPLE)
                if r.random() < 0.25:
                    slots.setdefault("members", []).append(("U0" + p[:3].upper(), p))
                    return f"<@U0{p[:3].upper()}>"
                p = p if r.random() < 0.5 else p.split()[0]
                slots.setdefault("members", []).append(("U0" + p[:3].upper(), p))
                return p
            if k in ("role", "roles"):
                key, names = r.choice(s.roles)
                slots.setdefault("roles", []).append(key)
                n = r.choice(names) if k == "role" else s.plurals[key]
                return n if r.random() < 0.6 else (n.lower() if len(n) > 3 else n)
            if k == "phase":
                key, names = r.choice(s.phases)
                slots["phase"] = key
                n = r.choice(names)
                return n.lower() if len(n) > 3 and r.random() < 0.9 else n
            if k == "phased":
                key = r.choice(list(PHASED))
                slots["phase"] = key
                return r.choice(PHASED[key])
            if k in ("topic", "doing"):
                key, resp, names = r.choice(s.topics)
                slots["topic"] = key
                slots["resp"] = resp.key
                n = r.choice(names)
                if k == "topic":
                    return n.lower() if r.random() < 0.8 and not n.isupper() else n
                c = [x for x in names if re.match(r"[a-z]+ing\b", x)] or None
                if c:
                    return r.choice(c)
                vb = [x for x in names if " " in x and re.match(r"[a-z]+ ", x)]
                w = (r.choice(vb) if vb else "doing " + n.lower()).split(" ", 1)
                return n.lower()
            if k in ("does", "doingv", "verb", "past"):
                key, resp, n = r.choice(s.verbs)
                slots["topic"] = key
                slots["resp"] = resp.key
                v, rest = n.split(" ", 1)
                v = v.lower()
                return conj(v, k) + " " + rest
            if k == "tool":
                key, resp, t = r.choice(s.tools)
                slots["topic"] = key
                slots["resp"] = resp.key
                return t if r.random() < 0.4 else t.lower()
            if k == "symptom":
                key, resp, t = r.choice(s.sym)
                slots["topic"] = key
                slots["resp"] = resp.key
                return t.rstrip(".?!")
            return m[0]

        return re.sub(r"\{(\w+)\}", sub, t), slots


def typo(r, text):
    ws = text.split()
    idx = [i for i, w in enumerate(ws) if len(w) > 3 and w.isalpha()]
    if not idx:
        return text
    i = r.choice(idx)
    w = ws[i]
    j = r.randrange(len(w) - 1)
    k = r.randrange(3)
    if k == 0:
        w = w[:j] + w[j + 1 :]
    elif k == 1:
        w = w[:j] + w[j + 1] + w[j] + w[j + 2 :]
    else:
        w = w[:j] + w[j] + w[j:]
    ws[i] = w
    return " ".join(ws)

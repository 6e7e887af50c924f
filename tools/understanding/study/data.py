import sys, json, random, glob, re, yaml

sys.path.insert(0, ".")
sys.path.insert(0, "build/proto")
from pathlib import Path
from bot.files.knowledge import load_knowledge
from expand import *

VERBS = "who {does}|who {does} here|who {does} on {project}|who {does} for {project}?|who usually {does}|who here {does}|and who {does}?|who normally {does} in this team|which role {does}?|which of us {does}|whos {doingv}|who is {doingv} on {project}|who's currently {doingv}?|is anybody {doingv}|anyone {doingv} here?|who could {verb}|who can {verb} for us|who should {verb}|who will {verb} on {project}|who would {verb}|can somebody {verb}?|need someone to {verb}|who helps to {verb}|who gets to {verb}|who has to {verb}|who's supposed to {verb}|whose job is it to {verb}|who {past}?|who {past} on {project}|who usually has {past}|whoever {does}, please ping me|the person who {does}?|who do i ask to {verb}|we need to {verb}, who do we ask|someone must {verb} - who?".split(
    "|"
)
ROLES = [
    "data_engineer",
    "data_scientist",
    "ml_engineer",
    "research_scientist",
    "data_analyst",
    "developer",
    "not_ours",
]
INTENTS = "who_handles who_is what_does compare roles_of project_status current_phase next_phase next_role phase_done my_pending list_projects unfilled_roles mark_done help oos".split()


def kb():
    return load_knowledge()


def neighbours():
    out = []
    for f in sorted(glob.glob(str(ROOT / "domain/knowledge/data/neighbours/*.yaml"))):
        try:
            d = yaml.safe_load(open(f))
        except Exception as e:
            print("BAD", f, str(e)[:100])
            continue
        for t in d["topics"]:
            out.append(
                (
                    d["key"],
                    t["key"],
                    t["name"],
                    [str(a) for a in t["aliases"]],
                    [str(e) for e in t["examples"]],
                )
            )
    return out


def topic_rows(k, nb):
    """(text, role, kind)"""
    rows = []
    for role, r in k.responsibilities():
        for n in (r.name, *r.aliases):
            rows.append((n, role.key, "alias", r.key))
        for t in r.tools:
            rows.append((t, role.key, "tool", r.key))
        for e in r.examples:
            rows.append((e, role.key, "example", r.key))
    for d, key, name, al, ex in nb:
        for n in (name, *al):
            rows.append((n, "not_ours", "alias", key))
        for e in ex:
            rows.append((e, "not_ours", "example", key))
    return rows


def intent_rows(k, nb, seed=1, per=1500):
    f = Filler(k, seed)
    r = f.r
    op, cl, ra = lines("openers"), lines("closers"), lines("ramblings")
    rows = []
    nbt = [(a, key) for _, key, name, al, _ in nb for a in (name, *al)]
    for it in INTENTS:
        ts = [(t, None) for t in lines(it)]
        if it == "who_handles":
            ts += [(t, None) for t in VERBS] * 2
        if it == "oos":
            ts += [(e, None) for _, _, _, _, ex in nb for e in ex]
        if it == "who_handles":
            ts += [(e, (role.key, x.key)) for role, x in k.responsibilities() for e in x.examples]
        if not ts:
            continue
        n = max(per, int(len(ts) * 1.3))
        pick = [ts[i % len(ts)] for i in range(n)]
        for t, known in pick:
            lab = it
            if (
                it == "who_handles"
                and not known
                and "{symptom}" not in t
                and re.search(r"\{(topic|doing|tool)\}", t)
                and r.random() < 0.3
            ):
                a, key = r.choice(nbt)
                t2 = re.sub(
                    r"\{(topic|doing|tool)\}", lambda m: a.lower() if r.random() < 0.8 else a, t
                )
                lab = "oos"
            else:
                t2 = t
            text, slots = f.fill(t2)
            if known:
                slots["topic"], slots["resp"] = known
            x = r.random()
            if x < 0.12 and op:
                text = r.choice(op) + " " + text
            elif x < 0.2 and ra:
                text = r.choice(ra) + " " + text
            elif x < 0.24 and ra and op:
                text = r.choice(op) + " " + r.choice(ra) + " " + text
            if r.random() < 0.1 and cl:
                text = (
                    text
                    + (" " if text[-1] in "?.!" else r.choice([", ", " ", ". "]))
                    + r.choice(cl)
                )
            elif r.random() < 0.05 and ra:
                text = text + (" " if text[-1] in "?.!" else ". ") + r.choice(ra)
            if r.random() < 0.1:
                text = typo(r, text)
            if r.random() < 0.3:
                text = text.lower() if not slots.get("members") else text
            if r.random() < 0.3:
                text = text.replace("?", "")
            if r.random() < 0.15:
                text = "<@U0BOT1234> " + text
            rows.append((text, lab, slots, t))
    return rows


def labelled(which):
    base = Path("../shared/questions")
    if which in ("dev", "validation"):
        qf, rf = base / f"{which}.jsonl", base / f"registry_{which}.yaml"
    else:
        qf, rf = Path(which), Path(which).with_suffix(".yaml")
    q = [json.loads(l) for l in open(qf)]
    reg = yaml.safe_load(open(rf))
    return q, reg

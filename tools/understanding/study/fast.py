import torch, numpy as np, time

torch.set_num_threads(1)


class Lin:
    """multinomial logistic over bag of hashed features + dense; soft labels"""

    def __init__(
        s,
        classes,
        buckets,
        dim,
        l2=1e-4,
        lr=0.05,
        epochs=10,
        batch=256,
        seed=0,
        balanced=True,
        drop=0.0,
    ):
        s.__dict__.update(locals())
        del s.__dict__["s"]

    def fit(s, bags, E, Y, w=None):
        torch.manual_seed(s.seed)
        n = len(Y)
        Y = torch.tensor(np.asarray(Y), dtype=torch.float32)
        if Y.ndim == 1:
            Y = torch.nn.functional.one_hot(Y.long(), s.classes).float()
        w = torch.ones(n) if w is None else torch.tensor(w, dtype=torch.float32)
        if s.balanced:
            cw = Y.mul(w[:, None]).sum(0)
            cw = (
                (cw.sum() / s.classes / cw.clamp_min(1)).sqrt()
                if s.balanced == "sqrt"
                else cw.sum() / s.classes / cw.clamp_min(1)
            )
        else:
            cw = torch.ones(s.classes)
        s.W = torch.nn.EmbeddingBag(s.buckets, s.classes, mode="sum") if s.buckets else None
        s.D = torch.nn.Linear(s.dim, s.classes)
        ps = [*s.D.parameters()]
        if s.W is not None:
            torch.nn.init.zeros_(s.W.weight)
            ps += [*s.W.parameters()]
        torch.nn.init.zeros_(s.D.weight)
        opt = torch.optim.Adam(ps, lr=s.lr)
        steps = s.epochs * ((n + s.batch - 1) // s.batch)
        sch = torch.optim.lr_scheduler.LambdaLR(opt, lambda i: max(0.02, 1 - i / steps))
        E = torch.tensor(E, dtype=torch.float32) if s.dim else torch.zeros(n, 0)
        for ep in range(s.epochs):
            for b in torch.randperm(n).split(s.batch):
                z = s.D(E[b])
                reg = s.l2 * s.D.weight.pow(2).sum()
                if s.W is not None:
                    bl = [bags[i] for i in b.tolist()]
                    if s.drop:
                        bl = [x[np.random.rand(len(x)) > s.drop] if len(x) > 3 else x for x in bl]
                    off = torch.tensor(np.cumsum([0] + [len(x) for x in bl[:-1]]))
                    idx = torch.tensor(np.concatenate(bl).astype(np.int64))
                    sc = torch.tensor(
                        np.concatenate([np.full(len(x), 3 / np.sqrt(max(1, len(x)))) for x in bl]),
                        dtype=torch.float32,
                    )
                    z = z + torch.nn.functional.embedding_bag(
                        idx, s.W.weight, off, mode="sum", per_sample_weights=sc
                    )
                    reg = reg + s.l2 * s.W.weight[idx.unique()].pow(2).sum() * 0.3
                loss = (-(Y[b] * z.log_softmax(1) * cw).sum(1) * w[b]).sum() / w[b].sum() + reg
                opt.zero_grad()
                loss.backward()
                opt.step()
                sch.step()
        s.w = s.W.weight.detach().numpy() if s.W is not None else None
        s.d = s.D.weight.detach().numpy().T
        s.b = s.D.bias.detach().numpy()
        return s

    def logits(s, bags, E):
        z = np.asarray(E) @ s.d + s.b if s.dim else np.tile(s.b, (len(bags), 1))
        if s.w is not None:
            for i, x in enumerate(bags):
                z[i] += s.w[x].sum(0) * 3 / np.sqrt(max(1, len(x)))
        return z

    def predict_log(s, bags, E):
        z = s.logits(bags, E)
        z = z - z.max(1, keepdims=True)
        return z - np.log(np.exp(z).sum(1, keepdims=True))

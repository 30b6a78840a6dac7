"""Records what fastai, PyTorch Lightning and torch-lr-finder suggest for range tests: made-up ones, and two of
networks of PyTorch's on handwritten digits: UCI's, and MNIST's in a folder.

  pip install fastai lightning torch-lr-finder scikit-learn
  python3 range_tests.py FOLDER > curves.json    FOLDER has MNIST's four files, gzip-compressed

Smoothing and the rule that ends a test live within the libraries' training loops; they are written again
here from their sources. The suggestions are the libraries' own functions, in double precision;
torch-lr-finder has its own only within its plot: numpy.gradient's argmin.
"""
import gzip, json, math, sys
from fractions import Fraction
import numpy as np
import torch
from fastai.callback.schedule import minimum, slide, steep, valley
from lightning.pytorch.tuner.lr_finder import _LRFinder


LONG = np.longdouble


def finite(value):
    return None if value is None or not math.isfinite(value) else float(value)


def fastai(lrs, losses, planned, raw):
    all_rates = list(lrs)
    average, best, kept = LONG(0), math.inf, []
    for count, loss in enumerate(losses, 1):
        # More digits than the answers have, so that equal losses stay equal.
        average = LONG(".98") * average + LONG(".02") * LONG(loss)
        smooth = float(average / (1 - LONG(".98") ** count))
        kept.append(smooth)
        if smooth < best: best = smooth
        if smooth > 4 * best: break
    lrs = lrs[:len(kept)]
    if not raw:
        lrs, kept = lrs[planned // 10:-5], kept[planned // 10:-5]
        for index, loss in enumerate(kept):
            if math.isnan(loss):
                lrs, kept = lrs[:index], kept[:index]
                break
    else:
        lrs, kept = all_rates, list(losses)
    return torch.tensor(np.array(lrs), dtype=torch.float64), torch.tensor(np.array(kept), dtype=torch.float64)


def lightning(lrs, losses, raw):
    average, best, kept = 0.0, 0.0, []
    for step, loss in enumerate(losses, 1):
        average = .98 * average + .02 * loss
        smooth = average / (1 - .98 ** (step + 1))
        kept.append(smooth)
        if step > 1 and smooth > 4 * best: break
        if smooth < best or step == 1: best = smooth
    if raw:
        return lightning_suggestion(lrs, losses)
    finder = _LRFinder("exponential", 1e-8, 1, len(lrs))
    finder.results = {"lr": list(lrs[:len(kept)]), "loss": kept}
    torch.set_default_dtype(torch.float64)
    answer = finder.suggestion()
    torch.set_default_dtype(torch.float32)
    assert answer == lightning_suggestion(lrs[10:len(kept) - 1], kept[10:-1])
    return answer


def lightning_suggestion(lrs, losses):
    """What _LRFinder.suggestion does after it has left out the ends, in exact arithmetic: of equal losses
    it would find the gradient that rounding makes the least."""
    points = [(Fraction(lr), Fraction(loss)) for lr, loss in zip(lrs, losses) if math.isfinite(loss)]
    if len(points) < 2: return None
    gradients = []
    for index, (x, y) in enumerate(points):
        low, high = points[max(index - 1, 0)], points[min(index + 1, len(points) - 1)]
        if index in (0, len(points) - 1):
            gradients.append((high[1] - low[1]) / (high[0] - low[0]))
            continue
        before, after = x - low[0], high[0] - x
        gradients.append(
            (before ** 2 * high[1] + (after ** 2 - before ** 2) * y - after ** 2 * low[1])
            / (before * after * (before + after)))
    return float(points[gradients.index(min(gradients))][0])


def torch_lr_finder(lrs, losses, raw):
    all_rates = list(lrs)
    kept, best = [], None
    for index, loss in enumerate(losses):
        if index == 0: best = loss
        else:
            loss = .05 * loss + .95 * kept[-1]
            if loss < best: best = loss
        kept.append(loss)
        if loss > 5 * best: break
    lrs = lrs[:len(kept)]
    if raw: lrs, kept = all_rates, list(losses)
    else: lrs, kept = lrs[10:-5], kept[10:-5]
    # argmin would find the first NaN: no suggestion.
    if len(kept) < 2 or np.isnan(np.gradient(np.array(kept))).any(): return None
    return lrs[int(np.gradient(np.array(kept)).argmin())]


def call(method, lrs, losses):
    try:
        # argmin would find the first NaN: no suggestion.
        if method in (minimum, steep) and torch.isnan(losses).any(): return None
        return finite(method(lrs, losses, len(lrs))[0])
    except (IndexError, ValueError, RuntimeError):
        return None


def suggestions(lrs, losses, planned, raw):
    rates, smooth = fastai(lrs, losses, planned, raw)
    return {
        "valley": call(valley, rates, smooth), "slide": call(slide, rates, smooth),
        "minimum": call(minimum, rates, smooth),
        "steep": call(steep, rates, smooth) if len(rates) > 1 else None,
        "lightning": finite(lightning(lrs, losses, raw)),
        "torch_lr_finder": finite(torch_lr_finder(lrs, losses, raw)),
    }


def curves():
    random = np.random.default_rng(7)
    def sweep(count, start=1e-7, end=10.0): return list(start * (end / start) ** (np.arange(count) / (count - 1)))
    def typical(count, noise, start=1e-7, end=10.0):
        lrs = np.array(sweep(count, start, end))
        x = np.log10(lrs)
        losses = 2.3 - 1.8 / (1 + np.exp(-2.2 * (x + 2))) + np.where(x > -.3, np.expm1(3 * (x + .3)), 0)
        return list(lrs), list(losses + noise * random.standard_normal(count))
    yield "smooth", *typical(100, 0), 100
    yield "noisy", *typical(100, .08), 100
    yield "long", *typical(400, .03, 1e-6, 1), 400
    yield "stopped", *(part[:83] for part in typical(100, .02)), 100
    lrs, losses = typical(100, .02)
    yield "not a number", lrs, losses[:90] + [math.nan] * 10, 100
    yield "infinite", lrs, losses[:88] + [1e30] * 12, 100
    yield "flat", sweep(60), [1.5] * 60, 60
    yield "three points", sweep(3), [1.0, .5, .7], 3
    yield "rising", sweep(80), list(1 + np.arange(80) * .01), 80
    yield "falling", sweep(80), list(3 - np.arange(80) * .03 - .0002 * np.arange(80) ** 2), 80
    yield "twenty points", *typical(20, .05), 20
    lrs, losses = digits()
    yield "digits", lrs, losses, len(lrs)
    lrs, losses = mnist(sys.argv[1])
    yield "mnist", lrs, losses, len(lrs)


def trained(inputs, targets, hidden, batch, count, start, end):
    """The loss of each batch of a two-layer network that is trained with rates that grow."""
    torch.manual_seed(0)
    model = torch.nn.Sequential(
        torch.nn.Linear(inputs.shape[1], hidden), torch.nn.ReLU(), torch.nn.Linear(hidden, 10))
    rule = torch.optim.SGD(model.parameters(), lr=start, momentum=0.9)
    lrs, losses = [start * (end / start) ** (step / (count - 1)) for step in range(count)], []
    for step, lr in enumerate(lrs):
        rule.param_groups[0]["lr"] = lr
        rows = torch.arange(step * batch, step * batch + batch) % len(targets)
        loss = torch.nn.functional.cross_entropy(model(inputs[rows]), targets[rows])
        losses.append(loss.item())
        rule.zero_grad()
        loss.backward()
        rule.step()
    return lrs, losses


def digits():
    """On the UCI digits, in a random order."""
    from sklearn.datasets import load_digits
    inputs, targets = load_digits(return_X_y=True)
    order = np.random.default_rng(0).permutation(len(targets))
    inputs = torch.tensor((inputs[order] - 4.884) / 6.017, dtype=torch.float32)
    return trained(inputs, torch.tensor(targets[order]), 64, 32, 120, 1e-5, 30.0)


def mnist(folder):
    """On MNIST's training images, in the order of the file."""
    def array(name, head):
        with gzip.open(f"{folder}/{name}-ubyte.gz") as file:
            return np.frombuffer(file.read(), np.uint8)[head:]
    images = array("train-images-idx3", 16).reshape(-1, 784)[:9600]
    inputs = torch.tensor((images / 255 - 0.1307) / 0.3081, dtype=torch.float32)
    targets = torch.tensor(array("train-labels-idx1", 8)[:9600].astype(np.int64))
    return trained(inputs, targets, 100, 64, 150, 1e-6, 10.0)


out = []
for name, lrs, losses, planned in curves():
    out.append({
        "name": name, "lr": lrs, "planned": planned,
        "loss": [loss if math.isfinite(loss) else None for loss in losses],
        "suggestions": suggestions(lrs, losses, planned, False), "raw": suggestions(lrs, losses, planned, True)})
print(json.dumps(out, indent=0))

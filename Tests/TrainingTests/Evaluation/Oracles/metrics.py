"""Records what scikit-learn and SciPy measure of made-up outputs and targets.

  pip install scikit-learn scipy
  python3 metrics.py > metrics.json

Outputs and targets are float32 numbers, promoted to double. Probabilities are made by math.exp in the order of
the outputs, so that they are equal where those of the runner are. What neither library has is written here by
its definition: the calibration error, the perplexity, and means over outputs.
"""
import json, math, warnings
import numpy as np
from scipy import stats
from scipy.special import logsumexp
from sklearn import metrics as sk
from sklearn.preprocessing import label_binarize

warnings.filterwarnings("ignore")
random = np.random.default_rng(14)


def softmax(row):
    powers = [math.exp(float(x) - float(max(row))) for x in row]
    total = 0.0
    for power in powers: total += power
    return [power / total for power in powers]


def sigmoid(x):
    power = math.exp(-abs(x))
    return (power if x < 0 else 1) / (1 + power)


def averaged(values, name, score, y, predicted, labels):
    for average in ["macro", "micro", "weighted"]:
        values[name + ("" if average == "macro" else "_" + average)] = score(y, predicted, average=average)
    each = score(y, predicted, average=None, labels=labels)
    for label, value in zip(labels, each): values[f"{name}.{label}"] = value


def all_averaged(values, y, predicted, labels):
    averaged(values, "precision", sk.precision_score, y, predicted, labels)
    averaged(values, "recall", sk.recall_score, y, predicted, labels)
    averaged(values, "f1", sk.f1_score, y, predicted, labels)


def ece(confidence, hits):
    edges, total = np.linspace(0, 1, 16), 0.0
    for low, high in zip(edges, edges[1:]):
        inside = (confidence > low) & (confidence <= high)
        if inside.any(): total += inside.mean() * abs(hits[inside].mean() - confidence[inside].mean())
    return total


def of_classes(logits, y):
    count = logits.shape[1]
    labels = list(range(count))
    wide = logits.astype(np.float64)
    p = np.array([softmax(row) for row in logits])
    predicted = logits.argmax(axis=1)
    values = {
        "accuracy": sk.accuracy_score(y, predicted),
        "balanced_accuracy": sk.balanced_accuracy_score(y, predicted),
        "mcc": sk.matthews_corrcoef(y, predicted),
        "log_loss": sk.log_loss(y, p, labels=labels),
        "brier": sk.brier_score_loss(y, p, labels=labels),
        "ece": ece(p.max(axis=1), predicted == y),
        "perplexity": math.exp((logsumexp(wide, axis=1) - wide[np.arange(len(y)), y]).mean()),
    }
    all_averaged(values, y, predicted, labels)
    if count == 2:
        values["auroc"] = sk.roc_auc_score(y, p[:, 1])
        values["average_precision"] = sk.average_precision_score(y, p[:, 1])
        values["top_1"] = sk.top_k_accuracy_score(y, p[:, 1], k=1, labels=labels)
    else:
        values["auroc"] = sk.roc_auc_score(y, p, multi_class="ovr", labels=labels)
        values["average_precision"] = sk.average_precision_score(label_binarize(y, classes=labels), p)
        for k in [1, 2, 5]:
            if k < count: values[f"top_{k}"] = sk.top_k_accuracy_score(y, logits, k=k, labels=labels)
    return values, sk.confusion_matrix(y, predicted, labels=labels)


def of_label(logits, y):
    p = np.array([sigmoid(float(x)) for x in logits])
    predicted = (logits > 0).astype(int)
    wide = logits.astype(np.float64)
    margin = np.where(y == 1, wide, -wide)
    return p, predicted, {
        "log_loss": sk.log_loss(y, np.stack([[sigmoid(-float(x)) for x in logits], p], axis=1), labels=[0, 1]),
        "brier": sk.brier_score_loss(y, p, pos_label=1),
        "cross_entropy": np.logaddexp(0, -margin).mean(),
    }


def of_labels(logits, y):
    columns = [of_label(logits[:, j], y[:, j]) for j in range(y.shape[1])]
    p = np.stack([column[0] for column in columns], axis=1)
    predicted = np.stack([column[1] for column in columns], axis=1)
    def mean(name): return np.mean([column[2][name] for column in columns])
    values = {
        "accuracy": (predicted == y).mean(),
        "log_loss": mean("log_loss"), "brier": mean("brier"),
        "perplexity": math.exp(mean("cross_entropy")),
        "ece": ece(np.maximum(p, 1 - p).ravel(), (predicted == y).ravel()),
        "auroc": sk.roc_auc_score(y, p), "average_precision": sk.average_precision_score(y, p),
    }
    if y.shape[1] > 1:
        all_averaged(values, y, predicted, list(range(y.shape[1])))
        return values, None
    y, predicted = y[:, 0], predicted[:, 0]
    all_averaged(values, y, predicted, [0, 1])
    values["balanced_accuracy"] = sk.balanced_accuracy_score(y, predicted)
    values["mcc"] = sk.matthews_corrcoef(y, predicted)
    return values, sk.confusion_matrix(y, predicted, labels=[0, 1])


def correlation(of, a, b):
    return of(a, b).statistic if len(a) > 1 else math.nan


def of_values(outputs, targets):
    y, t = outputs.astype(np.float64), targets.astype(np.float64)
    columns = range(y.shape[1])
    def mean(of): return np.mean([correlation(of, y[:, j], t[:, j]) for j in columns])
    return {
        "mae": sk.mean_absolute_error(t, y), "mse": sk.mean_squared_error(t, y),
        "rmse": sk.root_mean_squared_error(t, y), "r2": sk.r2_score(t, y),
        "mape": sk.mean_absolute_percentage_error(t, y),
        "explained_variance": sk.explained_variance_score(t, y),
        "max_error": max(sk.max_error(t[:, j], y[:, j]) for j in columns),
        "pearson": mean(stats.pearsonr), "spearman": mean(stats.spearmanr),
    }, None


def normal(count, width, scale=1.0, shift=0.0):
    return (random.normal(size=(count, width)) * scale + shift).astype(np.float32)


def tied(count, width):
    return (random.integers(-2, 3, size=(count, width)) / 2).astype(np.float32)


def hot(y, width, scale=6):
    return (np.eye(width)[y] * scale).astype(np.float32)


def classes(count, among):
    y = random.choice(among, size=count)
    y[:len(among)] = among
    return y


def bits(count, width):
    y = random.integers(0, 2, size=(count, width))
    y[0], y[1] = 0, 1
    return y


ones = lambda count, width, value=1: np.full((count, width), value)
y3, y2, y12 = classes(40, [0, 1, 2]), classes(30, [0, 1]), classes(60, list(range(12)))
b1, b3 = bits(30, 1), bits(30, 3)
v1, v3 = normal(40, 1), normal(40, 3, 2, 1)
constant = v3.copy(); constant[:, 1] = 0.25
same = normal(40, 3); same[:, 1] = 0.25

cases = [
    ("3 classes, random", of_classes, normal(40, 3, 2), y3),
    ("3 classes, tied", of_classes, tied(40, 3), y3),
    ("3 classes, one class", of_classes, normal(20, 3), ones(20, 1, 2)[:, 0]),
    ("3 classes, perfect", of_classes, hot(y3, 3), y3),
    ("4 classes, empty class", of_classes, normal(40, 4, 2), classes(40, [0, 1, 3])),
    ("4 classes, class never given", of_classes,
     normal(40, 4) - np.float32([0, 0, 50, 0]), classes(40, [0, 1, 2, 3])),
    ("4 classes, neither there nor given, empty class", of_classes,
     normal(40, 4) - np.float32([0, 0, 50, 0]), classes(40, [0, 1, 3])),
    ("3 classes, sure and wrong", of_classes, normal(12, 3, 200), classes(12, [0, 1, 2])),
    ("3 classes, all equal, tied", of_classes, np.zeros((9, 3), np.float32), classes(9, [0, 1, 2])),
    ("3 classes, one sample, one class", of_classes, normal(1, 3), np.array([1])),
    ("12 classes, random", of_classes, normal(60, 12, 2), y12),
    ("12 classes, tied", of_classes, tied(60, 12), y12),
    ("12 classes, perfect", of_classes, hot(y12, 12), y12),
    ("2 classes, random", of_classes, normal(30, 2, 2), y2),
    ("2 classes, tied", of_classes, tied(30, 2), y2),
    ("2 classes, one class", of_classes, normal(20, 2), ones(20, 1, 0)[:, 0]),
    ("2 classes, the other one class", of_classes, normal(20, 2), ones(20, 1)[:, 0]),
    ("2 classes, perfect", of_classes, hot(y2, 2), y2),
    ("1 label, random", of_labels, normal(30, 1, 2), b1),
    ("1 label, tied", of_labels, tied(30, 1), b1),
    ("1 label, one class", of_labels, normal(20, 1), ones(20, 1)),
    ("1 label, sure and wrong", of_labels, normal(20, 1, 200), bits(20, 1)),
    ("1 label, perfect", of_labels, ((b1 * 2 - 1) * 6).astype(np.float32), b1),
    ("3 labels, random", of_labels, normal(30, 3, 2), b3),
    ("3 labels, tied", of_labels, tied(30, 3), b3),
    ("3 labels, empty class", of_labels, normal(30, 3), b3 * np.array([1, 0, 1])),
    ("3 labels, one class", of_labels, normal(30, 3), ones(30, 3)),
    ("3 labels, perfect", of_labels, ((b3 * 2 - 1) * 6).astype(np.float32), b3),
    ("1 value, random", of_values, v1 + normal(40, 1, 0.5), v1),
    ("1 value, tied", of_values, tied(40, 1), tied(40, 1)),
    ("1 value, perfect", of_values, v1, v1),
    ("1 value, constant targets, one class", of_values, normal(40, 1), ones(40, 1, 0.25).astype(np.float32)),
    ("1 value, constant outputs", of_values, ones(40, 1, 0.25).astype(np.float32), v1),
    ("1 value, all constant", of_values, ones(8, 1, 0.5).astype(np.float32), ones(8, 1, 0.25).astype(np.float32)),
    ("1 value, all constant, perfect too", of_values, ones(8, 1, 0.5).astype(np.float32), ones(8, 1, 0.5).astype(np.float32)),
    ("1 value, zeros", of_values, normal(20, 1), tied(20, 1)),
    ("1 value, far from 0", of_values, normal(40, 1, 1, 1000), normal(40, 1, 2, 1000)),
    ("1 value, one sample", of_values, normal(1, 1), normal(1, 1)),
    ("1 value, two samples", of_values, normal(2, 1), normal(2, 1)),
    ("3 values, random", of_values, v3 + normal(40, 3, 0.5), v3),
    ("3 values, tied", of_values, tied(40, 3), tied(40, 3)),
    ("3 values, one constant, empty class", of_values, normal(40, 3), constant),
    ("3 values, one output constant", of_values, same, v3),
    ("3 values, perfect", of_values, v3, v3),
]


def number(value):
    return None if math.isnan(value) else float(value)


recorded = []
for name, of, outputs, targets in cases:
    values, table = of(outputs, targets)
    recorded.append({
        "name": name, "targets": of.__name__[3:],
        "outputs": [[float(x) for x in row] for row in outputs],
        "expected": [[float(x) for x in row] for row in targets.reshape(len(outputs), -1)],
        "values": {key: number(value) for key, value in values.items()},
        **({} if table is None else {"confusion": table.tolist()}),
    })
print(json.dumps(recorded, indent=None, separators=(",", ":")).replace('},{"name"', '},\n{"name"'))

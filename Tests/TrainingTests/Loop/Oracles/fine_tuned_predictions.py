"""Trains a network on the digits 0 to 4, fine-tunes it on all ten, and compares its predictions with those
of PyTorch by the same weights: python3 fine_tuned_predictions.py RUNNER

RUNNER is the built command. Needs numpy, scikit-learn, torch and safetensors.
"""

import csv
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import torch
from safetensors.torch import load_file
from sklearn.datasets import load_digits
from torch import nn

SPEC = """
name: {name}
data:
  dataset: npy
  inputs: {part}_x.npy
  targets: {part}_y.npy
  batch_size: 32
  normalize: {{mean: 4.884, std: 6.017}}
  validation: {{inputs: held_x.npy, targets: held_y.npy}}
model:
  - conv2d: {{out_channels: 16, kernel_size: 3, padding: 1, name: conv}}
  - batch_norm2d: {{name: norm}}
  - relu
  - residual: {{body: [{{conv2d: {{out_channels: 16, kernel_size: 3, padding: 1, bias: false}}}}, batch_norm2d], name: block}}
  - relu
  - adaptive_avg_pool2d: 2
  - flatten
  - linear: {{out_features: 10, name: head}}
loss: cross_entropy
metrics: [accuracy]
optimizer: {{type: adamw, lr: 3e-3, groups: [{groups}]}}
scheduler: {{type: cosine_annealing, interval: step}}
train: {{epochs: 4}}
{init}
"""


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Conv2d(16, 16, 3, padding=1, bias=False), nn.BatchNorm2d(16))

    def forward(self, x):
        return x + self.body(x)


def main(runner):
    folder = pathlib.Path(tempfile.mkdtemp())
    x, y = load_digits(return_X_y=True)
    x = x.reshape(-1, 1, 8, 8).astype(np.float32)
    few = y[:1400] < 5
    parts = {"few": (x[:1400][few], y[:1400][few]), "all": (x[:1400], y[:1400]), "held": (x[1400:], y[1400:])}
    for name, (inputs, targets) in parts.items():
        np.save(folder / f"{name}_x.npy", inputs)
        np.save(folder / f"{name}_y.npy", targets.astype(np.int32))

    def run(*arguments):
        return subprocess.run([runner, *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout

    def train(name, **parts):
        (folder / f"{name}.yaml").write_text(SPEC.format(name=name, **parts))
        return run(f"{name}.yaml").split(":")[0]

    first = train("first", part="few", groups="", init="")
    tuned = train(
        "tuned", part="all",
        groups='{name: body, params: ["conv.*", "norm.*", "block.*"], frozen_statistics: true, unfreeze: 1ep}, '
        '{name: vectors, dimensions: "< 2", weight_decay: 0}',
        init=f'init: {{weights: {first}, exclude: "head.*"}}')
    run("predict", tuned, "--split", "validation", "--out", "predictions.csv")
    with open(folder / "predictions.csv") as file:
        rows = list(csv.DictReader(file))
    found = np.array([[float(row[f"probability.{k}"]) for k in range(10)] for row in rows])

    model = nn.Sequential()
    for name, layer in [
        ("conv", nn.Conv2d(1, 16, 3, padding=1)), ("norm", nn.BatchNorm2d(16)), ("2", nn.ReLU()),
        ("block", Block()), ("4", nn.ReLU()), ("5", nn.AdaptiveAvgPool2d(2)), ("6", nn.Flatten()),
        ("head", nn.Linear(64, 10)),
    ]:
        model.add_module(name, layer)
    weights = load_file(folder / tuned / "checkpoint/weights.safetensors")
    model.load_state_dict(weights)
    model.eval()
    inputs = (torch.from_numpy(parts["held"][0]) - 4.884) / 6.017
    with torch.no_grad():
        expected = model(inputs).softmax(1).numpy()
    before = load_file(folder / first / "checkpoint/weights.safetensors")
    kept = [name for name in weights if "running" in name and torch.equal(weights[name], before[name])]
    summary = json.loads((folder / tuned / "result.json").read_text())["summary"]
    difference = np.abs(found - expected).max()
    print(f"{len(rows)} samples, greatest difference of a probability {difference:.2e}")
    print(f"running statistics kept: {len(kept)} of {sum('running' in name for name in weights)}")
    print(f"accuracy {summary['validation.accuracy']:.4f}, by PyTorch {(expected.argmax(1) == parts['held'][1]).mean():.4f}")
    sys.exit(difference > 1e-5 or len(kept) != 4)


main(sys.argv[1])

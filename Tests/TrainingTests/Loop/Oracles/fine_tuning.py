"""Records training runs of PyTorch in which batch norms keep their running statistics, and layers are
unfrozen on the way: python3 fine_tuning.py > fine_tuning.json

Numbers are made by a formula that the tests have too, so that only results are recorded. Each case is a
network, what of it is fixed and what is frozen until a step, and an optimizer; it trains on whole batches.
"""

import json
import math

import torch
from torch import nn

torch.set_default_dtype(torch.float64)
torch.use_deterministic_algorithms(True)


def numbers(count, seed, scale=1.0):
    return [scale * math.sin(1.7 * i + 2.3 * seed + 0.4) for i in range(count)]


def tensor(shape, seed, scale=1.0):
    return torch.tensor(numbers(math.prod(shape), seed, scale), dtype=torch.float32).double().reshape(shape)


class Residual(nn.Module):
    def __init__(self, *body):
        super().__init__()
        self.body = nn.Sequential(*body)

    def forward(self, x):
        return x + self.body(x)


def rows():
    return nn.Sequential(nn.Linear(4, 6), nn.BatchNorm1d(6), nn.ReLU(), nn.Linear(6, 2))


def images():
    return nn.Sequential(
        nn.Conv2d(1, 3, 3, padding=1), nn.BatchNorm2d(3), nn.ReLU(),
        nn.Conv2d(3, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(),
        nn.MaxPool2d(3), nn.Flatten(), nn.Linear(16, 2))


def residual():
    return nn.Sequential(
        nn.Conv2d(1, 16, 3), nn.BatchNorm2d(16),
        Residual(nn.Conv2d(16, 16, 1), nn.BatchNorm2d(16)), nn.ReLU(),
        nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 2))


SHAPES = {"rows": [4], "images": [1, 3, 3], "residual": [1, 3, 3]}
NETWORKS = {"rows": rows, "images": images, "residual": residual}


def run(network, fixed, frozen, optimizer, steps, start=0, clip=None, decay=1.0):
    """Fixed are the prefixes of modules in eval(), frozen those of parameters until step `start`."""
    model = NETWORKS[network]()
    for index, parameter in enumerate(model.parameters()):
        scale = 0.5 if parameter.dim() > 1 else 0.2
        parameter.data = tensor(parameter.shape, index, scale) + (1 if parameter.dim() == 1 else 0)
    for name, buffer in model.named_buffers():
        if name.endswith("running_mean"):
            buffer.copy_(tensor(buffer.shape, 50, 0.3))
        if name.endswith("running_var"):
            buffer.copy_(1.5 + tensor(buffer.shape, 60, 0.5))
    inputs = tensor([6] + SHAPES[network], 70)
    targets = tensor([6, 2], 80)
    model.train()
    for name, module in model.named_modules():
        if any(name == prefix for prefix in fixed):
            module.eval()
    made = {
        "sgd": lambda: torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9, dampening=0.25),
        "adamw": lambda: torch.optim.AdamW(model.parameters(), lr=0.02, weight_decay=0.1),
    }[optimizer]()
    schedule = torch.optim.lr_scheduler.ExponentialLR(made, decay)
    losses, gradients = [], []
    for step in range(steps):
        for name, parameter in model.named_parameters():
            if any(name.startswith(prefix) for prefix in frozen):
                parameter.requires_grad_(step >= start)
        made.zero_grad(set_to_none=True)
        loss = nn.functional.mse_loss(model(inputs), targets)
        loss.backward()
        losses.append(loss.item())
        if step == 0:
            gradients = [
                [] if p.grad is None else p.grad.flatten().tolist() for p in model.parameters()]
        if clip:
            nn.utils.clip_grad_norm_([p for p in model.parameters() if p.grad is not None], clip)
        made.step()
        schedule.step()
    return {
        "network": network, "optimizer": optimizer, "steps": steps, "start": start, "decay": decay,
        "clip": clip, "fixed": fixed, "frozen": frozen, "losses": losses, "gradients": gradients,
        "parameters": [p.flatten().tolist() for p in model.parameters()],
        "buffers": [b.double().flatten().tolist() for b in model.buffers()],
    }


def rounded(value):
    if isinstance(value, float):
        return float(f"{value:.7g}")
    if isinstance(value, list):
        return [rounded(each) for each in value]
    return value


CASES = [
    run("rows", ["1"], [], "sgd", 3),
    run("images", ["1", "4"], [], "sgd", 2),
    run("images", ["4"], [], "sgd", 2),
    run("residual", ["1", "2.body.1"], [], "sgd", 2),
    run("rows", [], ["0.", "1."], "sgd", 6, start=3, clip=0.5, decay=0.9),
    run("rows", ["1"], ["0.", "1."], "adamw", 6, start=2, decay=0.9),
    run("images", ["1", "4"], ["0.", "1."], "adamw", 5, start=4, clip=0.1),
]
print("[")
print(",\n".join(json.dumps({k: rounded(v) for k, v in case.items()}) for case in CASES))
print("]")

"""MNIST-1D from the description in arXiv:2011.14439, in NumPy and SciPy.

    python3 mnist1d.py samples      ten samples by our streams (Philox4x32-10), for DatasetCase
    python3 mnist1d.py moments > ../Formats/MNIST1DTable.swift
                                    what NumPy's random numbers make of 200,000 samples: means and deviations of
                                    every fourth point of each class, and how points go with later ones
"""
import sys
import numpy as np
from scipy.ndimage import gaussian_filter1d

TEMPLATES = np.array([
    [5, 6, 6.5, 6.75, 7, 7, 7, 7, 6.75, 6.5, 6, 5], [5, 3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5.4, 5.8, 5, 5],
    [5, 6, 6.5, 6.5, 6, 5.25, 4.75, 4, 3.5, 3.5, 4, 5], [5, 6, 6.5, 6.5, 6, 5, 5, 6, 6.5, 6.5, 6, 5],
    [5, 4.4, 3.8, 3.2, 2.6, 2.6, 5, 5, 5, 5, 5, 5], [5, 3, 3, 3, 3, 5, 6, 6.5, 6.5, 6, 4.5, 5],
    [5, 4, 3.5, 3.25, 3, 3, 3, 3, 3.25, 3.5, 4, 5], [5, 7, 7, 6.6, 6.2, 5.8, 5.4, 5, 4.6, 4.2, 5, 5],
    [5, 4, 3.5, 3.5, 4, 5, 5, 4, 3.5, 3.5, 4, 5], [5, 4, 3.5, 3.5, 4, 5, 5, 5, 5, 4.7, 4.3, 5]])
TEMPLATES = (TEMPLATES - TEMPLATES.mean(1, keepdims=True)) / TEMPLATES.std(1, keepdims=True)
TEMPLATES = (TEMPLATES - TEMPLATES[:, :1]) / 6


class NumPyDraws:
    def __init__(self, seed): self.rng = np.random.default_rng(seed)
    def uniform(self): return self.rng.random()
    def below(self, bound): return int(self.rng.integers(bound))
    def normal(self, count): return self.rng.standard_normal(count)


class Stream:
    """Sources/Randomness/RandomStream.swift: purpose 5 is data."""
    def __init__(self, seed, index, purpose=5):
        self.key, self.high, self.block, self.words = seed, [index & 0xFFFFFFFF, index >> 32, purpose], 0, []

    def word(self):
        if not self.words:
            x, k = [self.block] + self.high, [self.key & 0xFFFFFFFF, self.key >> 32]
            for _ in range(10):
                a, b = x[0] * 0xD2511F53, x[2] * 0xCD9E8D57
                x = [(b >> 32) ^ x[1] ^ k[0], b & 0xFFFFFFFF, (a >> 32) ^ x[3] ^ k[1], a & 0xFFFFFFFF]
                k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
            self.words, self.block = x, self.block + 1
        return self.words.pop(0)

    def uniform(self):
        low = self.word()
        return ((self.word() << 32 | low) >> 11) * 2.0 ** -53

    def below(self, bound):
        while True:
            word = self.word()
            if word >= (2 ** 32 - bound) % bound: return word % bound

    def normal(self, count):
        numbers = []
        while len(numbers) < count:
            radius = np.sqrt(-2 * np.log(1 - (self.word() >> 8) * 2.0 ** -24))
            angle = 2 * np.pi * (self.word() >> 8) * 2.0 ** -24
            numbers += [np.float32(radius * np.cos(angle)), np.float32(radius * np.sin(angle))]
        return np.array(numbers[:count], np.float64)


def interpolated(x, count):
    return np.interp(np.linspace(0, 1, count), np.linspace(0, 1, len(x)), x)


def signal(label, draws, length=40, padding=(36, 60)):
    low, high = padding
    x = np.concatenate([TEMPLATES[label] + 1e-8, np.zeros(low + int(draws.uniform() * (high - low + 1)))])
    x = interpolated(x, 12 + high)
    x = x * (1 + 0.4 * (draws.uniform() - 0.5))
    x = np.roll(x, draws.below(48))
    around = gaussian_filter1d(0.25 * draws.normal(len(x)), 2)
    x = np.where(x != 0, x, around) + 0.02 * draws.normal(len(x))
    x = x - 0.75 * (draws.uniform() - 0.5) * np.linspace(-0.5, 0.5, len(x))
    return interpolated(x, length)


def samples(seed=7, count=10, length=3):
    x = np.stack([signal(i * 10 // count, Stream(seed, i + 1), length) for i in range(count)])
    x = (x - x.mean()) / x.std()
    order, stream = list(range(count)), Stream(seed, 0)
    for last in range(count - 1, 0, -1):
        other = stream.below(last + 1)
        order[last], order[other] = order[other], order[last]
    print(order)
    print(np.array2string(x[order].astype(np.float32), separator=", ", floatmode="unique"))


def moments(each=20_000):
    draws = NumPyDraws(14)
    x = np.stack([[signal(label, draws) for _ in range(each)] for label in range(10)])
    x = (x - x.mean()) / x.std()
    print("// Written by Oracles/mnist1d.py.\n// swift-format-ignore-file\n")
    print("/// Of each class of MNIST-1D, the means and the deviations of every fourth point, and the means of the")
    print("/// products of points with those 1, 2, 4 and 8 later; of 200,000 samples of NumPy's random numbers.")
    print("let mnist1DTable: [(means: [Double], deviations: [Double], products: [Double])] = [")
    for part in x:
        products = [(part[:, lag:] * part[:, :-lag]).mean() for lag in (1, 2, 4, 8)]
        lists = [part[:, ::4].mean(0), part[:, ::4].std(0), products]
        print("  (" + ",\n    ".join("[" + ", ".join(f"{n:.4f}" for n in l) + "]" for l in lists) + "),")
    print("]")


{"samples": samples, "moments": moments}[sys.argv[1]]()

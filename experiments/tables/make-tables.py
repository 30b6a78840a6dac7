#!/usr/bin/env python3
"""Writes the tables of this folder from the data sets that scikit-learn ships; needs scikit-learn and numpy.

Four are as scikit-learn has them, with names for columns and classes; `housing.csv` is made up in the manner of the
California housing table, which is not shipped: districts with words, dates, gaps, and a price that follows from them.
"""
import csv, datetime, gzip, io, pathlib
import numpy
from sklearn import datasets

folder = pathlib.Path(__file__).resolve().parent


def write(name, header, rows):
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerows([header, *rows])
    content = text.getvalue().encode()
    # Without a time, so that the bytes are always the same.
    (folder / name).write_bytes(gzip.compress(content, mtime=0) if name.endswith(".gz") else content)


def plain(values):
    return [repr(float(value)) for value in values]


iris = datasets.load_iris()
write("iris.csv", [name.replace(" (cm)", "").replace(" ", "_") for name in iris.feature_names] + ["species"],
      [plain(x) + [str(iris.target_names[y])] for x, y in zip(iris.data, iris.target)])
# Wine's cultivars are numbered from 1, as in the UCI repository.
wine = datasets.load_wine()
write("wine.csv", ["cultivar", *wine.feature_names], [[int(y) + 1] + plain(x) for x, y in zip(wine.data, wine.target)])
cancer = datasets.load_breast_cancer()
write("breast-cancer.csv.gz", [*[name.replace(" ", "_") for name in cancer.feature_names], "diagnosis"],
      [plain(x) + [str(cancer.target_names[y])] for x, y in zip(cancer.data, cancer.target)])
diabetes = datasets.load_diabetes(scaled=False)
write("diabetes.csv", [*diabetes.feature_names, "progression"],
      [plain(x) + [repr(float(y))] for x, y in zip(diabetes.data, diabetes.target)])

random = numpy.random.default_rng(0)
rows = []
for number in range(600):
    place = random.choice(["coast", "valley", "hills", "island"], p=[0.4, 0.35, 0.2, 0.05])
    income, rooms, age = random.gamma(4, 1), random.normal(5.4, 1), int(random.integers(1, 53))
    built = datetime.date(2020 - age, int(random.integers(1, 13)), int(random.integers(1, 29)))
    pool = bool(random.random() < 0.3)
    price = 40 * income + 12 * rooms - 0.8 * age + 30 * pool + {"coast": 90, "island": 150}.get(place, 20)
    price += random.normal(0, 25)
    cells = [f"D{number:04}", place, f"{income:.4f}", f"{rooms:.3f}", built.isoformat(), str(pool).lower()]
    gaps = random.random(6) < [0, 0.05, 0.08, 0.06, 0, 0.04]
    rows.append(["" if gap else cell for cell, gap in zip(cells, gaps)] + [f"{price:.2f}"])
write("housing.csv", ["district", "place", "income", "rooms", "built", "pool", "price"], rows)

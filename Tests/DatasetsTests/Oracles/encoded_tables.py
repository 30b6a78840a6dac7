"""Prints what scikit-learn makes of TableTests' table: the literals of that test.

The first four rows are trained on; all rows are encoded."""
import io

import numpy as np
import pandas as pd
from sklearn.impute import MissingIndicator, SimpleImputer
from sklearn.model_selection import StratifiedKFold, StratifiedShuffleSplit
from sklearn.preprocessing import LabelEncoder, OneHotEncoder, OrdinalEncoder, StandardScaler

TABLE = """age,city,day,ok,species
20,Rome,2024-02-29,true,virginica
,Oslo,2023-12-31,false,setosa
26,,2024-01-01,true,setosa
50,Rome,1969-12-31,,versicolor
41,Paris,2000-03-01,false,setosa
"""
frame = pd.read_csv(io.StringIO(TABLE), parse_dates=["day"])
train = slice(0, 4)
for strategy in ["mean", "median", "most_frequent"]:
    filled = SimpleImputer(strategy=strategy).fit(frame[["age"]][train]).transform(frame[["age"]])
    scaled = StandardScaler().fit(filled[train]).transform(filled)
    print(strategy, filled.ravel().tolist(), scaled.ravel().tolist())
words = SimpleImputer(strategy="most_frequent", missing_values=np.nan)
city = words.fit(frame[["city"]][train]).transform(frame[["city"]])
encoder = OneHotEncoder(sparse_output=False, handle_unknown="ignore").fit(city[train])
print(encoder.categories_, encoder.transform(city).tolist())
print(OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=-1).fit(city[train]).transform(city).ravel().tolist())
print([[d.year, d.month, d.day, d.weekday()] for d in frame["day"]])
ok = frame[["ok"]].astype(float)
print(SimpleImputer(strategy="most_frequent").fit(ok[train]).transform(ok).ravel().tolist())
print(MissingIndicator().fit(frame[["age", "city", "ok"]][train]).transform(frame[["age", "city", "ok"]]).tolist())
labels = LabelEncoder().fit(frame["species"])
print(labels.classes_.tolist(), labels.transform(frame["species"]).tolist())

for counts, share in [([50, 30, 20], 0.2), ([59, 71, 48], 0.3), ([7, 5, 3], 0.2), ([212, 357], 0.1)]:
    y = np.repeat(np.arange(len(counts)), counts)
    held = round(share * len(y))
    _, test = next(StratifiedShuffleSplit(1, test_size=held, random_state=0).split(y, y))
    folds = [np.bincount(y[f]).tolist() for _, f in StratifiedKFold(4, shuffle=True, random_state=0).split(y, y)] \
        if min(counts) >= 4 else None
    print(counts, share, np.bincount(y[test]).tolist(), folds)

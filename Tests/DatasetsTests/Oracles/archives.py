"""Writes Formats/NPZTable.swift: archives as NumPy writes them.

    python3 archives.py > ../Formats/NPZTable.swift      (NumPy)
"""
import base64, io, zipfile
import numpy as np

x = np.arange(12, dtype="<f4").reshape(3, 2, 2) / 4
y = np.array([2, 0, 1])


def written(save, **arrays):
    file = io.BytesIO()
    save(file, **arrays)
    return file.getvalue()


def wide():
    """What archives of more than 2 GiB look like, whose directory has numbers of 64 bits."""
    limit, zipfile.ZIP64_LIMIT = zipfile.ZIP64_LIMIT, 1
    try:
        return written(np.savez, x=x, y=y)
    finally:
        zipfile.ZIP64_LIMIT = limit


def commented():
    file = io.BytesIO(written(np.savez, x=x, y=y))
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = b"PK\x05\x06 is how a directory ends, and more"
    return file.getvalue()


CASES = {
    "stored": written(np.savez, x=x, y=y), "deflated": written(np.savez_compressed, x=x, y=y),
    "wide": wide(), "commented": commented(), "bytes": written(np.savez, x=(x * 4).astype("u1"), y=y),
}
print("// Written by Oracles/archives.py.\n// swift-format-ignore-file\n")
print("/// Archives of arrays as NumPy writes them, in base 64: x = [0, 0.25, …, 2.75] of shape (3, 2, 2), of `bytes` four")
print("/// times that, and y = [2, 0, 1].")
print("let npzTable: [String: String] = [")
for name, data in CASES.items():
    text = base64.b64encode(data).decode()
    print(f'  "{name}": """')
    print("\\\n".join("    " + text[i:i + 88] for i in range(0, len(text), 88)))
    print('    """,')
print("]")

"""Writes Formats/ImageTable.swift: small images as files, and what Pillow and torchvision make of them.

    python3 images.py > ../Formats/Images/ImageTable.swift      (Pillow, torchvision, NumPy)

Expected pixels are those of torchvision.datasets.folder.default_loader, Grayscale where one channel is asked for,
Resize and CenterCrop; of 16-bit gray, which Pillow clips at 255, the upper bytes.
"""
import base64, io, struct, zlib
import numpy as np
from PIL import Image
from torchvision import transforms

rng = np.random.default_rng(14)


def smooth(height, width, channels):
    """Waves and some noise: like a photograph, neighbours are alike."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [np.sin(x / 3 + c) * 80 + np.cos(y / 2 - c) * 40 + 128 for c in range(channels)]
    image = np.stack(planes, -1) + rng.normal(0, 6, (height, width, channels))
    return image.clip(0, 255).astype(np.uint8)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(array, depth, color, interlaced=False, extra=b""):
    """A PNG written by hand, for what Pillow does not write: [height, width, channels]."""
    height, width = array.shape[:2]
    starts = [(0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1)]
    passes = starts if interlaced else [(0, 0, 1, 1)]
    raw = b""
    for top, left, down, right in passes:
        part = array[top::down, left::right]
        if part.size:
            raw += b"".join(b"\0" + row.astype(">u2" if depth == 16 else "u1").tobytes() for row in part)
    head = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlaced)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(raw))
            + chunk(b"IEND", b""))


def saved(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def expected(bytes, size, crop, channels, image=None):
    image = image or Image.open(io.BytesIO(bytes)).convert("RGB")
    steps = [transforms.Grayscale(1)] if channels == 1 else []
    if size:
        steps.append(transforms.Resize(size[0] if len(size) == 1 else size))
    crop = crop or (size if size and len(size) == 1 else None)
    if crop:
        steps.append(transforms.CenterCrop(crop[0] if len(crop) == 1 else crop))
    array = np.asarray(transforms.Compose(steps)(image))
    return array.reshape(array.shape[:2] + (channels,)).transpose(2, 0, 1)


colors, wide = smooth(7, 9, 3), smooth(6, 14, 3)
palette = Image.fromarray(smooth(6, 5, 3)).quantize(8)
gray16 = (smooth(4, 6, 1).astype(np.uint16) << 8) + 200
orientation = Image.Exif()
orientation[0x0112] = 6

CASES = [
    ("png, colours", saved(Image.fromarray(colors), "png"), None, None, 3),
    ("png, colours as gray", saved(Image.fromarray(colors), "png"), None, None, 1),
    ("png, gray", saved(Image.fromarray(colors[..., 0]), "png"), None, None, 1),
    ("png, gray as colours", saved(Image.fromarray(colors[..., 0]), "png"), None, None, 3),
    ("png, black and white", saved(Image.fromarray(colors[..., 0] > 120), "png"), None, None, 1),
    ("png, 4 bits", saved(palette, "png", bits=4), None, None, 3),
    ("png, palette", saved(palette, "png"), None, None, 3),
    ("png, transparent palette", saved(palette, "png", transparency=2), None, None, 3),
    ("png, alpha", saved(Image.fromarray(smooth(5, 5, 4)), "png"), None, None, 3),
    ("png, gray and alpha", saved(Image.fromarray(smooth(5, 5, 2), "LA"), "png"), None, None, 1),
    ("png, 16 bits", png(smooth(4, 5, 3).astype(np.uint16) * 257 - 100 % 257, 16, 2), None, None, 3),
    ("png, interlaced", png(smooth(9, 10, 3), 8, 2, True), None, None, 3),
    ("png, 16 bits interlaced with alpha", png(smooth(5, 6, 4).astype(np.uint16) * 257, 16, 6, True), None, None, 3),
    ("png, gamma is left", png(smooth(3, 4, 3), 8, 2, extra=chunk(b"gAMA", struct.pack(">I", 100000))), None, None, 3),
    ("jpeg, 4:2:0", saved(Image.fromarray(smooth(17, 19, 3)), "jpeg", quality=80), None, None, 3),
    ("jpeg, 4:4:4", saved(Image.fromarray(colors), "jpeg", quality=90, subsampling=0), None, None, 3),
    ("jpeg, gray", saved(Image.fromarray(colors[..., 1]), "jpeg"), None, None, 3),
    ("jpeg, colours as gray", saved(Image.fromarray(colors), "jpeg"), None, None, 1),
    ("jpeg, progressive", saved(Image.fromarray(smooth(12, 10, 3)), "jpeg", progressive=True), None, None, 3),
    ("jpeg, cmyk", saved(Image.fromarray(smooth(8, 9, 4), "CMYK"), "jpeg", quality=95), None, None, 3),
    ("jpeg, orientation is left", saved(Image.fromarray(colors), "jpeg", exif=orientation), None, None, 3),
    ("shorter side of a wide one", saved(Image.fromarray(wide), "png"), [4], None, 3),
    ("shorter side of a high one", saved(Image.fromarray(wide.transpose(1, 0, 2)), "png"), [5], None, 3),
    ("shorter side, odd rest", saved(Image.fromarray(smooth(10, 13, 1)[..., 0]), "png"), [4], None, 1),
    ("both sides", saved(Image.fromarray(wide), "png"), [3, 5], None, 3),
    ("one side grows, one shrinks", saved(Image.fromarray(wide), "png"), [11, 4], None, 1),
    ("grows", saved(Image.fromarray(smooth(3, 4, 3)), "png"), [7], None, 3),
    ("scaled, then cut", saved(Image.fromarray(smooth(30, 40, 3)), "png"), [9], [6], 3),
    ("cut alone, odd", saved(Image.fromarray(colors), "png"), None, [4, 6], 3),
    ("cut with black around", saved(Image.fromarray(colors), "png"), None, [10, 12], 3),
    ("cut with black above alone", saved(Image.fromarray(colors), "png"), None, [10, 4], 1),
    ("strongly shrunk", saved(Image.fromarray(smooth(60, 90, 1)[..., 0]), "png"), [4], None, 1),
    ("jpeg, scaled", saved(Image.fromarray(smooth(33, 47, 3)), "jpeg", quality=85), [8], None, 3),
]


def quoted(bytes):
    text = base64.b64encode(bytes).decode()
    return '"""\n' + "\\\n".join("      " + text[i:i + 88] for i in range(0, len(text), 88)) + '\n      """'


def listed(numbers):
    return "nil" if numbers is None else "[" + ", ".join(map(str, numbers)) + "]"


def main():
    print("// Written by Oracles/images.py.")
    print("// swift-format-ignore-file\n")
    print("/// Small images as files, and the pixels that Pillow and torchvision make of them.")
    print("let imageTable: [ImageCase] = [")
    cases = [(*case, None) for case in CASES]
    upper = Image.fromarray((gray16[..., 0] >> 8).astype(np.uint8)).convert("RGB")
    cases.append(("png, 16 bits gray", png(gray16, 16, 0), None, None, 1, upper))
    for name, bytes, size, crop, channels, image in cases:
        pixels = expected(bytes, size, crop, channels, image)
        print(f'  ImageCase("{name}", size: {listed(size)}, crop: {listed(crop)}, shape: {list(pixels.shape)},')
        print(f"    file: {quoted(bytes)},\n    pixels: {quoted(pixels.tobytes())}),")
    print("]")


main()

/// A state dict of PyTorch, as `torch.save` writes it and `torch.load` reads it with `weights_only=True`.
///
/// Source: torch/serialization.py, `_save`; torch/_utils.py, `_rebuild_tensor_v2`.
package struct StateDictionary {
  /// How many tensors an archive has room for.
  package static let mostTensors = 65_000

  private struct Entry {
    let name: String
    let shape: [Int]
    let values: [Float]
    let areIntegers: Bool
  }

  private var entries: [Entry] = []

  /// Makes a state dict without tensors.
  package init() {}

  /// Adds a tensor, with its numbers row by row: of `float32`, or of `int64` where they are integers.
  package mutating func add(_ name: String, shape: [Int], _ values: [Float], areIntegers: Bool) {
    entries.append(Entry(name: name, shape: shape, values: values, areIntegers: areIntegers))
  }

  /// The whole file.
  package var encoded: [UInt8] {
    var archive = StoredArchive()
    archive.add("weights/data.pkl", pickle)
    archive.add("weights/byteorder", Array("little".utf8))
    for (place, entry) in entries.enumerated() {
      archive.add("weights/data/\(place)", Self.bytes(of: entry))
    }
    archive.add("weights/version", Array("3\n".utf8))
    return archive.encoded
  }

  private var pickle: [UInt8] {
    var pickle = Pickle()
    pickle.orderedDictionary()
    pickle.setItems { pickle in
      for (place, entry) in entries.enumerated() {
        pickle.text(entry.name)
        Self.add(entry, storage: place, to: &pickle)
      }
    }
    pickle.stop()
    return pickle.bytes
  }

  private static func add(_ entry: Entry, storage: Int, to pickle: inout Pickle) {
    pickle.global("torch._utils", "_rebuild_tensor_v2")
    pickle.tuple { pickle in
      pickle.tuple { pickle in
        pickle.text("storage")
        pickle.global("torch", entry.areIntegers ? "LongStorage" : "FloatStorage")
        pickle.text("\(storage)")
        pickle.text("cpu")
        pickle.number(entry.values.count)
      }
      pickle.persistent()
      pickle.number(0)
      pickle.tuple { pickle in for size in entry.shape { pickle.number(size) } }
      pickle.tuple { pickle in for stride in strides(of: entry.shape) { pickle.number(stride) } }
      pickle.no()
      pickle.orderedDictionary()
    }
    pickle.call()
  }

  /// How far apart neighbours lie along each dimension.
  private static func strides(of shape: [Int]) -> [Int] {
    var (strides, step): ([Int], Int) = ([], 1)
    for size in shape.reversed() {
      strides.append(step)
      step *= max(size, 1)
    }
    return strides.reversed()
  }

  private static func bytes(of entry: Entry) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(entry.values.count * (entry.areIntegers ? 8 : 4))
    for value in entry.values {
      if entry.areIntegers {
        bytes += (Int64(exactly: value.rounded()) ?? .max).littleEndianBytes
      } else {
        let bits = value.bitPattern
        for shift in [0, 8, 16, 24] as [UInt32] {
          bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
        }
      }
    }
    return bytes
  }
}

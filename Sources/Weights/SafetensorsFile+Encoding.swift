internal import JSON

extension SafetensorsFile {
  /// The bytes of a file: the same for the same tensors, in `F32` or `I64`, and the same texts about
  /// them, both sorted by name.
  ///
  /// The header names the format `pt`, as PyTorch's writer does, and is padded with spaces, so that
  /// the data begin at a multiple of eight bytes.
  public func encoded() -> [UInt8] {
    let names = names
    var texts: [(key: String, value: JSONValue)] = [("format", .string("pt"))]
    for key in metadata.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      texts.append((key, .string(metadata[key] ?? "")))
    }
    var entries: [(key: String, value: JSONValue)] = [("__metadata__", .object(texts))]
    var offset = 0
    for name in names {
      guard let tensor = self[name] else { continue }
      let type = tensor.areIntegers ? StoredType.int64 : .float32
      let end = offset + type.size * tensor.values.count
      entries.append(
        (
          name,
          .object([
            ("dtype", .string(type.rawValue)), ("shape", tensor.shape.json),
            ("data_offsets", [offset, end].json),
          ])
        ))
      offset = end
    }
    let header = JSONValue.object(entries).plainText
    let padding = (8 - header.utf8.count % 8) % 8
    let length = UInt64(header.utf8.count + padding)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + Int(length) + offset)
    bytes += (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) }
    bytes += header.utf8
    bytes += repeatElement(UInt8(ascii: " "), count: padding)
    for name in names {
      guard let tensor = self[name] else { continue }
      if tensor.areIntegers {
        Self.appendIntegers(tensor.values, to: &bytes)
      } else {
        Self.append(tensor.values, to: &bytes)
      }
    }
    return bytes
  }

  private static func append(_ values: [Float], to bytes: inout [UInt8]) {
    #if _endian(little)
      values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    #else
      for value in values {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
    #endif
  }

  private static func appendIntegers(_ values: [Float], to bytes: inout [UInt8]) {
    for value in values {
      let integer = Int64(exactly: value.rounded()) ?? (value < 0 ? .min : .max)
      withUnsafeBytes(of: integer.littleEndian) { bytes.append(contentsOf: $0) }
    }
  }
}

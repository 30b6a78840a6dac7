internal import JSON

extension SafetensorsFile {
  /// The bytes of a file: the same for the same tensors, in `F32` or `I64`, and the same texts about
  /// them, both sorted by name.
  ///
  /// The header names the format `pt`, as PyTorch's writer does, and is padded with spaces, so that
  /// the data begin at a multiple of eight bytes.
  public func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    forEachPiece { bytes += $0 }
    return bytes
  }

  /// Gives the bytes of ``encoded()`` one piece after the other, so that they need not be in memory
  /// at once.
  package func forEachPiece<Failure: Error>(
    _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try body(header)
    for name in names {
      guard let tensor = self[name] else { continue }
      let all = tensor.values
      for start in stride(from: 0, to: all.count, by: 1 << 18) {
        let values = all[start..<min(start + 1 << 18, all.count)]
        var bytes: [UInt8] = []
        if tensor.areIntegers {
          Self.appendIntegers(values, to: &bytes)
        } else {
          Self.append(values, to: &bytes)
        }
        try body(bytes)
      }
    }
  }

  /// The bytes before those of the tensors.
  private var header: [UInt8] {
    var texts: [(key: String, value: JSONValue)] = [("format", .string("pt"))]
    for key in metadata.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      texts.append((key, .string(metadata[key] ?? "")))
    }
    var entries: [(key: String, value: JSONValue)] = [("__metadata__", .object(texts))]
    var offset = 0
    for name in names {
      guard let tensor = self[name] else { continue }
      let type = tensor.areIntegers ? StoredType.int64 : .float32
      let end = offset + type.size * tensor.count
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
    let text = JSONValue.object(entries).plainText
    let padding = (8 - text.utf8.count % 8) % 8
    let length = UInt64(text.utf8.count + padding)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + text.utf8
      + repeatElement(UInt8(ascii: " "), count: padding)
  }

  private static func append(_ values: ArraySlice<Float>, to bytes: inout [UInt8]) {
    #if _endian(little)
      values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    #else
      for value in values {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
    #endif
  }

  private static func appendIntegers(_ values: ArraySlice<Float>, to bytes: inout [UInt8]) {
    for value in values {
      let integer = Int64(exactly: value.rounded()) ?? (value < 0 ? .min : .max)
      withUnsafeBytes(of: integer.littleEndian) { bytes.append(contentsOf: $0) }
    }
  }
}

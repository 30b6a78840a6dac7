internal import JSON
internal import Messages
internal import Networks

/// What a safetensors file says of its tensors, once that is known to be true of the file.
struct SafetensorsHeader {
  /// One tensor.
  struct Entry {
    let name: String
    let type: StoredType
    let shape: [Int]
    /// Where its bytes are in the file.
    let range: Range<Int>
  }

  /// The most bytes that a header may have, as in the format's own library.
  static let limit = 100_000_000
  /// The tensors, in the order of their bytes.
  let entries: [Entry]
  /// Texts about them by their names.
  let metadata: [String: String]

  /// Reads the header of a file of so many bytes, of which those of the header are enough.
  ///
  /// The tensors must cover the bytes behind the header from the first to the last, one after the
  /// other, each exactly as large as its type and shape say.
  init(_ bytes: [UInt8], size: Int, file: String) throws(WeightsError) {
    let text = try Self.text(bytes, size: size, file: file)
    do throws(JSONError) {
      var scanner = JSONScanner(bytes[text])
      var entries: [Entry] = []
      var metadata: [String: String] = [:]
      try scanner.object { (scanner, name) throws(JSONError) in
        if name == "__metadata__" {
          try scanner.object { (scanner, key) throws(JSONError) in
            metadata[key] = try scanner.string()
          }
        } else {
          let held = size - text.upperBound
          entries.append(try Self.entry(name, &scanner, held: held, start: text.upperBound))
        }
      }
      guard scanner.isAtEnd() else { throw JSONError("text after the header's object") }
      self.metadata = metadata
      self.entries = try Self.ordered(entries, from: text.upperBound, to: size)
    } catch { throw WeightsError(.malformed, file: file, message: error.message) }
  }

  /// Where the text of the header is in a file of so many bytes, by the first eight.
  static func text(_ bytes: [UInt8], size: Int, file: String) throws(WeightsError) -> Range<Int> {
    guard bytes.count >= 8 else {
      throw WeightsError(.malformed, file: file, message: "the file ends before its header")
    }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= Self.limit else {
      throw WeightsError(
        .malformed, file: file,
        message: "this is not a safetensors file: it does not begin with the length of a header, "
          + "at most \(Self.limit) bytes")
    }
    guard Int(length) <= size - 8 else {
      throw WeightsError(
        .malformed, file: file,
        message: "a header of \(length) bytes is longer than the file of \(size)")
    }
    return 8..<8 + Int(length)
  }

  /// Reads what is said of one tensor.
  private static func entry(
    _ name: String, _ scanner: inout JSONScanner, held: Int, start: Int
  ) throws(JSONError) -> Entry {
    var (type, shape, offsets): (String?, [Int]?, [Int]?)
    try scanner.object { (scanner, key) throws(JSONError) in
      switch key {
      case "dtype": type = try scanner.string()
      case "shape": shape = try scanner.sizes()
      case "data_offsets": offsets = try scanner.sizes()
      default:
        throw JSONError("unexpected key \(Legible.quotation(key.utf8))")
      }
    }
    let title = "tensor \(Legible.quotation(name.utf8))"
    guard let type, let shape, let offsets else {
      throw JSONError("\(title) lacks 'dtype', 'shape' or 'data_offsets'")
    }
    guard let stored = StoredType(rawValue: type) else {
      let names = StoredType.allCases.map(\.rawValue).joined(separator: ", ")
      throw JSONError(
        "\(title) is of type \(Legible.quotation(type.utf8)); these are read: \(names)")
    }
    guard offsets.count == 2, offsets[0] <= offsets[1], offsets[1] <= held else {
      throw JSONError(
        "\(title): offsets \(brief(offsets)) do not lie in the \(held) bytes of data")
    }
    let size = offsets[1] - offsets[0]
    guard let needed = Shape.product(shape + [stored.size]), needed == size else {
      throw JSONError(
        "\(title): shape \(brief(shape)) of \(type) does not take \(size) bytes")
    }
    return Entry(
      name: name, type: stored, shape: shape, range: start + offsets[0]..<start + offsets[1])
  }

  /// The tensors in the order of their bytes, between which and around which there must be none.
  private static func ordered(
    _ entries: [Entry], from start: Int, to end: Int
  ) throws(JSONError) -> [Entry] {
    let ordered = entries.sorted {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    }
    var position = start
    for entry in ordered {
      guard entry.range.lowerBound == position else {
        let what = entry.range.lowerBound < position ? "overlaps another" : "follows a gap"
        throw JSONError(
          "tensor \(Legible.quotation(entry.name.utf8)) \(what) in the data")
      }
      position = entry.range.upperBound
    }
    guard position == end else {
      throw JSONError("\(end - position) bytes of data belong to no tensor")
    }
    return ordered
  }

  private static func brief(_ numbers: [Int]) -> String {
    "[" + numbers.prefix(8).map(String.init).joined(separator: ", ")
      + (numbers.count > 8 ? ", …]" : "]")
  }
}

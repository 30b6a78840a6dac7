public import Declarations
import Messages

/// Samples in one or two NumPy `.npy` files, `[samples, ...]` each, gzip-compressed or not.
///
/// Formats 1.0 to 3.0 are read, of either byte order: `float16`, `float32`, `float64`, signed and unsigned integers
/// of 8 to 64 bits, and booleans; C or Fortran order. Inputs of unsigned bytes are pixels, as of ``IDXDataset``,
/// unless they are said to be numbers.
public struct NPYDataset: ArrayDataset, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "npy", Self(), "NumPy arrays: inputs, and targets beside them.",
    source: "https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html",
    arguments: files(".npy"))

  /// The file of the inputs, `[samples]` or `[samples, ...]`.
  public var inputs = ""
  /// The file of the targets, `[samples]` or `[samples, ...]`.
  public var targets: String?
  /// What inputs of unsigned bytes are.
  public var bytes = ByteMeaning.pixels

  /// A magic word, the format's version, the length of the header, the header, the numbers.
  enum Format: ArrayFormat {
    static let types: [String: NumberType] = [
      "f2": .float16, "f4": .float32, "f8": .float64, "i1": .int8, "i2": .int16, "i4": .int32,
      "i8": .int64, "u1": .uint8, "u2": .uint16, "u4": .uint32, "u8": .uint64, "b1": .boolean,
    ]

    static func header(of bytes: [UInt8]) throws(FormatError) -> ArrayHeader {
      guard let range = try headerRange(bytes) else {
        throw FormatError("the file ends within its header")
      }
      var parser = HeaderParser(Array(bytes[range]))
      let (descriptor, isFortranOrder, shape) = try parser.header()
      let (type, isBigEndian) = try type(descriptor)
      guard !shape.isEmpty else {
        throw FormatError("the array is a single number; one of shape (samples, ...) is needed")
      }
      return ArrayHeader(
        shape: shape, type: type, start: range.upperBound, isBigEndian: isBigEndian,
        isFortranOrder: isFortranOrder)
    }

    /// Where the header's text is, nil if the file ends before it does.
    private static func headerRange(_ bytes: [UInt8]) throws(FormatError) -> Range<Int>? {
      let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
      guard bytes.prefix(6).elementsEqual(magic.prefix(bytes.count)) else {
        throw FormatError("this is not an .npy file")
      }
      guard bytes.count >= 12 else { return nil }
      let version = (bytes[6], bytes[7])
      guard (1...3).contains(version.0), version.1 == 0 else {
        throw FormatError(
          ".npy format \(version.0).\(version.1) is not supported; 1.0, 2.0 and 3.0 are")
      }
      let start = version.0 == 1 ? 10 : 12
      let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
      guard length <= bytes.count - start else { return nil }
      return start..<start + length
    }

    /// The type of the numbers, and whether they are big-endian.
    private static func type(_ descriptor: String) throws(FormatError) -> (NumberType, Bool) {
      let quoted = Legible.quotation(descriptor.utf8)
      let (order, name) = (descriptor.first, String(descriptor.dropFirst()))
      let type = types[name]
      guard let type, order == "<" || order == ">" || order == "|" && type.size == 1 else {
        throw FormatError(
          "numbers of type \(quoted) are not supported; save them with .astype('<f4')")
      }
      return (type, order == ">")
    }

    static let holdsImages = false

    static func text(_ type: NumberType) -> String {
      "'\(types.first { $0.value == type }?.key ?? type.rawValue)'"
    }

    static func text(_ shape: [Int]) -> String {
      "(" + shape.map(String.init).joined(separator: ", ") + ")"
    }

    static func place(_ position: Int, in shape: [Int]) -> String {
      var rest = position
      var index: [String] = []
      for dimension in shape.reversed() {
        index.append(String(rest % dimension))
        rest /= dimension
      }
      return "the number at [" + index.reversed().joined(separator: ", ") + "]"
    }

    static func label(_ number: Int64, of sample: Int, in shape: [Int]) -> String {
      place(sample, in: shape)
    }
  }
}

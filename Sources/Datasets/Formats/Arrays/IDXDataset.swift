public import Declarations

/// Samples in one or two IDX files, `[samples, ...]` each, gzip-compressed or not.
///
/// Inputs of unsigned bytes are pixels and become `byte / 255`, unless they are said to be numbers; those of the other types,
/// `int8`, `int16`, `int32`, `float32` and `float64`, are taken as they are. Images
/// `[samples, height, width]` have one channel: `[1, height, width]` each.
public struct IDXDataset: ArrayDataset, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "idx", Self(), "Arrays in the format of MNIST's files: inputs, and targets beside them.",
    source: "LeCun, Cortes and Burges, \"The MNIST database\", 1998",
    arguments: files(".idx"))

  /// The file of the inputs, `[samples]` or `[samples, ...]`.
  public var inputs = ""
  /// The file of the targets, `[samples]` or `[samples, ...]`.
  public var targets: String?
  /// What inputs of unsigned bytes are.
  public var bytes = ByteMeaning.pixels

  /// Two zeros, the type's code, the number of dimensions, each dimension as four bytes, the
  /// numbers: all of it big-endian, the last dimension running fastest.
  enum Format: ArrayFormat {
    static let types: [UInt8: NumberType] = [
      0x08: .uint8, 0x09: .int8, 0x0B: .int16, 0x0C: .int32, 0x0D: .float32, 0x0E: .float64,
    ]

    static func header(of bytes: [UInt8]) throws(FormatError) -> ArrayHeader {
      guard bytes.prefix(2).elementsEqual([0, 0].prefix(bytes.count)) else {
        throw FormatError("this is not an IDX file: it must begin with two zeros")
      }
      guard bytes.count >= 4 else { throw FormatError("the file ends within its header") }
      guard let type = types[bytes[2]] else {
        throw FormatError("there is no IDX type of code \(bytes[2])")
      }
      let dimensions = Int(bytes[3])
      guard dimensions > 0 else { throw FormatError("the array has no dimensions") }
      let start = 4 + 4 * dimensions
      guard bytes.count >= start else { throw FormatError("the file ends within its header") }
      let shape = (1...dimensions).map { dimension in
        bytes[4 * dimension..<4 * dimension + 4].reduce(0) { $0 << 8 | Int($1) }
      }
      return ArrayHeader(shape: shape, type: type, start: start, isBigEndian: true)
    }

    static let holdsImages = true

    static func text(_ type: NumberType) -> String { type.rawValue }

    static func text(_ shape: [Int]) -> String { "\(shape)" }

    static func place(_ position: Int, in shape: [Int]) -> String {
      let size = shape.dropFirst().reduce(1, *)
      return "number \(position % size) of sample \(position / size)"
    }

    static func label(_ number: Int64, of sample: Int, in shape: [Int]) -> String {
      "\(number), the number of sample \(sample),"
    }
  }
}

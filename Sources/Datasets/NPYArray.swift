import Messages
import Networks

/// An array in the bytes of an `.npy` file, whose header has been checked against them.
struct NPYArray {
  /// All dimensions, the samples' first; none is 0.
  let shape: [Int]
  /// The type of the numbers.
  let type: NPYType
  /// How many numbers a sample has.
  let rowSize: Int

  let file: String
  let bytes: [UInt8]
  /// Where the numbers begin.
  let start: Int
  let isFortranOrder: Bool

  /// How many samples there are.
  var count: Int { shape[0] }

  /// Reads the header; what it promises must be exactly what the file holds.
  init(_ bytes: [UInt8], file: String) throws(DatasetError) {
    func mistake(_ message: String) -> DatasetError {
      DatasetError(.malformed, file: file, message: message)
    }
    guard !bytes.isEmpty else { throw mistake("the file is empty") }
    guard let range = try Self.headerRange(bytes, file: file) else {
      throw mistake("the file ends within its header")
    }
    var parser = NPYHeaderParser(Array(bytes[range]))
    let header: NPYHeaderParser.Header
    do throws(NPYHeaderParser.Fault) {
      header = try parser.header()
    } catch {
      throw mistake(error.message)
    }
    self.bytes = bytes
    self.file = file
    start = range.upperBound
    isFortranOrder = header.isFortranOrder
    type = try Self.type(header.descriptor, file: file)
    shape = header.shape
    rowSize = try Self.rowSize(header, type, held: bytes.count - range.upperBound, file: file)
  }

  /// Where the header's text is, nil if the file ends before it does.
  private static func headerRange(
    _ bytes: [UInt8], file: String
  ) throws(DatasetError) -> Range<Int>? {
    let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]
    guard bytes.prefix(6).elementsEqual(magic.prefix(bytes.count)) else {
      throw DatasetError(.malformed, file: file, message: "this is not an .npy file")
    }
    guard bytes.count >= 12 else { return nil }
    let version = (bytes[6], bytes[7])
    guard (1...3).contains(version.0), version.1 == 0 else {
      throw DatasetError(
        .malformed, file: file,
        message: ".npy format \(version.0).\(version.1) is not supported; 1.0, 2.0 and 3.0 are")
    }
    let start = version.0 == 1 ? 10 : 12
    let length = bytes[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= bytes.count - start else { return nil }
    return start..<start + length
  }

  private static func type(
    _ descriptor: String, file: String
  ) throws(DatasetError) -> NPYType {
    let name = Legible.quotation(descriptor.utf8)
    let order = descriptor.first
    let type = NPYType(rawValue: String(descriptor.dropFirst()))
    if order == ">", let type, type.size > 1 {
      throw DatasetError(
        .malformed, file: file,
        message: "big-endian numbers (\(name)) are not supported; "
          + "save them with .astype('<\(type.rawValue)')")
    }
    guard let type, order == "<" || order == "|" && type.size == 1 else {
      throw DatasetError(
        .malformed, file: file,
        message: "numbers of type \(name) are not supported; save them with .astype('<f4')")
    }
    return type
  }

  /// The numbers a sample has, once the header's promises are found true.
  private static func rowSize(
    _ header: NPYHeaderParser.Header, _ type: NPYType, held: Int, file: String
  ) throws(DatasetError) -> Int {
    let shape = "(" + header.shape.map(String.init).joined(separator: ", ") + ")"
    func mistake(_ message: String) -> DatasetError {
      DatasetError(.malformed, file: file, message: message)
    }
    guard !header.shape.isEmpty else {
      throw mistake("the array is a single number; one of shape (samples, ...) is needed")
    }
    guard let needed = Shape.product(header.shape + [type.size]) else {
      throw mistake("shape \(shape) is too large")
    }
    guard needed > 0 else { throw mistake("an array of shape \(shape) is empty") }
    guard needed == held else {
      throw mistake(
        "shape \(shape) of '\(type.rawValue)' takes \(needed) bytes, the file holds \(held)")
    }
    return needed / type.size / header.shape[0]
  }
}

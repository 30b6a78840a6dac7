import Networks

/// An array in the bytes of an IDX file, whose header has been checked against them.
///
/// Two zeros, the type's code, the number of dimensions, each dimension as four bytes, the
/// numbers: all of it big-endian, the last dimension running fastest.
/// Source: LeCun, Cortes and Burges, "The MNIST database", 1998.
struct IDXArray {
  /// All dimensions, the samples' first; none is 0.
  let shape: [Int]
  /// The type of the numbers.
  let type: IDXType
  /// How many numbers a sample has.
  let rowSize: Int

  let file: String
  private(set) var bytes: [UInt8]
  /// Where the numbers begin.
  let start: Int

  /// How many samples there are.
  var count: Int { shape[0] }

  /// The shape of one sample: `[1]` for plain numbers, one channel for images of two dimensions.
  var sampleShape: [Int] {
    switch shape.count {
    case 1: [1]
    case 3: [1] + shape[1...]
    default: Array(shape[1...])
    }
  }

  /// Reads the header; what it promises must be exactly what the file holds.
  init(_ bytes: [UInt8], file: String) throws(DatasetError) {
    func mistake(_ message: String) -> DatasetError {
      DatasetError(.malformed, file: file, message: message)
    }
    guard !bytes.isEmpty else { throw mistake("the file is empty") }
    guard bytes.prefix(2).elementsEqual([0, 0].prefix(bytes.count)) else {
      throw mistake("this is not an IDX file: it must begin with two zeros")
    }
    guard bytes.count >= 4 else { throw mistake("the file ends within its header") }
    guard let type = IDXType(rawValue: bytes[2]) else {
      throw mistake("there is no IDX type of code \(bytes[2])")
    }
    let dimensions = Int(bytes[3])
    guard dimensions > 0 else { throw mistake("the array has no dimensions") }
    start = 4 + 4 * dimensions
    guard bytes.count >= start else { throw mistake("the file ends within its header") }
    shape = (1...dimensions).map { dimension in
      bytes[4 * dimension..<4 * dimension + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    guard let needed = Shape.product(shape + [type.size]) else {
      throw mistake("shape \(shape) is too large")
    }
    guard needed > 0 else { throw mistake("an array of shape \(shape) is empty") }
    guard needed == bytes.count - start else {
      throw mistake(
        "shape \(shape) of \(type.name) takes \(needed) bytes, the file holds "
          + "\(bytes.count - start)")
    }
    rowSize = needed / type.size / shape[0]
    self.type = type
    self.file = file
    self.bytes = bytes
  }

  /// Takes the numbers' bytes out, without a copy if nobody else has them.
  mutating func takeBytes() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    taken.removeSubrange(..<start)
    return taken
  }
}

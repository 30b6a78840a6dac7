import Networks

/// An array in the bytes of a file, whose header has been checked against them.
struct StoredArray<Format: ArrayFormat> {
  /// What the header says; no dimension is 0.
  let header: ArrayHeader
  /// How many numbers a sample has.
  let rowSize: Int
  /// Where the bytes are from.
  let file: String
  /// The whole file.
  private(set) var bytes: [UInt8]

  /// Reads the header; what it promises must be exactly what the file holds.
  init(_ bytes: [UInt8], file: String) throws(DatasetError) {
    do throws(FormatError) {
      guard !bytes.isEmpty else { throw FormatError("the file is empty") }
      header = try Format.header(of: bytes)
      rowSize = try Self.rowSize(header, held: bytes.count - header.start)
    } catch { throw DatasetError(.malformed, file: file, message: error.message) }
    (self.file, self.bytes) = (file, bytes)
  }

  /// How many samples there are.
  var count: Int { header.shape[0] }

  /// The shape of one sample: `[1]` for plain numbers.
  func sampleShape(arePixels: Bool) -> [Int] {
    let shape = Array(header.shape.dropFirst())
    if shape.isEmpty { return [1] }
    return (Format.holdsImages || arePixels) && shape.count == 2 ? [1] + shape : shape
  }

  /// The numbers a sample has, once the header's promises are found true.
  private static func rowSize(_ header: ArrayHeader, held: Int) throws(FormatError) -> Int {
    let shape = Format.text(header.shape)
    guard let needed = Shape.product(header.shape + [header.type.size]) else {
      throw FormatError("shape \(shape) is too large")
    }
    guard needed > 0 else { throw FormatError("an array of shape \(shape) is empty") }
    guard needed == held else {
      throw FormatError(
        "shape \(shape) of \(Format.text(header.type)) takes \(needed) bytes, the file holds "
          + "\(held)")
    }
    return needed / header.type.size / header.shape[0]
  }

  /// Takes the numbers' bytes out, without a copy if nobody else has them.
  mutating func takeBytes() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    taken.removeSubrange(..<header.start)
    return taken
  }

  /// What is wrong with the numbers.
  func mistake(_ message: String) -> DatasetError {
    DatasetError(.malformed, file: file, message: message)
  }
}

extension StoredArray {
  /// Reads a file of inputs and the targets beside it.
  ///
  /// There are `classCount` classes, or where it is nil as many as the largest one says.
  static func samples(
    inputs: String, targets: String?, _ kind: TargetKind, classCount: Int? = nil,
    _ files: inout InputFiles
  ) throws(DatasetError) -> Samples {
    var array = try Self(files.read(inputs), file: inputs)
    guard let targets else { return try array.samples(.none) }
    let others = try Self(files.read(targets), file: targets)
    return try array.samples(others.targets(kind, count: array.count, classCount: classCount))
  }
}

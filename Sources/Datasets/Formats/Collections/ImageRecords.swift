import Networks

/// Records of images: one or more labels of a byte each, then the pixels of an image.
struct ImageRecords {
  private static let pixelCount = 3 * 32 * 32

  private let labelCount: Int
  private let classCount: Int
  private var pixels: [UInt8] = []
  private var labels: [UInt8] = []

  /// Prepares to read records of so many labels, the last of which is one of so many classes.
  init(labelCount: Int, classCount: Int) {
    (self.labelCount, self.classCount) = (labelCount, classCount)
  }

  /// Adds the records of one of several files of like size.
  mutating func append(
    _ bytes: [UInt8], file: String, fileCount: Int
  ) throws(DatasetError) {
    let size = labelCount + Self.pixelCount
    func mistake(_ message: String) -> DatasetError {
      DatasetError(.malformed, file: file, message: message)
    }
    guard !bytes.isEmpty else { throw mistake("the file is empty") }
    let (count, rest) = bytes.count.quotientAndRemainder(dividingBy: size)
    guard rest == 0 else {
      throw mistake("\(bytes.count) bytes are no whole number of records of \(size) bytes")
    }
    // Room for all files at once: growing would hold the pixels twice.
    if pixels.isEmpty {
      let (room, overflow) = (count * Self.pixelCount).multipliedReportingOverflow(by: fileCount)
      if !overflow { pixels.reserveCapacity(room) }
    }
    for record in 0..<count {
      let start = record * size + labelCount
      let label = bytes[start - 1]
      guard label < classCount else {
        throw mistake(
          "label \(label) of record \(record) is not a class number; "
            + "classes are whole numbers from 0 to \(classCount - 1)")
      }
      labels.append(label)
      pixels.append(contentsOf: bytes[start..<start + Self.pixelCount])
    }
  }

  /// All records as samples.
  func samples(_ kind: TargetKind) -> Samples {
    let targets: Targets =
      switch kind {
      case .none: .none
      case .classes: .classes(labels.map(Int32.init), classCount: classCount)
      case .values: .values(labels.map(Float.init), width: 1)
      }
    return Samples(
      inputShape: [3, 32, 32], count: labels.count, pixels: pixels, targets: targets)
  }
}

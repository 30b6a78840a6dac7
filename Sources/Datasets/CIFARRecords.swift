/// The records of CIFAR files: one or two labels, then the pixels of an image.
struct CIFARRecords {
  private static let pixelCount = 3 * 32 * 32

  private let collection: CIFARSource.Collection
  private var pixels: [UInt8] = []
  private var labels: [UInt8] = []

  /// Prepares to read the files of a collection.
  init(_ collection: CIFARSource.Collection) {
    self.collection = collection
  }

  /// The bytes before the pixels, of which the last is the label.
  private var labelCount: Int { collection == .cifar10 ? 1 : 2 }

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
      guard label < collection.rawValue else {
        throw mistake(
          "label \(label) of record \(record) is not a class number; "
            + "classes are whole numbers from 0 to \(collection.rawValue - 1)")
      }
      labels.append(label)
      pixels.append(contentsOf: bytes[start..<start + Self.pixelCount])
    }
  }

  /// All records as samples.
  func samples(_ requirement: TargetRequirement) -> Samples {
    let targets: Targets =
      switch requirement {
      case .none: .none
      case .classes: .classes(labels.map(Int32.init), classCount: collection.rawValue)
      case .values: .values(labels.map(Float.init), width: 1)
      }
    return Samples(
      inputShape: [3, 32, 32], count: labels.count, pixels: pixels, targets: targets)
  }
}

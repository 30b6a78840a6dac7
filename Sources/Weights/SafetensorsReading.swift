internal import System

/// A file's header and bytes, read no further than the header is true.
struct SafetensorsReading {
  let header: SafetensorsHeader
  let bytes: [UInt8]

  /// Reads the header and, if it is true of the file, the tensors.
  init(_ path: String) throws(WeightsError) {
    let file = try Self.open(path)
    var bytes: [UInt8] = []
    try Self.append(8, of: file, to: &bytes)
    let text = try SafetensorsHeader.text(bytes, size: file.size, file: path)
    try Self.append(text.count, of: file, to: &bytes)
    header = try SafetensorsHeader(bytes, size: file.size, file: path)
    try Self.append(file.size - bytes.count, of: file, to: &bytes)
    self.bytes = bytes
  }

  private static func open(_ path: String) throws(WeightsError) -> RegularFile {
    do throws(FileError) {
      return try RegularFile(path)
    } catch { throw WeightsError(error) }
  }

  /// Reads so many bytes, which the file had when it was opened, or less than 8.
  private static func append(
    _ count: Int, of file: borrowing RegularFile, to bytes: inout [UInt8]
  ) throws(WeightsError) {
    let end = min(bytes.count + count, file.size)
    do throws(FileError) {
      try file.append(count, to: &bytes)
    } catch { throw WeightsError(error) }
    guard bytes.count == end else {
      throw WeightsError(.unreadable, file: file.path, message: "was cut while it was read")
    }
  }
}

extension WeightsError {
  fileprivate init(_ error: FileError) {
    let kind: Kind =
      switch error.kind {
      case .missing: .missing
      case .tooLarge, .altered: .malformed
      case .refused: .refused
      case .unreadable, .cannotCreate, .failed, .busy: .unreadable
      }
    self.init(kind, file: error.path, message: error.message)
  }
}

import Messages
import System

/// The bytes of samples: in memory, or on a disk where they would take most of it.
enum PixelBytes: Sendable {
  /// In memory.
  case array([UInt8])
  /// In a file that is used as if it lay in memory.
  case file(ScratchFile)
  /// Known, but not read: where they would lie.
  case unread(isOnDisk: Bool)

  /// Takes room for bytes and lets it be filled.
  ///
  /// - Parameters:
  ///   - count: How many there are; nil for more than can be counted.
  ///   - path: What they are read from, for errors.
  ///   - fill: Writes all of them.
  /// - Throws: ``DatasetError``, `malformed` or `refused`, where there is no room, or what `fill` throws.
  init(
    count: Int?, from path: String,
    _ fill: (UnsafeMutableBufferPointer<UInt8>) throws(DatasetError) -> Void
  ) throws(DatasetError) {
    guard let count, count > Memory.limit / 2 else {
      try DatasetError.checkMemory(held: 0, needed: count, file: path)
      self = .array(try Self.array(count ?? 0, fill))
      return
    }
    let file: ScratchFile
    do throws(FileError) {
      file = try ScratchFile(byteCount: count)
    } catch {
      do throws(DatasetError) {
        try DatasetError.checkMemory(held: 0, needed: count, file: path)
      } catch let failure {
        throw DatasetError(
          failure.kind, file: path,
          message: "\(failure.message), and there is no room on a disk either: "
            + "\(Legible.escaped(error.path)): \(error.message); TMPDIR names another folder")
      }
      self = .array(try Self.array(count, fill))
      return
    }
    try file.fill { (bytes) throws(DatasetError) in try fill(bytes.bindMemory(to: UInt8.self)) }
    self = .file(file)
  }

  /// How many there are.
  var count: Int {
    switch self {
    case .array(let bytes): bytes.count
    case .file(let file): file.count
    case .unread: 0
    }
  }

  /// Whether they lie on a disk, or would.
  var areOnDisk: Bool {
    switch self {
    case .array: false
    case .file: true
    case .unread(let isOnDisk): isOnDisk
    }
  }

  /// Looks at all bytes.
  func withUnsafeBufferPointer<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    switch self {
    case .array(let bytes): bytes.withUnsafeBufferPointer(body)
    case .file(let file): file.withUnsafeBytes { body($0.bindMemory(to: UInt8.self)) }
    case .unread: body(UnsafeBufferPointer(start: nil, count: 0))
    }
  }

  /// Lets the system read rows ahead that will be needed soon.
  func readAhead(_ rows: some Sequence<Int>, width: Int) {
    guard case .file(let file) = self else { return }
    for row in rows { file.readAhead(row * width..<(row + 1) * width) }
  }

  private static func array(
    _ count: Int, _ fill: (UnsafeMutableBufferPointer<UInt8>) throws(DatasetError) -> Void
  ) throws(DatasetError) -> [UInt8] {
    var failure: DatasetError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(DatasetError) {
        try fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
        filled = count
      } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }
}

extension PixelBytes: Equatable {
  /// Compares the bytes, wherever they are.
  static func == (left: Self, right: Self) -> Bool {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { left.elementsEqual($0) }
    }
  }
}

import System

/// The bytes of a file one piece after the other, decompressed where it is compressed.
///
/// It can begin anew, so that the beginning of a file may be looked at before all of it is read.
final class ByteSource {
  /// The file's path as it was given.
  let path: String
  /// How many bytes there are as they lie on disk.
  private let size: Int
  private let fetch: (_ offset: Int, _ count: Int) throws(DatasetError) -> [UInt8]
  private var offset = 0
  private var hash = SHA256()
  private var gunzip: GunzipStream?

  /// What holds the file open.
  private final class OpenFile {
    let file: RegularFile
    init(_ path: String) throws(FileError) { file = try RegularFile(path) }
  }

  /// Opens a file.
  init(_ path: String) throws(DatasetError) {
    do throws(FileError) {
      let open = try OpenFile(path)
      (self.path, size) = (path, open.file.size)
      fetch = { (offset, count) throws(DatasetError) in
        do throws(FileError) {
          return try open.file.bytes(from: offset, count: count)
        } catch { throw DatasetError(error) }
      }
    } catch { throw DatasetError(error) }
    try rewind()
  }

  /// Takes bytes that are in memory as a file's.
  init(_ bytes: [UInt8], path: String) throws(DatasetError) {
    (self.path, size) = (path, bytes.count)
    fetch = { (offset, count) throws(DatasetError) in
      Array(bytes[min(offset, bytes.count)...].prefix(count))
    }
    try rewind()
  }

  /// Begins anew before the first byte.
  func rewind() throws(DatasetError) {
    (offset, hash) = (0, SHA256())
    do throws(FormatError) {
      gunzip = Gunzip.isCompressed(try start()) ? try GunzipStream() : nil
    } catch { throw DatasetError(.malformed, file: path, message: error.message) }
  }

  private func start() throws(FormatError) -> [UInt8] { (try? fetch(0, 2)) ?? [] }

  /// The SHA-256 of the bytes that were read, as they lie on disk.
  var digest: SHA256Digest { hash.finalize() }

  /// Appends the next bytes, so many unless the file ends before.
  ///
  /// - Returns: Whether there may be more.
  /// - Throws: ``DatasetError`` for what cannot be read or decompressed.
  func append(_ count: Int, to bytes: inout [UInt8]) throws(DatasetError) -> Bool {
    let end = bytes.count + count
    guard let gunzip else {
      bytes.append(contentsOf: try piece(count))
      return bytes.count == end && offset < size
    }
    while true {
      do throws(FormatError) {
        switch try gunzip.append(to: &bytes, upTo: end) {
        case .filled: return true
        case .ended: return false
        case .hungry: break
        }
      } catch { throw DatasetError(.malformed, file: path, message: error.message) }
      gunzip.feed(try piece(Self.compressedPiece))
    }
  }

  private static let compressedPiece = 1 << 18

  private func piece(_ count: Int) throws(DatasetError) -> [UInt8] {
    let bytes = try fetch(offset, count)
    offset += bytes.count
    hash.update(bytes)
    return bytes
  }
}

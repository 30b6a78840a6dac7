import Messages
import System

/// The files that samples are made from, read one after the other.
struct InputFiles {
  /// How many bytes a compressed file may expand to.
  private static let expansionLimit = 4 << 30

  private var digests: [SHA256Digest] = []

  /// Reads a file whole and remembers its digest.
  ///
  /// One that begins as gzip data is decompressed, whatever its name.
  mutating func read(_ path: String) throws(DatasetError) -> [UInt8] {
    let bytes = try DatasetError.contents(of: path)
    digests.append(SHA256.digest(of: bytes))
    guard Gunzip.isCompressed(bytes) else { return bytes }
    do throws(FormatError) {
      let room = max(Memory.limit - bytes.count, 0)
      return try Gunzip.expand(bytes, limit: min(Self.expansionLimit, room))
    } catch { throw DatasetError(.malformed, file: path, message: error.message) }
  }

  /// Remembers the digest of bytes that stand for a file.
  mutating func note(_ bytes: [UInt8]) { note(SHA256.digest(of: bytes)) }

  /// Remembers the digest of a file that was read piece by piece.
  mutating func note(_ digest: SHA256Digest) { digests.append(digest) }

  /// The digest of all files so far, as ``LoadedSamples/digest`` defines it.
  var digest: String {
    if digests.count == 1 { return digests[0].bytes.hexadecimal }
    var hash = SHA256()
    for digest in digests { hash.update(digest.bytes) }
    return hash.finalize().bytes.hexadecimal
  }
}

extension DatasetError {
  /// What keeps a file of samples from being read.
  init(_ error: FileError) {
    let kind: Kind =
      switch error.kind {
      case .missing: .missing
      case .tooLarge, .altered: .malformed
      case .refused: .refused
      case .unreadable, .cannotCreate, .failed, .busy: .unreadable
      }
    self.init(kind, file: error.path, message: error.message)
  }

  /// All bytes of a file, as they lie on the disk.
  static func contents(of path: String) throws(DatasetError) -> [UInt8] {
    do throws(FileError) {
      return try RegularFile(path).contents()
    } catch { throw DatasetError(error) }
  }

  /// Refuses samples of a file that take more memory than there is, in bytes, or than the system
  /// gives.
  ///
  /// - Parameters:
  ///   - held: What the file's bytes take already.
  ///   - needed: What its numbers will take.
  ///   - file: The file.
  /// - Throws: ``DatasetError``, `malformed` or `refused`.
  static func checkMemory(
    held: Int, needed: Int?, file: String
  ) throws(DatasetError) {
    guard let needed, needed <= Memory.limit - held else {
      let size = needed.map { Memory.text($0.addingReportingOverflow(held).partialValue) }
      throw DatasetError(
        .malformed, file: file,
        message: "reading it takes \(size ?? "too much memory"), more than the "
          + "\(Memory.text(Memory.limit)) of memory that there are")
    }
    guard Memory.isAvailable(needed) else {
      throw DatasetError(
        .refused, file: file,
        message: "the system refuses the \(Memory.text(needed)) of memory that its numbers take")
    }
  }
}

import Messages
import System

/// What a file holds, uncompressed, and the digest of the file as it lies on disk.
struct FileContent {
  /// How many bytes a compressed file may expand to.
  static let expansionLimit = 4 << 30

  private(set) var bytes: [UInt8]
  let digest: SHA256Digest

  /// Reads a file whole; one that begins as gzip data is decompressed, whatever its name.
  init(_ path: String) throws(DatasetError) {
    let raw = try InputFile(path).contents()
    digest = SHA256.digest(of: raw)
    guard Gunzip.isCompressed(raw) else {
      bytes = raw
      return
    }
    do throws(GunzipError) {
      bytes = try Gunzip.expand(raw, limit: Self.expansionLimit)
    } catch {
      throw DatasetError(.malformed, file: path, message: error.message)
    }
  }

  /// Hands the bytes over for good, so that whoever changes them does not copy them.
  mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  /// The digest of the content of several files, as ``SampleSource/digest()`` defines it.
  static func digest(of digests: [SHA256Digest]) -> String {
    guard digests.count > 1 else { return digests.map(\.bytes.hexadecimal).joined() }
    var hash = SHA256()
    for digest in digests { hash.update(digest.bytes) }
    return hash.finalize().bytes.hexadecimal
  }

  /// The digest of a text, for sources without files.
  static func digest(ofText description: String) -> String {
    SHA256.digest(of: description.utf8).bytes.hexadecimal
  }
}

import Crypto

/// What a file holds, uncompressed, and the digest of the file as it lies on disk.
struct FileContent {
  /// How many bytes a compressed file may expand to.
  static let expansionLimit = 4 << 30

  private(set) var bytes: [UInt8]
  let digest: SHA256Digest

  /// Reads a file whole; one that begins as gzip data is decompressed, whatever its name.
  init(_ path: String) throws(DatasetError) {
    let raw = try InputFile(path).contents()
    digest = SHA256.hash(data: raw)
    guard Gunzip.isCompressed(raw) else {
      bytes = raw
      return
    }
    do throws(FormatError) {
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

  /// The digest of the content of several files, as ``LoadedSamples/digest`` defines it.
  static func digest(of digests: [SHA256Digest]) -> String {
    guard digests.count > 1 else { return digests.map(text).joined() }
    var hash = SHA256()
    for digest in digests { digest.withUnsafeBytes { hash.update(bufferPointer: $0) } }
    return text(hash.finalize())
  }

  /// The digest of a text, for sources without files.
  static func digest(ofText description: String) -> String {
    text(SHA256.hash(data: Array(description.utf8)))
  }

  private static func text(_ digest: SHA256Digest) -> String {
    digest.map { byte in
      let digits = String(byte, radix: 16)
      return byte < 16 ? "0" + digits : digits
    }.joined()
  }
}

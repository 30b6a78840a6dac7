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
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try RegularFile(path).contents()
    } catch {
      let kind: DatasetError.Kind = error.kind == .missing ? .missing : .unreadable
      throw DatasetError(kind, file: error.path, message: error.message)
    }
    digests.append(SHA256.digest(of: bytes))
    guard Gunzip.isCompressed(bytes) else { return bytes }
    do throws(FormatError) {
      return try Gunzip.expand(bytes, limit: Self.expansionLimit)
    } catch { throw DatasetError(.malformed, file: path, message: error.message) }
  }

  /// The digest of all files so far, as ``LoadedSamples/digest`` defines it.
  var digest: String {
    if digests.count == 1 { return digests[0].bytes.hexadecimal }
    var hash = SHA256()
    for digest in digests { hash.update(digest.bytes) }
    return hash.finalize().bytes.hexadecimal
  }
}

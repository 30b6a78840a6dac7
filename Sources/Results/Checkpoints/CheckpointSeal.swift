internal import Messages
internal import System

/// The checksum that a checkpoint carries of itself: SHA-256 over its whole file, with zeros in the
/// place of the checksum.
///
/// The place is the same in every file: of the texts about the tensors, which begin the header, no
/// other comes before it but `format`.
struct CheckpointSeal: ~Copyable {
  /// The text's name, and what stands in its place as long as it is not known.
  static let key = "runner.checksum"
  static let blank = String(repeating: "0", count: 64)

  private static let beginning = Array(#"{"__metadata__":{"format":"pt","\#(key)":""#.utf8)
  private static let start = 8 + beginning.count

  /// Where the checksum is in the file.
  static var place: Range<Int> { start..<start + 64 }

  private var hash = SHA256()

  /// Begins without a byte.
  init() {}

  /// Takes in the next bytes of the file, which have zeros in the checksum's place.
  mutating func update(_ bytes: [UInt8]) { hash.update(bytes) }

  /// The checksum of all bytes, in hexadecimal.
  consuming func finalize() -> [UInt8] { Array(hash.finalize().bytes.hexadecimal.utf8) }

  /// Whether a file has the checksum that it names; nil if it names none.
  static func isIntact(_ file: [UInt8]) -> Bool? {
    checksum(of: file).map { file[place].elementsEqual($0) }
  }

  /// The checksum of a file that has a place for one; nil for others.
  static func checksum(of file: [UInt8]) -> [UInt8]? {
    guard file.count >= place.upperBound, file[8..<start].elementsEqual(beginning) else {
      return nil
    }
    var hash = SHA256()
    hash.update(file[..<start])
    hash.update(blank.utf8)
    hash.update(file[place.upperBound...])
    return Array(hash.finalize().bytes.hexadecimal.utf8)
  }
}

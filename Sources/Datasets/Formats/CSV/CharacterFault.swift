/// What shows at once that bytes are no text in UTF-8.
struct CharacterFault {
  /// What is wrong.
  let message: String
  /// The byte at fault, where it is a certain one.
  let position: Int?

  /// Looks through some bytes, which may be a file's first; nil where nothing is wrong.
  init?(in bytes: [UInt8], isBeginning: Bool) {
    let isMarked =
      isBeginning && (bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]))
    guard isMarked || bytes.contains(0) else { return nil }
    let beginning = bytes.prefix(64)
    // Text of Latin letters has a null in every other byte there.
    let isWide = isBeginning && beginning.count { $0 == 0 } * 5 > 2 * beginning.count
    guard !isMarked, !isWide else {
      message = "the text is UTF-16; convert it: iconv -f UTF-16 -t UTF-8 FILE > NEW"
      position = nil
      return
    }
    message = "a null character stands in the text; is this a table of text?"
    position = bytes.firstIndex(of: 0)
  }
}

import System

/// The text of a table in blocks of whole rows, so that no more than a few of them are in memory.
struct TextBlocks {
  /// How many bytes a block has, unless a row is longer.
  static let size = 1 << 20
  /// How long a row may be: a quote that is left open would gather all of the file.
  static let longestRow = 1 << 28

  private let source: ByteSource
  private let form: TextForm
  private let size: Int
  private var rest: [UInt8] = []
  private var isEnded = false
  private var isBegun = false
  /// How many blocks were given.
  private var given = 0

  /// Begins with a file's first row.
  init(_ source: ByteSource, _ form: TextForm, size: Int = Self.size) throws(DatasetError) {
    (self.source, self.form, self.size) = (source, form, size)
    try source.rewind()
  }

  /// The next rows, without the byte order mark that a file may begin with; nil behind the last one.
  mutating func next() throws(DatasetError) -> [UInt8]? {
    var bytes = rest
    rest = []
    while !isEnded {
      isEnded = try !source.append(max(isBegun ? size : max(size, 3), bytes.count), to: &bytes)
      if !isBegun {
        isBegun = true
        if bytes.starts(with: Self.mark) { bytes.removeFirst(Self.mark.count) }
      }
      guard !isEnded else { break }
      if let end = rowsEnd(in: bytes) {
        rest = Array(bytes[end...])
        bytes.removeSubrange(end...)
        given += 1
        return bytes
      }
      // Whoever reads the block tells that this is no text; the end of a row may be far away.
      if bytes.contains(0) { return bytes }
      guard bytes.count <= Self.longestRow else {
        throw DatasetError(
          .malformed, file: source.path,
          message: "a row is longer than \(Memory.text(Self.longestRow)); is a quote left open?",
          at: TextPlace(bytes, at: 0, firstLine: try lineAhead()))
      }
    }
    return bytes.isEmpty ? nil : bytes
  }

  /// The line, from 1, behind the blocks that were given.
  private func lineAhead() throws(DatasetError) -> Int {
    var again = try TextBlocks(source, form, size: size)
    var (line, left) = (1, given)
    while left > 0, let block = try again.next() {
      line += TextPlace.lineEnds(in: block)
      left -= 1
    }
    return line
  }

  /// UTF-8's byte order mark.
  static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Where the last row ends that is whole; nil where there is none.
  private func rowsEnd(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      guard bytes.contains(UInt8(ascii: "\"")) else {
        if bytes.last == UInt8(ascii: "\n") { return bytes.count }
        // A CR at the end may be half of a line end.
        return bytes.indices.dropLast().last { ends(bytes, at: $0) }.map { $0 + 1 }
      }
      var (position, end) = (0, nil as Int?)
      while let next = rowEnd(in: bytes, from: position) { (position, end) = (next, next) }
      return end
    }
  }

  /// Whether a line ends with a byte, and not with the one behind it.
  private func ends(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
    bytes[position] == UInt8(ascii: "\n")
      || bytes[position] == UInt8(ascii: "\r") && bytes[position + 1] != UInt8(ascii: "\n")
  }

  /// Where the row ends that begins at a position; nil where it is not whole.
  private func rowEnd(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let (quote, delimiter) = (UInt8(ascii: "\""), form.delimiter.byte)
    var position = start
    let isComment = start < bytes.count && bytes[start] == form.comment
    var isFieldStart = !isComment
    while position < bytes.count {
      let byte = bytes[position]
      if isFieldStart, byte == quote {
        position += 1
        while position < bytes.count {
          if bytes[position] == quote {
            // Of two quotes the second begins another stretch, until one is not doubled.
            guard position + 1 < bytes.count else { return nil }
            guard bytes[position + 1] == quote else { break }
            position += 1
          }
          position += 1
        }
        guard position < bytes.count else { return nil }
      } else if TextPlace.isLineEnd(byte) {
        guard byte == UInt8(ascii: "\r") else { return position + 1 }
        guard position + 1 < bytes.count else { return nil }
        return bytes[position + 1] == UInt8(ascii: "\n") ? position + 2 : position + 1
      }
      isFieldStart = byte == delimiter && !isComment
      position += 1
    }
    return nil
  }
}

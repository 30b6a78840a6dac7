/// Which known word a misspelt one was meant to be.
package enum Spelling {
  /// The nearest of the known words, the first among equals; nil if none is near.
  ///
  /// Nearest is the same word in other capitals, or without its underscores (`BatchNorm2d`). Near is one edit in a word of three to five letters and two in a longer one. An edit is
  /// a letter too many, too few, or other, or two neighbours exchanged.
  package static func nearest(
    to word: String, among known: some Sequence<String>
  ) -> String? {
    let length = word.unicodeScalars.count
    // A longer word than any known one is near to none; its table would be large.
    guard (3...64).contains(length) else { return nil }
    if let same = known.first(where: { bare($0) == bare(word) }) { return same }
    var best: (word: String, distance: Int)?
    for candidate in known where !candidate.isEmpty && candidate.unicodeScalars.count <= 64 {
      let distance = distance(word, candidate)
      if distance <= (length < 6 ? 1 : 2), distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.word
  }

  private static func bare(_ word: String) -> String { word.lowercased().replacing("_", with: "") }

  /// The least number of edits between two words, no letter edited twice.
  private static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    var before: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var edits = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          edits = min(edits, before[j - 1] + 1)
        }
        row.append(edits)
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}

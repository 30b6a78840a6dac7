/// Guesses at what a misspelt name was meant to be.
enum Spelling {
  /// The candidate nearest to a name, if it is near enough to be meant; the first among equals.
  static func nearest(to name: String, among candidates: [String]) -> String? {
    let name = Array(name.lowercased().unicodeScalars.prefix(64))
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased().unicodeScalars.prefix(64))
      let found = distance(name, letters)
      guard found <= max(1, min(name.count, letters.count) / 3), found < letters.count else {
        continue
      }
      if found < best?.distance ?? .max { best = (found, candidate) }
    }
    return best?.candidate
  }

  /// How many insertions, deletions, replacements and swaps of neighbours lie between two words.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var last: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var cost = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, last[j - 1] + 1) }
        row.append(cost)
      }
      (last, previous) = (previous, row)
    }
    return previous[b.count]
  }
}

/// What `git status --porcelain=v2 --branch -z` answers.
///
/// Names of files are bytes: as Swift's text, some would compare equal that differ.
struct TreeStatus {
  /// A file that differs from the commit or that git does not track.
  struct Entry {
    /// `1` changed, `2` renamed, `u` not merged, `?` not tracked.
    let kind: UInt8
    /// The file's path from the tree's root.
    let path: ArraySlice<UInt8>
    /// What stands between kind and path.
    fileprivate let words: [ArraySlice<UInt8>]
  }

  /// The commit's name; nil before the first commit.
  let commit: String?
  /// The files.
  let entries: [Entry]

  /// Reads an answer, or as much of one as there is; nil if it is none.
  init?(_ answer: [UInt8]) {
    var fields = answer.split(separator: 0).makeIterator()
    var (name, entries): (String?, [Entry]) = (nil, [])
    let label = Array("# branch.oid ".utf8)
    while let field = fields.next() {
      if field.starts(with: label) {
        name = String(decoding: field.dropFirst(label.count), as: UTF8.self)
      }
      guard let entry = Entry(field) else { continue }
      // The old name of a renamed file is a field of its own.
      if entry.kind == UInt8(ascii: "2") { _ = fields.next() }
      entries.append(entry)
    }
    guard let name else { return nil }
    commit = name == "(initial)" ? nil : name
    self.entries = entries
  }
}

extension TreeStatus.Entry {
  /// Reads a changed file's line; nil for other lines.
  fileprivate init?(_ line: ArraySlice<UInt8>) {
    let counts: [UInt8: Int] = [
      UInt8(ascii: "1"): 8, UInt8(ascii: "2"): 9, UInt8(ascii: "u"): 10, UInt8(ascii: "?"): 1,
    ]
    guard let kind = line.first, let count = counts[kind] else { return nil }
    let parts = line.split(
      separator: UInt8(ascii: " "), maxSplits: count, omittingEmptySubsequences: false)
    guard parts.count == count + 1 else { return nil }
    (self.kind, path, words) = (kind, parts[count], Array(parts[1..<count]))
  }

  /// The object that the index has for a file that only differs in content from it; nil for others.
  var changedObject: String? {
    guard kind == UInt8(ascii: "1") || kind == UInt8(ascii: "2"), words.count >= 7,
      words[0].last == UInt8(ascii: "M"), words[3] == words[4], words[3].starts(with: "100".utf8)
    else { return nil }
    return String(decoding: words[6], as: UTF8.self)
  }

  /// Whether this speaks of a file: by its own name, or by a folder that is not tracked.
  func covers(_ file: [UInt8]) -> Bool {
    path.last == UInt8(ascii: "/") ? file.starts(with: path) : path.elementsEqual(file)
  }
}

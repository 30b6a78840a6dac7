/// The rules for a name that becomes a folder's: an experiment's, or a run's.
package enum FolderName {
  /// What keeps a name from being one safe component of a path, or nil if nothing does.
  package static func mistake(in name: String) -> String? {
    if name.isEmpty { return "a name needs at least one character" }
    if name.utf8.count > 100 { return "expected at most 100 bytes, found \(name.utf8.count)" }
    // A letter and its accent are one character; a slash with one still parts a path.
    if name.unicodeScalars.first == "." {
      return "\(quoted(name)) begins with a dot; it becomes a folder's name"
    }
    if name.unicodeScalars.contains("/") {
      return "\(quoted(name)) holds a slash; it becomes a folder's name"
    }
    if Legible.escaped(name) != name {
      return "\(quoted(name)) holds a control character; it becomes a folder's name"
    }
    return name == "latest" ? "'latest' is taken by the file that names the newest run" : nil
  }

  private static func quoted(_ name: String) -> String { "'\(Legible.escaped(name))'" }
}

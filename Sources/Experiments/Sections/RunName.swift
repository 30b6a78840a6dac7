internal import Messages

/// The rules for the name of an experiment, which becomes a folder's name.
package enum RunName {
  /// What keeps a name from being one safe component of a path, or nil if nothing does.
  package static func mistake(in name: String) -> String? {
    if name.isEmpty { return "expected text" }
    if name.utf8.count > 100 { return "expected at most 100 bytes, found \(name.utf8.count)" }
    if name.hasPrefix(".") { return "'\(name)' begins with a dot; it becomes a folder's name" }
    if name.contains("/") { return "'\(name)' holds a slash; it becomes a folder's name" }
    if Legible.escaped(name) != name {
      return "'\(name)' holds a control character; it becomes a folder's name"
    }
    return name == "latest" ? "'latest' is taken by the link to the newest run" : nil
  }
}

extension String {
  /// The text as a message can show it: on one line, at most 60 characters.
  var shortened: String {
    let line = String(
      unicodeScalars.lazy.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
    return line.count > 60 ? line.prefix(59) + "…" : line
  }
}

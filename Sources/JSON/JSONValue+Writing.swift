extension JSONValue {
  /// The document for people: two spaces a level, keys in order, a newline at the end.
  ///
  /// Lists without lists or objects in them take one line. Numbers round-trip.
  package var prettyText: String {
    var text = JSONText()
    text.appendPretty(self, indentation: "")
    return text.text + "\n"
  }

  /// The document on one line, keys in order, without spaces or newline.
  package var compactText: String {
    var text = JSONText()
    text.appendCompact(self, sorted: false)
    return text.text
  }

  /// The document on one line with all keys sorted by their Unicode scalars.
  ///
  /// Documents that differ in the order of keys alone have the same text, fit to be hashed.
  package var canonicalText: String {
    var text = JSONText()
    text.appendCompact(self, sorted: true)
    return text.text
  }

  /// The document as ``compactText``, but with no more escapes than JSON demands.
  package var plainText: String {
    var text = JSONText(.least)
    text.appendCompact(self, sorted: false)
    return text.text
  }
}

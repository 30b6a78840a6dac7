/// A pattern over the names of parameters, as a shell's over the names of files.
///
/// `*` stands for any run of characters, dots too, `?` for any one, `[abc]` and `[a-c]` for one
/// of a set, `[!abc]` for one outside it; every other character for itself. A bracket that is
/// never closed stands for itself; so does `[*]` for a star. A pattern matches whole names only.
/// The time is at most the product of the two lengths, whatever the pattern.
public struct NamePattern: Sendable, Hashable {
  /// The pattern as it was written.
  public let source: String

  private let elements: [NamePatternElement]

  /// Reads a pattern; every text is one.
  public init(_ source: String) {
    self.source = source
    elements = NamePatternElement.read(Array(source.unicodeScalars))
  }

  /// Whether the pattern matches the whole of a name.
  public func matches(_ name: String) -> Bool {
    let name = Array(name.unicodeScalars)
    var (element, scalar) = (0, 0)
    // Only the last star seen can need to take in more: what lies before it has matched already.
    var retry: (element: Int, scalar: Int)?
    while scalar < name.count {
      if element < elements.count, elements[element] == .anyRun {
        retry = (element, scalar)
        element += 1
      } else if element < elements.count, elements[element].matches(name[scalar]) {
        element += 1
        scalar += 1
      } else if let last = retry {
        retry = (last.element, last.scalar + 1)
        (element, scalar) = (last.element + 1, last.scalar + 1)
      } else {
        return false
      }
    }
    return elements[element...].allSatisfy { $0 == .anyRun }
  }
}

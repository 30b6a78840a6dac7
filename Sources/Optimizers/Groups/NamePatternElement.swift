/// One piece of a pattern over names.
enum NamePatternElement: Sendable, Hashable {
  case anyRun
  case anyOne
  case literal(Unicode.Scalar)
  case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)

  /// Whether it matches one scalar; a run never does, as it is not about one.
  func matches(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .anyRun: false
    case .anyOne: true
    case .literal(let literal): literal == scalar
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
    }
  }

  /// Reads all pieces of a pattern.
  static func read(_ source: [Unicode.Scalar]) -> [Self] {
    var elements: [Self] = []
    var rest = source[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": elements.append(.anyRun)
      case "?": elements.append(.anyOne)
      case "[": elements.append(readSet(&rest) ?? .literal("["))
      default: elements.append(.literal(scalar))
      }
    }
    return elements
  }

  /// Reads a set after its opening bracket; without a closing one nothing is taken.
  private static func readSet(_ rest: inout ArraySlice<Unicode.Scalar>) -> Self? {
    var content = rest
    let isNegated = content.first == "!"
    if isNegated { content.removeFirst() }
    // As in a shell, a closing bracket right after the opening one is a member.
    guard let end = content.dropFirst().firstIndex(of: "]") else { return nil }
    rest = rest[(end + 1)...]
    return .set(ranges(in: content[..<end]), isNegated: isNegated)
  }

  private static func ranges(
    in content: ArraySlice<Unicode.Scalar>
  ) -> [ClosedRange<Unicode.Scalar>] {
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    var content = content
    while let low = content.popFirst() {
      guard content.count > 1, content.first == "-" else {
        ranges.append(low...low)
        continue
      }
      content.removeFirst()
      let high = content.removeFirst()
      // A range written backwards is empty.
      if low <= high { ranges.append(low...high) }
    }
    return ranges
  }
}

/// A length of time as people write it: `3h50m`, `90s`, `1d12h`, `1.5h`.
package struct TimeSpan: Sendable, Hashable {
  /// How many seconds it is, above 0.
  package let seconds: Double

  /// Whether claims can be renewed so often: waiters believe no other.
  package var isHeartbeat: Bool { (0.1...3600).contains(seconds) }

  private static let units: [(name: Character, seconds: Double)] = [
    ("d", 86_400), ("h", 3600), ("m", 60), ("s", 1),
  ]

  /// Reads numbers with a unit each, from days to seconds; nil for anything else.
  package init?(_ text: String) {
    var (rest, units) = (Substring(text), Self.units[...])
    var seconds = 0.0
    while !rest.isEmpty {
      let number = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      guard let value = Double(number), let name = rest.dropFirst(number.count).first,
        let place = units.firstIndex(where: { $0.name == name })
      else { return nil }
      seconds += value * units[place].seconds
      units = units[(place + 1)...]
      rest = rest.dropFirst(number.count + 1)
    }
    guard seconds > 0, seconds < 1e9 else { return nil }
    self.seconds = seconds
  }
}

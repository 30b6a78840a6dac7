import Optimizers
import Testing

@Suite struct NamePatternTests {
  static let cases: [(pattern: String, name: String, matches: Bool)] = [
    ("*", "", true), ("*", "0.weight", true), ("", "", true), ("", "a", false),
    ("*.bias", "0.bias", true), ("*.bias", "block.0.bias", true), ("*.bias", "bias", false),
    ("*.bias", "0.bias.x", false), ("0.*", "0.weight", true), ("0.*", "10.weight", false),
    ("?.weight", "0.weight", true), ("?.weight", "10.weight", false), ("?", "", false),
    ("hidden.bias", "hidden.bias", true), ("hidden.bias", "hidden_bias", false),
    ("[01].bias", "1.bias", true), ("[01].bias", "2.bias", false),
    ("[0-2].bias", "1.bias", true), ("[0-2].bias", "3.bias", false),
    ("[!0-2].bias", "3.bias", true), ("[!0-2].bias", "1.bias", false),
    ("[a-]x", "-x", true), ("[-a]x", "-x", true), ("[]]", "]", true), ("[!]]", "]", false),
    ("[z-a]", "m", false), ("[]", "[]", true), ("[ab", "[ab", true), ("[ab", "a", false),
    ("[*]", "*", true), ("[*]", "a", false), ("a*b*c", "aXbYbZc", true), ("a*b*c", "acb", false),
    ("**", "ab", true), ("*a*", "bab", true), ("*ab", "aab", true), ("a*", "b", false),
    ("größe.?", "größe.é", true),
  ]

  @Test(arguments: cases.indices)
  func `a pattern matches whole names as a shell's does`(_ i: Int) {
    let item = Self.cases[i]
    #expect(NamePattern(item.pattern).matches(item.name) == item.matches)
  }

  @Test func `stars without end do not take exponential time`() {
    let pattern = NamePattern(String(repeating: "*a", count: 100) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 10_000)))
  }
}

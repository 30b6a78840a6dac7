import Testing

import Messages

struct SpellingTests {
  static let known = ["momentum", "epoch", "epochs", "step", "lr", "pi"]

  @Test(
    "the nearest word is at most one edit away, two in a longer one",
    arguments: [
      ("momentun", "momentum"), ("mometnum", "momentum"), ("momntm", "momentum"),
      ("epoc", "epoch"), ("epochss", "epochs"), ("setp", "step"), ("stp", "step"),
      ("moment", "momentum"), ("mment", nil), ("stop", "step"), ("st", nil), ("lx", nil),
      ("", nil), ("nan", nil), ("stomp", nil), ("MOMENTUM", "momentum"), ("ep_och_s", "epochs"),
    ] as [(String, String?)])
  func nearest(word: String, expected: String?) {
    #expect(Spelling.nearest(to: word, among: Self.known) == expected)
  }

  @Test func `a very long word is near to none`() {
    #expect(Spelling.nearest(to: String(repeating: "a", count: 9_000), among: Self.known) == nil)
  }
}

import Testing

@testable import Provenance

@Suite struct TreeDiffTests {
  @Test(arguments: [
    ("", nil, 100, nil, false), ("a\nb", nil, 100, "a\nb", false),
    ("a\nb", "why", 100, "a\n# cut here: why\n", true),
    ("a\nb\n", "why", 100, "a\nb\n# cut here: why\n", true),
    ("line 1\nline 2\nline 3\n", "x", 30, "line 1\nline 2\n# cut here: x\n", true),
    ("", "git failed", 100, "# cut here: git failed\n", true),
    ("abc\n", "x", 3, "# cut here: x\n", true),
  ])
  func `what is cut ends with a whole line and a note of it`(
    _ text: String, _ reason: String?, _ limit: Int, _ kept: String?, _ isCut: Bool
  ) {
    let diff = TreeDiff(Array(text.utf8), cutBecause: reason, limit: limit)
    #expect(diff.map { String(decoding: $0.bytes, as: UTF8.self) } == kept)
    #expect((diff?.isCut ?? false) == isCut)
  }
}

import Testing

@testable import Execution

@Suite struct ExplanationTests {
  private func explanation(_ text: String = SampleSpec.text) throws -> (Explanation, SampleSpec) {
    let spec = try SampleSpec(text)
    return (Explanation(path: spec.path), spec)
  }

  @Test func `a path gives what lies at it and below, each with type and origin`() throws {
    let (explanation, spec) = try explanation()
    #expect(explanation.status == .done)
    #expect(explanation.lines(for: "seed") == ["seed = 0  (whole number, default)"])
    let range = try #require(explanation.lines(for: "scheduler.momentum_range"))
    #expect(range.count == 2 && range[1].hasPrefix("scheduler.momentum_range.1 = 0.95"))
    #expect(explanation.lines(for: "data.samples")?.first?.contains("\(spec.path):2:34)") == true)
    #expect(
      explanation.json(for: "seed") == """
        {
          "seed": {
            "value": 0,
            "type": "whole number",
            "origin": "default"
          }
        }

        """)
  }

  @Test func `no path is all paths, and a wrong one is none`() throws {
    let (explanation, _) = try explanation()
    #expect(try #require(explanation.lines(for: "")).count > 30)
    #expect(explanation.lines(for: "sead") == nil && explanation.json(for: "sead") == nil)
    #expect(explanation.nearest(to: "sead") == "seed")
    #expect(explanation.nearest(to: "optimizer.learning_rate")?.hasPrefix("optimizer.") == true)
  }

  @Test func `a spec with mistakes is explained as far as it can be read`() throws {
    let (explanation, _) = try explanation(SampleSpec.text.replacing("lr: 0.01", with: "lr: high"))
    #expect(explanation.status == .invalidData && explanation.problems.count == 1)
    #expect(explanation.lines(for: "seed") != nil)
  }
}

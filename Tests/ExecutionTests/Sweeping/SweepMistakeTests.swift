import Testing

@testable import Execution

@Suite struct SweepMistakeTests {
  @Test(arguments: SweepMistake.all + SweepMistake.searches)
  func `a mistake of a sweep has its exact message and place`(_ mistake: SweepMistake) throws {
    let spec = try SampleSpec(SampleSpec.text + "\n" + mistake.sweep + "\n")
    let error = #expect(throws: PreparationError.self) {
      try Preparation.spec(path: spec.path, overrides: mistake.overrides)
    }
    #expect((error?.mistakes ?? []).map { $0.brief(in: spec) } == mistake.findings)
  }

  @Test func `a mistake that a thousand trials have is told once`() throws {
    let sweep = "\nsweep: {product: {optimizer.lr: [0.1, x], seed: \"range(0, 500)\"}}"
    let spec = try SampleSpec(SampleSpec.text + sweep)
    let error = #expect(throws: PreparationError.self) { try Preparation.spec(path: spec.path) }
    #expect(
      error?.mistakes.map { $0.brief(in: spec) } == [
        "9:39: error: optimizer.lr: expected a number of at least 0, found 'x'; in 500 of 1000 trials"
      ])
  }
}

extension PreparationError {
  /// What is wrong, without suspicions.
  fileprivate var mistakes: [Problem] { problems.filter { $0.status != nil } }
}

extension Problem {
  /// Its first line without the spec's path.
  func brief(in spec: SampleSpec) -> String {
    let line = String(text.prefix { $0 != "\n" })
    for start in ["\(spec.path):", "--set:"] where line.hasPrefix(start) {
      return String(line.dropFirst(start.count))
    }
    return line
  }
}

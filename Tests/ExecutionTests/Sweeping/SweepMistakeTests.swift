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

  /// What can be so, and is hardly meant.
  @Test(
    arguments: [
      SweepMistake(
        "sweep: {product: {scheduler.lr: [1, 2]}, confirm: {top: 4, repeats: 2}}",
        "9:57: warning: sweep.confirm.top: all cells are confirmed, of which there are 2"),
      SweepMistake(
        "sweep: {product: {scheduler.lr: [1, 2]}, exclude: [{scheduler.lr: 2}], confirm: {top: 2}}",
        "9:87: warning: sweep.confirm.top: all cells are confirmed, of which there is 1"),
      SweepMistake("sweep: {product: {scheduler.lr: [1, 2]}, confirm: {repeats: 2}}"),
      SweepMistake(
        "sweep: {search: random, trials: 3, space: {scheduler.lr: \"uniform(1, 2)\"}, confirm: {top: 5}}",
        "9:91: warning: sweep.confirm.top: all cells are confirmed, of which there are 3"),
      SweepMistake(
        "sweep: {repeats: 5, race: 0.1}",
        "9:27: warning: sweep.race: has no effect: there is one cell"),
      SweepMistake(
        "sweep: {search: tpe, trials: 12, lag: 12, space: {scheduler.lr: \"uniform(1, 2)\"}}",
        "9:39: warning: sweep.lag: no trial follows from others: there are only 12"),
      SweepMistake(
        "sweep: {search: {tpe: {startup_trials: 12}}, trials: 12, space: {scheduler.lr: \"uniform(1, 2)\"}}",
        "9:54: warning: sweep.trials: no trial follows from others: the first 12 (startup_trials) fill "
          + "the space evenly"),
      SweepMistake(
        "sweep: {search: {type: tpe, startup_trials: 12}, trials: 13, space: {scheduler.lr: {type: uniform, low: 1, high: 2}}}"
      ),
      SweepMistake(
        "sweep: {repeats: 4, pruner: {type: median, startup_trials: 4}}",
        set: ["train.evaluate_every=4st"],
        "9:60: warning: sweep.pruner.startup_trials: needs more than 4 trials, of which there are 4"
      ),
      SweepMistake(
        "sweep: {repeats: 5, pruner: {median: {startup_trials: 4}}}",
        set: ["train.evaluate_every=4st"]),
    ])
  func `a suspicion about a sweep has its exact message and place`(_ sweep: SweepMistake) throws {
    let spec = try SampleSpec(SampleSpec.text + "\n" + sweep.sweep + "\n")
    let prepared = try Preparation.sweep(path: spec.path, overrides: sweep.overrides)
    // The good spec has suspicions of its own.
    let found = prepared.warnings.map { $0.brief(in: spec) }.filter { $0.hasPrefix("9:") }
    #expect(found == sweep.findings)
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

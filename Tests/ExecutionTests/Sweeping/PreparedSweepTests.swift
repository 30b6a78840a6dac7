import Experiments
import Testing

@testable import Execution

@Suite struct PreparedSweepTests {
  private func sweep(_ text: String, _ overrides: [String] = []) throws -> PreparedSweep {
    let spec = try SampleSpec(SampleSpec.text + "\nsweep: " + text)
    guard case .sweep(let sweep) = try Preparation.spec(path: spec.path, overrides: overrides)
    else { throw CancellationError() }
    return sweep
  }

  private func settings(_ text: String, _ overrides: [String] = []) throws -> [String] {
    let sweep = try sweep(text, overrides)
    return SweepState(sweep).trials.map { $0.settings.joined(separator: " ") }
  }

  static let sweeps: [(sweep: String, trials: [String])] = [
    (
      "{product: {optimizer.lr: [0.1, 0.2], train.steps: [5, 6]}}",
      [
        "optimizer.lr=0.1 train.steps=5", "optimizer.lr=0.1 train.steps=6",
        "optimizer.lr=0.2 train.steps=5", "optimizer.lr=0.2 train.steps=6",
      ]
    ),
    (
      "{zip: {optimizer.lr: \"logspace(-3, -1, 3)\", train.steps: \"range(5, 20, 5)\"}}",
      [
        "optimizer.lr=0.001 train.steps=5", "optimizer.lr=0.01 train.steps=10",
        "optimizer.lr=0.1 train.steps=15",
      ]
    ),
    (
      "{product: [{optimizer.lr: [0.1]}, {zip: {train.steps: [5, 6], seed: [1, 2]}}]}",
      ["optimizer.lr=0.1 train.steps=5 seed=1", "optimizer.lr=0.1 train.steps=6 seed=2"]
    ),
    ("{repeats: 2}", ["seed=0", "seed=1"]),
    ("{repeats: 2, product: {seed: [3, 7]}}", ["seed=3", "seed=4", "seed=7", "seed=8"]),
    (
      "{product: {scheduler: [{type: constant}, {type: cosine_annealing, T_max: 100%}]}}",
      ["scheduler={type: constant}", "scheduler={type: cosine_annealing, T_max: 100%}"]
    ),
    (
      "{product: {model.0.linear: [4, 5], optimizer.groups.b.lr: [0.3]}}",
      [
        "model.0.linear=4 optimizer.groups.b.lr=0.3", "model.0.linear=5 optimizer.groups.b.lr=0.3",
      ]
    ),
    (
      """
      {product: {optimizer.lr: [0.1, 1/5], seed: [1, 2, 3]}, exclude: [{optimizer.lr: 0.2, seed: [1, 3]}, {seed: 3}]}
      """,
      ["optimizer.lr=0.1 seed=1", "optimizer.lr=0.1 seed=2", "optimizer.lr=1/5 seed=2"]
    ),
  ]

  @Test(arguments: sweeps)
  func `a sweep has its trials in order`(_ text: String, _ trials: [String]) throws {
    #expect(try settings(text) == trials)
  }

  static let spaces: [(space: String, settings: Set<String>)] = [
    ("{scheduler.lr: \"choice(0.1, 0.2)\"}", ["scheduler.lr=0.1", "scheduler.lr=0.2"]),
    ("{scheduler.lr: [0.1, 1/5]}", ["scheduler.lr=0.1", "scheduler.lr=1/5"]),
    ("{scheduler.lr: {choice: [0.1, 0.2]}}", ["scheduler.lr=0.1", "scheduler.lr=0.2"]),
    ("{seed: \"int(1, 5, step=2)\"}", ["seed=1", "seed=3", "seed=5"]),
    (
      "{scheduler.lr: \"choice( 0.1*(1>=0) , '0.2' )\"}",
      ["scheduler.lr=\"0.1*(1>=0)\"", "scheduler.lr=\"0.2\""]
    ),
    ("{seed: \"int (1, 5, step = 2)\"}", ["seed=1", "seed=3", "seed=5"]),
    ("{seed: {int: [1, 5, 2]}}", ["seed=1", "seed=3", "seed=5"]),
    ("{seed: {int: {low: 1, high: 5, step: 2}}}", ["seed=1", "seed=3", "seed=5"]),
    (
      "{scheduler.lr: \"uniform(0.1, 0.3, step=0.1)\"}",
      ["scheduler.lr=0.1", "scheduler.lr=0.2", "scheduler.lr=0.3"]
    ),
    (
      "{scheduler: {choice: [{type: constant}, {type: exponential, gamma: 0.5}]}}",
      ["scheduler={type: constant}", "scheduler={type: exponential, gamma: 0.5}"]
    ),
    (
      "{seed: [1, 2], train.steps: {int: [5, 6], when: {seed: 2}}}",
      ["seed=1", "seed=2 train.steps=5", "seed=2 train.steps=6"]
    ),
    (
      "{seed: \"int(1, 3)\", train.steps: {choice: [5, 6], when: {seed: [1, 3]}}}",
      [
        "seed=1 train.steps=5", "seed=1 train.steps=6", "seed=2", "seed=3 train.steps=5",
        "seed=3 train.steps=6",
      ]
    ),
  ]

  @Test(arguments: spaces)
  func `a search draws from every value of its space`(
    _ space: String, _ all: Set<String>
  ) throws {
    let found = try settings("{search: random, trials: 60, space: \(space)}")
    #expect(found.count == 60 && Set(found) == all)
  }

  @Test func `axes with conditions make no cells that differ by nothing`() throws {
    #expect(
      try settings("{product: {train.steps: {values: [5, 6], when: {seed: 1}}, seed: [1, 2]}}") == [
        "train.steps=5 seed=1", "seed=2", "train.steps=6 seed=1",
      ])
  }

  static let oddities: [(sweep: String, warning: String)] = [
    (
      "{search: sobol, trials: 12, space: {scheduler.lr: \"uniform(0.1, 1)\"}}",
      ":9:32: warning: sweep.trials: Sobol points are balanced where their number is a power of two: "
        + "use 8 or 16\n"
    ),
    (
      "{search: random, trials: 4, lag: 2, space: {scheduler.lr: \"uniform(0.1, 1)\"}}",
      ":9:41: warning: sweep.lag: has no effect: the search looks back at no trials\n"
    ),
  ]

  @Test(arguments: oddities)
  func `what has no use in a search is told`(_ text: String, _ warning: String) throws {
    let warnings = try sweep(text).warnings.map(\.text)
    #expect(warnings.contains { $0.contains(warning) }, "\(warnings)")
  }

  @Test func `a search that does not look back has every trial checked`() throws {
    // Groups of a convolution divide its channels, which the ends of the axis do.
    let spec = try SampleSpec(
      SampleSpec.text.replacing("shape: [3]", with: "shape: [4, 3, 3]").replacing(
        "[linear: 4,", with: "[conv2d: {out_channels: 4, kernel_size: 3}, flatten, linear: 4,")
        + "\nsweep: {search: random, trials: 30, space: {model.0.conv2d.groups: \"int(1, 4)\"}}")
    let error = #expect(throws: PreparationError.self) { try Preparation.spec(path: spec.path) }
    #expect(
      error?.problems.contains { $0.text.contains("error: model.0.conv2d: 3 groups") } == true)
  }

  /// Cells that are left out are read as well; of a search, the ends of each axis and all trials.
  @Test(
    arguments: [
      (
        "{product: {optimizer.lr: [0.1, 0.2], seed: [1, 2]}, exclude: [{seed: 2, optimizer.lr: 0.2}]}",
        4
      ), ("{product: {optimizer.lr: [0.1, 0.2]}, repeats: 3}", 6),
      ("{search: random, trials: 3, space: {optimizer.lr: \"uniform(0.1, 1)\"}}", 5),
      ("{search: tpe, trials: 30, space: {optimizer.lr: \"uniform(0.1, 1)\"}}", 2),
    ])
  func `it is told how many of all trials were read`(_ text: String, _ total: Int) throws {
    let spec = try SampleSpec(SampleSpec.text + "\nsweep: " + text)
    var (counts, totals): ([Int], Set<Int>) = ([], [])
    _ = try Preparation.sweep(path: spec.path) {
      counts.append($0)
      totals.insert($1)
    }
    #expect(counts == Array(1...total) && totals == [total])
  }

  @Test func `a search with a lag takes no more jobs than that`() throws {
    let sweep = try sweep(
      "{search: tpe, trials: 60, lag: 3, space: {scheduler.lr: \"log_uniform(0.1, 1)\"}}")
    #expect(sweep.problem(jobs: 3) == nil)
    let problem = try #require(sweep.problem(jobs: 4))
    #expect(problem.text.contains(":9:39: error: sweep.lag: at most 3 trials of the search can be"))
    #expect(problem.status == .invalidData)
    #expect(SweepState(sweep).trials.count == 3 && sweep.mostTrials == 60)
  }

  @Test func `options change the base, and a sweep that is null is none`() throws {
    #expect(try settings("{repeats: 2}", ["seed=5"]) == ["seed=5", "seed=6"])
    #expect(try settings("{repeats: 2}", ["sweep.repeats=1"]) == [""])
    let spec = try SampleSpec(SampleSpec.text + "\nsweep: {repeats: 2}")
    guard case .run(let run) = try Preparation.spec(path: spec.path, overrides: ["sweep=null"])
    else { return #expect(Bool(false), "the base is a run") }
    #expect(run.identity == (try SampleSpec().run().identity))
  }

  @Test func `a trial is the run that the same options make`() throws {
    let sweep = try sweep(
      """
      {product: {optimizer.groups.b.lr: [0.3], scheduler.lr: [0.1, 0.25], model.3.dropout: [0.1]}, repeats: 2}
      """)
    let state = SweepState(sweep)
    for trial in state.trials {
      let settings = trial.settings
      let alone = try SampleSpec().run(settings)
      let run = try sweep.base.run(trial)
      #expect(trial.digest == alone.identity.digest)
      #expect(run.identity == alone.identity)
      #expect(run.reading.overrides == ["sweep=null"] + settings)
    }
    #expect(state.distinctIDs.count == 4)
  }

  @Test func `spelling and comments change no ID of a sweep, and more values do`() throws {
    let id = try sweep("{product: {optimizer.lr: [0.1, 0.2]}}").id
    #expect(try sweep("# one\n  product:\n    optimizer.lr: [1e-1, 0.20]").id == id)
    #expect(try sweep("{product: {optimizer.lr: [0.1, 0.2, 0.3]}}").id != id)
    #expect(try sweep("{product: {optimizer.lr: [0.1, 0.2]}}", ["train.steps=3"]).id != id)
    #expect(try sweep("{product: {optimizer.lr: [0.1, 0.2]}}", ["threads=3"]).id == id)
    #expect(try sweep("{product: {optimizer.lr: [0.1, 0.2]}, objective: accuracy}").id != id)
  }

  @Test(arguments: [
    "{product: {scheduler: [{type: constant}, {type: one_cycle_policy, lr: 0.1}]}}",
    "{search: random, trials: 3, space: {scheduler: [{type: constant}, {type: one_cycle_policy, lr: 1}]}}",
  ])
  func `what has an effect in some trials is no suspicion`(_ text: String) throws {
    func isTold(_ sweep: PreparedSweep) -> Bool {
      sweep.warnings.contains { $0.text.contains("optimizer.lr: has no effect") }
    }
    #expect(!isTold(try sweep(text)))
    #expect(isTold(try sweep(text.replacing("constant", with: "one_cycle_policy, lr: 0.2"))))
  }

  @Test func `cells that are the same run are told`() throws {
    let sweep = try sweep(
      """
      {product: {scheduler.lr: [0.1, 0.2], scheduler: [{type: constant}, {type: exponential, gamma: 0.9}]}}
      """)
    let state = SweepState(sweep)
    #expect(state.trials.count == 4 && state.distinctIDs.count == 2)
    #expect(
      sweep.warnings.contains {
        $0.text.contains(
          "warning: sweep: 2 of 4 trials are the same run as an earlier one: trial 2 is trial 0, "
            + "trial 3 is trial 1\n")
      })
  }

  static let goals: [(sweep: String, overrides: [String], key: String, isGreaterBetter: Bool)] = [
    ("{repeats: 2}", [], "validation.loss", false),
    ("{repeats: 2}", ["train.monitor=accuracy"], "validation.accuracy", true),
    ("{repeats: 2}", ["data.validation=null", "metrics=null"], "train.loss", false),
    ("{repeats: 2, objective: {of: best}}", [], "best.validation.loss", false),
    ("{repeats: 2, objective: accuracy}", [], "validation.accuracy", true),
    (
      "{repeats: 2, objective: {metric: validation.accuracy, of: best}}", [],
      "best.validation.accuracy", true
    ),
    ("{repeats: 2, objective: train.loss}", [], "train.loss", false),
    (
      "{repeats: 2}", ["metrics={train: [accuracy]}", "train.monitor=train.accuracy"],
      "train.accuracy", true
    ),
  ]

  @Test(arguments: goals)
  func `cells are compared by what is monitored unless the sweep says more`(
    _ text: String, _ overrides: [String], _ key: String, _ isGreaterBetter: Bool
  ) throws {
    let goal = try sweep(text, overrides).goal
    #expect(goal.key == key && goal.isGreaterBetter == isGreaterBetter)
  }

  @Test func `a trial is told as an object on one line`() throws {
    let sweep = try sweep("{product: {optimizer.lr: [1e-3], scheduler: [{type: constant}]}}")
    let state = SweepState(sweep)
    let trial = state.trials[0]
    #expect(
      state.json(of: trial)
        == #"{"number":0,"id":"\#(trial.id)","values":{"optimizer.lr":0.001,"scheduler":{"type":"constant"}}}"#
    )
  }
}

import Datasets
import Declarations
import Experiments
import Networks
import Schedules
import Testing
import Training

@Suite struct FeedbackTests {
  @Test(arguments: Mistake.feedback)
  func `a mistake has its exact message and place`(_ mistake: Mistake) {
    let text = SampleSpec.text(replacing: mistake.lines, with: mistake.replacement)
    // What depends on the number of samples is found when the data are loaded, the rest without.
    #expect(SampleSpec.findings(in: text, facts: nil).map(\.brief) == mistake.findings)
  }

  /// Schedulers that cannot be known without the number of samples.
  static let lost = [
    "  type: exponential\n  gamma: 0.9\n  warmup: {length: 100st}",
    "  type: sequential\n  milestones: [5st]\n  schedulers: [{type: constant}, {type: rex}]",
    "  type: multi_step\n  milestones: [5st]", "  type: lambda\n  lr: '1 - step/steps'",
    "  type: per_knob\n  lr: 'linspace(0.1, 0.01, steps)'",
    "  type: repeat\n  length: 8\n  scheduler: {type: lambda, lr: 1 / steps}",
    "  type: constant\n  total_iters: 5st\n  interval: epoch",
    "  type: constant\n  interval: step",
  ]

  @Test(arguments: lost)
  func `what depends on data that could not be read is not told`(_ scheduler: String) {
    let text = SampleSpec.text(replacing: 24...26, with: scheduler)
    #expect(SampleSpec.findings(in: text, facts: nil) == [])
    // Without data there is nothing that could be mended in them.
    let (spec, context) = SpecReader(for: .schedule).read(
      Array(text.replacing("data:", with: "x-data:").utf8), name: "spec.yaml")
    _ = spec?.preview(nil, findings: context.findings)
    #expect(context.findings.sorted.contains { $0.severity == .error })
  }

  private func sizes(
    _ size: String, _ train: String = "epochs: 20", samples: Int
  ) -> (sizes: BatchSizes?, findings: [String]) {
    var text = SampleSpec.text(replacing: 28...28, with: "  \(train)")
    text.replace("batch_size: 64", with: "batch_size: \(size)")
    let (spec, context) = SpecReader(for: .training).read(
      Array(text.utf8), name: "spec.yaml")
    let sizes = spec?.data.map {
      BatchSizeCheck($0, spec?.train, spec?.scheduler, findings: context.findings)
        .sizes(samples: samples)
    }
    return (sizes, context.findings.sorted.map(\.brief))
  }

  /// Spellings, and the sizes of the epochs of a run of 20, given 100 samples.
  static let good: [(spelling: String, sizes: [Int])] = [
    ("64", [64]), ("\"8 * 8\"", [64]), ("full", [100]), ("64 + 0 * epoch", [64]),
    (
      "min(64, 8 * 2 ** (epoch // 5))", [8, 8, 8, 8, 8, 16, 16, 16, 16, 16, 32, 32, 32, 32, 32, 64]
    ),
    ("8 if epoch < 2 else 16", [8, 8, 16]),
    ("floor(20 * frac) + epochs", Array(20..<39) + [40]),
  ]

  @Test(arguments: good.indices)
  func `a size is a number, full, or an expression of the epoch`(_ index: Int) {
    let item = Self.good[index]
    let found = sizes(item.spelling, samples: 100)
    #expect(found.sizes == BatchSizes(item.sizes))
    #expect(found.findings.isEmpty)
  }

  @Test func `a list has a size for each epoch, the last of which holds`() {
    let found = sizes("[8, full, 16]", "epochs: 3", samples: 100)
    #expect(found.sizes == BatchSizes([8, 100, 16]) && found.findings.isEmpty)
    let cut = sizes("[8, 8, 16]", "epochs: 2", samples: 100)
    #expect(cut.sizes == BatchSizes(8))
    #expect(
      cut.findings == [
        "8:15: warning: data.batch_size: there are sizes for 3 epochs, the run has 2 epochs; its "
          + "end is not reached"
      ])
  }

  @Test func `a run in steps has the epochs that its batches make`() {
    // Of 100 samples, batches of 50, 25 and 20 make epochs of 2, 4 and 5 steps.
    let whole = sizes("[50, 25, 20]", "steps: 11", samples: 100)
    #expect(whole.findings.isEmpty && whole.sizes == BatchSizes([50, 25, 20]))
    #expect(sizes("[50, 25, 20]", "steps: 7", samples: 100).findings.isEmpty)
    #expect(sizes("[50, 25, 20]", "steps: 6", samples: 100).findings.count == 1)
    #expect(sizes("[50, 25, 20]", "steps: 12", samples: 100).findings.count == 1)
    let halved = sizes("[50, 25, 20]", "steps: 6\n  accumulate: 2", samples: 100)
    #expect(halved.findings.isEmpty && halved.sizes == BatchSizes([50, 25, 20]))
  }

  /// Sizes that 100 samples cannot give, or a run's length cannot.
  static let bad: [(size: String, train: String, finding: String)] = [
    (
      "101", "epochs: 20",
      "8:15: error: data.batch_size: a batch of 101 is more than the 100 samples to train on; "
        + "write 'full' for all of them"
    ),
    (
      "[8, 101]", "epochs: 2",
      "8:19: error: data.batch_size.1: at epoch 1 a batch of 101 is more than the 100 samples to "
        + "train on; write 'full' for all of them"
    ),
    (
      "8 * 2 ** epoch", "epochs: 20",
      "8:15: error: data.batch_size: at epoch 4 a batch of 128 is more than the 100 samples to "
        + "train on; write min(100, ...)"
    ),
    (
      "8 + frac", "steps: 20",
      "8:15: error: data.batch_size: 'frac' cannot be known while the run's length is in steps; "
        + "give train.epochs"
    ),
    (
      "8 + epochs", "steps: 20",
      "8:15: error: data.batch_size: 'epochs' cannot be known while the run's length is in steps; "
        + "give train.epochs"
    ),
    (
      "1 + epoch % 2", "epochs: 2000000",
      "8:15: error: data.batch_size: at most 1000000 epochs are possible where it changes"
    ),
  ]

  @Test(arguments: bad.indices)
  func `a size that there cannot be is refused with its epoch`(_ index: Int) {
    let item = Self.bad[index]
    #expect(sizes(item.size, item.train, samples: 100).findings == [item.finding])
  }

  @Test func `a model is compiled for so many sizes and no more`() {
    #expect(sizes("1 + epoch", "epochs: 1000", samples: 5000).findings.isEmpty)
    #expect(
      sizes("1 + epoch", "epochs: 1001", samples: 5000).findings == [
        "8:15: error: data.batch_size: it takes more than 1000 different values"
      ])
  }

  @Test func `what is told at the end of an evaluation is what train monitors, unless named`()
    throws
  {
    func monitor(_ line: String, _ train: String) throws -> Monitor {
      var lines = SampleSpec.lines
      lines.replaceSubrange(23...25, with: ["  type: reduce_on_plateau", line])
      lines[lines.count - 1] = "  epochs: 20\n\(train)"
      let (spec, context) = SpecReader(for: .training).read(
        Array(lines.joined(separator: "\n").utf8), name: "spec.yaml")
      let experiment = spec?.experiment(SampleSpec.facts, findings: context.findings)
      let feedback = try #require(experiment?.plateau, "\(context.findings.sorted.map(\.brief))")
      var expected = PlateauSettings()
      expected.mode = feedback.settings.mode
      #expect(feedback.settings == expected)
      return feedback.monitor
    }
    #expect(try monitor("", "") == .validationLoss)
    #expect(try monitor("  mode: max", "  monitor: accuracy") == .metric(.accuracy))
    #expect(try monitor("  monitor: loss", "  monitor: accuracy") == .validationLoss)
    #expect(try monitor("  monitor: train.loss", "  monitor: accuracy") == .trainLoss)
  }

  @Test func `without held-out samples only the training loss can be followed`() {
    let scheduler = "type: reduce_on_plateau"
    var lines = SampleSpec.lines
    lines[9] = "  # no validation"
    lines[15] = ""
    lines.replaceSubrange(23...25, with: ["  \(scheduler)", "", ""])
    #expect(
      SampleSpec.findings(in: lines.joined(separator: "\n")).map(\.brief) == [
        "24:9: error: scheduler: there are no samples to measure it on; give data.validation, or "
          + "'monitor: train.loss'"
      ])
    lines[24] = "  monitor: train.loss"
    #expect(SampleSpec.findings(in: lines.joined(separator: "\n")).isEmpty)
  }

  /// Epochs of 4, 2 and 1 steps, and how long lengths are there.
  static let lengths: [(length: String, interval: String, steps: Int)] = [
    ("1ep", "step", 4), ("2ep", "step", 6), ("1.5ep", "step", 5), ("4ep", "step", 8),
    ("4st", "epoch", 1), ("6st", "epoch", 2), ("8st", "epoch", 4), ("50%", "step", 5),
  ]

  @Test(arguments: lengths.indices)
  func `a length in epochs ends where that epoch does`(_ index: Int) throws {
    let item = Self.lengths[index]
    let text = """
      optimizer: {type: sgd, lr: 0.5}
      scheduler: {type: constant, factor: 0.5, interval: \(item.interval), total_iters: \(item.length)}
      train: {epochs: 5}
      """
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    let facts = DataFacts(
      inputShape: [1], targets: .none, batches: EpochTable([4, 2, 1]), smallestBatch: 1)
    let preview = try #require(spec?.preview(facts, findings: context.findings))
    #expect(preview.clock.length == (item.interval == "step" ? 9 : 5))
    let values = (0..<9).map { preview.timetable.value(of: .learningRate, group: 0, at: $0) }
    #expect(values.firstIndex(of: 0.5) == item.steps)
  }

  @Test func `rows and evaluations fall on whole epochs where those differ in length`() {
    let facts = DataFacts(
      inputShape: [64], targets: .classes(count: 10), batches: EpochTable([4, 2, 1]),
      smallestBatch: 2)
    func found(_ line: String) -> (Experiment?, [String]) {
      let text = SampleSpec.text(replacing: 28...28, with: "  epochs: 20\n  \(line)")
      let (spec, context) = SpecReader(for: .training).read(Array(text.utf8), name: "spec.yaml")
      let experiment = spec?.experiment(facts, findings: context.findings)
      return (experiment, context.findings.sorted.map(\.brief))
    }
    #expect(found("log_every: 3ep").0?.logEvery == .epochs(3))
    #expect(found("evaluate_every: 2").0?.evaluateEvery == .epochs(2))
    #expect(found("evaluate_every: 7st").0?.evaluateEvery == .steps(7))
    #expect(found("evaluate_every: 50%").0?.evaluateEvery == .steps(12))
    #expect(
      found("evaluate_every: 0.5ep").1 == [
        "29:19: error: train.evaluate_every: expected whole epochs or steps, since "
          + "data.batch_size changes the length of epochs; found '0.5ep'"
      ])
  }
}

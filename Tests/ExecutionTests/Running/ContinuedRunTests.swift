import Foundation
import JSON
import System
import TestSupport
import Testing
import Training

@testable import Execution
@testable import Experiments
@testable import Results

/// Runs that go on from a state that another run has kept.
@Suite struct ContinuedRunTests {
  /// Specs that draw on whatever a run carries from one update to the next; none has a schedule whose past
  /// depends on its length.
  static let specs = [
    SampleSpec.text.replacing("one_cycle_policy, lr: 0.1", with: "lambda, lr: \"0.97 ** step\"")
      .replacing(
        "steps: 20, log_every: 2st", with: "steps: 20, log_every: 7st, evaluate_every: 3st"),
    """
    name: sample
    data: {dataset: normal, samples: 60, shape: [1, 8, 8], classes: 3, batch_size: 8,
      validation: 0.25, augment: [random_horizontal_flip: {p: 0.5}]}
    model: [conv2d: {out_channels: 4, kernel_size: 3}, batch_norm2d, relu, dropout: 0.3, flatten,
      linear: 3]
    loss: cross_entropy
    metrics: {validation: [accuracy], train: [accuracy]}
    optimizer: {type: adamw, lr: 0.01}
    train: {steps: 20, accumulate: 2, ema: 0.9, keep_best: true, log_every: 6st, evaluate_every: 6st}
    """,
    """
    name: sample
    data: {dataset: normal, samples: 40, shape: [12], classes: 3, validation: 0.2, batch_size: 8}
    model: [linear: 16, relu, dropout: 0.2, linear: 3]
    loss: cross_entropy
    optimizer: {type: rmsprop, lr: 0.01}
    scheduler: {type: reduce_on_plateau, patience: 1, factor: 0.5}
    train: {steps: 20, evaluate_every: 3st, log_every: 5st}
    """,
  ]

  private static let keepsLast = "results.checkpoints=last"

  private func run(_ prepared: PreparedRun, in spec: SampleSpec, until stop: Int = .max)
    -> RunOutcome
  {
    var asked = 0
    return ExperimentRun(prepared, in: spec.results).run(
      show: { _ in },
      stopSignal: {
        asked += 1
        return asked > stop ? .terminate : nil
      })
  }

  /// Trains a spec and gives the folder.
  private func folder(_ spec: SampleSpec, _ overrides: [String]) throws -> String {
    let outcome = run(try spec.run(overrides), in: spec)
    #expect(outcome.status == .done, "\(outcome.problems)")
    return try #require(outcome.folder)
  }

  private func continued(
    _ folder: String, _ spec: SampleSpec, _ overrides: [String], from place: String = "last"
  ) throws -> PreparedRun {
    try Preparation.continuation(
      of: folder, from: try #require(ContinuedPlace(place)), overrides: overrides)
  }

  private func bytes(_ path: String) throws -> [UInt8] { try RegularFile(path).contents() }

  private func rows(_ folder: String) throws -> [Substring] {
    try String(contentsOfFile: "\(folder)/metrics.csv", encoding: .utf8).split(separator: "\n")
  }

  private func mistake(_ body: () throws -> Void) -> (text: String, status: Execution.ExitStatus?) {
    do {
      try body()
    } catch let error as PreparationError {
      return (error.problems.map(\.text).joined(separator: "\n"), error.status)
    } catch { return ("\(error)", nil) }
    return ("", nil)
  }

  @Test(arguments: specs)
  func `a continued run ends with the weights and the rows of the longer run in one go`(
    _ text: String
  ) throws {
    let spec = try SampleSpec(text)
    let long = try folder(spec, ["train.steps=50"])
    let short = try folder(spec, [Self.keepsLast])
    let further = try continued(short, spec, ["train.steps=50"])
    #expect(!further.warnings.contains { $0.text.contains("past") }, "\(further.warnings)")
    let outcome = run(further, in: spec)
    #expect(outcome.status == .done, "\(outcome.problems)")
    let end = try #require(outcome.folder)
    #expect(end != long && end != short)
    let weights = "checkpoint/weights.safetensors"
    #expect(try bytes("\(end)/\(weights)") == bytes("\(long)/\(weights)"))
    let (own, whole) = (try rows(end), try rows(long))
    #expect(
      own.first == whole.first && Array(whole.suffix(own.count - 1)) == Array(own.dropFirst()))
    #expect(own.count > 4)
  }

  @Test func `an interrupted continuation is resumed to the same bytes`() throws {
    let spec = try SampleSpec(Self.specs[1])
    let short = try folder(spec, [Self.keepsLast])
    let whole = try #require(run(try continued(short, spec, ["train.steps=40"]), in: spec).folder)
    let files = ["metrics.csv", "checkpoint/weights.safetensors", "checkpoint/last.safetensors"]
    let expected = try files.map { try bytes("\(whole)/\($0)") }
    try FileManager.default.removeItem(atPath: whole)
    for stop in [3, 5] {
      let outcome = run(try continued(short, spec, ["train.steps=40"]), in: spec, until: stop)
      #expect(outcome.status == .terminated && outcome.line?.hasPrefix(whole) == true)
    }
    #expect(run(try continued(short, spec, ["train.steps=40"]), in: spec).folder == whole)
    #expect(try files.map { try bytes("\(whole)/\($0)") } == expected)
  }

  @Test func `states are kept every so often, at the best evaluation and at the end`() throws {
    let spec = try SampleSpec(Self.specs[1])
    let every = try folder(spec, ["results.checkpoints={every: 8st}"])
    let found = try #require(FoundRun(RunFolder(path: every)))
    #expect(found.keptStates == ["last", "8", "16"])
    let steps = try ["last", "8", "16"].map { name in
      try found.state(at: try #require(ContinuedPlace(name)).place).snapshot.counters.step
    }
    #expect(steps == [20, 8, 16])
    // The same run, which is trained again for what it has not kept.
    let again = try folder(spec, ["results.checkpoints=best"])
    #expect(again == every)
    let best = try #require(FoundRun(RunFolder(path: every)))
    let bestStep = try best.state(at: .best).snapshot.counters.step
    #expect(best.value("kept.step") == Double(bestStep - 1))
    let whole = try folder(spec, ["train.steps=30"])
    for place in ["last", "8", "16", "best"] {
      let end = try #require(
        run(try continued(every, spec, ["train.steps=30"], from: place), in: spec).folder)
      let weights = "checkpoint/weights.safetensors"
      #expect(try bytes("\(end)/\(weights)") == bytes("\(whole)/\(weights)"), "\(place)")
    }
  }

  @Test
  func `its result names the parent, and its spec is that run, wherever the parent was moved`()
    throws
  {
    let spec = try SampleSpec(Self.specs[0])
    let short = try folder(spec, [Self.keepsLast])
    let moved = "\(spec.folder.path)/moved"
    try FileManager.default.moveItem(atPath: short, toPath: moved)
    let prepared = try continued(moved, spec, ["train.steps=30"])
    let end = try #require(run(prepared, in: spec).folder)
    let run = try #require(FoundRun(RunFolder(path: end)))
    let parent = try #require(run.result["parent"])
    #expect(parent["step"] == 20 && parent["id"] == "moved")
    #expect(parent["folder"] == .string(moved))
    let again = try Preparation.run(path: "\(end)/spec.yaml")
    #expect(again.id == prepared.id)
    // Gone on from once more, and without the parent.
    try FileManager.default.removeItem(atPath: moved)
    let last = try Preparation.run(path: "\(end)/spec.yaml")
    #expect(last.id == prepared.id)
    #expect(self.run(last, in: spec).line == "\(end): already done")
    let copy = try spec.folder.write(try bytes("\(end)/spec.yaml"), "copy.yaml")
    try FileManager.default.removeItem(atPath: end)
    let outcome = self.run(try Preparation.run(path: copy), in: spec)
    #expect(outcome.status == .missingInput, "\(outcome.problems)")
  }

  @Test func `a run that has kept its last state alone is trained again for others`() throws {
    let spec = try SampleSpec()
    let last = try folder(spec, [Self.keepsLast])
    func kept() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: "\(last)/checkpoint")
        .filter { $0.hasPrefix("step-") }.sorted()
    }
    #expect(try kept().isEmpty)
    #expect(try folder(spec, ["results.checkpoints={every: 5st}"]) == last)
    let states = try kept()
    #expect(states.count == 3)
    // It has these, and twice as many are another matter.
    #expect(try folder(spec, ["results.checkpoints={every: 10st}"]) == last)
    #expect(try kept() == states)
    #expect(try folder(spec, ["results.checkpoints={every: 2st}"]) == last)
    #expect(try kept().count > 3)
  }

  @Test func `a schedule whose past changes is warned of at the length, with the first difference`()
    throws
  {
    let spec = try SampleSpec()
    let short = try folder(spec, [Self.keepsLast])
    let further = try continued(short, spec, ["train.steps=40"])
    #expect(
      further.warnings.map(\.text).contains { text in
        text.hasPrefix("--set:1:13: warning: the schedule's past changes: at step 1 ")
      }, "\(further.warnings)")
    let other = try continued(
      short, spec, ["train.steps=21", "scheduler={type: lambda, lr: \"0.5\"}"])
    #expect(other.warnings.contains { $0.text.contains("at step 0 ") }, "\(other.warnings)")
  }

  static let misfits: [(override: String, message: String)] = [
    ("model.0.linear=5", "--set:1:16: error: model.0.linear.out_features: the state"),
    ("data.batch_size=4", "--set:1:17: error: data.batch_size: the state"),
    ("seed=3", "--set:1:6: error: seed: the state"),
    ("optimizer.nesterov=true", "--set:1:20: error: optimizer.nesterov: the state"),
    ("loss=nll", "error: loss: the state"),
    ("metrics=null", "error: metrics.0: the state"),
    ("train.steps=20", "--set:1:13: error: train.steps: the run continues from step 20"),
    ("train.keep_best=true", "--set:1:17: error: train.keep_best: the state"),
    (
      "metrics=[accuracy, f1]",
      "error: metrics.1.f1.average: the run that is continued does not have this"
    ),
  ]

  @Test(arguments: misfits)
  func `what the state does not fit is refused where it stands`(
    _ item: (override: String, message: String)
  ) throws {
    let spec = try SampleSpec()
    let short = try folder(spec, [Self.keepsLast])
    let found = mistake {
      _ = try continued(
        short, spec,
        [item.override] + (item.override.hasPrefix("train.steps") ? [] : ["train.steps=40"])
      )
    }
    #expect(found.status == .invalidData && found.text.contains(item.message), "\(found.text)")
  }

  @Test
  func `a run that has not kept its state says how it would, an interrupted one how it is resumed`()
    throws
  {
    let spec = try SampleSpec()
    let stopped = run(try spec.run([Self.keepsLast]), in: spec, until: 7)
    let folder = try #require(stopped.folder)
    let first = mistake { _ = try continued(folder, spec, ["train.steps=40"]) }
    #expect(first.status == .missingInput && first.text.contains("is interrupted: run the command"))
    #expect(run(try spec.run(), in: spec).status == .done)
    let second = mistake { _ = try continued(folder, spec, ["train.steps=40"]) }
    #expect(
      second.status == .missingInput && second.text.contains("'results: {checkpoints: last}'"))
    // The same run, trained again for it, to the same bytes.
    let weights = "\(folder)/checkpoint/weights.safetensors"
    let before = try bytes(weights)
    #expect(run(try spec.run([Self.keepsLast]), in: spec).folder == folder)
    #expect(try bytes(weights) == before)
    let third = mistake {
      _ = try continued(folder, spec, ["train.steps=40"], from: "7")
    }
    #expect(third.text.contains("has not kept its state after 7 updates; it has kept last"))
    // What was damaged is refused.
    let path = "\(folder)/checkpoint/last.safetensors"
    var damaged = try bytes(path)
    damaged[damaged.count - 3] ^= 1
    try Data(damaged).write(to: URL(fileURLWithPath: path))
    let fourth = mistake { _ = try continued(folder, spec, ["train.steps=40"]) }
    #expect(fourth.status == .invalidData && fourth.text.contains("the checkpoint is damaged"))
  }

  @Test func `what ended early goes on, its patience counted anew`() throws {
    let spec = try SampleSpec(
      Self.specs[0].replacing("steps: 20,", with: "steps: 200, early_stopping: 2,"))
    let short = try folder(spec, [Self.keepsLast, "optimizer.lr=0", "scheduler=null"])
    let first = try #require(FoundRun(RunFolder(path: short)))
    let steps = try #require(first.value("steps"))
    #expect(steps == 9)
    let end = try #require(run(try continued(short, spec, []), in: spec).folder)
    let second = try #require(FoundRun(RunFolder(path: end)))
    #expect(second.value("steps") == 15)
  }

  @Test func `the identity is that of the parent and the step, however they are named`() throws {
    let spec = try SampleSpec(Self.specs[0])
    let short = try folder(spec, ["results.checkpoints={every: 10st}"])
    let ids = try ["last", "20", "10"].map {
      try continued(short, spec, ["train.steps=30"], from: $0).id
    }
    #expect(ids[0] == ids[1] && ids[0] != ids[2])
    #expect(try spec.run(["train.steps=30"]).id != ids[0])
    // Without a key, as ever.
    #expect(try spec.run([Self.keepsLast]).id == spec.run().id)
  }
}

extension RunFolder {
  /// The folder of a run at a path that ends with a name and an ID.
  fileprivate init(path: String) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    self.init(
      root: parts.dropLast(2).joined(separator: "/"), name: parts[parts.count - 2],
      id: parts[parts.count - 1])
  }
}

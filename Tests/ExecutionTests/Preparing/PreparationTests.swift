import Datasets
import Experiments
import Networks
import Schedules
import TestSupport
import Testing
import Training

@testable import Execution

@Suite struct PreparationTests {
  private static let spec = """
    data: {dataset: csv, path: data.csv, target: y, batch_size: 2, validation: 0.25}
    model: [linear: 3]
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.1}
    train: {steps: 4}
    """

  private func sample(_ table: String) throws -> SampleSpec {
    let spec = try SampleSpec(Self.spec)
    _ = try spec.folder.write(Array(table.utf8), "data.csv")
    return spec
  }

  @Test func `samples are divided, and what is known of them is counted`() throws {
    let rows = (0..<8).map { "\($0),\($0 % 3)" }.joined(separator: "\n")
    let run = try sample("x,y\n" + rows).run()
    #expect(run.warnings.isEmpty)
    let validation = try #require(run.data.validation).indices
    #expect(validation.count == 2)
    #expect(run.data.order.indices.count == 6)
    #expect(Set(validation).isDisjoint(with: run.data.order.indices))
    #expect(run.data.facts.batches.constant == 3)
    #expect(run.data.facts.smallestBatch == 2)
    #expect(run.data.facts.targets == .classes(count: 3))
  }

  @Test
  func `a table's index among the inputs, and targets that are no probabilities, are warned of`()
    throws
  {
    let run = try sample(",x,Unnamed: 2,y\n0,1,3,2\n1,2,4,0\n2,5,6,1\n3,5,6,1\n").run([
      "loss=bce_with_logits", "model=[linear: 1, sigmoid]", "data.validation=0.5",
    ])
    let lines = run.warnings.map { $0.text.split(separator: "\n")[0] }
    #expect(lines.count == 4)
    #expect(lines.filter { $0.contains("data.path: column 0 has no name") }.count == 1)
    #expect(lines.filter { $0.contains("data.path: column 2 has no name") }.count == 1)
    let targets = "loss: bce_with_logits compares with probabilities, but a target is 2"
    #expect(lines.contains { $0.hasSuffix(targets) })
    #expect(lines.contains { $0.contains("model.1.sigmoid: bce_with_logits takes logits") })
  }

  /// 7 samples in batches of 2: the last has one, which a batch norm cannot train on.
  @Test func `a last batch that is left out is not asked for`() throws {
    let spec = try SampleSpec(Self.spec.replacing(", validation: 0.25", with: ""))
    let rows = (0..<7).map { "\($0),\($0 % 3)" }.joined(separator: "\n")
    _ = try spec.folder.write(Array("x,y\n\(rows)".utf8), "data.csv")
    let options = ["model=[linear: 4, batch_norm1d, linear: 3]"]
    #expect(throws: PreparationError.self) { try spec.run(options) }
    let run = try spec.run(options + ["data.drop_last=true"])
    #expect(try RunAssembly(run, threads: 1).trainer().steps == 4)
  }

  @Test func `all mistakes are thrown at once, warnings among them, in source order`() throws {
    let text = SampleSpec.text.replacing("relu", with: "relo")
      .replacing("type: sgd", with: "type: sdg")
    let spec = try SampleSpec(text)
    let error = #expect(throws: PreparationError.self) { try spec.run() }
    let lines = try #require(error).problems.map { $0.text.split(separator: "\n")[0] }
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("\(spec.path):3:") && lines[0].hasSuffix("did you mean 'relu'?"))
    #expect(lines[1].hasPrefix("\(spec.path):6:") && lines[1].hasSuffix("did you mean 'sgd'?"))
    #expect(error?.status == .invalidData)
  }

  @Test func `all mistakes of schedules are thrown at once, and none that lost data would tell`()
    throws
  {
    let text = Self.spec.replacing("lr: 0.1", with: "momentum: 0.9")
    for (scheduler, places) in [
      ("{type: cosine_anealing}", [":4:", ":6:"]),
      ("{type: rex, warmup: {length: 1ep}}", [":4:", ":1:"]),
    ] {
      let spec = try SampleSpec(text + "\nscheduler: \(scheduler)\n")
      let error = #expect(throws: PreparationError.self) { try spec.schedule() }
      let lines = try #require(error).problems.map { $0.text.split(separator: "\n")[0] }
      #expect(lines.count == 2, "\(lines)")
      #expect(lines[0].hasSuffix("missing key 'lr' in optimizer"))
      for (line, place) in zip(lines, places) { #expect(line.hasPrefix("\(spec.path)\(place)")) }
    }
  }

  @Test func `the first problem that is no warning decides the status`() {
    let problems = [Problem("a", nil), Problem("b", .missingInput), Problem("c", .invalidData)]
    #expect(PreparationError(problems).status == .missingInput)
    #expect(PreparationError([]).status == .software)
  }

  @Test func `a file that is not there and options that make no sense are told together`() throws {
    let error = #expect(throws: PreparationError.self) {
      try Preparation.schedule(path: "/nowhere/spec.yaml", overrides: ["lr", "=1"])
    }
    #expect(error?.problems.map(\.status) == [.missingInput, .usage, .usage])
    #expect(error?.values.isEmpty == true)
  }

  @Test func `warnings come with what can be used`() throws {
    let spec = try SampleSpec(
      """
      optimizer: {type: sgd, lr: 1e-2}
      scheduler: {type: lambda, lr: epoch}
      train: {epochs: 5}
      """)
    let schedule = try spec.schedule()
    #expect(schedule.name == "spec" && schedule.preview.clock.length == 5)
    #expect(schedule.warnings.count == 1 && schedule.warnings[0].status == nil)
    #expect(throws: PreparationError.self) { try spec.run() }
  }

  @Test func `a run that waits for its turn loads the same samples`() throws {
    let spec = try sample("x,y\n0,0\n1,1\n2,2\n3,0\n")
    let run = try spec.run()
    let loaded = try QueuedRun(run, isAlone: false).load()
    #expect(loaded.identity == run.identity)
    #expect(loaded.data.order.indices == run.data.order.indices)
  }

  @Test func `a run whose data changed while it waited is refused`() throws {
    let spec = try sample("x,y\n0,0\n1,1\n2,2\n3,0\n")
    let queued = QueuedRun(try spec.run(), isAlone: false)
    _ = try spec.folder.write(Array("x,y\n0,0\n1,1\n2,2\n4,0\n".utf8), "data.csv")
    let error = #expect(throws: PreparationError.self) { try queued.load() }
    #expect(
      error?.problems.map(\.text) == [
        "\(spec.path): error: its data or weights have changed since they were checked; "
          + "run the command again"
      ])
  }

  @Test func `what metrics keep of all outputs is part of the memory that a run takes`() throws {
    let spec = try SampleSpec()
    func run(_ metrics: String) throws -> PreparedRun {
      try spec.run([
        "metrics={train: [\(metrics)]}", "scheduler=null", "train.steps=null",
        "train.epochs=10000000", "train.log_every=10000000ep",
      ])
    }
    #expect(try run("accuracy").warnings.isEmpty)
    let error = #expect(throws: PreparationError.self) { try run("auroc") }
    // 300 million samples of three outputs.
    let text = error?.problems.map(\.text).joined() ?? ""
    #expect(text.contains("of memory") && text.contains("for metrics of all outputs"), "\(text)")
  }
}

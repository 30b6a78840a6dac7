import Foundation
import TestSupport
import Testing

/// Range tests of the batch size as runs.
@Suite struct BatchSizeTestTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A test of batches of 4, 8 and 16 samples of 41, two of them an update.
  private static let spec = """
    name: sizes
    data: {dataset: normal, samples: 41, shape: [1, 6, 6], classes: 3, batch_size: 5, \
    augment: [random_horizontal_flip]}
    model: [flatten, linear: 16, relu, dropout: 0.2, linear: 3]
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.1, momentum: 0.9}
    scheduler: {type: range_finder, knob: batch_size, start: 4, end: 16}
    train: {epochs: 3, accumulate: 2, checkpoint_every: 1st}
    """

  private func write(_ text: String, _ name: String = "s.yaml") throws {
    _ = try folder.write(Array(text.utf8), name)
  }

  private func run(_ settings: [String] = []) throws -> RunFiles {
    let set = settings.flatMap { ["--set", $0] }
    let process = try RunnerProcess(["s.yaml", "--quiet"] + set, in: folder.path)
    #expect(process.status == 0, "\(process.errors)")
    return RunFiles(latestOf: "sizes", in: "\(folder.path)/results")
  }

  @Test func `a test is the run whose batch sizes are listed`() throws {
    try write(Self.spec)
    let tested = try #require(try run().bytes("metrics.csv"))
    let listed = try run(["scheduler=null", "data.batch_size=[4, 8, 16]", "train.log_every=1st"])
    #expect(try #require(listed.bytes("metrics.csv")) == tested)
    // A schedule needs neither data nor a model.
    try write(
      Self.spec.split(separator: "\n").filter { $0.contains("er: {") || $0.hasPrefix("train") }
        .joined(separator: "\n"), "alone.yaml")
    for file in ["s.yaml", "alone.yaml"] {
      let schedule = try RunnerProcess(["schedule", file], in: folder.path)
      let rows = schedule.output.split(separator: "\n").map { $0.split(separator: ",") }
      #expect(
        rows.map { $0[$0.count - 1] } == ["batch_size", "4", "8", "16"], "\(schedule.errors)")
    }
  }

  @Test func `a test that is killed and resumed has the same bytes`() throws {
    try write(Self.spec)
    let whole = try run()
    let other = try TemporaryFolder()
    _ = try other.write(Array(Self.spec.utf8), "s.yaml")
    let started = try StartedRunner(["s.yaml", "--quiet"], in: other.path)
    let files = RunFiles(latestOf: "sizes", in: "\(other.path)/results")
    #expect(started.wait { files.bytes("checkpoint/state.safetensors") != nil })
    started.send(SIGKILL)
    _ = started.wait()
    let again = try RunnerProcess(["s.yaml", "--quiet"], in: other.path)
    #expect(again.status == 0, "\(again.errors)")
    #expect(try files.remains() == whole.remains())
  }

  @Test func `find-lr tells where the loss falls, and suggests no rate`() throws {
    try write(Self.spec)
    let files = try run()
    let text = String(decoding: try #require(files.bytes("metrics.csv")), as: UTF8.self)
    let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    var losses: [Double: [Double]] = [:]
    for row in rows {
      losses[try #require(Double(row[row.count - 1])), default: []].append(
        try #require(Double(row[2])))
    }
    let sizes = losses.keys.sorted()
    let means = sizes.map { size in losses[size].map { $0.reduce(0, +) / Double($0.count) } ?? 0 }
    try #require(sizes == [4, 8, 16])
    let lows = (1..<3).filter { index in means[..<index].allSatisfy { means[index] < $0 } }
    let process = try RunnerProcess(["find-lr", files.path, "--json", "--quiet"], in: folder.path)
    #expect(process.status == 0, "\(process.errors)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(process.output.utf8)) as? [String: Any])
    let falling = json["falling"] as? [String: Double]
    #expect(falling?["smallest"] == lows.first.map { sizes[$0] })
    #expect(falling?["largest"] == lows.last.map { sizes[$0] })
    #expect(json["recommended"] is NSNull && json["agreement"] is NSNull)
    let suggestions = try #require(json["suggestions"] as? [String: Any])
    #expect(suggestions.count == 7 && suggestions.values.allSatisfy { $0 is NSNull })
    let applied = try RunnerProcess(
      ["find-lr", files.path, "--apply", "s.yaml", "--quiet"], in: folder.path)
    #expect(applied.status == 65 && applied.errors.contains("has no learning rate for --apply"))
  }

  private static let mistakes: [([String], String)] = [
    (
      ["scheduler.end=64"],
      "--set:1:15: error: scheduler.end: at epoch 2 a batch of 64 is more than"
    ),
    (
      ["scheduler.end=1e-3"],
      "--set:1:15: error: scheduler.end: must be a whole number of at least 1"
    ),
    (["scheduler.start=16"], "error: scheduler.end: must be another size than start"),
    (["train.epochs=1"], "error: train.epochs: a test of batch sizes takes at least two epochs"),
    (["scheduler.epochs=9st"], "error: scheduler.epochs: how many steps an epoch has depends on"),
    (
      ["scheduler.interval=step"], "s.yaml:6:39: error: scheduler.knob: batches change in size only"
    ),
    (
      ["train={steps: 9}", "scheduler.interval=epoch"],
      "error: train.steps: a test of batch sizes takes whole epochs; give train.epochs"
    ),
    (
      [
        "scheduler={type: chained, schedulers: [{type: range_finder, knob: batch_size, start: 4, "
          + "end: 8}]}"
      ],
      "error: scheduler.schedulers.0: batch sizes are tested by the scheduler as a whole"
    ),
    (
      ["scheduler.warmup={length: 1}"],
      "error: scheduler: batch sizes are tested by the scheduler as a whole"
    ),
  ]

  @Test(arguments: mistakes)
  func `what cannot be tested is refused at its place`(
    _ settings: [String], _ message: String
  ) throws {
    try write(Self.spec)
    let process = try RunnerProcess(
      ["check", "s.yaml"] + settings.flatMap { ["--set", $0] }, in: folder.path)
    #expect(process.status == 65 && process.errors.contains(message), "\(process.errors)")
  }

  @Test func `sizes that the test replaces are a suspicion`() throws {
    try write(Self.spec)
    let process = try RunnerProcess(
      ["check", "s.yaml", "--set", "data.batch_size=[4, 8, 8]"], in: folder.path)
    #expect(process.status == 0)
    #expect(process.errors.contains("warning: data.batch_size: is not used; the scheduler says"))
  }

  @Test func `a range test ends with what is read off it`() throws {
    try write(Self.spec)
    let process = try RunnerProcess(["s.yaml"], in: folder.path)
    #expect(process.output.contains("; the loss ") && process.output.contains(" falls"))
  }
}

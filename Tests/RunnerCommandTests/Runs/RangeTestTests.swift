import Foundation
import TestSupport
import Testing

/// Range tests as runs, and what `find-lr` says of them.
@Suite struct RangeTestTests {
  /// A range test whose loss grows beyond all bounds before its end.
  private static func spec(_ scheduler: String = "", train: String = "steps: 200") -> String {
    """
    name: range
    data: {dataset: normal, samples: 64, shape: [8], classes: 3, batch_size: 16}
    model: [linear: 16, relu, linear: 3]
    loss: cross_entropy
    optimizer: {type: sgd, momentum: 0.9}
    scheduler: {type: range_finder, interval: step, start: 1.0e-4, end: 1.0e+8\(scheduler)}
    train: {\(train)}
    """
  }

  private func run(_ spec: String, _ folder: TemporaryFolder) throws -> (RunFiles, [[String]]) {
    _ = try folder.write(Array(spec.utf8), "s.yaml")
    let process = try RunnerProcess(["s.yaml", "--quiet"], in: folder.path)
    #expect(process.status == 0, "\(process.errors)")
    let files = RunFiles(latestOf: "range", in: "\(folder.path)/results")
    let text = String(decoding: try #require(files.bytes("metrics.csv")), as: UTF8.self)
    return (files, text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) })
  }

  @Test func `a range test has a row a step and ends, done, where the loss runs away`() throws {
    let folder = try TemporaryFolder()
    let (files, rows) = try run(Self.spec(), folder)
    let result = try files.result()
    #expect(result["status"] as? String == "done")
    let message = try #require(result["message"] as? String)
    #expect(message.hasPrefix("the range test has ended: the "))
    let steps = (result["summary"] as? [String: Any])?["steps"] as? Int
    #expect(rows.count - 1 == steps && rows.count < 200 && rows.count > 20)
    // The rates are the schedule's: 12 decades in 199 steps.
    let column = try #require(rows[0].firstIndex { $0.hasPrefix("lr.") })
    for (step, row) in rows.dropFirst().enumerated() {
      let rate = try #require(Double(row[column]))
      #expect(abs(log10(rate) - (-4 + 12.0 * Double(step) / 199)) < 1e-9)
    }
    // The rule, applied to the rows by its closed form.
    let losses = try rows.dropFirst().map { try #require(Double($0[2])) }
    let averages = losses.indices.map { last in
      (0...last).map { 0.02 * pow(0.98, Double(last - $0)) * losses[$0] }.reduce(0, +)
        / (1 - pow(0.98, Double(last + 1)))
    }
    let beyond = averages.indices.first { averages[$0] > 4 * (averages[...$0].min() ?? 0) }
    #expect(beyond == nil ? message.hasSuffix("not finite") : beyond == losses.count - 1)
  }

  @Test func `what is given of rows and of the end is obeyed`() throws {
    let folder = try TemporaryFolder()
    let (files, rows) = try run(
      Self.spec(", stop_factor: 0", train: "steps: 120, log_every: 10st"), folder)
    #expect(try files.result()["status"] as? String == "done")
    let steps = try rows.dropFirst().map { try #require(Int($0[0])) }
    #expect(steps.dropLast().enumerated().allSatisfy { $1 == 10 * $0 + 9 } && steps.count > 5)
    let explain = try RunnerProcess(
      ["explain", "s.yaml", "train.log_every", "--set", "train.log_every=null"], in: folder.path)
    #expect(
      explain.output.contains("train.log_every = \"1st\"") && explain.output.contains("default"))
  }

  @Test func `a range test that is killed and resumed has the same bytes`() throws {
    let spec = Self.spec(", stop_factor: 0", train: "steps: 40, checkpoint_every: 1st")
      .replacing("1.0e+8", with: "1.0")
    let folder = try TemporaryFolder()
    let (whole, _) = try run(spec, folder)
    let other = try TemporaryFolder()
    _ = try other.write(Array(spec.utf8), "s.yaml")
    let started = try StartedRunner(["s.yaml", "--quiet"], in: other.path)
    let files = RunFiles(latestOf: "range", in: "\(other.path)/results")
    #expect(started.wait { files.bytes("checkpoint/state.safetensors") != nil })
    started.send(SIGKILL)
    _ = started.wait()
    let (resumed, _) = try run(spec, other)
    #expect(try resumed.remains() == whole.remains())
  }

  @Test func `find-lr reads runs, files and several of them`() throws {
    let folder = try TemporaryFolder()
    let (files, rows) = try run(Self.spec(), folder)
    let column = try #require(rows[0].firstIndex { $0.hasPrefix("lr.") })
    let table = "lr,loss\n" + rows.dropFirst().map { "\($0[column]),\($0[2])\n" }.joined()
    _ = try folder.write(Array(table.utf8), "t.csv")
    let answers = try [files.path, "results/range", "t.csv"].map { path in
      let process = try RunnerProcess(
        ["find-lr", path, "--json", "--quiet", "--raw"], in: folder.path)
      #expect(process.status == 0, "\(process.errors)")
      let json = try JSONSerialization.jsonObject(with: Data(process.output.utf8))
      return try #require((json as? [String: Any])?["suggestions"] as? [String: Any])
    }
    for method in ["valley", "slide", "minimum", "steep", "lightning", "torch_lr_finder"] {
      let rates = answers.map { $0[method] as? Double }
      #expect(rates[0] != nil && rates[0] == rates[1] && rates[0] == rates[2], "\(method)")
    }
    #expect(answers.allSatisfy { $0["smith"] is NSNull })
  }

  @Test(arguments: [
    ("lr,loss\n0.1,1\n0.2,x\n", 65, "t.csv:3: error: 'loss' is 'x', which is no number"),
    ("lr,loss\n0.2,1\n0.1,2\n", 65, "t.csv:3: error: the learning rates of a range test increase"),
    ("rate,loss\n0.2,1\n", 65, "t.csv:1: error: a range test has a column 'lr'"),
    ("0.1,1\n0,2\n", 65, "t.csv:2: error: a learning rate of a range test is above 0"),
    ("lr,loss\n", 65, "t.csv: error: has no rows"),
    (nil, 66, "t.csv: error: no such file or folder"),
  ])
  func `what is no range test is told at its line`(
    _ text: String?, _ status: Int32, _ message: String
  ) throws {
    let folder = try TemporaryFolder()
    if let text { _ = try folder.write(Array(text.utf8), "t.csv") }
    let process = try RunnerProcess(["find-lr", "t.csv"], in: folder.path)
    #expect(process.status == status && process.output.isEmpty)
    #expect(process.errors.hasPrefix(message), "\(process.errors)")
  }

  /// The digits of `experiments/onecycle.yaml`.
  private static let digits = "\(Project.root)/experiments/onecycle.yaml"

  @Test func `a spec is tested, its options are told, and short cycles tell whether they are good`()
    throws
  {
    let folder = try TemporaryFolder()
    let process = try RunnerProcess(
      [
        "find-lr", Self.digits, "--seeds", "3", "--apply", Self.digits, "--verify", Self.digits,
        "--json",
        "--quiet",
      ], in: folder.path)
    #expect(process.status == 0, "\(process.errors)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(process.output.utf8)) as? [String: Any])
    #expect((json["sources"] as? [String])?.count == 3)
    let recommended = try #require(json["recommended"] as? [String: Double])
    let max = try #require(recommended["max"])
    #expect(json["options"] as? [String] == ["scheduler.lr=\(max)"])
    let verification = try #require(json["verification"] as? [String: Any])
    let best = try #require(verification["best"] as? Double)
    #expect([max / 3, max, max * 3].contains(best))
    // The same cycles at nine rates, half a decade apart.
    let losses = try (0..<9).map { index -> (rate: Double, loss: Double) in
      let rate = pow(10, -3 + 0.5 * Double(index))
      let run = try RunnerProcess(
        [
          Self.digits, "--json", "--quiet", "--out", "grid", "--set",
          "scheduler={type: one_cycle_policy, interval: step, lr: \(rate)}", "--set",
          "train={steps: 100, evaluate_every: 100st}", "--set", "name=cycle",
        ], in: folder.path)
      let result = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      let summary = result?["summary"] as? [String: Any]
      let isDone = result?["status"] as? String == "done"
      return (rate, isDone ? summary?["validation.loss"] as? Double ?? .infinity : .infinity)
    }
    let grid = try #require(losses.min { $0.loss < $1.loss })
    #expect(abs(log10(best) - log10(grid.rate)) <= 1, "\(best), of the grid \(grid)")
  }

  @Test(arguments: [
    ("{type: cyclic, base_lr: 0.1, max_lr: 1}", ["scheduler.base_lr", "scheduler.max_lr"]),
    ("{type: one_cycle, max_lr: 1}", ["scheduler.max_lr"]),
    ("{type: cosine_annealing}", ["optimizer.lr"]), ("null", ["optimizer.lr"]),
  ])
  func `options go where the scheduler has its rates`(_ scheduler: String, _ paths: [String]) throws
  {
    let folder = try TemporaryFolder()
    let rates = (0..<40).map { "\(pow(10, -4 + 0.1 * Double($0))),\(2 - 0.03 * Double($0))\n" }
    _ = try folder.write(Array(rates.joined().utf8), "t.csv")
    let spec = "optimizer: {type: sgd, lr: 0.1}\nscheduler: \(scheduler)\ntrain: {epochs: 20}\n"
    _ = try folder.write(Array(spec.utf8), "s.yaml")
    let process = try RunnerProcess(
      ["find-lr", "t.csv", "--apply", "s.yaml", "--json", "--quiet"], in: folder.path)
    #expect(process.status == 0, "\(process.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(process.output.utf8)) as? [String: Any]
    let options = try #require(json?["options"] as? [String])
    #expect(options.map { String($0.prefix { $0 != "=" }) } == paths)
  }

  @Test func `a list of rates has no one rate to set`() throws {
    let folder = try TemporaryFolder()
    let rates = (0..<40).map { "\(pow(10, -4 + 0.1 * Double($0))),\(2 - 0.03 * Double($0))\n" }
    _ = try folder.write(Array(rates.joined().utf8), "t.csv")
    let spec = """
      optimizer: {type: sgd}
      scheduler: {type: list, lr: "linspace(0.1, 0, 20)"}
      train: {epochs: 20}
      """
    _ = try folder.write(Array(spec.utf8), "s.yaml")
    let process = try RunnerProcess(
      ["find-lr", "t.csv", "--apply", "s.yaml", "--quiet"], in: folder.path)
    #expect(process.status == 65 && process.errors.contains("there is no one rate to set"))
  }

  @Test func `weight decay is tested like a learning rate`() throws {
    let folder = try TemporaryFolder()
    let spec = Self.spec(train: "steps: 30").replacing("1.0e-4", with: "0")
      .replacing("1.0e+8", with: "0.3, mode: linear, knob: weight_decay")
      .replacing("momentum: 0.9", with: "lr: 0.05")
    let (files, rows) = try run(spec, folder)
    let column = try #require(rows[0].firstIndex { $0.hasPrefix("weight_decay.") })
    let values = try rows.dropFirst().map { try #require(Double($0[column])) }
    for (step, value) in values.enumerated() {
      #expect(abs(value - 0.3 * Double(step) / 29) < 1e-15)
    }
    let process = try RunnerProcess(["find-lr", files.path], in: folder.path)
    #expect(process.status == 0 && process.output.contains("method           weight_decay"))
    #expect(process.output.contains(": 29 rates from 0.01034 to 0.3"))
  }

  /// A table of so many rates, whose loss falls.
  private static func table(_ count: Int, _ folder: TemporaryFolder, _ name: String) throws {
    let rows = (0..<count).map { "\(pow(10, -4 + 0.05 * Double($0))),\(2 - 0.01 * Double($0))\n" }
    _ = try folder.write(Array(("\u{FEFF}" + rows.joined()).utf8), name)
  }

  @Test func `what cannot be read together, or not be applied, is told`() throws {
    let folder = try TemporaryFolder()
    try Self.table(60, folder, "long.csv")
    try Self.table(20, folder, "short.csv")
    let both = try RunnerProcess(["find-lr", "long.csv", "short.csv"], in: folder.path)
    #expect(both.status == 0 && both.errors.contains("the shortest goes, which has 20 rates"))
    let spec = "optimizer: {type: sgd, lr: 0.1}\ntrain: {epochs: 3}\n"
    _ = try folder.write(Array(spec.utf8), "s.yaml")
    try Self.table(5, folder, "few.csv")
    let none = try RunnerProcess(["find-lr", "few.csv", "--apply", "s.yaml"], in: folder.path)
    #expect(none.status == 65 && none.errors.contains("no recommendation"))
  }

  @Test func `a test of another knob has no rate to apply, and goes with none of rates`() throws {
    let folder = try TemporaryFolder()
    let spec = Self.spec(train: "steps: 60").replacing("1.0e-4", with: "0.1")
      .replacing("1.0e+8", with: "0.99, mode: linear, knob: momentum")
      .replacing("{type: sgd, momentum: 0.9}", with: "{type: sgd, lr: 0.01}")
    let (files, _) = try run(spec, folder)
    try Self.table(60, folder, "t.csv")
    let mixed = try RunnerProcess(["find-lr", "t.csv", files.path], in: folder.path)
    #expect(mixed.status == 65 && mixed.errors.contains("is a range test of momentum"))
    let applied = try RunnerProcess(
      ["find-lr", files.path, "--apply", "s.yaml"], in: folder.path)
    #expect(applied.status == 65 && applied.errors.contains("has no learning rate for --apply"))
  }

  @Test func `a run that has not ended is left out`() throws {
    let folder = try TemporaryFolder()
    let (files, _) = try run(Self.spec(), folder)
    let path = "\(files.path)/result.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("\"status\": \"done\"", with: "\"status\": \"interrupted\"")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let process = try RunnerProcess(["find-lr", "results/range"], in: folder.path)
    #expect(process.status == 66 && process.errors.contains("is left out: it is interrupted"))
  }

  @Test(arguments: [
    ("few points", "has only 6 points after trimming"), ("rises", "the loss never falls"),
    ("gap", "is not finite, and others"),
  ])
  func `what makes an answer doubtful is told`(_ kind: String, _ warning: String) throws {
    let folder = try TemporaryFolder()
    let rows = (0..<(kind == "few points" ? 12 : 60)).map { step -> String in
      let loss = kind == "rises" ? 1 + 0.01 * Double(step) : 2 - 0.01 * Double(step)
      return "\(pow(10, -4 + 0.05 * Double(step))),\(kind == "gap" && step == 30 ? .nan : loss)\n"
    }
    _ = try folder.write(Array(rows.joined().utf8), "t.csv")
    let process = try RunnerProcess(["find-lr", "t.csv"], in: folder.path)
    #expect(process.status == 0 && process.errors.contains(warning), "\(process.errors)")
  }
}

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
    let table = "lr,loss\n" + rows.dropFirst().map { "\($0[5]),\($0[2])\n" }.joined()
    #expect(rows[0][5].hasPrefix("lr."), "\(rows[0])")
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
}

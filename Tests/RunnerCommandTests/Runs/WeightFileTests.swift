import Foundation
import TestSupport
import Testing

/// `checkpoint/weights.safetensors`, and runs that begin with it.
@Suite struct WeightFileTests {
  /// A tensor as the format's description has it, read without the project's own reader.
  struct Stored: Equatable {
    let type: String
    let shape: [Int]
    let bytes: Data
  }

  static func tensors(_ path: String) throws -> [String: Stored] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let length = bytes[..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
    let header = try #require(
      JSONSerialization.jsonObject(with: bytes[8..<8 + length]) as? [String: [String: Any]])
    #expect(header["__metadata__"] as? [String: String] == ["format": "pt"])
    let data = bytes[(8 + length)...]
    var (tensors, held): ([String: Stored], Int) = ([:], 0)
    for (name, entry) in header where name != "__metadata__" {
      let offsets = try #require(entry["data_offsets"] as? [Int])
      held += offsets[1] - offsets[0]
      tensors[name] = Stored(
        type: try #require(entry["dtype"] as? String),
        shape: try #require(entry["shape"] as? [Int]),
        bytes: data.dropFirst(offsets[0]).prefix(offsets[1] - offsets[0]))
    }
    #expect(held == data.count)
    return tensors
  }

  /// A model with every layout: panels or blocks for products, plain for the rest.
  static func spec(
    epochs: Int, _ extra: String = "", lr: Double = 0.05, train: String = ""
  ) -> String {
    """
    data:
      dataset: normal
      samples: 60
      shape: [3, 6, 5]
      classes: 4
      batch_size: 16
      shuffle: false
      validation: 0.2
    model:
      - conv2d: {out_channels: 5, kernel_size: 3}
      - batch_norm2d
      - relu
      - flatten
      - linear: {out_features: 7, name: hidden}
      - layer_norm
      - linear: 4
    loss: cross_entropy
    optimizer: {type: sgd, lr: \(lr)}
    train: {epochs: \(epochs)\(train)}
    \(extra)
    """
  }

  struct Run {
    let path: String
    let rows: [[Substring]]
    let summary: [String: Any]
    var weights: String { "\(path)/checkpoint/weights.safetensors" }
  }

  private func run(_ spec: String, _ name: String, in folder: TemporaryFolder) throws -> Run {
    let file = try folder.write(Array(spec.utf8), "\(name).yaml")
    let process = try RunnerProcess([file, "--quiet"], in: folder.path)
    #expect(process.status == 0, "\(process.errors)")
    let path = RunFiles(latestOf: name, in: "\(folder.path)/results").path
    let text = try String(contentsOfFile: "\(path)/metrics.csv", encoding: .utf8)
    let json = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: "\(path)/result.json")))
    let result = try #require(json as? [String: Any])
    return Run(
      path: path,
      rows: text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
      },
      summary: try #require(result["summary"] as? [String: Any]))
  }

  @Test func `a run that is done leaves its weights under PyTorch's names`() throws {
    let folder = try TemporaryFolder()
    let tensors = try Self.tensors(run(Self.spec(epochs: 2), "a", in: folder).weights)
    // The state_dict of such a torch.nn.Sequential.
    let expected: [String: [Int]] = [
      "0.weight": [5, 3, 3, 3], "0.bias": [5], "1.weight": [5], "1.bias": [5],
      "1.running_mean": [5], "1.running_var": [5], "1.num_batches_tracked": [],
      "hidden.weight": [7, 60], "hidden.bias": [7], "5.weight": [7], "5.bias": [7],
      "6.weight": [4, 7], "6.bias": [4],
    ]
    #expect(tensors.mapValues(\.shape) == expected)
    // 48 samples in batches of 16, twice.
    #expect(
      tensors["1.num_batches_tracked"]
        == Stored(type: "I64", shape: [], bytes: Data([6, 0, 0, 0, 0, 0, 0, 0])))
    #expect(
      tensors.filter { $0.key != "1.num_batches_tracked" }.values.allSatisfy { $0.type == "F32" })
    let names = try FileManager.default.contentsOfDirectory(
      atPath: RunFiles(latestOf: "a", in: "\(folder.path)/results").path + "/checkpoint")
    #expect(names == ["weights.safetensors"])
  }

  /// SGD without momentum keeps nothing but the weights, and no sample changes its place: three
  /// epochs are two and one more, digit for digit.
  @Test func `a run that begins with the weights of another goes on where that was`() throws {
    let folder = try TemporaryFolder()
    let first = try run(Self.spec(epochs: 2), "two", in: folder)
    let whole = try run(Self.spec(epochs: 3), "three", in: folder)
    let rest = try run(
      Self.spec(epochs: 1, "init: {weights: \(first.weights)}"),
      "rest", in: folder)
    #expect(rest.rows.count == 2 && whole.rows.count == 4)
    // Losses, both of training and of validation with the running statistics.
    #expect(rest.rows[0][2...3] == ["train.loss", "validation.loss"])
    #expect(rest.rows[1][2...3] == whole.rows[3][2...3])
    #expect(rest.rows[1][2...3] != first.rows[1][2...3])
    #expect(try Self.tensors(rest.weights) == Self.tensors(whole.weights))
  }

  /// What a run says of its weights, against a run that begins with them and moves nothing.
  @Test(arguments: [
    (", keep_best: true", "best.validation.loss"), (", ema: 0.9", "validation.loss"),
    (", ema: 0.9, keep_best: true", "best.validation.loss"),
    (", early_stopping: {patience: 1}", "validation.loss"),
  ])
  func `the weights are those that were measured`(_ option: String, _ number: String) throws {
    let folder = try TemporaryFolder()
    func plain(_ spec: String) -> String { spec.replacing("  - batch_norm2d\n", with: "") }
    // A rate at which the loss of validation falls first and then rises.
    let first = try run(
      plain(Self.spec(epochs: 12, lr: 0.4, train: option)), "first", in: folder)
    let again = try run(
      plain(
        Self.spec(
          epochs: 1, "init: {weights: \(first.weights)}", lr: 0)),
      "again", in: folder)
    #expect(
      first.summary[number] as? Double == again.summary["validation.loss"] as? Double)
    #expect(first.summary["validation.loss"] as? Double == first.summary[number] as? Double)
    // Three updates an epoch, of which the first column names the last.
    let kept = first.rows.first { $0[0] == first.summary["kept.step"].map { "\($0)" } }
    #expect((kept != nil) == number.hasPrefix("best"))
    guard let kept else { return }
    // As text: Foundation's JSON rounds the last digit in another way.
    let result = try String(contentsOfFile: "\(first.path)/result.json", encoding: .utf8)
    #expect(result.contains("\"train.loss\": \(kept[2]),"))
    #expect(result.contains("\"validation.loss\": \(kept[3]),"))
    #expect(kept != first.rows.last)
  }

  @Test func `a run that stops early says so`() throws {
    let folder = try TemporaryFolder()
    let spec = Self.spec(epochs: 12, lr: 0, train: ", early_stopping: {patience: 2}")
    let file = try folder.write(Array(spec.utf8), "flat.yaml")
    let process = try RunnerProcess([file], in: folder.path)
    let reason = "stopped early: validation.loss has not improved in 2 evaluations"
    #expect(process.status == 0 && process.output.contains("s (\(reason)): 9 steps, train.loss "))
    let json = try RunnerProcess([file, "--json"], in: folder.path).output
    #expect(json.contains("\"message\":\"\(reason)\""))
  }

  @Test func `a run that diverges leaves the last finite weights, and no others`() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.spec(epochs: 9, lr: 1e30).utf8), "wild.yaml")
    #expect(try RunnerProcess([file, "--quiet"], in: folder.path).status == 10)
    let files = RunFiles(latestOf: "wild", in: "\(folder.path)/results")
    #expect(files.bytes("metrics.csv") != nil)
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(files.path)/checkpoint")
    #expect(names == ["last_finite.safetensors"])
    let kept = try Self.tensors("\(files.path)/checkpoint/last_finite.safetensors")
    #expect(kept.count == 13)
    for (name, tensor) in kept where tensor.type == "F32" {
      let values = tensor.bytes.withUnsafeBytes { Array($0.bindMemory(to: Float.self)) }
      #expect(values.count > 1 && values.allSatisfy(\.isFinite), "\(name)")
    }
  }

  @Test func `the same bytes come out again, one run after the other or beside it`() async throws {
    let folder = try TemporaryFolder()
    let text =
      "threads: 1\n" + Self.spec(epochs: 30).replacing("shuffle: false", with: "shuffle: true")
    let file = try folder.write(Array(text.utf8), "same.yaml")
    let path = folder.path
    func bytes(_ out: String) throws -> [Data] {
      try ["metrics.csv", "checkpoint/weights.safetensors"].map {
        let files = RunFiles(latestOf: "same", in: "\(path)/\(out)")
        return try #require(files.bytes($0))
      }
    }
    for out in ["one", "two"] {
      #expect(try RunnerProcess([file, "--quiet", "--out", out], in: path).status == 0)
    }
    try await withThrowingTaskGroup(of: Int32.self) { group in
      for out in ["left", "right"] {
        group.addTask { try RunnerProcess([file, "--quiet", "--out", out], in: path).status }
      }
      for try await status in group { #expect(status == 0) }
    }
    let first = try bytes("one")
    #expect(first.allSatisfy { $0.count > 1000 })
    for out in ["two", "left", "right"] { #expect(try bytes(out) == first) }
  }
}

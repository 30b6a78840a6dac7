import Foundation
import TestSupport
import Testing

/// `runner results/NAME/ID/spec.yaml` is the run of that folder, whatever its spec was made of.
@Suite struct RunSpecTests {
  private static let base = """
    x-policy: &policy {type: one_cycle_policy, lr: 0.1, momentum_range: null}
    data: {dataset: csv, path: ../data/train.csv, target: y, batch_size: 2, validation: 0.5}
    model: [linear: 4, relu, linear: 1]
    loss: mse
    optimizer: {type: sgd, momentum: 0.9}
    scheduler: {<<: *policy, interval: step}
    train: {epochs: 3}
    results: {checkpoints: last}
    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["parts", "data", "specs", "elsewhere"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
    }
    _ = try folder.write(Self.base.utf8, "parts/base.yaml")
    let rows = (0..<8).map { "\($0),\($0 * 2)\n" }.joined()
    _ = try folder.write("x,y\n\(rows)".utf8, "data/train.csv")
    _ = try folder.write("x,y\n1,2\n3,4\n".utf8, "data/held.csv")
  }

  /// Runs a command and gives the folders that its lines begin with.
  @discardableResult
  private func runner(_ arguments: [String]) throws -> [String] {
    let run = try RunnerProcess(arguments, in: folder.path)
    #expect(run.status == 0, "\(arguments): \(run.errors)")
    return run.output.split(separator: "\n").map { String($0.prefix { $0 != ":" }) }
  }

  /// Checks that the spec of a run's folder, there and elsewhere, is that run.
  private func checkSpec(of path: String) throws {
    let spec = try Data(contentsOf: URL(fileURLWithPath: "\(folder.path)/\(path)/spec.yaml"))
    _ = try folder.write(Array(spec), "elsewhere/copy.yaml")
    for file in ["\(path)/spec.yaml", "elsewhere/copy.yaml"] {
      let again = try RunnerProcess([file, "--quiet", "--json"], in: folder.path)
      #expect(again.status == 0, "\(file): \(again.errors)")
      let json = try JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [String: Any]
      #expect(json?["id"] as? String == path.split(separator: "/").last.map(String.init))
    }
    let plain = try RunnerProcess(["\(path)/spec.yaml"], in: folder.path)
    #expect(plain.output == "\(path): already done\n")
  }

  static let cases: [(title: String, spec: String, options: [String])] = [
    ("extends, merge keys, x- keys", "extends: ../parts/base.yaml\nx-more: {a: 1}", []),
    (
      "--set", "extends: ../parts/base.yaml",
      ["--set", "train.epochs=4", "--set", "scheduler=null", "--set", "optimizer.lr=0.01"]
    ),
    (
      "a validation file and a test file",
      "extends: ../parts/base.yaml\ndata: {validation: ../data/held.csv, test: ../data/held.csv}",
      []
    ),
    (
      "a file of --set, relative to the spec", "extends: ../parts/base.yaml",
      ["--set", "data.test=../data/held.csv"]
    ),
  ]

  @Test(arguments: cases)
  func `a spec of several parts`(_ item: (title: String, spec: String, options: [String])) throws {
    _ = try folder.write(item.spec.utf8, "specs/main.yaml")
    let path = try #require(try runner(["specs/main.yaml"] + item.options).last)
    try checkSpec(of: path)
  }

  @Test func `weights of a file, weights of a run, and a run that is gone on from`() throws {
    _ = try folder.write("extends: ../parts/base.yaml".utf8, "specs/main.yaml")
    let path = try #require(try runner(["specs/main.yaml"]).last)
    let weights = "../\(path)/checkpoint/weights.safetensors"
    for source in [weights, "../\(path)"] {
      _ = try folder.write(
        "extends: ../parts/base.yaml\ninit: {weights: \(source)}\n".utf8, "specs/fine.yaml")
      let fine = try #require(try runner(["specs/fine.yaml"]).last)
      #expect(fine != path)
      try checkSpec(of: fine)
      // What it began with is in its state: the file need not be there any more.
      let further = try #require(
        try runner(["continue", fine, "--set", "train.epochs=5", "--quiet", "--json"]).first)
      #expect(!further.isEmpty)
    }
    let further = try #require(try runner(["continue", path, "--set", "train.epochs=5"]).last)
    try checkSpec(of: further)
    let second = try #require(try runner(["continue", further, "--set", "train.epochs=6"]).last)
    try checkSpec(of: second)
    _ = try folder.write(
      "name: main\nextends: ../parts/base.yaml\ntrain: {epochs: 5}\ncontinue: ../\(path)".utf8,
      "specs/on.yaml")
    #expect(try runner(["specs/on.yaml"]).last == further)
  }

  @Test func `trials of a sweep`() throws {
    _ = try folder.write(
      """
      extends: ../parts/base.yaml
      sweep: {product: {scheduler.lr: [0.1, 0.2], data.validation: [0.5, ../data/held.csv]}}
      """.utf8, "specs/sweep.yaml")
    try runner(["specs/sweep.yaml", "--quiet"])
    let root = "\(folder.path)/results/sweep"
    let ids = try FileManager.default.contentsOfDirectory(atPath: root)
      .filter { FileManager.default.fileExists(atPath: "\(root)/\($0)/spec.yaml") }
    #expect(ids.count == 4)
    for id in ids { try checkSpec(of: "results/sweep/\(id)") }
  }

  @Test func `trials of a sweep that go on from one run are the runs of the command`() throws {
    _ = try folder.write("extends: ../parts/base.yaml".utf8, "specs/main.yaml")
    let path = try #require(try runner(["specs/main.yaml"]).last)
    _ = try folder.write(
      """
      extends: ../parts/base.yaml
      name: main
      train: {epochs: 5}
      results: {weights: all}
      continue: {run: ../\(path)}
      sweep: {product: {scheduler.lr: [0.1, 0.2]}}
      """.utf8, "specs/sweep.yaml")
    try runner(["specs/sweep.yaml", "--quiet"])
    let trials = try FileManager.default.contentsOfDirectory(
      atPath: "\(folder.path)/results/main"
    ).filter { $0.count == 12 && !path.hasSuffix($0) }
    #expect(trials.count == 2)
    for trial in trials { try checkSpec(of: "results/main/\(trial)") }
    let command = [
      "continue", path, "--set", "train.epochs=5", "--set", "scheduler.lr=0.2",
    ]
    let run = try RunnerProcess(command, in: folder.path)
    #expect(
      run.status == 0 && run.output.hasSuffix(": already done\n"), "\(run.output) \(run.errors)")
  }
}

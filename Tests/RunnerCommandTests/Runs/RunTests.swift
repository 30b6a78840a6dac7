import Foundation
import TestSupport
import Testing

/// `runner run` on the experiments that the project ships.
@Suite struct RunTests {
  private func object(_ text: String) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(json as? [String: Any])
  }

  @Test func `the main experiment learns, is not run twice, and gives the same bytes again`() throws
  {
    let folder = try TemporaryFolder()
    let file = "\(Project.root)/experiments/onecycle.yaml"
    let first = try RunnerProcess([file, "--json"], in: folder.path)
    #expect(first.status == 0, "\(first.errors)")
    let result = try object(first.output)
    let summary = try #require(result["summary"] as? [String: Any])
    #expect(try #require(summary["validation.accuracy"] as? Double) >= 0.97)
    #expect(result["status"] as? String == "done")
    let id = try #require(result["id"] as? String)
    #expect(id.count == 12)
    let readme = try String(contentsOfFile: "\(Project.root)/README.md", encoding: .utf8)
    #expect(readme.contains("    results/onecycle/\(id): done in "))
    let run = "\(folder.path)/results/onecycle/\(id)"
    let before = try Data(contentsOf: URL(fileURLWithPath: "\(run)/metrics.csv"))

    let second = try RunnerProcess(["run", file], in: folder.path)
    #expect(second.status == 0)
    #expect(second.output == "results/onecycle/\(id): already done\n")

    let elsewhere = try RunnerProcess([file, "--quiet", "--out", "other/place"], in: folder.path)
    #expect(elsewhere.status == 0)
    #expect(elsewhere.output.isEmpty && elsewhere.errors.isEmpty)
    let other = "\(folder.path)/other/place/onecycle/\(id)/metrics.csv"
    #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == before)

    // Forced, it has a folder of its own, and the old one stays as it was.
    let forced = try RunnerProcess([file, "--force", "--quiet"], in: folder.path)
    #expect(forced.status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(run)-2/metrics.csv")) == before)
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(run)/metrics.csv")) == before)
    #expect(RunFiles(latestOf: "onecycle", in: "\(folder.path)/results").id == "\(id)-2")
  }

  @Test func `a run leaves the file verbatim, every value's origin, and a header known before`()
    throws
  {
    let folder = try TemporaryFolder()
    let file = "\(Project.root)/experiments/readme.yaml"
    let run = try RunnerProcess([file, "--set", "train.epochs=3"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let results = RunFiles(latestOf: "readme", in: "\(folder.path)/results").path
    let source = try String(contentsOfFile: "\(results)/source.yaml", encoding: .utf8)
    #expect(try source == String(contentsOfFile: file, encoding: .utf8))
    let resolved = try object(
      String(contentsOfFile: "\(results)/resolved.json", encoding: .utf8))
    let origins = try #require(resolved["origins"] as? [String: String])
    #expect(origins["train.epochs"] == "option --set train.epochs=3")
    #expect(origins["optimizer.weight_decay"] == "default")
    #expect(origins["seed"] == "\(file):4:7")
    let rows = try String(contentsOfFile: "\(results)/metrics.csv", encoding: .utf8)
      .split(separator: "\n")
    #expect(rows.first == "step,epoch,train.loss,lr.default,momentum.default")
    // The policy's first values for 3 epochs: p = 1, so lr/10, lr, lr/10.
    #expect(rows.dropFirst().map { $0.split(separator: ",")[3] } == ["0.001", "0.01", "0.001"])
  }

  @Test func `a loss that is no longer finite ends the run and keeps what was measured`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Array("x,y\n1e18,1\n-1e18,2\n3e18,3\n".utf8), "data.csv")
    let spec = """
      data: {dataset: csv, path: data.csv, target: y, batch_size: full}
      model: [linear: 4, linear: 1]
      loss: mse
      optimizer: {type: sgd, lr: 1}
      train: {epochs: 20}
      """
    let file = try folder.write(Array(spec.utf8), "wild.yaml")
    let run = try RunnerProcess([file], in: folder.path)
    #expect(run.status == 10)
    #expect(run.errors.contains("diverged: the loss was"))
    let results = RunFiles(latestOf: "wild", in: "\(folder.path)/results").path
    let result = try object(String(contentsOfFile: "\(results)/result.json", encoding: .utf8))
    #expect(result["status"] as? String == "diverged")
    let rows = try String(contentsOfFile: "\(results)/metrics.csv", encoding: .utf8)
    #expect(rows.hasPrefix("step,epoch,train.loss,lr.default,momentum.default\n0,0,"))
    #expect(try RunnerProcess([file], in: folder.path).status == 10)
  }

  @Test func `what an experiment is called by does not depend on how it is spelled`() throws {
    let folder = try TemporaryFolder()
    let data = "data: {dataset: normal, samples: 8, shape: 3, batch_size: full}\n"
    let rest = "model: [linear: 1]\nloss: mean\ntrain: {epochs: 2}\n"
    let spellings = [
      data + rest + "optimizer: {type: sgd, lr: 0.5}\n",
      "# a comment\noptimizer:\n  lr: 5e-1\n  type: sgd\n" + rest + data,
      "description: other words\n" + data + rest + "optimizer: {type: sgd, lr: 1/2}\n",
    ]
    for (index, text) in spellings.enumerated() {
      let file = try folder.write(Array(text.utf8), "same.yaml")
      let run = try RunnerProcess([file], in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.hasSuffix("already done\n") == (index > 0))
    }
    let other = data + rest + "optimizer: {type: sgd, lr: 0.25}\n"
    let file = try folder.write(Array(other.utf8), "same.yaml")
    #expect(try !RunnerProcess([file], in: folder.path).output.contains("already done"))
  }

  @Test func `batches that are accumulated train like one batch of all their samples`() throws {
    let folder = try TemporaryFolder()
    func losses(_ batch: String, _ train: String) throws -> [Double] {
      let spec = """
        data: {dataset: normal, samples: 20, shape: 3, outputs: 2, shuffle: false, \(batch)}
        model: [linear: 4, tanh, linear: 2]
        loss: mse
        optimizer: {type: adamw, lr: 0.05}
        train: {epochs: 10\(train)}
        """
      let file = try folder.write(Array(spec.utf8), "spec.yaml")
      let run = try RunnerProcess([file, "--json"], in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      let id = try #require(object(run.output)["id"] as? String)
      let table = try String(
        contentsOfFile: "\(folder.path)/results/spec/\(id)/metrics.csv", encoding: .utf8)
      return table.split(separator: "\n").dropFirst().compactMap {
        Double($0.split(separator: ",")[2])
      }
    }
    let whole = try losses("batch_size: full", "")
    let parts = try losses("batch_size: 5", ", accumulate: 4")
    #expect(whole.count == 10 && parts.count == 10)
    for (a, b) in zip(whole, parts) { #expect(abs(a - b) < 1e-5 * abs(a)) }
    // A norm that no gradient reaches changes nothing; a small one does.
    #expect(try losses("batch_size: full", ", clip_grad_norm: 1e9") == whole)
    #expect(try losses("batch_size: full", ", clip_grad_norm: 1e-9") != whole)
  }

  @Test func `several files are all checked before the first one runs`() throws {
    let folder = try TemporaryFolder()
    let good = "\(Project.root)/experiments/readme.yaml"
    let bad = try folder.write(Array("name: [".utf8), "bad.yaml")
    let run = try RunnerProcess([good, bad], in: folder.path)
    #expect(run.status == 65)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/results"))
  }

  @Test func `a result holds what made it, and --json prints one line a run`() throws {
    let folder = try TemporaryFolder()
    let files = try ["a", "b"].map { name in
      let spec = """
        data: {dataset: normal, samples: 8, shape: 3, batch_size: full}
        model: [linear: 1]
        loss: mean
        optimizer: {type: sgd, lr: 1/2}
        train: {epochs: 2}
        """
      return try folder.write(Array(spec.utf8), "\(name).yaml")
    }
    let options = ["--set", "optimizer.lr=1e-1", "--set", "seed=3", "--json"]
    // New, and already done.
    for _ in 0..<2 {
      let run = try RunnerProcess(files + options, in: folder.path)
      #expect(run.status == 0, "\(run.errors)")
      let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
      try #require(lines.count == 3 && lines[2].isEmpty)
      for (name, line) in zip(["a", "b"], lines) {
        let result = try object(String(line))
        let id = try #require(result["id"] as? String)
        #expect(result["format"] as? Int == 3 && result["name"] as? String == name)
        #expect(result["overrides"] as? [String] == ["optimizer.lr=1e-1", "seed=3"])
        let values = try #require(result["values"] as? [String: Any])
        #expect((values["optimizer"] as? [String: Any])?["lr"] as? Double == 0.1)
        #expect((values["optimizer"] as? [String: Any])?["momentum"] as? Double == 0)
        #expect(values["seed"] as? Int == 3)
        #expect((result["instructions"] as? String)?.isEmpty == false)
        let path = try #require(result["folder"] as? String)
        #expect(path.hasPrefix("/") && path.hasSuffix("/results/\(name)/\(id)"))
        let file = try String(contentsOfFile: "\(path)/result.json", encoding: .utf8)
        #expect(try object(file) as NSDictionary == result as NSDictionary)
      }
    }
  }

  /// What `results/**/result.json` finds, with links followed.
  @Test func `whoever looks for results meets each run once`() throws {
    let folder = try TemporaryFolder()
    let file = "\(Project.root)/experiments/readme.yaml"
    for seed in 0..<3 {
      let options = ["--quiet", "--set", "train.epochs=3", "--set", "seed=\(seed)"]
      #expect(try RunnerProcess([file] + options, in: folder.path).status == 0)
    }
    for pattern in ["results/*/*/result.json", "results/readme/*/result.json"] {
      let found = try RunnerProcess(
        [], in: folder.path, through: ["bash", "-c", "ls \(pattern)"])
      #expect(found.output.split(separator: "\n").count == 3)
    }
    let deep = try RunnerProcess(
      [], in: folder.path, through: ["bash", "-c", "find -L results -name result.json"])
    #expect(deep.output.split(separator: "\n").count == 3)
  }

  @Test func `several files run one after the other, and each one's suspicions are told once`()
    throws
  {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] {
      let spec = """
        data: {dataset: csv, path: data.csv, target: y, batch_size: full}
        model: [linear: 1]
        loss: mse
        metrics: [mae]
        optimizer: {type: sgd, lr: 0.1}
        train: {epochs: 2}
        """
      _ = try folder.write(Array(spec.utf8), "\(name).yaml")
    }
    _ = try folder.write(Array("x,y\n1,2\n3,4\n".utf8), "data.csv")
    let run = try RunnerProcess(["a.yaml", "b.yaml"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].hasPrefix("results/a/") && lines[1].hasPrefix("results/b/"))
    for name in ["a", "b"] {
      #expect(run.errors.count(of: "\(name).yaml:4:11: warning: metrics: nothing is measured") == 1)
    }
  }
}

extension String {
  fileprivate func count(of text: String) -> Int { components(separatedBy: text).count - 1 }
}

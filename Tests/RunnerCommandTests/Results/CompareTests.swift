import Foundation
import TestSupport
import Testing

/// `runner compare`.
@Suite struct CompareTests {
  private func addCell(
    _ results: WrittenResults, _ name: String, lr: Double, _ values: [(Int, Double?)]
  ) throws {
    for (seed, value) in values {
      let text = value.map { "\($0)" } ?? "null"
      try results.add(
        name, "id\(seed)", seed: seed, status: value == nil ? "diverged" : "done",
        values: "\"optimizer\": {\"type\": \"sgd\", \"lr\": \(lr)}",
        summary: "\"validation.accuracy\": \(text), \"best.validation.accuracy.step\": 3")
    }
  }

  private func expectEqual(_ value: Any?, _ expected: Double) {
    let value = value as? Double
    #expect(value.map { abs($0 - expected) < 1e-11 } ?? false, "\(value as Any), not \(expected)")
  }

  @Test(arguments: CompareCase.all)
  func `what is said of two cells is what SciPy says`(_ each: CompareCase) throws {
    let results = try WrittenResults()
    // Under one name, since that would differ as well.
    try addCell(results, "s", lr: 0.1, each.a)
    for (seed, value) in each.b {
      try results.add(
        "s", "other\(seed)", seed: seed,
        values: "\"optimizer\": {\"type\": \"sgd\", \"lr\": 0.2}",
        summary: "\"validation.accuracy\": \(try #require(value))")
    }
    let json = try results.object(
      "compare", "results/s", "--metric", "accuracy", "--json")
    #expect(json["metric"] as? String == "validation.accuracy")
    #expect(json["direction"] as? String == "maximize" && json["best"] as? String == each.best)
    let cells = try #require(json["cells"] as? [[String: Any]])
    try #require(cells.count == 2)
    let other = cells[each.best == "A" ? 1 : 0]
    let found = try #require(other["comparison"] as? [String: Any])
    let sign: Double = each.best == "A" ? -1 : 1
    #expect(found["test"] as? String == each.test && found["n"] as? Int == each.count)
    expectEqual(found["difference"], sign * each.difference)
    expectEqual(found["p"], each.p)
    let probability = each.best == "A" ? each.probability : 1 - each.probability
    expectEqual(found["probability_of_improvement"], probability)
    expectInterval(found["interval"], each.interval, sign)
    if let bootstrap = each.bootstrap { expectInterval(found["bca_interval"], bootstrap, sign) }
    #expect((json["remarks"] as? [String])?.first == each.sentence)
  }

  @Test(arguments: CompareCase.all)
  func `cells are averaged over folds as over seeds`(_ each: CompareCase) throws {
    let results = try WrittenResults()
    func add(_ lr: Double, _ values: [(Int, Double?)]) throws {
      for (fold, value) in values {
        try results.add(
          "s", "\(lr)-\(fold)", seed: 3, status: value == nil ? "diverged" : "done",
          values:
            "\"data\": {\"split\": {\"folds\": 99, \"fold\": \(fold)}}, \"optimizer\": {\"lr\": \(lr)}",
          summary: "\"validation.accuracy\": \(value.map { "\($0)" } ?? "null")")
      }
    }
    try add(0.1, each.a)
    try add(0.2, each.b)
    let json = try results.object(
      "compare", "results/s", "--metric", "accuracy", "--json", "--over", "data.split.fold")
    let cells = try #require(json["cells"] as? [[String: Any]])
    try #require(cells.count == 2 && json["best"] as? String == each.best)
    let found = try #require(
      cells[each.best == "A" ? 1 : 0]["comparison"] as? [String: Any])
    #expect(found["test"] as? String == each.test && found["n"] as? Int == each.count)
    expectEqual(found["p"], each.p)
    expectEqual(found["difference"], each.best == "A" ? -each.difference : each.difference)
    let differences = json["differences"] as? [[String: Any]]
    #expect(
      differences?.compactMap { $0["path"] as? String } ?? ["optimizer.lr"] == ["optimizer.lr"])
  }

  @Test func `a path that no run has is told, and one cell alone has its mean over folds`() throws {
    let results = try WrittenResults()
    for fold in 0..<4 {
      try results.add(
        "s", "id\(fold)", seed: 0, values: "\"data\": {\"split\": {\"fold\": \(fold)}}",
        summary: "\"validation.accuracy\": \([0.5, 0.6, 0.7, 0.8][fold])")
    }
    let wrong = try results.run("compare", "results/s", "--over", "data.split.flod")
    #expect(wrong.status == 64 && wrong.errors.contains("no run has a value at 'data.split.flod'"))
    let mean = try results.run(
      "compare", "results/s", "--metric", "accuracy", "--over", "data.split.fold")
    // The t quantile of three degrees of freedom, 3.182446, times 0.1290994 / 2.
    #expect(mean.status == 0, "\(mean.errors)")
    #expect(mean.output.contains("0.65 ± 0.2054 (n = 4)"), "\(mean.output)")
  }

  private func expectInterval(_ value: Any?, _ interval: (Double, Double), _ sign: Double) {
    let bounds = value as? [Double] ?? []
    guard bounds.count == 2 else {
      Issue.record("no interval")
      return
    }
    let expected = sign < 0 ? (-interval.1, -interval.0) : interval
    expectEqual(bounds[0], expected.0)
    expectEqual(bounds[1], expected.1)
  }

  @Test func `runs that cannot be compared are named and counted`() throws {
    let results = try WrittenResults()
    try addCell(results, "a", lr: 0.1, (0..<3).map { ($0, 0.5 + Double($0) / 8) })
    try addCell(results, "b", lr: 0.2, [(0, 0.25), (1, nil), (2, 0.5)])
    try results.add(
      "b", "id7", seed: 7, status: "pruned",
      values: "\"optimizer\": {\"type\": \"sgd\", \"lr\": 0.2}")
    try results.add(
      "b", "id8", seed: 8, values: "\"optimizer\": {\"type\": \"sgd\", \"lr\": 0.2}",
      summary: "\"validation.accuracy\": null")
    let process = try results.run("compare", "results/a", "results/b", "--metric", "accuracy")
    #expect(process.status == 0 && process.errors.isEmpty)
    #expect(
      process.output.contains(
        "B: 3 of 5 runs cannot be compared: \(results.folder.path)/results/b/id1 (diverged), "
          + "\(results.folder.path)/results/b/id7 (pruned), "
          + "\(results.folder.path)/results/b/id8 (validation.accuracy is not finite)"),
      "\(process.output)")
    let lines = process.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("name ") && $0.contains("a") && $0.contains("b") })
    #expect(lines.contains { $0.split(separator: " ") == ["optimizer.lr", "0.1", "0.2"] })
    #expect(!process.output.contains("optimizer.type"))
    // SciPy 1.17: t.ppf(0.975, 2)·sem([0.5, 0.625, 0.75]) is 0.31051721396879127.
    #expect(process.output.contains("0.625 ± 0.3105 (n = 3)"))
  }

  @Test(arguments: [
    ("{product: {optimizer.lr: [0.1, 0.3, 0.5]}, repeats: 6}", ["optimizer.lr"]),
    (
      """
      {search: random, trials: 6, space: {optimizer.lr: "log_uniform(1e-3, 1)", \
      optimizer.type: [sgd, adamw]}, confirm: {top: 2, repeats: 6}}
      """, nil
    ),
  ])
  func `the cells of a sweep are compared as its summary says`(
    _ sweep: String, _ paths: [String]?
  ) throws {
    let files = try SweepFiles(sweep)
    #expect(try files.run().status == 0)
    let process = try RunnerProcess(["compare", "out/s", "--json"], in: files.folder.path)
    #expect(process.status == 0 && process.errors.isEmpty, "\(process.errors)")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(process.output.utf8)) as? [String: Any])
    let summary = try #require(
      try JSONSerialization.jsonObject(with: Data(try files.text("summary.json").utf8))
        as? [String: Any])
    let cells = try #require(json["cells"] as? [[String: Any]])
    let expected = try #require(summary["cells"] as? [[String: Any]])
    #expect(cells.count == expected.count && json["metric"] as? String == "train.loss")
    #expect(json["comparisons"] as? Int == summary["comparisons"] as? Int)
    for (cell, expected) in zip(cells.sorted(by: byRank), expected.sorted(by: byRank)) {
      let phase = try #require(expected["phase"] as? String)
      let counted = try #require(expected[phase] as? [String: Any])
      #expect(cell["rank"] as? Int == expected["rank"] as? Int)
      #expect(cell["phase"] as? String == phase && cell["n"] as? Int == counted["n"] as? Int)
      let mean = ((cell["metrics"] as? [String: Any])?["train.loss"] as? [String: Any])?["mean"]
      #expect(mean as? Double == counted["mean"] as? Double)
      let (own, other) = (cell["comparison"], expected["comparison"])
      #expect((own as? NSDictionary) == (other as? NSDictionary))
    }
    let differences = try #require(json["differences"] as? [[String: Any]])
    if let paths { #expect(differences.map { $0["path"] as? String } == paths) }
    let byPath = try RunnerProcess(
      ["compare", try files.sweep(), "--json"], in: files.folder.path)
    #expect(byPath.status == 0)
    let again = try JSONSerialization.jsonObject(with: Data(byPath.output.utf8)) as? [String: Any]
    #expect(again?["best"] as? String == json["best"] as? String)
  }

  @Test func `means and differences are not cut to fit a terminal`() throws {
    let results = try WrittenResults()
    try addCell(results, "a", lr: 0.1, CompareCase.all[0].a)
    try addCell(results, "b", lr: 0.2, CompareCase.all[0].b)
    let process = try results.run(
      "compare", "results/a", "results/b", "--metric", "accuracy", environment: ["COLUMNS": "80"])
    // SciPy 1.17, as in CompareCase: means and half widths of t intervals.
    for text in ["0.93 ± 0.01672", "0.8725 ± 0.01986", "-0.0575 ± 0.005912"] {
      #expect(process.output.contains(text), "\(process.output)")
    }
    let lines = process.output.split(separator: "\n").map(String.init)
    // The last is a sentence.
    #expect(lines.dropLast().allSatisfy { $0.count <= 80 })
  }

  private func byRank(_ a: [String: Any], _ b: [String: Any]) -> Bool {
    (a["rank"] as? Int ?? 0) < (b["rank"] as? Int ?? 0)
  }

  @Test func `two runs show what differs, and that one seed each says nothing`() throws {
    let files = try SweepFiles("null")
    #expect(try files.run("--set", "optimizer.lr=0.3").status == 0)
    #expect(try files.run("--set", "train.steps=30", "--set", "seed=4").status == 0)
    let runs = files.runs().map { "out/s/\($0)" }
    let process = try RunnerProcess(["compare"] + runs, in: files.folder.path)
    #expect(process.status == 0 && process.errors.isEmpty, "\(process.errors)")
    for path in ["optimizer.lr", "train.steps", "train.loss"] {
      #expect(process.output.contains("\n\(path) "), "\(process.output)")
    }
    #expect(process.output.contains("too few seeds to be compared; 6 or more seeds of each"))
    let same = try RunnerProcess(["compare", runs[0], runs[0]], in: files.folder.path)
    #expect(same.status == 0 && same.output.contains("nothing"))
  }

  @Test func `a second run of a seed is left out by name`() throws {
    let results = try WrittenResults()
    for (id, loss) in [("x", 0.5), ("x-2", 0.25)] {
      try results.add(
        "a", id, started: "2026-11-2\(id.count)T00:00:00.000Z", summary: "\"train.loss\": \(loss)")
    }
    try results.add("b", "y", summary: "\"train.loss\": 0.75")
    let json = try results.object("compare", "results/a", "results/b", "--json")
    let cells = try #require(json["cells"] as? [[String: Any]])
    #expect(cells.map { $0["n"] as? Int } == [1, 1])
    #expect((cells[0]["repeated"] as? [String])?.map { $0.hasSuffix("/a/x") } == [true])
    #expect(
      (json["remarks"] as? [String])?.contains { $0.hasPrefix("A: left out") } == true)
  }

  @Test func `of many cells the best stand side by side, and runs without a value are counted`()
    throws
  {
    let results = try WrittenResults()
    for cell in 0..<16 {
      try results.add(
        "a", "id\(cell)", status: cell % 2 == 0 ? "done" : "failed",
        values: "\"optimizer\": {\"lr\": \(cell)}", summary: "\"train.loss\": \(20 - cell)")
    }
    let process = try results.run(
      "compare", "results/a", environment: ["COLUMNS": "60"])
    #expect(process.status == 0)
    let lines = process.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "the 6 best of 16 cells are shown side by side; --json has all")
    #expect(
      lines.contains {
        $0.split(separator: " ") == ["optimizer.lr", "10", "12", "14", "4", "6", "8"]
      })
    #expect(
      lines.contains { $0.hasPrefix("8 of 16 runs cannot be compared: ") && $0.contains("3 more") })
    #expect(lines.contains { $0.hasPrefix("1     G (optimizer.lr=14)  1  6") })
  }

  @Test func `a cell that alone has a value is not said to be better`() throws {
    let results = try WrittenResults()
    try results.add("a", "x", summary: "\"train.loss\": 0.5")
    try results.add("b", "y", status: "interrupted", summary: "\"train.loss\": 0.75")
    let process = try results.run("compare", "results/a", "results/b")
    #expect(process.status == 0)
    #expect(
      process.output.contains("nothing can be compared: A (name=a) alone has a value of train.loss")
    )
    let none = try results.run("compare", "results/b", "results/b")
    #expect(none.status == 66 && none.errors.contains("no run is done"))
  }

  @Test func `what cannot be compared is told with the right status`() throws {
    let results = try WrittenResults()
    try results.add("a", "x", summary: "\"train.loss\": 0.5, \"validation.accuracy\": 0.5")
    try results.add("b", "y", summary: "\"train.loss\": 0.75")
    let missing = try results.run("compare", "results/a", "results/none")
    #expect(missing.status == 66 && missing.errors.contains("results/none: error: "))
    let one = try results.run("compare", "results/a")
    #expect(one.status == 64 && one.errors.contains("compare takes two paths or more"))
    let metric = try results.run(
      "compare", "results/a", "results/b", "--metric", "validation.acuracy")
    #expect(
      metric.status == 64 && metric.output.isEmpty
        && metric.errors.contains("did you mean 'validation.accuracy'?"), "\(metric.errors)")
    #expect(try results.run("compare").status == 64)
    #expect(try results.run("compare", "results/a", "--colour").status == 64)
  }
}

import Foundation
import TestSupport
import Testing

/// `summary.json` of a sweep that was run, against what its `trials.csv` comes to by plain counting.
@Suite struct SweepSummaryTests {
  /// The training loss of each cell by seed.
  private func losses(_ files: SweepFiles) throws -> [[Double]] {
    let rows = try files.text("trials.csv").split(separator: "\n").dropFirst()
    var cells: [[Double]] = []
    for row in rows {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      let cell = try #require(Int(fields[2]))
      if cell == cells.count { cells.append([]) }
      cells[cell].append(try #require(Double(fields[fields.count - 1])))
    }
    return cells
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  private func deviation(_ values: [Double]) -> Double {
    let mean = mean(values)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1))
      .squareRoot()
  }

  /// The share of all patterns of signs whose sum is as far from 0.
  private func p(_ differences: [Double]) -> Double {
    let patterns = 1 << differences.count
    let sums = (0..<patterns).map { pattern in
      differences.indices.reduce(0.0) {
        $0 + (pattern >> $1 & 1 == 0 ? differences[$1] : -differences[$1])
      }
    }
    return Double(sums.count { abs($0) >= abs(sums[0]) * (1 - 1e-12) }) / Double(patterns)
  }

  private func expectEqual(_ found: Any?, _ expected: Double) {
    let found = found as? Double ?? .nan
    #expect(abs(found - expected) <= 1e-10 * abs(expected), "\(found) is not \(expected)")
  }

  @Test func `the numbers of summary.json are those of the trials`() throws {
    let files = try SweepFiles(
      "{product: {optimizer.lr: [0.1, 0.5], optimizer.momentum: [0, 0.5]}, repeats: 6}")
    let run = try files.run("--jobs", "2")
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    let losses = try losses(files)
    #expect(losses.count == 4 && losses.allSatisfy { $0.count == 6 })
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(try files.text("summary.json").utf8))
        as? [String: Any])
    let means = losses.map(mean)
    let best = try #require(means.indices.min { means[$0] < means[$1] })
    #expect(json["format"] as? Int == 1 && json["best"] as? Int == best)
    let cells = try #require(json["cells"] as? [[String: Any]])
    let others = losses.indices.filter { $0 != best }
    let raw = others.map { cell in p(zip(losses[cell], losses[best]).map { $0 - $1 }) }
    for (place, cell) in cells.enumerated() {
      let searched = cell["searched"] as? [String: Any]
      expectEqual(searched?["mean"], means[place])
      expectEqual(searched?["sd"], deviation(losses[place]))
      #expect(cell["rank"] as? Int == 1 + means.count { $0 < means[place] })
      guard let order = others.firstIndex(of: place) else { continue }
      let found = try #require(cell["comparison"] as? [String: Any])
      let differences = zip(losses[place], losses[best]).map { $0 - $1 }
      expectEqual(found["difference"], mean(differences))
      expectEqual(found["sd"], deviation(differences))
      expectEqual(found["p"], raw[order])
      // t(5) at 0.975, by SciPy.
      let half = 2.5705818366147395 * deviation(differences) / 6.0.squareRoot()
      expectEqual((found["interval"] as? [Double])?[1], mean(differences) + half)
      // Holm: the p of each is raised to that of those before it.
      let adjusted = raw.indices.filter { raw[$0] <= raw[order] }.map { test in
        min(1, Double(raw.count { $0 > raw[test] } + raw.count { $0 == raw[test] }) * raw[test])
      }
      expectEqual(found["p_adjusted"], adjusted.max() ?? .nan)
      let better = differences.reduce(0) { $0 + ($1 > 0 ? 1 : $1 == 0 ? 0.5 : 0) } / 6
      #expect(found["probability_of_improvement"] as? Double == better)
    }
    try expectImportance(json, losses, means)
  }

  @Test func `a search has a cell a point, importances, and cells that are confirmed`() throws {
    let files = try SweepFiles(
      """
      {search: random, trials: 12, space: {optimizer.lr: "log_uniform(1e-3, 1)", \
      optimizer.type: [sgd, adamw], optimizer.momentum: {uniform: [0, 0.9], when: \
      {optimizer.type: sgd}}}, confirm: {top: 2, repeats: 6}}
      """)
    let run = try files.run()
    #expect(run.status == 0 && run.messages.isEmpty, "\(run.messages)")
    let trials = try files.text("trials.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(
      trials[0].joined(separator: ",")
        == "trial,id,cell,optimizer.lr,optimizer.type,optimizer.momentum,seed,phase,status,steps,"
        + "epochs,train.loss")
    #expect(trials.count == 25)
    #expect(trials.dropFirst().allSatisfy { ($0[4] == "adamw") == $0[5].isEmpty })
    #expect(trials[1...12].allSatisfy { $0[6].isEmpty && $0[7] == "searched" })
    #expect(
      trials[13...].map { $0[6] } == ["1", "2", "3", "4", "5", "6", "1", "2", "3", "4", "5", "6"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(try files.text("summary.json").utf8))
        as? [String: Any])
    let cells = try #require(json["cells"] as? [[String: Any]])
    let confirmed = cells.filter { $0["phase"] as? String == "confirmed" }
    #expect(cells.count == 12 && confirmed.count == 2 && json["comparisons"] as? Int == 1)
    for cell in confirmed {
      let number = String(try #require(cell["cell"] as? Int))
      let own = trials[13...].filter { $0[2] == number }.compactMap { Double($0[11]) }
      expectEqual((cell["confirmed"] as? [String: Any])?["mean"], mean(own))
      #expect(own.count == 6 && (cell["searched"] as? [String: Any])?["n"] as? Int == 1)
    }
    #expect(Set(confirmed.compactMap { $0["rank"] as? Int }) == [1, 2])
    let importance = try #require(json["importance"] as? [String: Any])
    #expect(importance["method"] as? String == "ped_anova" && importance["n"] as? Int == 12)
  }

  private func expectImportance(
    _ json: [String: Any], _ losses: [[Double]], _ means: [Double]
  ) throws {
    // Cells in order: (0, 0), (0, 1), (1, 0), (1, 1), with contrasts of two levels each.
    let contrasts: [[Double]] = [[-1, -1, 1, 1], [-1, 1, -1, 1], [1, -1, -1, 1]]
    let squares = contrasts.map { contrast in
      let sum = zip(contrast, means).reduce(0) { $0 + $1.0 * $1.1 }
      return 6 * sum * sum / 4
    }
    let within = losses.reduce(0) { $0 + 5 * deviation($1) * deviation($1) }
    let total = squares.reduce(within, +)
    let importance = try #require(json["importance"] as? [String: Any])
    let axes = try #require(importance["axes"] as? [[String: Any]])
    let pairs = try #require(importance["pairs"] as? [[String: Any]])
    for (share, squares) in zip((axes + pairs).map { $0["share"] }, squares) {
      expectEqual(share, squares / total)
    }
    expectEqual(importance["error"], within / total)
    #expect(axes.count == 2 && pairs.count == 1)
  }
}

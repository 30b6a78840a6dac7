import Foundation
import TestSupport
import Testing

/// The two sweeps of the design, as they stand there, under small networks for the digits.
@Suite struct DesignSweepTests {
  private static let grid = """
    sweep:
      product:                      # every combination; `zip:` goes in step; the two nest
        scheduler.lr: [0.05, 0.1, 0.2]            # any path of the spec, checked like the spec
        optimizer.groups.biases.lr: logspace(-3, -1, 3)
        scheduler: [{type: one_cycle_policy, lr: 0.1}, {type: cosine_annealing, T_max: 100%}]   # whole blocks
      exclude: [{scheduler.lr: 0.2, optimizer.type: adam}]
      repeats: 8                    # seeds, from `seed` on; cells are compared by pairing them
      objective: {metric: validation.accuracy, of: best}

    """
  private static let search = """
    sweep:
      search: tpe                   # or random, sobol, gp
      trials: 200
      space:
        optimizer.type: choice(sgd, adamw)
        optimizer.lr: log_uniform(1e-4, 1)
        optimizer.momentum: {uniform: [0.8, 0.99], when: {optimizer.type: sgd}}
      pruner: {type: asha, min: 2ep, factor: 3}
      confirm: {top: 3, repeats: 10}   # the best cells again, on seeds that chose nothing

    """

  /// Runs a sweep with some settings.
  private func run(
    _ sweep: String, _ optimizer: String, _ settings: String...
  ) throws -> (TemporaryFolder, RunnerProcess, [[Substring]]) {
    let folder = try TemporaryFolder()
    let text = """
      name: s
      data: {dataset: csv, path: \(Project.root)/experiments/data/digits.csv.gz, header: false, \
      target: 64, batch_size: 256, validation: 0.2}
      model: [linear: 10]
      loss: cross_entropy
      metrics: [accuracy]
      optimizer: \(optimizer)
      \(sweep)
      """
    _ = try folder.write(Array(text.utf8), "s.yaml")
    let options = settings.flatMap { ["--set", $0] }
    let run = try RunnerProcess(["s.yaml", "--out", "out"] + options, in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let sweeps = "\(folder.path)/out/s/sweeps"
    let id = try FileManager.default.contentsOfDirectory(atPath: sweeps)
      .filter { !$0.hasPrefix(".") }.joined()
    let table = try String(contentsOfFile: "\(sweeps)/\(id)/trials.csv", encoding: .utf8)
    let rows = table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    return (folder, run, rows)
  }

  @Test func `the product runs to its end`() throws {
    let groups = "{type: sgd, lr: 0.01, groups: [{name: biases, params: '*.bias'}]}"
    let (folder, run, rows) = try run(
      "scheduler: {type: one_cycle_policy, lr: 0.1}\ntrain: {epochs: 2}\n" + Self.grid, groups,
      "sweep.repeats=2")
    // 3 · 3 · 2 cells with two seeds. A block replaces what an earlier axis set in it, so that three
    // cells each are one: 12 runs.
    #expect(rows.count == 37 && rows.dropFirst().allSatisfy { $0.contains("done") })
    #expect(Set(rows.dropFirst().map { $0[1] }).count == 12)
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/out/s")
    #expect(names.count { $0.count == 12 } == 12)
    #expect(run.output.hasSuffix(": 12 done\n"))
    #expect(run.errors.contains("24 of 36 trials are the same run as an earlier one"))
    #expect(run.errors.contains("warning: sweep.exclude: no cell is left out by it"))
  }

  @Test func `the search runs to its end`() throws {
    let (_, run, rows) = try run(
      "train: {epochs: 6}\n" + Self.search, "{type: sgd, lr: 0.01}", "sweep.trials=12")
    #expect(run.messages.isEmpty, "\(run.errors)")
    let phase = try #require(rows[0].firstIndex(of: "phase"))
    let (searched, confirmed) = (
      rows.dropFirst().filter { $0[phase] == "searched" },
      rows.dropFirst().filter { $0[phase] == "confirmed" }
    )
    #expect(searched.count == 12 && confirmed.count == 30)
    #expect(confirmed.allSatisfy { $0[phase + 1] == "done" })
    #expect(Set(confirmed.map { $0[2] }).count == 3)
    let pruned = searched.filter { $0[phase + 1] == "pruned" }
    // Pruned where asha's rungs are: after 2 or 6 epochs, the latter of which is the end.
    #expect(!pruned.isEmpty && pruned.allSatisfy { $0[phase + 3] == "2" })
    for row in searched {
      #expect(row[3] == (row[5].isEmpty ? "adamw" : "sgd"))
    }
    #expect(run.output.hasSuffix(": \(42 - pruned.count) done, \(pruned.count) pruned\n"))
  }
}

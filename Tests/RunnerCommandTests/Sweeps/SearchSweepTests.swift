import Foundation
import TestSupport
import Testing

/// Sweeps whose trials follow from what earlier ones came to.
@Suite struct SearchSweepTests {
  static let sweeps = [
    """
    {search: tpe, trials: 16, lag: 4, space: {optimizer.lr: "log_uniform(1e-3, 1)", \
    optimizer.type: [sgd, adamw], optimizer.momentum: {uniform: [0, 0.9], when: \
    {optimizer.type: sgd}}}, confirm: {top: 2, repeats: 3}}
    """,
    "{product: {optimizer.lr: [0.001, 0.1, 0.5]}, repeats: 6, race: 0.1, confirm: {top: 1, repeats: 2}}",
    """
    {search: {gp: {startup_trials: 4}}, trials: 8, lag: 4, repeats: 2, \
    space: {optimizer.lr: "log_uniform(1e-3, 1)", data.batch_size: "int(2, 10)"}}
    """,
  ]

  @Test(arguments: sweeps)
  func `any number of jobs, and coordinators that are killed, leave the same bytes`(
    _ sweep: String
  ) throws {
    let files = try SweepFiles(sweep, steps: 500)
    for jobs in ["1", "2", "4"] {
      let run = try files.run("--quiet", "--jobs", jobs, out: jobs)
      #expect(run.status == 0, "\(run.errors)")
    }
    let remains = try files.remains("1")
    #expect(!remains.metrics.isEmpty)
    #expect(try files.remains("2") == remains)
    #expect(try files.remains("4") == remains)
    for count in [1, 3, 5, 7] {
      let started = try files.start("--quiet", "--jobs", "3", out: "killed")
      #expect(started.wait { files.runs("killed").count >= count })
      started.send(SIGKILL)
      #expect(started.wait() == -SIGKILL)
    }
    #expect(try files.run("--quiet", out: "killed").status == 0)
    #expect(try files.remains("killed") == remains)
    let again = try files.run()
    #expect(again.status == 0)
    let expanded = try RunnerProcess(
      ["expand", "--ids", "s.yaml", "--out", "1"], in: files.folder.path)
    #expect(expanded.output.split(separator: "\n").count == remains.metrics.count)
  }

  /// Every pruner beside a search, whose trials are short or long, so that later ones end before earlier
  /// ones where several run at a time.
  @Test(arguments: [
    "{type: asha, min: 20st, factor: 2}", "{type: hyperband, min: 10st, factor: 2}",
    "{type: median, startup_trials: 2, warmup: 20st}",
    "{type: patient, patience: 0, pruner: {type: median, startup_trials: 1}}",
    "{type: threshold, upper: 0.25, warmup: 30st}",
  ])
  func `a search with a pruner leaves the same bytes for any number of jobs and workers`(
    _ pruner: String
  ) throws {
    let files = try SweepFiles(
      """
      {search: {tpe: {startup_trials: 6}}, trials: 20, lag: 4, space: {optimizer.lr: \
      "log_uniform(1e-3, 1)", train.steps: [80, 640]}, pruner: \(pruner), \
      confirm: {top: 1, repeats: 2}}
      """)
    for jobs in ["1", "2", "4"] {
      let run = try files.run("--jobs", jobs, out: jobs)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains(" pruned\n"), "\(run.output)")
    }
    let workers = try ["1", "2", "1"].map { try files.start("work", "--quiet", "--jobs", $0) }
    for worker in workers {
      let (status, errors) = (worker.wait(), try worker.errors())
      #expect(status == 0 && errors.isEmpty, "\(errors)")
    }
    let remains = try files.remains("1")
    for out in ["2", "4", "out"] { #expect(try files.remains(out) == remains) }
    for out in ["1", "2", "4", "out"] {
      let check = try RunnerProcess(
        ["check", "s.yaml", "--journals", "--out", out], in: files.folder.path)
      #expect(check.status == 0 && check.output.hasSuffix("once more, all the same\n"))
    }
  }
}

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
}

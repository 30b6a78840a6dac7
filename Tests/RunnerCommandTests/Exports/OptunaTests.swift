import Foundation
import TestSupport
import Testing

/// Sweeps as studies, as Optuna's own storage reads them.
@Suite struct OptunaTests {
  private static let hasReader = PythonReader.has("optuna")

  /// Prints the study, then each trial.
  private static let reader = """
    import sys, optuna
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    from optuna.storages import JournalStorage
    from optuna.storages.journal import JournalFileBackend
    study = optuna.load_study(study_name=None, storage=JournalStorage(JournalFileBackend(sys.argv[1])))
    print(study.direction.name, len(study.trials))
    for name, kind in sorted(study.trials[0].distributions.items()): print(name, kind)
    for t in study.trials:
        print(t.number, t.state.name, t.value, sorted(t.params.items()), t.intermediate_values, t.user_attrs["id"])
    """

  private static let table = #"""
    trial,id,cell,lr,kind,n,status,validation.loss
    0,a,0,0.1,sgd,1,done,0.5
    1,b,1,1,"x ""y""",2,pruned,0.75
    2,c,2,0.001,,4,diverged,nan
    3,d,2,0.001,sgd,4,failed,
    4,e,2,0.001,sgd,4,running,
    5,f,2,0.001,sgd,4,,

    """#

  private func sample(_ table: String = table, summary: String? = nil) throws -> WrittenResults {
    let results = try WrittenResults()
    try results.add("s", "a")
    _ = try results.folder.write(
      "step,epoch,train.loss,validation.loss\n4,0,1,\n9,1,1,0.625\n19,2,1,0.5\n".utf8,
      "results/s/a/metrics.csv")
    let sweep = "results/s/sweeps/w"
    try FileManager.default.createDirectory(
      atPath: "\(results.folder.path)/\(sweep)/journal", withIntermediateDirectories: true)
    let spec = """
      name: s
      sweep:
        search: random
        trials: 6
        space: {lr: "log_uniform(1e-3, 1)", kind: "choice(sgd, adam)", n: "int(1, 5)"}
      """
    _ = try results.folder.write(spec.utf8, "\(sweep)/sweep.yaml")
    _ = try results.folder.write(table.utf8, "\(sweep)/trials.csv")
    let objective = #"{"objective": {"key": "validation.loss", "direction": "minimize"}}"#
    _ = try results.folder.write((summary ?? objective).utf8, "\(sweep)/summary.json")
    let reports = """
      {"report": {"trial": 1, "resource": 3, "value": 0.875}, "id": "b"}
      {"report": {"trial": 1, "resource": 9, "value": 0.75}, "id": "b"}

      """
    _ = try results.folder.write(reports.utf8, "\(sweep)/journal/one.jsonl")
    return results
  }

  @Test(.enabled(if: hasReader, "skipped: Python has no optuna"))
  func `Optuna reads all states, distributions and reports`() throws {
    let results = try sample()
    let process = try results.run("export", "optuna", "results/s", "--out", "study.log")
    #expect(process.status == 0 && process.errors == "study.log: 6 trials\n", "\(process.errors)")
    let read = try PythonReader.run(Self.reader, "\(results.folder.path)/study.log")
    #expect(
      read.output == #"""
        MINIMIZE 6
        kind CategoricalDistribution(choices=('sgd', 'x "y"'))
        lr FloatDistribution(high=1.0, log=True, low=0.001, step=None)
        n IntDistribution(high=5, log=False, low=1, step=1)
        0 COMPLETE 0.5 [('kind', 'sgd'), ('lr', 0.1), ('n', 1)] {9: 0.625, 19: 0.5} a
        1 PRUNED 0.75 [('kind', 'x "y"'), ('lr', 1.0), ('n', 2)] {3: 0.875, 9: 0.75} b
        2 FAIL None [('lr', 0.001), ('n', 4)] {} c
        3 FAIL None [('kind', 'sgd'), ('lr', 0.001), ('n', 4)] {} d
        4 RUNNING None [('kind', 'sgd'), ('lr', 0.001), ('n', 4)] {} e
        5 WAITING None [('kind', 'sgd'), ('lr', 0.001), ('n', 4)] {} f

        """#, "\(read.output)")
  }

  @Test func `what is no sweep, or has damaged tables, is told`() throws {
    let results = try sample()
    func status(_ results: WrittenResults, _ path: String, _ message: String) throws -> Int32 {
      let process = try results.run("export", "optuna", path, "--out", "study.log")
      #expect(process.errors.contains(message), "\(process.errors)")
      #expect(!FileManager.default.fileExists(atPath: "\(results.folder.path)/study.log"))
      return process.status
    }
    #expect(try status(results, "results/s/a", "is no sweep") == 66)
    #expect(try status(results, "none", "none: error: no such file") == 66)
    let short = try sample("trial,id,cell,lr,status\n0,a,0\n")
    #expect(try status(short, "results/s", "trials.csv:2: error: has 3 cells") == 65)
    let other = try sample("trial,id\n0,a\n")
    #expect(try status(other, "results/s", "trials.csv:1: error: expected") == 65)
    let aimless = try sample(summary: #"{"objective": {"key": 3}}"#)
    #expect(try status(aimless, "results/s", "summary.json: error: has no objective") == 65)
    let damaged = try sample(summary: "{")
    #expect(try status(damaged, "results/s", "has no trials.csv and summary.json") == 66)
    let away = try results.run("export", "optuna", "results/s", "--out", "no/study.log")
    #expect(away.status == 73)
  }
}

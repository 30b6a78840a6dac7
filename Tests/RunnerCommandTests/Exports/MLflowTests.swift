import Foundation
import TestSupport
import Testing

/// Runs for MLflow, as its own migration reads them.
@Suite struct MLflowTests {
  private static let hasReader = PythonReader.has("mlflow")

  /// Migrates a file store to a database, and prints what a client finds there.
  private static let reader = """
    import sys, subprocess, os
    source, target = sys.argv[1], "sqlite:///" + sys.argv[2]
    from pathlib import Path
    from mlflow.store.fs2db import migrate
    migrate(Path(source), target, progress=False)
    from mlflow.tracking import MlflowClient
    client = MlflowClient(target)
    print("FOUND")
    for e in sorted(client.search_experiments(), key=lambda e: e.name):
        if e.name == "Default": continue
        for r in sorted(client.search_runs([e.experiment_id]), key=lambda r: r.info.run_name):
            print(e.name, r.info.run_name, r.info.status, r.info.start_time, r.info.end_time)
            print(sorted(r.data.params.items()), r.data.tags["runner.status"])
            for key in sorted(r.data.metrics):
                print(key, [(m.step, m.value) for m in client.get_metric_history(r.info.run_id, key)])
    """

  private func sample() throws -> WrittenResults {
    let results = try WrittenResults()
    try results.add(
      "a", "one",
      values: #""optimizer": {"lr": 1e-7, "nesterov": true}, "x": {"../a/b é": "q: [1]"}"#,
      summary: #""best.validation.loss": 0.125, "best.validation.loss.step": 7"#)
    try results.add("b", "two", status: "diverged", values: #""train": {"steps": 5}"#)
    let header = "step,epoch,train.loss,validation.loss\n"
    _ = try results.folder.write(
      "\(header)0,0,0.5,\n7,1,1e-05,0.125\n".utf8, "results/a/one/metrics.csv")
    _ = try results.folder.write("\(header)0,0,nan,\n".utf8, "results/b/two/metrics.csv")
    return results
  }

  @Test(.enabled(if: hasReader, "skipped: Python has no mlflow"))
  func `MLflow migrates what is exported`() throws {
    let results = try sample()
    let process = try results.run("export", "mlflow", "results", "--out", "store")
    #expect(process.status == 0 && process.errors == "store: 2 runs\n", "\(process.errors)")
    let path = results.folder.path
    let read = try PythonReader.run(Self.reader, "\(path)/store", "\(path)/mlflow.db")
    let found = read.output.components(separatedBy: "FOUND\n").last
    #expect(
      found == """
        a one FINISHED 1795752409168 1795752409168
        [('optimizer.lr', '1e-07'), ('optimizer.nesterov', 'true'), ('seed', '0'), ('x..._a_b _', 'q: [1]')] done
        best.validation.loss [(7, 0.125)]
        epoch [(0, 0.0), (7, 1.0)]
        train.loss [(0, 0.5), (7, 1e-05)]
        validation.loss [(7, 0.125)]
        b two FAILED 1795752409168 1795752409168
        [('seed', '0'), ('train.steps', '5')] diverged
        epoch [(0, 0.0)]
        train.loss [(0, nan)]

        """, "\(read.output)")
  }

  @Test func `a folder of earlier runs is not mixed with others`() throws {
    let results = try sample()
    #expect(try results.run("export", "mlflow", "results/a", "--out", "store").status == 0)
    let meta = "\(results.folder.path)/store/mlruns/1/meta.yaml"
    #expect(FileManager.default.fileExists(atPath: meta))
    #expect(try results.run("export", "mlflow", "results", "--out", "store").status == 73)
    #expect(try results.run("export", "mlflow", "results", "--out", meta).status == 73)
    #expect(try results.run("export", "mlflow", "none", "--out", "other").status == 66)
  }

  @Test(arguments: [#""total": 1e308"#, #""total": -1"#, #""total": "x""#, #""total": null"#])
  func `times that make no sense do no harm`(_ seconds: String) throws {
    let results = try sample()
    for started in ["9999-12-31T23:59:59.999Z", "999999999999-1-1-1-1-1-1", "yesterday"] {
      let text = """
        {"format": 3, "name": "b", "id": "two", "status": "interrupted", "started": "\(started)",
        "seconds": {\(seconds)}, "summary": {"steps": 1}}
        """
      _ = try results.folder.write(text.utf8, "results/b/two/result.json")
      for tool in ["mlflow", "tensorboard"] {
        let process = try results.run(
          "export", tool, "results/b", "--out", "\(tool) \(started.prefix(6))")
        #expect(process.status == 0, "\(process.errors)")
      }
    }
  }

  @Test func `a link that leads nowhere is no place for a folder`() throws {
    let results = try sample()
    let link = "\(results.folder.path)/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
    for path in ["link", "link/"] {
      #expect(try results.run("export", "mlflow", "results", "--out", path).status == 73)
    }
  }
}

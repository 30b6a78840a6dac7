import Foundation
import TestSupport
import Testing

/// Runs as one long table, as DuckDB and polars read it.
@Suite struct ParquetExportTests {
  private static let hasReaders = PythonReader.has("duckdb, polars")

  /// Prints the columns with their types, then the rows.
  private static let reader = """
    import sys, duckdb, polars
    table = duckdb.sql(f"from '{sys.argv[1]}'")
    print(*[f"{n}:{t}" for n, t in zip(table.columns, table.types)])
    rows = table.fetchall()
    for row in rows: print(*["-" if c is None else c for c in row])
    assert repr(polars.read_parquet(sys.argv[1]).rows()) == repr(rows)
    """

  private func sample() throws -> WrittenResults {
    let results = try WrittenResults()
    let runs: [(id: String, seed: Int, status: String, values: String, table: String)] = [
      (
        "one", 3, "done", #""lr": 0.1, "nesterov": true, "x": 1, "same": 7"#,
        "step,epoch,train.loss,validation.loss\n0,0,0.5,\n7,1,0.25,0.125\n"
      ),
      (
        "two", 4, "diverged", #""lr": 0.5, "nesterov": false, "x": "ä b", "same": 7"#,
        "step,epoch,train.loss\n4,0,nan\n"
      ),
      ("three", 4, "running", #""lr": 2, "same": 7"#, "step,epoch,train.loss\n"),
    ]
    for run in runs {
      try results.add("a", run.id, seed: run.seed, status: run.status, values: run.values)
      _ = try results.folder.write(run.table.utf8, "results/a/\(run.id)/metrics.csv")
    }
    return results
  }

  @Test(.enabled(if: hasReaders, "skipped: Python has no duckdb and polars"))
  func `a row is a number of a run, with what differs between the runs`() throws {
    let results = try sample()
    let paths = ["one", "two", "three"].map { "results/a/\($0)" }
    let process = try RunnerProcess(
      ["export", "parquet"] + paths + ["--out", "x.parquet"], in: results.folder.path)
    #expect(process.status == 0 && process.output.isEmpty)
    #expect(process.errors == "x.parquet: 3 runs\n")
    let read = try PythonReader.run(Self.reader, "\(results.folder.path)/x.parquet")
    let types =
      "run:VARCHAR name:VARCHAR id:VARCHAR seed:UBIGINT status:VARCHAR step:BIGINT epoch:BIGINT "
      + "metric:VARCHAR value:DOUBLE lr:DOUBLE nesterov:BOOLEAN x:VARCHAR"
    #expect(
      read.output == """
        \(types)
        a/one a one 3 done 0 0 train.loss 0.5 0.1 True 1
        a/one a one 3 done 7 1 train.loss 0.25 0.1 True 1
        a/one a one 3 done 7 1 validation.loss 0.125 0.1 True 1
        a/two a two 4 diverged 4 0 train.loss nan 0.5 False ä b

        """, "\(read.output)")
  }

  @Test func `a damaged table is told with its line, and leaves the file that was there`() throws {
    let results = try sample()
    let place = "results/a/two/metrics.csv"
    _ = try results.folder.write("step,epoch\n0,1\n1\n".utf8, place)
    let out = try results.folder.write("old".utf8, "x.parquet")
    let process = try results.run("export", "parquet", "results", "--out", "x.parquet")
    #expect(process.status == 65)
    #expect(
      process.errors.contains("a/two/metrics.csv:3: error: has 1 cell, and the header 2 columns"))
    #expect(try String(contentsOfFile: out, encoding: .utf8) == "old")
    let names = try FileManager.default.contentsOfDirectory(atPath: results.folder.path)
    #expect(names.sorted() == ["results", "x.parquet"])
  }

  @Test func `paths without runs, and files that cannot be made, are told`() throws {
    let results = try sample()
    func status(_ arguments: String...) throws -> Int32 {
      try RunnerProcess(["export", "parquet"] + arguments, in: results.folder.path).status
    }
    #expect(try status("none", "--out", "x") == 66)
    #expect(try status("results", "--out", "no/x") == 73)
    #expect(try status("results", "--out", "results") == 73)
    #expect(try status("results", "--out", "") == 64)
    #expect(try status("results") == 64)
    for id in ["one", "two", "three"] {
      try FileManager.default.removeItem(
        atPath: "\(results.folder.path)/results/a/\(id)/metrics.csv")
    }
    #expect(try status("results", "--out", "x") == 66)
    #expect(!FileManager.default.fileExists(atPath: "\(results.folder.path)/x"))
  }

  @Test func `the same results have the same bytes`() throws {
    let results = try sample()
    for name in ["x", "y"] {
      #expect(try results.run("export", "parquet", "results", "--out", name).status == 0)
    }
    let manager = FileManager.default
    let bytes = manager.contents(atPath: "\(results.folder.path)/x")
    #expect(bytes?.suffix(4) == Data("PAR1".utf8))
    #expect(bytes == manager.contents(atPath: "\(results.folder.path)/y"))
  }

  /// A kill in the middle of an export, made sure of by a name that only this machine's processes take.
  @Test func `what a killed export has left beside its results, the next one removes`() throws {
    let results = try sample()
    let folder = results.folder.path
    var host = [CChar](repeating: 0, count: 65)
    #expect(gethostname(&host, 64) == 0)
    let text = String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let name = text.replacing(/[^a-zA-Z0-9]/, with: "_")
    // More than the system gives to processes.
    let left = ".tmp-\(name)-4194999-1-1"
    for (tool, out) in [("parquet", "x"), ("tensorboard", "y")] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(left)/a", withIntermediateDirectories: true)
      _ = try results.folder.write([1], "\(left)2")
      #expect(try results.run("export", tool, "results", "--out", out).status == 0)
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(names.sorted() == ["results", "x", "y"])
  }
}

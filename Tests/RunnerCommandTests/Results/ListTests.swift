import Foundation
import TestSupport
import Testing

/// `runner list`.
@Suite struct ListTests {
  private func sample() throws -> WrittenResults {
    let results = try WrittenResults()
    try results.add(
      "a", "one", seed: 1, started: "2026-11-01T00:00:00.000Z",
      values: """
        "optimizer": {"type": "sgd", "lr": 0.1, "groups": [{"name": "biases", "lr": 0.5}]},
        "scheduler": {"type": "one_cycle"}, "model": [{"linear": {"out_features": 64}}, {"relu": {}}]
        """, summary: "\"validation.loss\": 0.5, \"best.validation.loss\": 0.25")
    try results.add(
      "a", "two", seed: 2, started: "2026-11-03T00:00:00.000Z",
      values:
        "\"optimizer\": {\"type\": \"adam\", \"lr\": 0.01}, \"train\": {\"monitor\": \"accuracy\"}",
      summary: """
        "validation.loss": 0.75, "validation.accuracy": 0.9, "best.validation.accuracy": 0.95
        """)
    try results.add(
      "b", "three", seed: 3, status: "diverged", started: "2026-11-02T00:00:00.000Z",
      values: "\"optimizer\": {\"type\": \"sgd\", \"lr\": 10}", summary: "\"train.loss\": null")
    return results
  }

  private func ids(_ results: WrittenResults, _ arguments: String...) throws -> [String] {
    let process = try RunnerProcess(["list", "--csv"] + arguments, in: results.folder.path)
    #expect(process.status == 0, "\(process.errors)")
    return process.output.split(separator: "\n").dropFirst().map { line in
      String(line.split(separator: ",", omittingEmptySubsequences: false)[1])
    }
  }

  @Test func `a row a run has its main metric, and what a run lacks is empty`() throws {
    let results = try sample()
    let process = try results.run("list", "--csv")
    #expect(process.status == 0 && process.errors.isEmpty)
    #expect(
      process.output == """
        name,id,status,started,seconds,steps,metric,final,best
        a,one,done,2026-11-01T00:00:00.000Z,1.5,20,validation.loss,0.5,0.25
        b,three,diverged,2026-11-02T00:00:00.000Z,1.5,20,train.loss,,
        a,two,done,2026-11-03T00:00:00.000Z,1.5,20,validation.accuracy,0.9,0.95

        """)
    let json = try results.run("list", "--json").output.split(separator: "\n")
    let objects = json.map {
      try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
    #expect(objects.map { $0?["id"] as? String } == ["one", "three", "two"])
    #expect(objects[0]?["best"] as? Double == 0.25 && objects[1]?["best"] is NSNull)
    let table = try results.run("list", "results/a").output.split(separator: "\n")
    #expect(table.count == 3 && table[0].hasPrefix("name  id   status  started"))
    #expect(
      table[1].contains("2026-11-01 00:00")
        && table[1].hasSuffix("validation.loss        0.5  0.25"))
  }

  static let conditions: [([String], [String])] = [
    (["scheduler.type=one_cycle"], ["one"]),
    (["scheduler.type!=one_cycle"], ["three", "two"]),
    (["optimizer.lr<1e-1"], ["two"]),
    (["optimizer.lr<=0.10"], ["one", "two"]),
    (["optimizer.lr > 0.05", "optimizer.type=sgd"], ["one", "three"]),
    (["optimizer.lr=10.0"], ["three"]),
    (["validation.accuracy>=0.9"], ["two"]),
    (["status=done", "best.validation.loss<1"], ["one"]),
    (["optimizer.groups.biases.lr=0.5"], ["one"]),
    (["optimizer.groups.0.lr==0.5"], ["one"]),
    (["model.0.linear.out_features=64"], ["one"]),
    (["started>=2026-11-02"], ["three", "two"]),
    (["host=h", "name=b"], ["three"]),
    (["scheduler.type=null"], ["three", "two"]),
    (["scheduler.type!=null"], ["one"]),
    (["validation.accuracy<1"], ["two"]),
  ]

  @Test(arguments: conditions)
  func `runs are chosen by conditions that hold together`(
    _ conditions: [String], _ expected: [String]
  ) throws {
    let results = try sample()
    let process = try RunnerProcess(
      ["list", "--csv", "--columns", "seed"] + conditions.flatMap { ["--where", $0] },
      in: results.folder.path)
    #expect(process.status == 0 && process.errors.isEmpty, "\(process.errors)")
    let ids = process.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] }
    #expect(ids.map(String.init) == expected)
  }

  @Test func `runs are sorted by a value, those without it last`() throws {
    let results = try sample()
    #expect(try ids(results, "--sort", "optimizer.lr") == ["two", "one", "three"])
    #expect(try ids(results, "--sort", "-optimizer.lr") == ["three", "one", "two"])
    #expect(try ids(results, "--sort", "validation.loss") == ["one", "two", "three"])
    #expect(try ids(results, "--sort", "-validation.loss") == ["two", "one", "three"])
    #expect(try ids(results, "--sort=-name") == ["three", "one", "two"])
  }

  @Test func `columns are given by path, after the name and the ID`() throws {
    let process = try sample().run(
      "list", "--csv", "--columns", "optimizer.lr,id,scheduler.type,model")
    #expect(
      process.output == """
        name,id,optimizer.lr,scheduler.type,model
        a,one,0.1,one_cycle,"[{""linear"":{""out_features"":64}},{""relu"":{}}]"
        b,three,10,,
        a,two,0.01,,

        """)
  }

  @Test func `a path that no run has is told with the nearest one`() throws {
    let results = try sample()
    let process = try results.run(
      "list", "--where", "scheduler.tpye=one_cycle", "--sort", "lr", "--columns", "nonsense")
    #expect(process.status == 0 && process.output.isEmpty)
    #expect(
      process.errors == """
        runs: warning: no run has a value at 'scheduler.tpye'; did you mean 'scheduler.type'?
        runs: warning: no run has a value at 'lr'; did you mean 'optimizer.lr'?
        runs: warning: no run has a value at 'nonsense'
        runs: warning: none of 3 runs is as asked for

        """)
    #expect(try results.run("list", "--quiet", "--where", "x=1").errors.isEmpty)
  }

  @Test func `a result that says little is listed all the same, and a column once`() throws {
    let results = try WrittenResults()
    try results.add("a", "x")
    _ = try results.folder.write(Array("{\"status\": \"done\"}".utf8), "results/a/x/result.json")
    let process = try results.run("list", "--csv")
    #expect(process.status == 0 && process.errors.isEmpty, "\(process.errors)")
    #expect(process.output.hasSuffix("\na,x,done,,,,train.loss,,\n"))
    let columns = try results.run("list", "--json", "--columns", "status,id,status")
    #expect(columns.output == "{\"name\":\"a\",\"id\":\"x\",\"status\":\"done\"}\n")
  }

  @Test func `long values and narrow terminals do not break the table`() throws {
    let results = try sample()
    for id in ["four", "five"] {
      let long = String(repeating: id, count: 250_000)
      try results.add("c", id, values: "\"model\": \"\(long)\", \"loss\": \"\\u001b[31m\(id)\"")
    }
    let wide = try results.run("list", "--columns", "model,loss")
    #expect(wide.status == 0 && wide.output.split(separator: "\n").count == 6)
    #expect(wide.output.split(separator: "\n").allSatisfy { $0.count < 120 })
    #expect(!wide.output.unicodeScalars.contains("\u{1b}"))
    let narrow = try results.run(
      "list", "--columns", "model,loss,optimizer.lr", environment: ["COLUMNS": "50"])
    let lines = narrow.output.split(separator: "\n")
    #expect(lines.count == 6 && lines.allSatisfy { $0.count <= 50 }, "\(narrow.output)")
    // Numbers and IDs are whole.
    #expect(lines.contains { $0.contains("one ") && $0.hasSuffix("0.1") })
    let csv = try results.run("list", "--csv", "--columns", "model", "--where", "id=five")
    #expect(csv.output.utf8.count > 1_000_000)
  }

  @Test func `runs of a sweep, of a name and of a folder are listed, each once`() throws {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2]}, repeats: 2}")
    #expect(try files.run().status == 0)
    let sweep = try files.sweep()
    for folders in [["out"], ["out/s"], [sweep], ["out", "out/s", sweep]] {
      let process = try RunnerProcess(
        ["list", "--csv", "--columns", "optimizer.lr,seed,train.loss"] + folders,
        in: files.folder.path)
      #expect(process.status == 0 && process.errors.isEmpty, "\(process.errors)")
      let rows = process.output.split(separator: "\n").dropFirst()
        .map { $0.split(separator: ",").map(String.init) }
      #expect(Set(rows.map { $0[1] }) == Set(files.runs()) && rows.count == 4)
      #expect(Set(rows.map { "\($0[2]) \($0[3])" }) == ["0.1 0", "0.1 1", "0.2 0", "0.2 1"])
    }
  }

  @Test func `what cannot be listed is told with the right status`() throws {
    let empty = try WrittenResults()
    let none = try empty.run("list")
    #expect(none.status == 66 && none.errors == "results: error: \(none.errors.dropFirst(16))")
    let results = try sample()
    for arguments in [
      ["--where", "lr"], ["--where", "=3"], ["--sort", "-"], ["--columns", "a,,b"],
      ["--csv", "--json"], ["--colour"],
    ] {
      let process = try RunnerProcess(["list"] + arguments, in: results.folder.path)
      #expect(process.status == 64 && process.output.isEmpty, "\(arguments): \(process.status)")
    }
    #expect(try results.run("list", "results/a/one").status == 0)
    #expect(try results.run("list", "results/none").status == 66)
  }
}

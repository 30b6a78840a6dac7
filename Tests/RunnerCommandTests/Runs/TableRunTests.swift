import Foundation
import TestSupport
import Testing

/// Runs on tables of words and gaps: what they measure, and what their folders tell of the samples.
@Suite struct TableRunTests {
  /// A table of three cities, whose species follow from them; a column has gaps.
  private static let table: String = {
    let cities = ["Rome", "Oslo", "Bonn"]
    let rows = (0..<60).map { row in
      "\(row % 7 == 0 ? "" : String(row * 37 % 11)),\(cities[row % 3]),kind \(row % 3)\n"
    }
    return "age,city,species\n" + rows.joined()
  }()

  private func folder(_ data: String, _ files: [String: String] = [:]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let spec = """
      data: {dataset: csv, path: t.csv, target: species, batch_size: 4, \(data)}
      model: [linear: 3]
      loss: cross_entropy
      metrics: [accuracy]
      optimizer: {type: sgd, lr: 0.5}
      train: {epochs: 12}
      """
    _ = try folder.write(spec.utf8, "spec.yaml")
    _ = try folder.write(Self.table.utf8, "t.csv")
    for (name, text) in files { _ = try folder.write(text.utf8, name) }
    return folder
  }

  private func run(_ folder: TemporaryFolder, _ settings: [String] = []) throws -> String {
    let run = try RunnerProcess(
      ["spec.yaml"] + settings.flatMap { ["--set", $0] }, in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    return "\(folder.path)/\(run.output.prefix { $0 != ":" })"
  }

  private func json(_ path: String) throws -> [String: Any] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  private func summary(_ run: String) throws -> [String: Any] {
    try #require(try json("\(run)/result.json")["summary"] as? [String: Any])
  }

  @Test func `words are learnt, the test is measured at the end, and the folder tells how`() throws
  {
    let folder = try folder(
      "missing: mean, normalize: auto, split: {seed: 1, stratify: true}, validation: 0.2, test: 0.2"
    )
    let first = try run(folder)
    #expect(try summary(first)["test.accuracy"] as? Double == 1)
    let encoding = try json("\(first)/encoding.json")
    #expect(encoding["classes"] as? [String] == ["kind 0", "kind 1", "kind 2"])
    #expect(
      encoding["inputs"] as? [String] == ["age", "city=Bonn", "city=Oslo", "city=Rome"])
    let split = try json("\(first)/split.json")
    let (validation, test) = (
      try #require(split["validation"] as? [Int]), try #require(split["test"] as? [Int])
    )
    #expect(Set(validation).isDisjoint(with: test))
    // Row k is of class k mod 3.
    for part in [validation, test] {
      #expect((0..<3).map { kind in part.count { $0 % 3 == kind } } == [4, 4, 4])
    }
    // The filled mean, by hand, of the rows that are trained on.
    let held = Set(validation + test)
    let ages = (0..<60).filter { !held.contains($0) && $0 % 7 != 0 }.map { Double($0 * 37 % 11) }
    let columns = try #require(encoding["columns"] as? [[String: Any]])
    let fill = try #require(columns[0]["fill"] as? Double)
    #expect(abs(fill - ages.reduce(0, +) / Double(ages.count)) < 1e-12)
    // Seeds vary the initialisation alone.
    let second = try run(folder, ["seed=5"])
    #expect(second != first)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: "\(second)/split.json"))
        == Data(contentsOf: URL(fileURLWithPath: "\(first)/split.json")))
  }

  @Test
  func
    `words are embedded beside numbers, and others than those of the training samples are told of`()
    throws
  {
    let folder = try folder(
      "missing: mean, normalize: auto, columns: {city: index}",
      ["new.csv": "city,age\nRome,3\nBern,3\n"])
    let model = ["model=[embedding: {num_embeddings: 4, embedding_dim: 3, columns: 1}, linear: 3]"]
    let shown = try RunnerProcess(["data", "spec.yaml"], in: folder.path)
    #expect(shown.output.contains("indices for an embedding: columns 1, num_embeddings 4\n"))
    let run = try run(folder, model)
    let encoding = try json("\(run)/encoding.json")
    #expect(encoding["inputs"] as? [String] == ["city", "age"])
    let predicted = try RunnerProcess(
      ["predict", run, "--data", "new.csv", "--out", "p.csv"], in: folder.path)
    #expect(predicted.status == 0 && predicted.errors.contains("unknown words"), "\(predicted)")
    let rows = try String(contentsOfFile: "\(folder.path)/p.csv", encoding: .utf8).split(
      separator: "\n")
    #expect(rows.count == 3 && rows[1].hasPrefix("0,kind 0,"))
    let short = try RunnerProcess(
      [
        "check", "spec.yaml", "--set",
        "model=[embedding: {num_embeddings: 3, embedding_dim: 3, columns: 1}, linear: 3]",
      ], in: folder.path)
    #expect(short.status == 65 && short.errors.contains("num_embeddings: 4 has room for all"))
    for (model, message) in [
      (
        "[linear: 3]", "the first input is the number of a word, and no embedding takes it for such"
      ),
      (
        "[embedding: {num_embeddings: 9, embedding_dim: 3, columns: 2}, linear: 3]",
        "1 column of the table is an index, and the first 2 inputs are embedded: 'age' is none"
      ),
    ] {
      let check = try RunnerProcess(
        ["check", "spec.yaml", "--set", "data.normalize=null", "--set", "model=\(model)"],
        in: folder.path)
      #expect(check.errors.contains(message), "\(check.errors)")
    }
    // Words that are inputs of their own are no indices; numbers may be.
    for (columns, isOdd) in [
      ("{age: drop}", true), ("{age: drop, city: drop, species: category, n: number}", false),
    ] {
      let rows = (0..<9).map { "\($0),Rome,\($0 % 3),\($0 % 4)\n" }.joined()
      _ = try folder.write("age,city,species,n\n\(rows)".utf8, "n.csv")
      let check = try RunnerProcess(
        [
          "check", "spec.yaml", "--set", "data.normalize=null", "--set", "data.path=n.csv", "--set",
          "data.columns=\(columns)", "--set",
          "model=[embedding: {num_embeddings: 4, embedding_dim: 3}, flatten, linear: 3]",
        ], in: folder.path)
      let isTold = check.errors.contains(
        "0 columns of the table are indices, and the first 2 inputs are embedded: 'city=Rome'")
      #expect(check.status == 0 && isTold == isOdd, "\(check.errors)")
    }
    // The numbers of words stay where weights are taken, and what moves them is told.
    _ = try folder.write(
      Self.table.replacing("Rome", with: "Aachen").utf8, "aachen.csv")
    let further = [
      "model=[embedding: {num_embeddings: 5, embedding_dim: 3, columns: 1}, linear: 3]",
      "data.path=aachen.csv",
      "init={weights: \(run), exclude: ['0.*']}",
    ]
    let second = try self.run(folder, further)
    let columns = try #require(try json("\(second)/encoding.json")["columns"] as? [[String: Any]])
    #expect(
      columns.first { $0["name"] as? String == "city" }?["categories"] as? [String]
        == ["Bonn", "Oslo", "Rome", "Aachen"])
  }

  @Test func `columns of indices in another order than those of the weights are told of`() throws {
    let folder = try folder("columns: {city: index, kind: index}")
    func write(_ first: String, _ second: String, _ name: String) throws {
      let rows = (0..<20).map { row in
        let cells = ["city": ["Rome", "Oslo"][row % 2], "kind": ["a", "b", "c"][row % 3]]
        return "\(cells[first] ?? ""),\(cells[second] ?? ""),\(row % 3)\n"
      }
      _ = try folder.write("\(first),\(second),y\n\(rows.joined())".utf8, name)
    }
    try write("city", "kind", "t.csv")
    try write("kind", "city", "other.csv")
    let model = "model=[embedding: {num_embeddings: 7, embedding_dim: 2, columns: 2}, linear: 3]"
    let run = try run(folder, [model, "data.target=y"])
    let check = try RunnerProcess(
      [
        "check", "spec.yaml", "--set", model, "--set", "data.target=y", "--set",
        "data.path=other.csv", "--set",
        "init={weights: \(run)}",
      ], in: folder.path)
    #expect(check.errors.contains("column 'city', column 'kind'"), "\(check.errors)")
  }

  @Test func `what the test measures steers nothing`() throws {
    let folder = try folder("missing: mean, validation: 12, split: {seed: 1}")
    let without = try run(folder)
    let with = try run(folder, ["data.test=t.csv"])
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: "\(with)/metrics.csv"))
        == Data(contentsOf: URL(fileURLWithPath: "\(without)/metrics.csv")))
    #expect(try summary(without)["test.accuracy"] == nil)
    #expect(try summary(with)["test.accuracy"] != nil)
  }

  @Test func `a file of its own is validated on, wherever both files lie`() throws {
    let held = "age,city,species\n1,Rome,kind 0\n2,Oslo,kind 1\n3,Bonn,kind 2\n"
    let folder = try folder("missing: mean, validation: held.csv", ["held.csv": held])
    let first = try run(folder)
    #expect(try summary(first)["validation.accuracy"] as? Double == 1)
    let again = try RunnerProcess(["\(first)/spec.yaml"], in: folder.path)
    #expect(again.status == 0 && again.output.contains("already done"), "\(again.errors)")
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/moved", withIntermediateDirectories: true)
    _ = try folder.write(held.utf8, "moved/v.csv")
    let moved = try RunnerProcess(
      ["spec.yaml", "--set", "data.validation=moved/v.csv"], in: folder.path)
    #expect(moved.output.contains("already done"), "\(moved.output) \(moved.errors)")
  }

  @Test func `scaled targets are measured in their own unit`() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<40).map { "\($0 * 7 % 40),\($0 % 2 == 0 ? 900 : 1100)\n" }
    _ = try folder.write(("x,y\n" + rows.joined()).utf8, "t.csv")
    let spec = """
      data: {dataset: csv, path: t.csv, target: y, batch_size: full, normalize: auto, test: 10}
      model: [linear: 1]
      loss: mse
      metrics: {validation: [mae], train: [mae]}
      optimizer: {type: sgd, lr: 0}
      train: {epochs: 1}
      """
    _ = try folder.write(spec.utf8, "spec.yaml")
    let summary = try summary(try run(folder))
    // An untrained model is off by about one standard deviation of 100, and by 1 in that unit.
    for name in ["train.mae", "test.mae"] {
      let error = try #require(summary[name] as? Double)
      #expect(error > 30 && error < 400, "\(name)")
    }
    let loss = try #require(summary["test.loss"] as? Double)
    #expect(loss < 20)
  }

  @Test func `the classes of a run whose weights are taken keep their order`() throws {
    let folder = try folder("missing: mean")
    let first = try run(folder)
    _ = try folder.write(
      "age,city,species\n1,Rome,kind 2\n2,Oslo,kind 2\n2,Bonn,kind 1\n3,Oslo,kind 1\n".utf8,
      "few.csv")
    for weights in ["\(first)/checkpoint/weights.safetensors", first] {
      let second = try run(
        folder, ["data.path=few.csv", "seed=\(weights.count)", "init={weights: \(weights)}"])
      let encoding = try json("\(second)/encoding.json")
      #expect(encoding["classes"] as? [String] == ["kind 0", "kind 1", "kind 2"])
    }
  }

  @Test func `what is learnt anew beside weights of a run is told`() throws {
    let folder = try folder("missing: mean, normalize: auto")
    let first = try run(folder)
    let rows = Self.table.split(separator: "\n").dropLast(30).joined(separator: "\n")
    _ = try folder.write("\(rows)\n".utf8, "half.csv")
    for weights in [first, "\(first)/checkpoint/weights.safetensors"] {
      func warnings(_ settings: [String]) throws -> String {
        let all = ["init={weights: \(weights)}"] + settings
        let check = try RunnerProcess(
          ["check", "spec.yaml"] + all.flatMap { ["--set", $0] }, in: folder.path)
        #expect(check.status == 0, "\(check.errors)")
        return check.errors
      }
      #expect(try !warnings([]).contains("otherwise"))
      #expect(
        try warnings(["data.path=half.csv"]).contains(
          "init.weights: the samples are read otherwise than the run's: column 'age', normalize; "))
      #expect(try warnings(["data.normalize=null"]).contains("the run's: normalize;"))
    }
  }

  @Test func `data shows what was read`() throws {
    let folder = try folder("missing: mean, test: 0.2, split: {seed: 1, stratify: true}")
    let shown = try RunnerProcess(["data", "spec.yaml"], in: folder.path)
    #expect(shown.status == 0, "\(shown.errors)")
    for line in [
      "delimiter: \",\" (guessed)", "column 'age': number, 9 missing",
      "column 'city': category of 3 words",
      "samples: 60, inputs [4]", "training: 48 samples; classes: kind 0 16, kind 1 16, kind 2 16",
      "test: 12 samples; classes: kind 0 4, kind 1 4, kind 2 4",
    ] {
      #expect(shown.output.split(separator: "\n").contains { $0 == line }, "\(shown.output)")
    }
    let missing = try RunnerProcess(
      ["data", "spec.yaml", "--set", "data.path=no.csv"], in: folder.path)
    #expect(missing.status == 66 && missing.output.isEmpty)
  }
}

import Foundation
import TestSupport
import Testing

/// `runner plot`.
@Suite struct PlotTests {
  /// Two cells that differ by a rate: three seeds with SciPy's well-known intervals, and one seed.
  private func sample() throws -> WrittenResults {
    let results = try WrittenResults()
    for (seed, loss) in [(1, 1.0), (2, 2), (3, 4)] {
      try add(results, "a", "low\(seed)", seed, lr: 0.1, "0,1,\(loss),0.5\n9,2,\(loss),\n")
    }
    try add(results, "a", "high1", 1, lr: 0.2, "0,1,8,0.25\n9,2,nan,0.75\n19,3,5,0.75\n")
    return results
  }

  private func add(
    _ results: WrittenResults, _ name: String, _ id: String, _ seed: Int, lr: Double,
    status: String = "done", _ rows: String
  ) throws {
    try results.add(
      name, id, seed: seed, status: status, values: "\"optimizer\": {\"lr\": \(lr)}",
      summary: "\"train.loss\": 1")
    let text = "step,epoch,train.loss,validation.accuracy\n" + rows
    _ = try results.folder.write(Array(text.utf8), "results/\(name)/\(id)/metrics.csv")
  }

  @Test func `runs that differ by seed alone are one curve, whose points are SciPy's`() throws {
    let results = try sample()
    let run = try results.run("plot", "results/a", "--metric", "train.loss", "--csv", "-")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let rows = run.output.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(rows[0].joined(separator: ",") == "curve,metric,step,n,mean,low,high")
    let mean = rows.filter { $0[0] == "optimizer.lr=0.1" }
    #expect(mean.map { $0[2] } == ["0", "9"] && mean.allSatisfy { $0[3] == "3" })
    let numbers = mean[0].suffix(3).compactMap { Double($0) }
    let expected = [2.3333333333333335, -1.461249700263426, 6.1279163669300925]
    #expect(zip(numbers, expected).allSatisfy { abs($0 - $1) < 1e-12 } && numbers.count == 3)
    #expect(run.output.contains("optimizer.lr=0.2,train.loss,9,1,nan,,\n"))
    // The same whichever paths name them, each run once.
    let paths = ["low1", "low2", "low3", "high1", "low1/metrics.csv"].map { "results/a/\($0)" }
    let again = try RunnerProcess(
      ["plot"] + paths + ["--metric", "train.loss", "--csv", "-"], in: results.folder.path)
    #expect(Set(again.output.split(separator: "\n")) == Set(run.output.split(separator: "\n")))
  }

  @Test func `a legend names what differs, and of how many runs a curve is`() throws {
    let results = try sample()
    let run = try results.run(
      "plot", "results/a", environment: ["LC_ALL": "C", "COLUMNS": "70"])
    #expect(
      run.output.contains("** optimizer.lr=0.2\n++ optimizer.lr=0.1 - n=3\n"), "\(run.output)")
    #expect(run.output.contains("mean of 1 to 3 runs that differ by seed alone"))
    #expect(!run.output.contains("high1"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 70 })
    let picture = try results.run("plot", "results/a", "--svg", "-").output
    #expect(picture.hasPrefix("<?xml") && picture.contains("fill-opacity"))
    #expect(picture.contains(">optimizer.lr=0.1 · n=3<"))
  }

  @Test func `of one experiment all is drawn, and a single run has no band`() throws {
    let results = try sample()
    let one = try results.run("plot", "results/a/high1", "--svg", "-")
    #expect(one.output.contains(">accuracy<") && one.output.contains(">loss<"))
    #expect(!one.output.contains("fill-opacity"))
    let three = try RunnerProcess(
      ["plot", "results/a/low1", "results/a/low2", "--svg", "-"], in: results.folder.path)
    #expect(three.output.contains("fill-opacity") && three.output.contains("mean of 2 runs"))
  }

  @Test func `what has not ended, has no table or a damaged row is told and left out`() throws {
    let results = try sample()
    try add(results, "a", "low4", 4, lr: 0.1, status: "diverged", "0,1,100,0.5\n")
    try results.add("a", "other", seed: 9, values: "\"optimizer\": {\"lr\": 0.4}")
    try add(results, "a", "third", 1, lr: 0.3, "0,1,1,0.5\n9,1,1\n19,1,1,1\n")
    let run = try results.run("plot", "results/a", "--csv", "-", "--metric", "train.loss")
    #expect(run.status == 0)
    let place = "\(results.folder.path)/results/a"
    for line in [
      "\(place)/low4: warning: is no part of the mean over seeds: it is diverged",
      "\(place)/other/metrics.csv: warning: is missing, or cannot be read",
      "\(place)/third/metrics.csv:3: warning: has more or fewer cells than the header, and is left out",
    ] { #expect(run.errors.contains(line), "\(run.errors)") }
    #expect(!run.output.contains("100"))
    let quiet = try results.run(
      "plot", "results/a", "--csv", "-", "--metric", "train.loss", "--quiet")
    #expect(quiet.errors.isEmpty && quiet.output == run.output)
  }

  @Test func `of many curves those that end best are drawn, and all are in the table`() throws {
    let results = try WrittenResults()
    for place in 1...20 {
      try add(
        results, "m", "r\(place)", 1, lr: Double(place), "0,1,\(place),0.5\n9,2,\(place),0.5\n")
    }
    let run = try RunnerProcess(
      ["plot", "results/m", "--metric", "train.loss", "--svg", "m.svg", "--csv", "-"],
      in: results.folder.path)
    #expect(run.errors.contains("12 of 20 curves are drawn, those that end best; --csv has all"))
    let svg = try String(contentsOfFile: "\(results.folder.path)/m.svg", encoding: .utf8)
    #expect(svg.contains("lr=12<") && !svg.contains("lr=13<"))
    #expect(run.output.split(separator: "\n").count == 41)
  }

  /// Files that hold no curves, or odd ones: their text, the status, and what is said.
  static let files: [(text: String, status: Int32, message: String)] = [
    ("", 65, "f.csv:1: error: expected a column 'step'; this file has no header"),
    ("lr,loss\n1,2\n", 65, "f.csv:1: error: expected a column 'step'; this file has 'lr', 'loss'"),
    ("step,loss\n", 65, "f.csv: error: has no finite value to draw"),
    ("step,loss\n0,nan\n1,inf\n", 65, "f.csv: error: has no finite value to draw"),
    ("step,loss\n0,x\n", 65, "f.csv: error: has no finite value to draw"),
    ("step,loss\n5,1\n3,2\n", 65, "f.csv: error: the steps are not numbers that ascend from 0 on"),
    ("step,loss\n-1,1\n", 65, "f.csv: error: the steps are not"),
    ("step,loss\nnan,1\n", 65, "f.csv: error: the steps are not"),
    ("step,loss\n1e300,1\n", 65, "f.csv: error: the steps are not"),
    ("step,loss,loss\n0,1,2\n", 65, "f.csv:1: error: two columns have the same name"),
    ("step,loss\n0,1\n1,2,3\n", 0, "f.csv:3: warning: has more or fewer cells"),
    ("step,loss\n0,1\n", 0, ""), ("step,loss\r\n0,1\r\n1,2\r\n", 0, ""),
    ("step,loss\n0,1e308\n1,-1e308\n2,1e-320\n", 0, ""),
    ("step,\"a,\u{1B}b\"\n0.5,1\n1.5,2\n", 0, ""),
  ]

  @Test(arguments: files)
  func `any file is drawn or refused with its place`(
    _ each: (text: String, status: Int32, message: String)
  ) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Array(each.text.utf8), "f.csv")
    let run = try RunnerProcess(["plot", "f.csv"], in: folder.path)
    #expect(run.status == each.status, "\(run.errors)")
    #expect(each.message.isEmpty ? run.errors.isEmpty : run.errors.hasPrefix(each.message))
    #expect(run.output.isEmpty == (each.status != 0) && !run.output.contains("\u{1B}b"))
  }

  /// Calls that cannot be served, with the status and a part of what is said.
  static let mistakes: [(arguments: [String], status: Int32, message: String)] = [
    ([], 64, "Missing expected argument"), ([""], 64, "a path needs a name"),
    (["nope"], 66, "nope: error: no such file or folder"),
    (["."], 0, ""),
    (["results/a", "--metric", "acuracy"], 64, "did you mean 'accuracy'?"),
    (["results/a", "--metric", "x"], 64, "no run has a metric 'x'; there are 'train.loss'"),
    (["results/a", "--svg", ""], 64, "--svg and --csv need a file's name"),
    (["results/a", "--svg", "x", "--csv", "x"], 64, "would both write to x"),
    (["results/a/low1/metrics.csv", "--csv", "results/a/low1/metrics.csv"], 64, "would replace"),
    (["results/a", "--svg", "no/where.svg"], 73, "no/where.svg: error:"),
    (["results/a", "--csv", "results"], 73, "results: error:"),
  ]

  @Test(arguments: mistakes)
  func `a mistake is told`(
    _ each: (arguments: [String], status: Int32, message: String)
  ) throws {
    let results = try sample()
    let arguments = each.arguments == ["."] ? ["results"] : each.arguments
    let run = try RunnerProcess(["plot"] + arguments, in: results.folder.path)
    #expect(run.status == each.status, "\(run.errors)")
    #expect(each.message.isEmpty || run.errors.contains(each.message), "\(run.errors)")
    #expect(run.output.isEmpty == (each.status != 0))
  }
}

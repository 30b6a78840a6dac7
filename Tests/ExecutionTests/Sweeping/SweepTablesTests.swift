import JSON
import Results
import Sweeps
import Testing

@testable import Execution

@Suite struct SweepTablesTests {
  /// Two learning rates of two seeds, with a trial that failed and one that is not known.
  private func sample() -> SampleResults {
    var sample = SampleResults()
    sample.design = .grid(.axis(3))
    for rate in [0.1, 0.2, 0.4] { sample.addCell(rate) }
    sample.add([0.5, 0.75], to: 0)
    sample.add([0.875], to: 1)
    sample.add(.failed, message: "out of memory", to: 1, seed: 1)
    sample.add(.diverged, [.init(name: "steps", value: 7)], message: "nan", to: 2)
    sample.add(nil, to: 2, seed: 1)
    return sample
  }

  @Test func `a row of trials.csv has number, ID, cell, axes, seed, status and measures`() throws {
    #expect(
      try sample().text("trials.csv") == """
        trial,id,cell,optimizer.lr,seed,status,steps,validation.accuracy
        0,id0,0,0.1,0,done,20,0.5
        1,id1,0,0.1,1,done,20,0.75
        2,id2,1,0.2,0,done,20,0.875
        3,id3,1,0.2,1,failed,,
        4,id4,2,0.4,0,diverged,7,
        5,id5,2,0.4,1,,,

        """)
    #expect(
      try sample().text("seconds.csv").hasPrefix("trial,id,seconds\n0,id0,0.5\n1,id1,0.5\n"))
  }

  @Test func `a row of summary.csv has the statistics of a cell and its rank`() throws {
    // By hand: 0.625 ± t(1) · 0.125 with t = 12.706204736174694. The cell with a failed trial is second.
    let rows = try sample().text("summary.csv").split(separator: "\n")
    #expect(rows[0] == "cell,optimizer.lr,n,mean,sd,low,high,min,max,rank")
    let first = rows[1].split(separator: ",", omittingEmptySubsequences: false)
    #expect(first[0...3] == ["0", "0.1", "2", "0.625"] && first[7...] == ["0.5", "0.75", "1"])
    let numbers = first[4...6].compactMap { Double($0) }
    for (number, expected) in zip(
      numbers, [0.1767766952966369, 0.625 - 1.5882755920218368, 0.625 + 1.5882755920218368])
    { #expect(abs(number - expected) < 1e-12) }
    #expect(rows[2...] == ["1,0.2,1,0.875,,,,0.875,0.875,2", "2,0.4,0,,,,,,,"])
  }

  @Test func `summary.json has what the tables have, and failures with their messages`() throws {
    let json = try sample().document()
    #expect(try json.value("format") as Int == 1 && json.value("best") as Int == 0)
    #expect(
      json["objective"]?.compactText
        == #"{"key":"validation.accuracy","metric":"validation.accuracy","of":"final","direction":"maximize"}"#
    )
    #expect(
      json["failures"]?.compactText
        == #"[{"trial":3,"id":"id3","status":"failed","message":"out of memory"},"#
        + #"{"trial":4,"id":"id4","status":"diverged","message":"nan"}]"#)
    #expect(try json["statuses"]?.value("done") as Int? == 3)
    #expect(try json.value("trials") as Int == 6)
    // One pair is nothing to test.
    #expect(json["not_distinguishable"] == .null && json["comparisons"] == .integer(0))
    // Of the two that have values, n = 2/(1/2 + 1), SS = n · 2 · 0.125² and 0.03125 within: 4/7 and 3/7.
    let importance = try #require(json["importance"])
    guard case .array(let axes)? = importance["axes"] else { return #expect(Bool(false)) }
    #expect(abs(try axes[0].value("share") as Double - 4.0 / 7) < 1e-12)
    #expect(abs(try importance.value("error") as Double - 3.0 / 7) < 1e-12)
    #expect(
      importance["warnings"]?.compactText
        == #"["1 of 3 cells are left out: values of axes for which some cell has no value"]"#)
    guard case .array(let cells)? = json["cells"] else { return #expect(Bool(false)) }
    #expect(
      cells.dropFirst().map(\.compactText) == [
        #"{"cell":1,"values":{"optimizer.lr":0.2},"rank":2,"phase":"searched","searched":"#
          + #"{"n":1,"lacking":1,"mean":0.875,"sd":null,"interval":null,"min":0.875,"max":0.875},"#
          + #""confirmed":null,"comparison":null}"#,
        #"{"cell":2,"values":{"optimizer.lr":0.4},"rank":null,"phase":"searched","searched":"#
          + #"{"n":0,"lacking":1,"mean":null,"sd":null,"interval":null,"min":null,"max":null},"#
          + #""confirmed":null,"comparison":null}"#,
      ])
  }

  @Test func `a comparison is in summary.json with its statistics`() throws {
    var sample = SampleResults()
    sample.design = .grid(.axis(2))
    for rate in [0.1, 0.2] { sample.addCell(rate) }
    sample.add([1, 2, 3, 4], to: 0)
    sample.add([2, 3, 5, 6], to: 1)
    let json = try sample.document()
    #expect(json["not_distinguishable"] == .array([.integer(0)]))
    guard case .array(let cells)? = json["cells"], let found = cells[0]["comparison"] else {
      return #expect(Bool(false))
    }
    // Differences −1, −1, −2, −2: mean −1.5, sd 1/√3, t(3) = 3.182446305283708; all of one sign, 2/16.
    #expect(found["test"] == .string("sign_flip") && found["n"] == .integer(4))
    #expect(try found.value("difference") as Double == -1.5)
    #expect(abs(try found.value("sd") as Double - 0.5773502691896257) < 1e-15)
    guard case .array(let ends)? = found["interval"] else { return #expect(Bool(false)) }
    #expect(
      abs(try Double(json: ends[0]) + 1.5 + 3.182446305283708 * 0.5773502691896257 / 2) < 1e-12)
    // SciPy's BCa bounds, from the resamples of .ci/statistics-oracles.
    guard case .array(let bounds)? = found["bca_interval"] else { return #expect(Bool(false)) }
    #expect(try bounds.map { try Double(json: $0) } == [-2, -1])
    #expect(try found.value("p") as Double == 0.125 && found.value("p_adjusted") as Double == 0.125)
    #expect(
      found["probability_of_improvement"] == 1 || found["probability_of_improvement"] == .number(1))
    #expect(found["distinguishable"] == .bool(false) && found["too_few_seeds"] == .bool(true))
    // (2.8 · 0.577/1.5)² is 1.16, but six seeds are the fewest.
    #expect(found["more_seeds_needed"] == .integer(2) && json["fewest_seeds"] == .integer(6))
    #expect(
      json["remarks"]?.compactText.contains("n = 4 is too small for any p below .05") == true)
  }

  @Test func `importances of a product are in summary.json`() throws {
    var sample = SampleResults()
    sample.axes = ["a", "b"]
    sample.design = .grid(.product([.axis(2), .axis(2)]))
    // The numbers of EtaSquaredTests: 32, 18, 8 and 2 of 60.
    for (cell, mean) in [1.0, 2, 3, 8].enumerated() {
      sample.addCell(Double(cell / 2), Double(cell % 2))
      sample.add([mean - 0.5, mean + 0.5], to: cell)
    }
    let json = try #require(try sample.document()["importance"])
    #expect(json["method"] == .string("eta_squared") && json["n"] == .integer(4))
    #expect(
      json["axes"]?.compactText
        == #"[{"axes":["a"],"share":0.5333333333333333},{"axes":["b"],"share":0.3}]"#)
    #expect(json["pairs"]?.compactText.hasPrefix(#"[{"axes":[["a"],["b"]],"share":0.1333"#) == true)
    #expect(abs(try json.value("error") as Double - 2.0 / 60) < 1e-15)
    #expect(json["warnings"]?.compactText == "[]")
  }

  @Test func `a product that is mostly empty has no importances, with the reason`() throws {
    var sample = SampleResults()
    sample.design = .grid(.axis(3))
    for rate in [0.1, 0.2, 0.4] { sample.addCell(rate) }
    sample.add([0.5], to: 0)
    #expect(
      try sample.document()["importance"]?.compactText
        == #"{"method":null,"reason":"the product is not complete: 2 of 3 cells have no value"}"#)
  }

  /// A cell that two seeds found to be the best, and what five fresh ones say.
  private func confirmed() -> SampleResults {
    var sample = SampleResults()
    (sample.design, sample.hasPhases) = (.grid(.axis(3)), true)
    for rate in [0.1, 0.2, 0.4] { sample.addCell(rate) }
    sample.add([0.7, 0.7], to: 0)
    sample.add([0.8, 0.8], to: 1)
    sample.add([0.9, 0.9], to: 2)
    sample.add([0.75, 0.625], to: 1, from: 10, .confirmed)
    sample.add([0.5, 0.625], to: 2, from: 10, .confirmed)
    return sample
  }

  @Test func `cells that are confirmed are measured by fresh seeds, and come first`() throws {
    let rows = try confirmed().text("summary.csv").split(separator: "\n")
    #expect(rows[0] == "cell,optimizer.lr,phase,n,mean,sd,low,high,min,max,rank")
    #expect(rows[1].hasPrefix("0,0.1,searched,2,0.7,0.0,") && rows[1].hasSuffix(",3"))
    #expect(rows[2].hasPrefix("1,0.2,confirmed,2,0.6875,") && rows[2].hasSuffix(",1"))
    #expect(rows[3].hasPrefix("2,0.4,confirmed,2,0.5625,") && rows[3].hasSuffix(",2"))
    let json = try confirmed().document()
    #expect(json["best"] == .integer(1) && json["comparisons"] == .integer(1))
    guard case .array(let cells)? = json["cells"] else { return #expect(Bool(false)) }
    #expect(cells.map { $0["comparison"] == .null } == [true, true, false])
    #expect(try cells[2]["searched"]?.value("mean") as Double? == 0.9)
    #expect(try cells[2]["confirmed"]?.value("mean") as Double? == 0.5625)
    #expect(cells[0]["confirmed"] == .null && cells[2]["phase"] == .string("confirmed"))
    let trials = try confirmed().text("trials.csv").split(separator: "\n")
    #expect(trials[0] == "trial,id,cell,optimizer.lr,seed,phase,status,steps,validation.accuracy")
    #expect(trials[10] == "9,id9,2,0.4,11,confirmed,done,20,0.625")
  }

  @Test func `cells that a race dropped come after those with all their repeats`() throws {
    var sample = SampleResults()
    sample.design = .grid(.axis(2))
    sample.addCell(0.1, isDropped: true)
    sample.addCell(0.2)
    sample.add([0.9, 0.9], to: 0)
    sample.add([1, 0.75, 0.5], to: 1)
    let rows = try sample.text("summary.csv").split(separator: "\n")
    #expect(rows[1].hasPrefix("0,0.1,2,0.9,") && rows[1].hasSuffix(",2"))
    #expect(rows[2].hasPrefix("1,0.2,3,0.75,") && rows[2].hasSuffix(",1"))
  }

  @Test func `an axis of seeds has the seed of each trial`() throws {
    var sample = SampleResults()
    (sample.axes, sample.design) = (["seed"], .grid(.axis(2)))
    for seed in [3.0, 7] { sample.addCell(seed) }
    sample.add([0.5, 0.75], to: 0, from: 3)
    sample.add([0.25], to: 1, from: 7)
    let rows = try sample.text("trials.csv").split(separator: "\n")
    #expect(rows[0] == "trial,id,cell,seed,status,steps,validation.accuracy")
    #expect(rows[2] == "1,id1,0,4,done,20,0.75" && rows[3] == "2,id2,1,7,done,20,0.25")
  }

  @Test func `axes that a trial does not have are empty cells, and absent values`() throws {
    var sample = SampleResults()
    sample.axes = ["optimizer.lr", "optimizer.momentum"]
    let space = try SearchSpace([
      Axis("optimizer.lr", .logUniform(low: 0.01, high: 1)),
      Axis("optimizer.momentum", .uniform(low: 0, high: 1)),
    ])
    var points: [Point] = []
    sample.hasSeeds = false
    for cell in 0..<20 {
      let (rate, momentum) = (0.01 * Double(cell + 1), cell % 2 == 0 ? 0.5 : nil)
      sample.addCell(rate, momentum)
      sample.add([1 - rate], to: cell)
      points.append(Point([.number(rate), momentum.map { .number($0) }]))
    }
    sample.design = .search(space, points)
    #expect(try sample.text("trials.csv").split(separator: "\n")[2] == "1,id1,1,0.02,,done,20,0.98")
    #expect(
      try sample.text("summary.csv").split(separator: "\n")[2].hasPrefix("1,0.02,,1,0.98,"))
    #expect(try sample.lines()[2].hasPrefix("2     0.02          -                   1  0.98"))
    let json = try sample.document()
    guard case .array(let cells)? = json["cells"] else { return #expect(Bool(false)) }
    #expect(cells[1]["values"]?.compactText == #"{"optimizer.lr":0.02}"#)
    #expect(json["importance"]?["method"] == .string("ped_anova"))
    #expect(
      json["importance"]?["warnings"]?.compactText
        == #"["20 trials: shares are unstable under 50"]"#)
    #expect(
      try sample.lines().last?.contains("sweep.confirm.repeats: 7 or more would tell") == true)
  }
}

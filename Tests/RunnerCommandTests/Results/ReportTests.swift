import Foundation
import TestSupport
import Testing

/// `runner report`, and `compare --html`.
@Suite struct ReportTests {
  private func sample() throws -> WrittenResults {
    let results = try WrittenResults()
    for (id, seed, lr, loss) in [
      ("one", 1, 0.1, 0.5), ("two", 2, 0.1, 0.625), ("three", 1, 0.2, 0.75),
    ] {
      try results.add(
        "a", id, seed: seed, started: "2026-11-0\(seed)T00:00:00.000Z",
        values: "\"optimizer\": {\"lr\": \(lr)}, \"description\": \"</script><b>&\"",
        summary: "\"validation.loss\": \(loss)")
      try results.write(
        "step,epoch,train.loss,validation.loss\n9,1,1.25,\n19,2,nan,\(loss)\n",
        "results/a/\(id)/metrics.csv")
    }
    return results
  }

  private func page(_ results: WrittenResults, _ path: String) throws -> WrittenPage {
    try WrittenPage(results.folder.path, path)
  }

  @Test func `a run's page has its numbers, and lies in its folder`() throws {
    let results = try sample()
    let process = try results.run("report", "results/a/one")
    #expect(process.status == 0 && process.errors.isEmpty)
    let path = process.output.trimmingCharacters(in: .newlines)
    #expect(path.hasSuffix("results/a/one/report.html"))
    let page = try page(results, path)
    #expect(
      page.text.contains("<td>validation.loss</td>")
        && page.text.contains("&lt;/script&gt;&lt;b&gt;&amp;"))
    let panels = try #require(try page.data()["panels"] as? [[String: Any]])
    let series = try #require(panels[0]["series"] as? [[String: Any]])
    #expect(
      panels.count == 1
        && series.map { $0["name"] as? String } == ["train.loss", "validation.loss"])
    let values = try #require(series[0]["y"] as? [Any])
    #expect(values[0] as? Double == 1.25 && values[1] is NSNull)
    #expect((series[1]["y"] as? [Any])?.last as? Double == 0.5)
  }

  @Test func `runs of a name have a row each, with what differs`() throws {
    let results = try sample()
    let process = try results.run("report", "results/a", "--out", "all.html")
    #expect(process.output == "all.html\n" && process.status == 0)
    let page = try page(results, "all.html")
    #expect(try page.rows(of: "trials").count == 3)
    let trials = try #require(try page.data()["trials"] as? [String: Any])
    let axes = try #require(trials["axes"] as? [[String: Any]])
    #expect(axes.map { $0["path"] as? String } == ["optimizer.lr"])
    #expect(Set((trials["values"] as? [Double]) ?? []) == [0.5, 0.625, 0.75])
    // Two of them differ by their seeds alone: t of one degree is 12.706, times half their distance.
    let means = try #require(
      (try page.data()["means"] as? [String: Any])?["series"] as? [[String: Any]])
    let cell = try #require(means.first)
    #expect(cell["x"] as? [Double] == [19] && cell["y"] as? [Double] == [0.5625])
    let low = try #require((cell["low"] as? [Double])?.first)
    #expect(abs(low - (0.5625 - 12.7062 * 0.0625)) < 1e-5)
    let table = try results.text("all-means.csv").split(separator: "\n").map {
      $0.split(separator: ",")
    }
    #expect(table[0].joined(separator: ",") == "cell,column,step,n,mean,low,high")
    #expect(table[1].dropFirst().prefix(4) == ["validation.loss", "19", "2", "0.5625"])
    #expect(abs((Double(table[1][5]) ?? 0) - low) < 1e-12)
    #expect(
      try page.rows(of: "ranks").map { Array($0.prefix(5)) }
        == [["1", "A", "0.1", "2", "0.5625"], ["2", "B", "0.2", "1", "0.75"]])
  }

  /// 1,000 trials, of which one was pruned and one has failed.
  private func sweep(_ results: WrittenResults, trials: Int) throws {
    let folder = "results/s/sweeps/x"
    try results.write("name: s\n", "\(folder)/sweep.yaml")
    var table = "trial,id,cell,optimizer.lr,model.width,seed,status,validation.loss\n"
    for trial in 0..<trials {
      let status = trial == 1 ? "pruned" : trial == 2 ? "failed" : "done"
      let value = trial == 2 ? "" : "0.\(1000 + trial)"
      table +=
        "\(trial),r\(trial),\(trial / 2),0.\(1 + trial / 2),\(trial % 7),\(trial % 2),\(status),\(value)\n"
      let rows = (0..<100).map { "\($0),0,1.\($0),0.\(1000 + trial)\($0)\n" }
      try results.write(
        "step,epoch,train.loss,validation.loss\n\(rows.joined())",
        "results/s/r\(trial)/metrics.csv")
    }
    try results.write(table, "\(folder)/trials.csv")
    try results.write(
      """
      {"format": 1, "name": "s", "sweep": "x", "trials": \(trials),
       "statuses": {"done": \(trials - 2), "pruned": 1, "failed": 1},
       "objective": {"key": "validation.loss", "direction": "minimize"}, "remarks": ["<i>"],
       "importance": {"axes": [{"axes": ["optimizer.lr"], "share": 0.8125}]},
       "cells": [{"cell": 5, "values": {"optimizer.lr": 0.6}, "rank": 1, "phase": "searched",
         "searched": {"mean": 0.34375, "interval": [0.25, 0.4375]}}]}
      """, "\(folder)/summary.json")
  }

  @Test func `a sweep of a thousand trials is a page of less than five megabytes`() throws {
    let results = try WrittenResults()
    try sweep(results, trials: 1000)
    let process = try results.run("report", "results/s", "--watch")
    #expect(process.status == 0 && process.errors.isEmpty)
    let path = process.output.trimmingCharacters(in: .newlines)
    #expect(path.hasSuffix("results/s/sweeps/x/report.html"))
    let page = try page(results, path)
    #expect(page.text.utf8.count < 5_000_000)
    #expect(try page.rows(of: "trials").count == 1000)
    #expect(page.text.contains("<td class=\"status pruned\">pruned</td>"))
    #expect(
      page.text.contains("0.34375") && page.text.contains("0.8125")
        && page.text.contains("&lt;i&gt;"))
    // It has ended, so that it stays as it is.
    #expect(!page.text.contains("data-reload"))
    let data = try page.data()
    let values = try #require((data["trials"] as? [String: Any])?["values"] as? [Any])
    #expect(values.count == 1000 && values[0] as? Double == 0.1)
    #expect(values[1] is NSNull && values[2] is NSNull && values[3] as? Double == 0.1003)
    let means = try #require(data["means"] as? [String: Any])
    let band = try #require((means["series"] as? [[String: Any]])?.first)
    // Of 0.10100 and 0.10110: t of one degree is 12.706.
    let low = try #require((band["low"] as? [Double])?.first)
    #expect(abs(low - (0.10105 - 12.7062 * 0.00005)) < 1e-7)
  }

  @Test func `wrong inputs are told, and leave nothing`() throws {
    let results = try sample()
    for (arguments, status) in [
      (["nowhere"], 66), ([""], 64), ([], 64), (["results/a", "--out", ""], 64),
      (["results/a", "--out", "no/such/folder.html"], 73), (["results/a", "--out", "results"], 73),
    ] as [([String], Int32)] {
      let process = try RunnerProcess(["report"] + arguments, in: results.folder.path)
      #expect(process.status == status && !process.errors.isEmpty, "\(arguments)")
      #expect(process.output.isEmpty)
    }
  }

  /// Of n seeds that all agree the sign-flip test's p is 2 / 2ⁿ, and Holm's of two such p twice that.
  @Test(arguments: [
    (seeds: 6, p: "0.0625", verdict: "too few seeds"), (7, "0.03125", "differs"),
  ])
  func `the table of ranks says which cells can be told from the best`(
    _ seeds: Int, _ p: String, _ verdict: String
  ) throws {
    let results = try WrittenResults()
    for (cell, loss) in ["low", "middle", "high"].enumerated() {
      for seed in 0..<seeds {
        // Differences that vary, so that there is something to test.
        let value = 1 + Double(cell) * (0.5 + 0.0625 * Double(seed % 3)) + 0.125 * Double(seed)
        try results.add(
          "a", "\(loss)\(seed)", seed: seed, values: "\"optimizer\": {\"lr\": \(cell)}",
          summary: "\"validation.loss\": \(value)")
      }
    }
    #expect(try results.run("compare", "results/a", "--html", "c.html").status == 0)
    #expect(try results.run("report", "results/a", "--out", "r.html").status == 0)
    for name in ["c.html", "r.html"] {
      let rows = try page(results, name).rows(of: "ranks")
      #expect(rows.map { [$0[0], $0[2]] } == [["1", "0"], ["2", "1"], ["3", "2"]])
      #expect(rows.map { $0.last } == ["the best", verdict, verdict])
      #expect(rows.map { $0[8] } == ["", p, p] && rows.map { $0[9] } == ["", "1", "1"])
    }
  }

  @Test func `compare writes its sentences and means as a page`() throws {
    let results = try sample()
    let process = try results.run("compare", "results/a", "--html", "c.html")
    #expect(process.status == 0)
    let page = try page(results, "c.html")
    #expect(page.text.contains("<td>optimizer.lr</td>") && page.text.contains("0.5625"))
    #expect(page.text.components(separatedBy: "<tr data-row").count > 4)
  }
}

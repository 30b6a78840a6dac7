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
      try write(
        "step,epoch,train.loss,validation.loss\n9,1,1.25,\n19,2,nan,\(loss)\n",
        results, "results/a/\(id)/metrics.csv")
    }
    return results
  }

  private func write(_ text: String, _ results: WrittenResults, _ path: String) throws {
    let file = URL(fileURLWithPath: results.folder.path).appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private func page(_ results: WrittenResults, _ path: String) throws -> String {
    let file = URL(
      fileURLWithPath: path, relativeTo: URL(fileURLWithPath: results.folder.path + "/"))
    return try String(contentsOf: file, encoding: .utf8)
  }

  private func data(_ page: String) throws -> [String: Any] {
    let start = try #require(page.range(of: "id=\"data\">")).upperBound
    let end = try #require(page[start...].range(of: "</script>")).lowerBound
    let json = try JSONSerialization.jsonObject(with: Data(page[start..<end].utf8))
    return try #require(json as? [String: Any])
  }

  @Test func `a run's page has its numbers, and lies in its folder`() throws {
    let results = try sample()
    let process = try results.run("report", "results/a/one")
    #expect(process.status == 0 && process.errors.isEmpty)
    let path = process.output.trimmingCharacters(in: .newlines)
    #expect(path.hasSuffix("results/a/one/report.html"))
    let page = try page(results, path)
    #expect(
      page.contains("<td>validation.loss</td>") && page.contains("&lt;/script&gt;&lt;b&gt;&amp;"))
    let panels = try #require(try data(page)["panels"] as? [[String: Any]])
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
    #expect(page.components(separatedBy: "<tr data-row").count == 4)
    let trials = try #require(try data(page)["trials"] as? [String: Any])
    let axes = try #require(trials["axes"] as? [[String: Any]])
    #expect(axes.map { $0["path"] as? String } == ["optimizer.lr"])
    #expect(Set((trials["values"] as? [Double]) ?? []) == [0.5, 0.625, 0.75])
  }

  /// 1,000 trials, of which one was pruned and one has failed.
  private func sweep(_ results: WrittenResults, trials: Int) throws {
    let folder = "results/s/sweeps/x"
    try write("name: s\n", results, "\(folder)/sweep.yaml")
    var table = "trial,id,cell,optimizer.lr,model.width,seed,status,validation.loss\n"
    for trial in 0..<trials {
      let status = trial == 1 ? "pruned" : trial == 2 ? "failed" : "done"
      let value = trial == 2 ? "" : "0.\(1000 + trial)"
      table +=
        "\(trial),r\(trial),\(trial / 2),0.\(1 + trial / 2),\(trial % 7),\(trial % 2),\(status),\(value)\n"
      let rows = (0..<100).map { "\($0),0,1.\($0),0.\(1000 + trial)\($0)\n" }
      try write(
        "step,epoch,train.loss,validation.loss\n\(rows.joined())", results,
        "results/s/r\(trial)/metrics.csv")
    }
    try write(table, results, "\(folder)/trials.csv")
    try write(
      """
      {"format": 1, "name": "s", "sweep": "x", "trials": \(trials),
       "statuses": {"done": \(trials - 2), "pruned": 1, "failed": 1},
       "objective": {"key": "validation.loss", "direction": "minimize"}, "remarks": ["<i>"],
       "importance": {"axes": [{"axes": ["optimizer.lr"], "share": 0.8125}]},
       "cells": [{"cell": 5, "values": {"optimizer.lr": 0.6}, "rank": 1, "phase": "searched",
         "searched": {"mean": 0.34375, "interval": [0.25, 0.4375]}}]}
      """, results, "\(folder)/summary.json")
  }

  @Test func `a sweep of a thousand trials is a page of less than five megabytes`() throws {
    let results = try WrittenResults()
    try sweep(results, trials: 1000)
    let process = try results.run("report", "results/s", "--watch")
    #expect(process.status == 0 && process.errors.isEmpty)
    let path = process.output.trimmingCharacters(in: .newlines)
    #expect(path.hasSuffix("results/s/sweeps/x/report.html"))
    let page = try page(results, path)
    #expect(page.utf8.count < 5_000_000)
    #expect(page.components(separatedBy: "<tr data-row").count == 1001)
    #expect(page.contains("<td class=\"status pruned\">pruned</td>"))
    #expect(page.contains("0.34375") && page.contains("0.8125") && page.contains("&lt;i&gt;"))
    // It has ended, so that it stays as it is.
    #expect(!page.contains("data-reload"))
    let data = try data(page)
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

  @Test func `compare writes its sentences and means as a page`() throws {
    let results = try sample()
    let process = try results.run("compare", "results/a", "--html", "c.html")
    #expect(process.status == 0)
    let page = try page(results, "c.html")
    #expect(page.contains("<td>optimizer.lr</td>") && page.contains("0.5625"))
    #expect(page.components(separatedBy: "<tr data-row").count > 4)
  }
}

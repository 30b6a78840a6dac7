import Foundation
import TestSupport
import Testing

/// `runner report --watch` of a sweep whose trials come one by one.
@Suite struct ReportWatchTests {
  @Test func `each trial comes into the page, which stays when the last one has ended`() throws {
    let results = try WrittenResults()
    let sweep = "results/s/sweeps/x"
    try results.write(Array("name: s\n".utf8), "\(sweep)/sweep.yaml")
    let path = "\(results.folder.path)/\(sweep)/report.html"
    let watch = try StartedRunner(["report", "results/s", "--watch"], in: results.folder.path)
    func text() -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
    #expect(watch.wait { text().contains("data-reload") })
    var journal = ""
    for trial in 0..<3 {
      // The record comes after the run, as in a sweep.
      try results.add(
        "s", "r\(trial)", seed: trial, summary: "\"validation.loss\": 0.\(5 - trial)")
      journal += "{\"id\": \"r\(trial)\", \"status\": \"done\"}\n"
      try results.write(Array(journal.utf8), "\(sweep)/journal/w.jsonl")
      #expect(watch.wait { text().components(separatedBy: "<tr data-row").count > trial + 1 })
      let page = try WrittenPage(results.folder.path, "\(sweep)/report.html")
      #expect(try page.rows(of: "trials").map { $0[1] } == (0...trial).map { "r\($0)" })
      #expect(page.isSafe && page.text.contains("data-reload=\"2\""))
    }
    try results.write(
      Array("trial,id,cell,seed,status,validation.loss\n0,r0,0,0,done,0.5\n".utf8),
      "\(sweep)/trials.csv")
    try results.write(
      Array(
        """
        {"trials": 1, "statuses": {"done": 1, "running": 0}, "cells": [],
         "objective": {"key": "validation.loss", "direction": "minimize"}}
        """.utf8), "\(sweep)/summary.json")
    #expect(watch.wait() == 0)
    #expect(try watch.output().hasSuffix("\(sweep)/report.html\n") && watch.errors().isEmpty)
    #expect(!text().contains("data-reload") && text().contains("1 trial (1 done)"))
  }
}

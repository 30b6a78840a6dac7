import Foundation
import FoundationXML
import System
import TestSupport
import Testing

@testable import Execution
@testable import Results

/// The pictures that runs leave, read as the XML that they are.
@Suite struct RunPicturesTests {
  private let spec: SampleSpec

  init() throws { spec = try SampleSpec() }

  private func run(
    _ overrides: [String] = [], until stop: Int = .max, trial: TrialTerms? = nil,
    warn: @escaping (Problem) -> Void = { _ in }
  ) throws -> (folder: String, outcome: RunOutcome) {
    let prepared = try spec.run(overrides)
    let identity = prepared.identity
    let run =
      trial.map {
        ExperimentRun(prepared, identity, in: spec.results, isForced: false, trial: $0)
      } ?? ExperimentRun(prepared, in: spec.results)
    var asked = 0
    let outcome = run.run(
      show: { _ in },
      stopSignal: {
        asked += 1
        return asked > stop ? .terminate : nil
      }, warn: warn)
    return ("\(spec.results)/sample/\(identity.id)", outcome)
  }

  private func data(_ folder: String, _ name: String = "training.svg") throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(folder)/plots/\(name)"))
  }

  private func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The columns that a picture says it shows, and how many curves it has.
  private func drawn(_ data: Data) throws -> (columns: [String], curves: Int) {
    let picture = Picture()
    let parser = XMLParser(data: data)
    parser.delegate = picture
    #expect(parser.parse(), "the picture is well-formed")
    let columns = picture.words.components(separatedBy: " goes from ").dropLast().map {
      $0.split(separator: " ").last.map(String.init) ?? ""
    }
    return (columns, picture.curves)
  }

  @Test func `a run has a picture with a curve a column`() throws {
    let (folder, outcome) = try run()
    #expect(outcome.status == .done)
    let (columns, curves) = try drawn(data(folder))
    #expect(
      columns == [
        "train.loss", "validation.loss", "validation.accuracy", "lr.b", "lr.default",
        "momentum.b", "momentum.default",
      ])
    #expect(curves == columns.count)
    let text = try String(decoding: data(folder), as: UTF8.self)
    #expect(text.contains("20 steps · done") && text.contains(">epoch<"))
    #expect(!exists("\(folder)/plots/range-test.svg"))
  }

  @Test func `an interrupted run is drawn, and resumed it has the picture of one in one go`() throws
  {
    let (folder, outcome) = try run(until: 7)
    #expect(outcome.status == .terminated)
    let half = try data(folder)
    #expect(try run().outcome.status == .done)
    let resumed = try data(folder)
    #expect(half != resumed)
    try FileManager.default.removeItem(atPath: folder)
    _ = try run()
    #expect(try data(folder) == resumed)
  }

  @Test func `the key has no part in the identity, and leaves all other files as they are`() throws
  {
    let (folder, _) = try run(["plots=false"])
    #expect(!exists("\(folder)/plots"))
    let metrics = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/metrics.csv"))
    let again = try run()
    #expect(again.folder == folder && !exists("\(folder)/plots"), "it was done before")
    try FileManager.default.removeItem(atPath: folder)
    _ = try run()
    #expect(exists("\(folder)/plots/training.svg"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/metrics.csv")) == metrics)
  }

  @Test(arguments: [nil, true, false]) func `a trial is drawn where that is asked for`(
    _ plots: Bool?
  ) throws {
    let query = try SpecReading.revisionQuery(of: spec.run().reading.file, [:])
    let terms = TrialTerms(group: nil, packs: nil, keepsWeights: false, query: query)
    let (folder, outcome) = try run(plots.map { ["plots=\($0)"] } ?? [], trial: terms)
    #expect(outcome.status == .done)
    #expect(exists("\(folder)/plots/training.svg") == (plots == true))
  }

  @Test func `a run that diverges, and one of a single row, are drawn`() throws {
    let (diverged, outcome) = try run([
      "scheduler=null", "optimizer.lr=1e30", "model=[linear: 4, linear: 3]", "optimizer.groups=[]",
      "train.log_every=1st",
    ])
    #expect(outcome.status == .diverged)
    let text = try String(decoding: data(diverged), as: UTF8.self)
    #expect(text.contains("diverged") && !text.contains("nan") && !text.contains("inf"))
    _ = try drawn(data(diverged))
    let (single, _) = try run(["train.steps=1", "train.log_every=1st"])
    #expect(try drawn(data(single)).columns.contains("train.loss"))
    #expect(try String(decoding: data(single), as: UTF8.self).contains("<circle"))
  }

  @Test(arguments: ["1e19", "1e300", "-1", "inf", "", "x", "1.5"])
  func `a damaged table has no picture`(_ step: String) {
    func chart(_ step: String) -> TrainingChart? {
      let table = "step,epoch,train.loss\n0,0,2\n\(step),0,1\n"
      return TrainingChart(Array(table.utf8), title: "t", .done, stepsPerEpoch: nil)
    }
    #expect(chart("1") != nil && chart(step) == nil)
  }

  @Test func `many groups have a curve each in every panel`() throws {
    let (folder, _) = try run([
      "optimizer.groups=[{name: a, params: 0.weight}, {name: b, params: 0.bias}, "
        + "{name: c, params: 4.weight}, {name: d, params: 4.bias}]"
    ])
    let columns = try drawn(data(folder)).columns
    #expect(
      columns.filter { $0.hasPrefix("lr.") } == ["lr.a", "lr.b", "lr.c", "lr.d", "lr.default"])
  }

  @Test func `a run without validation has no curve of it`() throws {
    let (folder, _) = try run(["data.validation=null", "metrics=[]", "scheduler=null"])
    #expect(try drawn(data(folder)).columns == ["train.loss", "lr.b", "lr.default"])
  }

  @Test func `a range test has its picture beside it`() throws {
    let (folder, outcome) = try run([
      "scheduler={type: range_finder, start: 1e-4, end: 1}", "train.checkpoint_every=never",
    ])
    #expect(outcome.status == .done)
    #expect(try drawn(data(folder, "range-test.svg")).curves == 2)
    #expect(exists("\(folder)/plots/training.svg"))
  }

  @Test(arguments: ["file", "link"]) func `what stands in the way of pictures is a warning`(
    _ kind: String
  ) throws {
    let (folder, _) = try run(["plots=false"], until: 7)
    let elsewhere = "\(spec.folder.path)/elsewhere"
    try FileManager.default.createDirectory(atPath: elsewhere, withIntermediateDirectories: false)
    if kind == "link" {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/plots", withDestinationPath: elsewhere)
    } else {
      try Data("mine".utf8).write(to: URL(fileURLWithPath: "\(folder)/plots"))
    }
    var warnings: [Problem] = []
    let (_, outcome) = try run(warn: { warnings.append($0) })
    #expect(outcome.status == .done)
    #expect(warnings.contains { $0.text.contains("picture cannot be written") })
    #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere).isEmpty)
  }
}

/// Counts the curves of a picture, and keeps what it says it shows.
private final class Picture: NSObject, XMLParserDelegate {
  var curves = 0
  var words = ""
  private var isDescription = false

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    isDescription = name == "desc"
    if name == "path" { curves += 1 }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if isDescription { words += text }
  }
}

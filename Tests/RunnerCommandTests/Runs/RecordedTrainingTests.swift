import Foundation
import TestSupport
import Testing

/// Training runs against those that PyTorch made from the same weights, data and order.
@Suite struct RecordedTrainingTests {
  private static let folder = "\(Project.root)/Tests/RunnerCommandTests/Resources/training"

  private static func cases() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  private func rows(_ path: String) throws -> [[Substring]] {
    try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
  }

  /// The relative difference of losses that float32 sums in another order make.
  ///
  /// RMSprop divides gradients that are all but 0 by roots that are too, which makes much of a
  /// rounding: PyTorch itself, run again on another processor, in channels-last or in float64, is
  /// 0.8e-3, 1.6e-3 and 4.1e-3 away from what it had recorded.
  private func tolerance(of name: String) -> Double {
    name.contains("resnet-rmsprop") ? 5e-3 : 1e-4
  }

  @Test(arguments: try cases())
  func `a run has PyTorch's losses and schedules`(_ name: String) throws {
    let results = try TemporaryFolder()
    let spec = "\(Self.folder)/\(name)/experiment.yaml"
    let run = try RunnerProcess([spec, "--out", "results", "--quiet"], in: results.path)
    #expect(run.status == 0, "\(run.errors)")
    let measured = try rows(
      RunFiles(latestOf: name, in: "\(results.path)/results").path + "/metrics.csv")
    let recorded = try rows("\(Self.folder)/\(name)/expected.csv")
    #expect(measured.count == recorded.count && recorded.count == 41)
    let header = measured[0].map(String.init)
    // A rule without momentum has no column of it; PyTorch's is recorded as 0.
    let hasMomentum = !name.contains("adagrad")
    let columns = try (["train.loss", "lr."] + (hasMomentum ? ["momentum."] : [])).map { prefix in
      try #require(header.firstIndex { $0.hasPrefix(prefix) })
    }
    #expect(hasMomentum || recorded.dropFirst().allSatisfy { Double($0[3]) == 0 })
    for (ours, theirs) in zip(measured, recorded).dropFirst() {
      #expect(ours[0] == theirs[0])
      let values = try columns.map { try #require(Double(ours[$0])) }
      let expected = try theirs.dropFirst().map { try #require(Double($0)) }
      #expect(
        abs(values[0] - expected[0]) <= tolerance(of: name) * abs(expected[0]),
        "loss at step \(ours[0])")
      for (value, target) in zip(values, expected).dropFirst() {
        #expect(abs(value - target) <= 1e-12 * abs(target), "schedule at step \(ours[0])")
      }
    }
  }
}

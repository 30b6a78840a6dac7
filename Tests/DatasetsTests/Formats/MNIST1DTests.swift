import Declarations
import Networks
import Testing

@testable import Datasets

@Suite struct MNIST1DTests {
  /// Some of one class's points.
  private struct Moments {
    let mean: Double
    let deviation: Double

    init(_ values: [Double]) {
      let count = Double(values.count)
      let mean = values.reduce(0, +) / count
      let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      (self.mean, deviation) = (mean, variance.squareRoot())
    }
  }

  /// The signals of each class of 5,000 samples.
  private static let signals: [[[Double]]] = {
    var dataset = MNIST1DDataset()
    dataset.validation = .test
    var signals = [[[Double]]](repeating: [], count: 10)
    guard let loaded = try? dataset.load(.classes, seed: 3), let test = loaded.validation else {
      return signals
    }
    for samples in [loaded.samples, test] {
      guard case .classes(let labels, _) = samples.targets else { return signals }
      for (row, label) in labels.enumerated() {
        signals[Int(label)].append(samples.inputs[row * 40..<row * 40 + 40].map(Double.init))
      }
    }
    return signals
  }()

  @Test func `there are as many samples of each class, four in five to train on`() throws {
    #expect(Self.signals.map(\.count) == [Int](repeating: 500, count: 10))
    var dataset = MNIST1DDataset()
    dataset.validation = .test
    let loaded = try dataset.load(.classes, seed: 1)
    #expect(loaded.samples.count == 4000 && loaded.validation?.count == 1000)
    #expect(loaded.samples.inputShape == [40])
    let moments = Moments(Self.signals.joined().joined().map(\.self))
    #expect(abs(moments.mean) < 1e-6 && abs(moments.deviation - 1) < 1e-6)
  }

  /// Five standard errors of the difference, of 500 samples and of 20,000; of deviations some more, since
  /// the points are not normal.
  @Test(arguments: 0..<10)
  func `points are distributed as those that NumPy makes`(_ label: Int) {
    let (signals, expected) = (Self.signals[label], mnist1DTable[label])
    for (index, place) in stride(from: 0, to: 40, by: 4).enumerated() {
      let moments = Moments(signals.map { $0[place] })
      let error = 5 * expected.deviations[index] * (1.0 / 500 + 1.0 / 20_000).squareRoot()
      #expect(abs(moments.mean - expected.means[index]) < error, "mean at \(place)")
      #expect(
        abs(moments.deviation - expected.deviations[index]) < 1.5 * error, "deviation at \(place)")
    }
    for (index, lag) in [1, 2, 4, 8].enumerated() {
      let products = signals.map { signal in
        (lag..<40).reduce(0) { $0 + signal[$1] * signal[$1 - lag] } / Double(40 - lag)
      }
      let moments = Moments(products)
      let error = 5 * moments.deviation * (1.0 / 500 + 1.0 / 20_000).squareRoot()
      #expect(abs(moments.mean - expected.products[index]) < error, "lag \(lag)")
    }
  }

  @Test func `a seed of its own decides, and not the run's`() throws {
    var dataset = MNIST1DDataset()
    dataset.samples = 20
    let drawn = try (0..<2).map { try dataset.load(.none, seed: $0).samples }
    #expect(drawn[0] != drawn[1])
    dataset.seed = 1
    #expect(try dataset.load(.none, seed: 0).samples == drawn[1])
  }

  @Test func `arguments that do not go together are refused`() {
    func message(_ set: (inout MNIST1DDataset) -> Void) -> String? {
      do throws(ArgumentError) {
        _ = try MNIST1DDataset.validated(set)
        return nil
      } catch { return "\(error.argument): \(error.message)" }
    }
    #expect(
      message { $0.samples = 4999 }
        == "samples: expected a multiple of the 10 classes, found 4999")
    #expect(
      message { $0.padding = [60, 36] }
        == "padding: expected the least and the most points, as in [36, 60]")
    #expect(
      message { $0.maxTranslation = 73 }
        == "max_translation: expected at most the 72 points of a padded template, found 73")
    #expect(message { $0.padding = [0, 0] } != nil)
    #expect(message { ($0.padding, $0.maxTranslation) = ([0, 0], 12) } == nil)
  }
}

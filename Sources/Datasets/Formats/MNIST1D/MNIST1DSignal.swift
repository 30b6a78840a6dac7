import Randomness
import RealModule

/// One signal of MNIST-1D: a template in its noise.
struct MNIST1DSignal {
  /// How many classes there are.
  static let classCount = 10
  /// The points of a template.
  private static let templateLength = 12
  /// The deviation of the weights that noise is smoothed with, in points, and how many count on each side.
  private static let smoothing = (deviation: 2.0, reach: 8)
  /// What tells points of a template from those behind it, which are 0.
  private static let presence = 1e-8

  /// The templates as the paper draws them.
  private static let drawn: [[Double]] = [
    [5, 6, 6.5, 6.75, 7, 7, 7, 7, 6.75, 6.5, 6, 5],
    [5, 3, 3, 3.4, 3.8, 4.2, 4.6, 5, 5.4, 5.8, 5, 5],
    [5, 6, 6.5, 6.5, 6, 5.25, 4.75, 4, 3.5, 3.5, 4, 5],
    [5, 6, 6.5, 6.5, 6, 5, 5, 6, 6.5, 6.5, 6, 5],
    [5, 4.4, 3.8, 3.2, 2.6, 2.6, 5, 5, 5, 5, 5, 5],
    [5, 3, 3, 3, 3, 5, 6, 6.5, 6.5, 6, 4.5, 5],
    [5, 4, 3.5, 3.25, 3, 3, 3, 3, 3.25, 3.5, 4, 5],
    [5, 7, 7, 6.6, 6.2, 5.8, 5.4, 5, 4.6, 4.2, 5, 5],
    [5, 4, 3.5, 3.5, 4, 5, 5, 4, 3.5, 3.5, 4, 5],
    [5, 4, 3.5, 3.5, 4, 5, 5, 5, 5, 4.7, 4.3, 5],
  ]

  private let dataset: MNIST1DDataset
  private let templates: [[Double]]
  private let weights: [Double]

  /// Prepares to make signals by the arguments of a data set.
  init(of dataset: MNIST1DDataset) {
    self.dataset = dataset
    templates = Self.drawn.map { points in
      // Each has a deviation of a sixth, and begins at 0.
      let count = Double(points.count)
      let mean = points.reduce(0, +) / count
      let variance = points.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      return points.map { ($0 - points[0]) / variance.squareRoot() / 6 }
    }
    let (deviation, reach) = Self.smoothing
    let bell = (-reach...reach).map { Double.exp(-0.5 * Double($0 * $0) / (deviation * deviation)) }
    weights = bell.map { $0 / bell.reduce(0, +) }
  }

  /// The points of a template that is padded with the most points.
  static func width(padding: Int) -> Int { templateLength + padding }

  /// A signal of a class.
  ///
  /// - Parameters:
  ///   - label: The class.
  ///   - stream: What is drawn, in this order: points behind the template, height, move, the noise around the
  ///     template, that of each point, slope.
  /// - Returns: Its points.
  func make(_ label: Int, _ stream: inout RandomStream) -> [Double] {
    let (low, high) = (dataset.padding[0], dataset.padding[1])
    let padding = low + Int(stream.uniformDouble() * Double(high - low + 1))
    let padded =
      templates[label].map { $0 + Self.presence } + [Double](repeating: 0, count: padding)
    let width = Self.width(padding: high)
    let height = 1 + dataset.scaleCoefficient * (stream.uniformDouble() - 0.5)
    let dilated = Self.resampled(padded, to: width).map { $0 * height }
    let move = stream.integer(below: dataset.maxTranslation)
    let moved = (0..<width).map { dilated[($0 + width - move) % width] }
    let around = smoothed(noise(width, dataset.correlatedNoise, &stream))
    let everywhere = noise(width, dataset.independentNoise, &stream)
    let slope = dataset.shearScale * (stream.uniformDouble() - 0.5)
    let sheared = (0..<width).map { place -> Double in
      let point = moved[place] == 0 ? around[place] : moved[place]
      return point + everywhere[place] - slope * (Double(place) / Double(width - 1) - 0.5)
    }
    return Self.resampled(sheared, to: dataset.length)
  }

  private func noise(_ count: Int, _ deviation: Double, _ stream: inout RandomStream) -> [Double] {
    var numbers = [Float](repeating: 0, count: count)
    var span = numbers.mutableSpan
    stream.fillNormal(&span)
    return numbers.map { Double($0) * deviation }
  }

  /// Means over neighbours, weighted by a bell; beyond its ends a signal is mirrored.
  private func smoothed(_ signal: [Double]) -> [Double] {
    let (count, reach) = (signal.count, Self.smoothing.reach)
    return (0..<count).map { place in
      weights.indices.reduce(0) { sum, tap in
        let other = (place + tap - reach) % (2 * count)
        let wrapped = other < 0 ? other + 2 * count : other
        return sum + weights[tap] * signal[min(wrapped, 2 * count - 1 - wrapped)]
      }
    }
  }

  /// The signal at so many points from its first to its last, along straight lines between its own.
  private static func resampled(_ signal: [Double], to count: Int) -> [Double] {
    (0..<count).map { place in
      let position = Double(place) * Double(signal.count - 1) / Double(count - 1)
      let left = min(Int(position), signal.count - 2)
      let share = position - Double(left)
      return signal[left] + (signal[left + 1] - signal[left]) * share
    }
  }
}

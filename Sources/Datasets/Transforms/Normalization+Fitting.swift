extension Normalization {
  /// Learns the mean and the standard deviation of each feature, or of each channel of `[channels, ...]`, from
  /// some samples; what does not vary is divided by 1.
  ///
  /// - Parameters:
  ///   - samples: Where the samples lie.
  ///   - rows: Those that are trained on.
  ///   - isMeasured: The features that are normalized; nil for all.
  public init(fittedTo samples: Samples, rows: [Int], isMeasured: [Bool]? = nil) {
    let channels = samples.inputShape.first ?? 1
    let length = samples.inputSize / max(channels, 1)
    let moments = (0..<channels).map { channel in
      isMeasured?[channel] == false
        ? ColumnMoments(mean: 0, deviation: 1)
        : Self.moments(of: samples, rows, channel * length..<(channel + 1) * length)
    }
    self.init(mean: moments.map(\.mean), standardDeviation: moments.map(\.scale))
  }

  /// The moments of a range of each sample's inputs.
  private static func moments(
    of samples: Samples, _ rows: [Int], _ range: Range<Int>
  ) -> ColumnMoments {
    let (size, count) = (samples.inputSize, Double(rows.count * range.count))
    switch samples.storage {
    case .floats(let values):
      func sum(_ body: (Double) -> Double) -> Double {
        values.withUnsafeBufferPointer { values in
          rows.reduce(0.0) { sum, row in
            range.reduce(sum) { $0 + body(Double(values[row * size + $1])) }
          }
        }
      }
      let mean = sum(\.self) / count
      let variance = sum { ($0 - mean) * ($0 - mean) } / count
      return ColumnMoments(mean: mean, deviation: variance.squareRoot())
    case .bytes(let inputs):
      var counts = [Int](repeating: 0, count: 256)
      inputs.bytes.withUnsafeBufferPointer { bytes in
        for row in rows { for place in range { counts[Int(bytes[row * size + place])] += 1 } }
      }
      let channel = inputs.scale.count == 1 ? 0 : range.lowerBound / range.count
      let numbers = (0..<256).map { Double($0) * inputs.scale[channel] + inputs.offset[channel] }
      let mean = zip(counts, numbers).reduce(0) { $0 + Double($1.0) * $1.1 } / count
      let variance =
        zip(counts, numbers).reduce(0) { $0 + Double($1.0) * ($1.1 - mean) * ($1.1 - mean) } / count
      return ColumnMoments(mean: mean, deviation: variance.squareRoot())
    }
  }
}

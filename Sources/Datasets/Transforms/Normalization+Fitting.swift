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
    let counts = Self.counts(of: samples, rows, channels: channels)
    let moments = (0..<channels).map { channel in
      isMeasured?[channel] == false
        ? ColumnMoments(mean: 0, deviation: 1)
        : Self.moments(
          of: samples, rows, channel * length..<(channel + 1) * length, counts?[channel] ?? [])
    }
    self.init(mean: moments.map(\.mean), standardDeviation: moments.map(\.scale))
  }

  /// How often each channel of samples that are kept as bytes has each byte; nil of others.
  ///
  /// One pass over all channels, since the bytes may have to be read from a disk.
  private static func counts(of samples: Samples, _ rows: [Int], channels: Int) -> [[Int]]? {
    guard case .bytes(let inputs) = samples.storage, channels > 0 else { return nil }
    let (size, length) = (samples.inputSize, samples.inputSize / channels)
    var counts = [[Int]](repeating: [Int](repeating: 0, count: 256), count: channels)
    for start in stride(from: 0, to: rows.count, by: rowsAhead) {
      let part = rows[start..<min(start + rowsAhead, rows.count)]
      inputs.bytes.readAhead(part, width: size)
      inputs.bytes.withUnsafeBufferPointer { bytes in
        for row in part {
          for channel in 0..<channels {
            let first = row * size + channel * length
            for place in first..<first + length { counts[channel][Int(bytes[place])] += 1 }
          }
        }
      }
    }
    return counts
  }

  /// How many rows are read ahead at a time.
  private static let rowsAhead = 256

  /// The moments of a range of each sample's inputs, of bytes by how often there is each.
  private static func moments(
    of samples: Samples, _ rows: [Int], _ range: Range<Int>, _ counts: [Int]
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
      let channel = inputs.scale.count == 1 ? 0 : range.lowerBound / range.count
      let numbers = (0..<256).map { Double($0) * inputs.scale[channel] + inputs.offset[channel] }
      let mean = zip(counts, numbers).reduce(0) { $0 + Double($1.0) * $1.1 } / count
      let variance =
        zip(counts, numbers).reduce(0) { $0 + Double($1.0) * ($1.1 - mean) * ($1.1 - mean) } / count
      return ColumnMoments(mean: mean, deviation: variance.squareRoot())
    }
  }
}

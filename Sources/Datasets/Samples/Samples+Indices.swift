public import Networks

extension Samples {
  /// What is wrong with the inputs as indices, by the first that is none; nil if nothing is.
  ///
  /// Only the inputs are looked at that a layer takes for such: all, or the first columns of each sample.
  public func mistake(of indices: InputIndices) -> String? {
    let limit = Float(indices.count)
    var mistake: String?
    forEachRow(of: indices.columns) { sample, row in
      let place = row.indices.first { place in
        let value = row[place]
        return !(value >= 0 && value < limit && value == value.rounded(.towardZero))
      }
      guard let place else { return true }
      let number = Int(exactly: row[place]).map(String.init) ?? row[place].description
      mistake =
        "sample \(sample) holds \(number) at place \(place), counted from 0: indices must be whole "
        + "numbers from 0 to \(indices.count - 1)"
      return false
    }
    guard let mistake, case .bytes = storage else { return mistake }
    return mistake + "; `bytes: numbers` takes bytes for such, and not for pixels"
  }

  /// How many different indices the inputs need that a layer takes for such; nil unless all are whole, from 0
  /// on, and below 2²⁴, up to which a `Float` holds every whole number.
  ///
  /// - Parameter columns: How many inputs of a sample are indices, the first ones; nil for all.
  /// - Returns: One more than the greatest, or nil.
  package func indexLimit(columns: Int?) -> Int? {
    var greatest: Float? = 0
    forEachRow(of: columns) { _, row in
      for place in row.indices {
        let value = row[place]
        guard value >= 0, value < 0x1p24, value == value.rounded(.towardZero) else {
          greatest = nil
          return false
        }
        greatest = max(greatest ?? 0, value)
      }
      return true
    }
    return greatest.map { Int($0) + 1 }
  }

  /// Looks at the first inputs of each sample, or at all, until there is enough.
  private func forEachRow(of columns: Int?, _ body: (_ sample: Int, Span<Float>) -> Bool) {
    var row = [Float](repeating: 0, count: inputSize)
    let width = min(columns ?? inputSize, inputSize)
    for sample in 0..<count {
      var span = row.mutableSpan
      gather([sample], into: &span)
      guard body(sample, row.span.extracting(first: width)) else { return }
    }
  }
}

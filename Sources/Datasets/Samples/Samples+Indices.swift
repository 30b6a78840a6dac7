public import Networks

extension Samples {
  /// What is wrong with the inputs as indices, by the first that is none; nil if nothing is.
  ///
  /// Only the inputs are looked at that a layer takes for such: all, or the first columns of each sample.
  public func mistake(of indices: InputIndices) -> String? {
    let (inputs, limit, width) = (inputs, Float(indices.count), indices.columns ?? inputSize)
    func isIndex(_ value: Float, below limit: Float) -> Bool {
      value >= 0 && value < limit && value == value.rounded(.towardZero)
    }
    let places = (0..<count).lazy.flatMap { sample in
      (sample * inputSize..<sample * inputSize + min(width, inputSize))
    }
    guard let first = places.first(where: { !isIndex(inputs[$0], below: limit) }) else {
      return nil
    }
    let value = inputs[first]
    let number = Int(exactly: value).map(String.init) ?? value.description
    var message =
      "sample \(first / inputSize) holds \(number) at place \(first % inputSize), counted "
      + "from 0: indices must be whole numbers from 0 to \(indices.count - 1)"
    if places.allSatisfy({ isIndex(inputs[$0], below: 0x1p24) }),
      let largest = places.map({ inputs[$0] }).max()
    {
      message += "; \(indices.argument): \(Int(largest) + 1) has room for all of them"
    } else if case .bytes = storage {
      message += "; `bytes: numbers` takes bytes for such, and not for pixels"
    }
    return message
  }
}

extension Samples {
  /// What is wrong with the inputs as indices, which are whole numbers from 0 and below a count.
  ///
  /// - Parameter count: how many things there are to be named by their indices.
  /// - Returns: what names the first input that is no index, with its sample, its place there and
  ///   its value; nil if all are.
  public func indexMistake(below count: Int) -> String? {
    let (inputs, limit) = (inputs, Float(count))
    let first = inputs.firstIndex { value in
      !(value >= 0 && value < limit && value == value.rounded(.towardZero))
    }
    guard let first else { return nil }
    let value = inputs[first]
    let number = Int(exactly: value).map(String.init) ?? value.description
    var message =
      "sample \(first / inputSize) holds \(number) at place \(first % inputSize), counted "
      + "from 0: indices must be whole numbers from 0 to \(count - 1)"
    if case .bytes = storage {
      message += "; `bytes: numbers` takes bytes for such, and not for pixels"
    }
    return message
  }
}

/// Differences as NumPy and PyTorch take them.
enum Gradient {
  /// `numpy.gradient(values)`: central differences, one-sided ones at both ends; at least two values.
  static func byIndex(_ values: [Double]) -> [Double] {
    of(values, by: values.indices.map(Double.init))
  }

  /// `numpy.gradient(values, places)`: second-order differences of uneven spacing, one-sided ones at
  /// both ends; at least two values.
  ///
  ///     g_i = (a² (v_{i+1} − v_i) + b² (v_i − v_{i−1}))/(a b (a + b))   a = x_i − x_{i−1}, b = x_{i+1} − x_i
  static func of(_ values: [Double], by places: [Double]) -> [Double] {
    let last = values.count - 1
    return values.indices.map { index in
      let (low, high) = (max(0, index - 1), min(last, index + 1))
      if low == index || high == index {
        return (values[high] - values[low]) / (places[high] - places[low])
      }
      let (before, after) = (places[index] - places[low], places[high] - places[index])
      // By differences, so that equal values have no slope.
      let (rise, fall) = (values[high] - values[index], values[index] - values[low])
      return (before * before * rise + after * after * fall)
        / (before * after * (before + after))
    }
  }

  /// The first index of the least of some numbers.
  ///
  /// - Throws: `NoSuggestion` where one is NaN, which has no place among the others.
  static func least(_ numbers: [Double]) throws(NoSuggestion) -> Int {
    guard !numbers.contains(where: \.isNaN) else {
      throw NoSuggestion("a loss, or the slope between two of them, is not a number")
    }
    return numbers.indices.reduce(0) { numbers[$1] < numbers[$0] ? $1 : $0 }
  }
}

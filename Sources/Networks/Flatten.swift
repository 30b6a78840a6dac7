/// Joins the dimensions from `startDimension` to `endDimension` into one.
///
/// Dimensions count from the batch, which is 0 and stays apart; negative ones count from the end.
public struct Flatten: Hashable, Sendable {
  /// The first dimension to join, at least 1.
  public var startDimension: Int
  /// The last dimension to join.
  public var endDimension: Int

  /// Describes a flattening.
  public init(startDimension: Int = 1, endDimension: Int = -1) {
    self.startDimension = startDimension
    self.endDimension = endDimension
  }
}

extension Flatten: Resolvable {
  func resolved(for input: Shape) throws(Mistake) -> Resolution {
    let start = try axis(startDimension, "start_dim", in: input)
    let end = try axis(endDimension, "end_dim", in: input)
    guard start <= end else {
      throw Mistake("end_dim", "end_dim \(endDimension) is before start_dim \(startDimension)")
    }
    let sizes = input.dimensions
    let joined = sizes[(start - 1)...(end - 1)].reduce(1, *)
    return Resolution(
      layer: .flatten(Flatten(startDimension: start, endDimension: end)),
      output: Shape(sizes[..<(start - 1)] + [joined] + sizes[end...]))
  }

  /// A dimension counted from the batch.
  private func axis(_ index: Int, _ argument: String, in input: Shape) throws(Mistake) -> Int {
    // Below −rank lies the batch or nothing, and adding to the least integers must not overflow.
    guard index >= -input.rank && index <= input.rank && index != 0 else {
      throw Mistake(
        argument,
        "\(argument) must be a dimension of \(input) after the batch: 1...\(input.rank) "
          + "or -\(input.rank)...-1, not \(index)")
    }
    return index > 0 ? index : index + input.rank + 1
  }
}

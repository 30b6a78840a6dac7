public import Declarations

/// Joins the dimensions from `start_dim` to `end_dim` into one.
///
/// Dimensions count from the batch, which is 0 and stays apart; negative ones count from the end.
public struct Flatten: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "flatten", Self(), "Joins dimensions of a sample into one.", pytorch: "nn.Flatten",
    shorthand: "start_dim",
    arguments: [
      .optional(
        \.startDim, "start_dim", .wholeNumber(),
        "first dimension to join; the batch is 0, and negative ones count from the end"),
      .optional(\.endDim, "end_dim", .wholeNumber(), "last dimension to join"),
    ])

  /// The first dimension to join, at least 1.
  public var startDim = 1
  /// The last dimension to join.
  public var endDim = -1

  /// The layer with what it infers from its input.
  public func resolved(for input: LayerInput) throws(NetworkError) -> Resolution {
    let start = try axis(startDim, "start_dim", in: input)
    let end = try axis(endDim, "end_dim", in: input)
    guard start <= end else {
      throw input.error("end_dim \(endDim) is before start_dim \(startDim)", in: "end_dim")
    }
    let sizes = input.shape.dimensions
    let joined = sizes[(start - 1)...(end - 1)].reduce(1, *)
    return Resolution(
      layer: Flatten { ($0.startDim, $0.endDim) = (start, end) },
      output: Shape(sizes[..<(start - 1)] + [joined] + sizes[end...]))
  }

  /// A dimension counted from the batch.
  private func axis(
    _ index: Int, _ argument: String, in input: LayerInput
  ) throws(NetworkError) -> Int {
    let rank = input.shape.rank
    // Below −rank lies the batch or nothing, and adding to the least integers must not overflow.
    guard index >= -rank && index <= rank && index != 0 else {
      throw input.error(
        "\(argument) must be a dimension of \(input.shape) after the batch: 1...\(rank) "
          + "or -\(rank)...-1, not \(index)", in: argument)
    }
    return index > 0 ? index : index + rank + 1
  }

  /// Yes.
  public var keepsElements: Bool { true }
}

public import Declarations

/// A table's rows by their indices: from `[…]` whole numbers to `[…, embedding_dim]`.
///
/// Each input is an index in `0..<num_embeddings`, so the layer takes the network's own input, perhaps
/// flattened. With `columns` only so many inputs are, the first of `[features]`; their rows stand one after the
/// other and before the other inputs, `[columns × embedding_dim + features − columns]`. Parameter: `weight` `[num_embeddings, embedding_dim]`, normally distributed with mean
/// 0 and deviation 1, as PyTorch initialises it.
public struct Embedding: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "embedding", Self(), "Takes the rows of a table by their indices, which the inputs are.",
    formula:
      "y[i, …] = w[x[i], …]; with columns y = (w[x[0]], …, w[x[columns − 1]], x[columns], …)",
    pytorch: "nn.Embedding",
    arguments: [
      // Inputs are single-precision, exact up to here.
      .required(
        \.numEmbeddings, "num_embeddings", .wholeNumber(.within(1, 0x1p24)), "number of rows",
        example: "1000"),
      .required(\.embeddingDim, "embedding_dim", .count, "length of a row", example: "16"),
      .optional(
        \.paddingIdx, "padding_idx", .nullable(.wholeNumber()),
        "row that is zero at first and is not trained, from the end if negative"),
      .optional(
        \.columns, "columns", .optional(.count),
        "how many inputs are indices, the first ones; the others stay as they are",
        otherwise: "all inputs are indices"),
    ])

  /// The number of rows.
  public var numEmbeddings = 1
  /// The length of a row.
  public var embeddingDim = 1
  /// The row that is zero at first and is not trained, from the end if negative; nil for none.
  public var paddingIdx: Int?
  /// How many of the inputs are indices, the first ones; nil for all.
  public var columns: Int?
}

extension Embedding {
  /// Makes a table of so many rows of a length.
  public init(
    _ numEmbeddings: Int, _ embeddingDim: Int, paddingIdx: Int? = nil, columns: Int? = nil
  ) {
    self.init(
      numEmbeddings: numEmbeddings, embeddingDim: embeddingDim, paddingIdx: paddingIdx,
      columns: columns)
  }

  /// The layer with what it infers from its input.
  public func resolved(for input: LayerInput) throws(NetworkError) -> Resolution {
    guard input.place.receivesInput else {
      throw input.error(
        "\(kind) needs indices, so it must be the first layer: "
          + "it receives what other layers made of the input, \(input.shape)")
    }
    let weight = [numEmbeddings, embeddingDim]
    let output = try output(of: input)
    for (array, name) in [(Shape(weight), "a weight"), (output, "an output")]
    where Shape.product(array.dimensions) == nil {
      throw input.error("\(name) of \(array) is too large", in: "embedding_dim")
    }
    var layer = self
    layer.paddingIdx = try paddingRow(input)
    return Resolution(
      layer: layer, output: output,
      parameters: parameters(
        weight: weight, bias: [],
        by: layer.paddingIdx.map { .normalRows(except: $0) }
          ?? .normal(mean: 0, standardDeviation: 1)))
  }

  private func output(of input: LayerInput) throws(NetworkError) -> Shape {
    guard let columns else { return Shape(input.shape.dimensions + [embeddingDim]) }
    let shape = input.shape
    guard shape.rank == 1 else {
      throw input.error(
        "\(kind) with columns needs an input of features, [features], but receives \(shape)",
        in: "columns")
    }
    guard columns <= shape.count else {
      throw input.error(
        "there are \(shape.count) inputs, so \(columns) of them cannot be indices", in: "columns")
    }
    let rows = columns.multipliedReportingOverflow(by: embeddingDim)
    let all = rows.partialValue.addingReportingOverflow(shape.count - columns)
    // An overflow is refused as a size that is too large.
    return Shape(rows.overflow || all.overflow ? [columns + 1, .max] : [all.partialValue])
  }

  /// The padding's row, counted from the first.
  private func paddingRow(_ input: LayerInput) throws(NetworkError) -> Int? {
    guard let row = paddingIdx else { return nil }
    guard row >= -numEmbeddings && row < numEmbeddings else {
      throw input.error(
        "padding_idx must be between \(-numEmbeddings) and \(numEmbeddings - 1), not \(row)",
        in: "padding_idx")
    }
    return row < 0 ? row + numEmbeddings : row
  }

  /// Its parameters, as far as it has them.
  public var parameterNames: [String] { ["weight"] }

  /// 2.
  public func dimensionCount(of parameter: String) -> Int? { 2 }

  /// One index a row.
  public var indices: InputIndices? {
    InputIndices(count: numEmbeddings, argument: "num_embeddings", columns: columns)
  }
}

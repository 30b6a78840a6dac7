/// What a range test moves; raw values are what a spec calls it.
public enum TestedQuantity: RawRepresentable, Sendable, Hashable, CaseIterable {
  /// A number of parameter groups.
  case knob(Knob)
  /// The samples of a batch.
  case batchSize

  /// Every knob, then the batch size.
  public static let allCases = Knob.allCases.map { Self.knob($0) } + [.batchSize]

  /// What a spec calls the batch size, and the column that holds it.
  private static let batchSizeName = "batch_size"

  /// Finds the quantity of a name; nil where there is none.
  public init?(rawValue: String) {
    if rawValue == Self.batchSizeName {
      self = .batchSize
    } else if let knob = Knob(rawValue: rawValue) {
      self = .knob(knob)
    } else {
      return nil
    }
  }

  /// What a spec calls it.
  public var rawValue: String {
    switch self {
    case .knob(let knob): knob.rawValue
    case .batchSize: Self.batchSizeName
    }
  }
}

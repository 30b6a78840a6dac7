public import Declarations
public import Networks

/// A metric that a spec can name, with its arguments: of the types of ``MetricRegistry``.
public protocol MetricDefinition: Declared {
  /// What tells it from others of a list: the name of its column, where it has one.
  var label: String { get }

  /// Whether it is no number, but a table that is written at the end of a run.
  var isTable: Bool { get }

  /// What is wrong with measuring it on a model that is trained with this loss, if anything is.
  func mistake(under loss: any Loss, output: Shape, targets: TargetForm) -> String?

  /// Its columns for classes, or outputs, of some names; none of a table.
  func columns(classes: [String]) -> [Metric]

  /// Whether it can have a column of a name, whatever classes there are.
  func covers(_ column: String) -> Bool

  /// A column of a name, for whoever follows it; nil for a name that none can have.
  static func column(named name: String) -> Metric?

  /// Names of columns that messages offer.
  static var columnNames: [String] { get }
}

extension TargetForm {
  /// The names of the classes, or of the outputs, that metrics have columns for.
  public var classNames: [String] {
    switch self {
    case .none: []
    case .classes(let count): (0..<count).map(String.init)
    // A single output tells class 1 from 0.
    case .values(let width): (0..<max(width, 2)).map(String.init)
    }
  }
}

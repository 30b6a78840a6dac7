import Declarations
import Networks

/// How often samples of each class were given each class, as a table at the end of a run.
struct ConfusionMatrix: MetricDefinition {
  static let declaration = Declaration<Self>(
    "confusion_matrix", Self(),
    "How often validation samples of each class are given each class, in confusion.csv at the end.",
    formula: "row t, column c: the samples of class t whose largest output is that of class c",
    source: "scikit-learn, confusion_matrix")

  /// The most classes of which a table is made.
  static let mostClasses = 4096

  var label: String { Self.specName }

  var isTable: Bool { true }

  func mistake(under loss: any Loss, output: Shape, targets: TargetForm) -> String? {
    let mistake = MetricDomain.oneLabel.mistake(
      of: label, under: loss, output: output, targets: targets)
    guard mistake == nil, output.count > Self.mostClasses else { return mistake }
    return "\(label) is made for at most \(Self.mostClasses) classes, but the model gives "
      + "\(output.count) outputs"
  }

  func columns(classes: [String]) -> [Metric] { [] }

  func covers(_ column: String) -> Bool { false }

  static func column(named name: String) -> Metric? { nil }

  static var columnNames: [String] { [] }
}

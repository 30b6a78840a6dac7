import Declarations

extension DivisionRule {
  /// Checks that samples have what the rule goes by.
  ///
  /// - Throws: `ArgumentError` where classes or groups are asked for that there are not.
  func checkFit(labels: [Int32]?, groups: [Int32]?) throws(ArgumentError) {
    if stratify, labels == nil {
      throw ArgumentError(argument: "split.stratify", message: "the targets are no classes")
    }
    if group != nil, groups == nil {
      throw ArgumentError(argument: "split.group", message: "only a table of text has columns")
    }
  }
}

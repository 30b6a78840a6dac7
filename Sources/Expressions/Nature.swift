/// What a formula is written as, which its value does not tell: truths are numbers, too.
enum Nature: Sendable {
  /// A number, or arithmetic.
  case number
  /// The name of a constant, alone or between brackets, such as `e`.
  case constantName
  /// A truth: `true`, a comparison, `not`.
  case truth

  /// What a constant's name is written as.
  init(ofConstant name: String) { self = Constants.truths.contains(name) ? .truth : .constantName }

  /// What it is whose value is that of one of two operands.
  func joined(_ other: Nature) -> Nature {
    self == .truth || other == .truth ? .truth : self == other ? self : .number
  }
}

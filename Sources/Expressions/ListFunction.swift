/// The functions that make a list.
enum ListFunction: String {
  case range, linspace, logspace, geomspace, full, `repeat`, concat, reverse

  var arity: ClosedRange<Int> {
    switch self {
    case .range: 2...3
    case .linspace, .logspace, .geomspace: 3...3
    case .full, .repeat: 2...2
    case .concat: 1...Bounds.length
    case .reverse: 1...1
    }
  }

  /// Which of its arguments are lists.
  func takesList(at index: Int) -> Bool {
    switch self {
    case .range, .linspace, .logspace, .geomspace, .full: false
    case .repeat: index == 0
    case .concat, .reverse: true
    }
  }
}

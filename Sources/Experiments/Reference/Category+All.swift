internal import Declarations
internal import Schedules

extension Category {
  /// All categories, in the order of reference pages.
  package static let all: [Category] = [
    Category("scheduler", PolicyRegistry.all.facts, .type(key: "type", alone: false))
  ]
}

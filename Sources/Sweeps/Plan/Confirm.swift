package import Declarations

/// Runs the best cells again on seeds that chose nothing, so that what is reported of them is no luck.
package struct Confirm: Declared, Hashable {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "confirm", Self(), "Runs the best cells again on fresh seeds, which are what is reported.",
    arguments: [
      .optional(\.top, "top", .wholeNumber(.within(1, 1e6)), "cells that are run again"),
      .optional(\.repeats, "repeats", .wholeNumber(.within(1, 1e6)), "fresh seeds of each"),
    ])

  /// Cells that are run again.
  package var top = 3
  /// Fresh seeds of each.
  package var repeats = 10

  package init() {}
}

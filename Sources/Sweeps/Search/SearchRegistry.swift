package import Declarations

/// The search strategies that a spec can name.
package enum SearchRegistry {
  /// One row a strategy.
  package static let all = Registry<any SearchStrategy.Type>(
    "search",
    [RandomSearch.self, SobolSearch.self, TPESearch.self, GPSearch.self],
    head: { $0.head }, facts: { $0.facts })
}

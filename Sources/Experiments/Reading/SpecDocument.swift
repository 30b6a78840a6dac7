/// What a spec was read from, in one tree.
package final class SpecDocument {
  /// The key at the top of a spec that makes trials of the rest.
  static let sweep = "sweep"

  /// The tree: the file over the files that it extends, with the values of options; nil if there is none.
  package internal(set) var root: SpecNode?
  /// The files, in the order of reading: the spec's own is the first.
  package internal(set) var files: [SpecFile] = []
  /// The places of nulls that take something away and are values all the same.
  var nullValues: Set<[String]> = []
  /// How many values there are in all files.
  var valueCount = 0

  /// What the sweep makes trials of: the tree without it.
  package var base: SpecNode? {
    guard var root, case .mapping(let pairs) = root.kind else { return root }
    root.kind = .mapping(pairs.filter { $0.key != Self.sweep })
    return root
  }

  /// Whether the spec has a sweep.
  package var hasSweep: Bool { root?[key: Self.sweep].map { !$0.isNull } ?? false }
}

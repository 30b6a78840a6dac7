internal import Messages

/// Paths that no run has, which were hardly meant.
enum UnknownPaths {
  /// A warning a path, with the nearest one that some run has.
  static func warnings(_ paths: [String], _ runs: some Sequence<RunFacts>) -> [Problem] {
    var seen = Set(RunFacts.own)
    let unknown = paths.filter { path in
      seen.insert(path).inserted && !runs.contains { $0.value(path) != nil }
    }
    guard !unknown.isEmpty else { return [] }
    var (known, names): ([String], Set<String>) = ([], [])
    for run in runs { known += run.paths.filter { names.insert($0).inserted } }
    return unknown.map { path in
      Problem(at: "runs", Message.unknownPath(path, nearest(to: path, known)), nil)
    }
  }

  /// A path that is spelled nearly so, or that ends so.
  static func nearest(to path: String, _ known: [String]) -> String? {
    Spelling.nearest(to: path, among: known) ?? known.first { $0.hasSuffix(".\(path)") }
      ?? known.first { known in
        Spelling.nearest(to: path, among: [known.split(separator: ".").last.map(String.init) ?? ""])
          != nil
      }
  }
}

internal import Declarations
internal import Experiments
internal import JSON
internal import Messages

/// What the paths of a spec resolve to, and why; also of a spec with mistakes, as far as it can be
/// read.
package struct Explanation {
  /// What is wrong with the spec, and suspicions.
  package let problems: [Problem]
  /// How a command ends because of them.
  package let status: ExitStatus
  private let values: [ResolvedValue]

  /// Reads the spec of a file.
  package init(path: String, overrides: [String] = [], memory: DataMemory? = nil) {
    do throws(PreparationError) {
      let schedule = try Preparation.schedule(
        path: path, overrides: overrides, memory: memory)
      (values, problems, status) = (schedule.reading.values, schedule.warnings, .done)
    } catch { (values, problems, status) = (error.values, error.problems, error.status) }
  }

  /// The values at or below a path, one a line: `optimizer.lr = 0.1  (number, FILE:12:7)`.
  ///
  /// Nil if there is no such path.
  package func lines(for path: String) -> [String]? {
    guard let found = found(path) else { return nil }
    let left = found.map { "\($0.path) = \($0.content.json.compactText)" }
    let width = min(left.map(\.count).max() ?? 0, 60)
    return zip(left, found).map { text, value in
      let padding = String(repeating: " ", count: max(0, width - text.count))
      return Legible.escaped("\(text)\(padding)  (\(value.type), \(value.origin))")
    }
  }

  /// The values at or below a path as one JSON object: value, type and origin by path.
  package func json(for path: String) -> String? {
    found(path).map { found in
      JSONValue.object(
        found.map { value in
          let facts: [(key: String, value: JSONValue)] = [
            ("value", value.content.json), ("type", value.type.json),
            ("origin", value.origin.description.json),
          ]
          return (value.path.description, .object(facts))
        }
      ).prettyText
    }
  }

  private func found(_ path: String) -> [ResolvedValue]? {
    let typed = path.split(separator: ".", omittingEmptySubsequences: false)
    let found = values.filter { path.isEmpty || $0.path.hasPrefix(typed) }
    return found.isEmpty ? nil : found
  }

  /// A known path that is near to one that leads nowhere, or begins like it.
  package func nearest(to path: String) -> String? {
    let paths = values.map(\.path.description)
    if let near = Spelling.nearest(to: path, among: paths) { return near }
    let shared = paths.map { known in zip(known, path).prefix { $0 == $1 }.count }
    guard let most = shared.max(), most > 0 else { return nil }
    return shared.firstIndex(of: most).map { paths[$0] }
  }
}

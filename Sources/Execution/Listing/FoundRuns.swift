internal import JSON
internal import Messages
internal import Results
internal import System

/// The runs at some paths, each once.
enum FoundRuns {
  /// What lies at a path.
  ///
  /// - Throws: `Problem` where there are no results.
  static func results(at path: String) throws(Problem) -> FoundResults {
    try Problem.catching { () throws(FileError) in try FoundResults(at: path) }
  }

  /// The runs, in the order of the paths.
  ///
  /// - Throws: `Problem` where there are none at a path.
  static func all(at paths: [String]) throws(Problem) -> [FoundRun] {
    var (runs, seen): ([FoundRun], Set<String>) = ([], [])
    for path in paths {
      let found = try results(at: path).runs
      guard !found.isEmpty else { throw Problem(at: path, Message.noRuns, .missingInput) }
      for run in found where seen.insert(run.path).inserted { runs.append(run) }
    }
    return runs
  }

  /// The only run at a path.
  ///
  /// - Throws: `Problem` where there is none, or several.
  static func one(at path: String) throws(Problem) -> FoundRun {
    let runs = try all(at: [path])
    guard let run = runs.first, runs.count == 1 else {
      throw Problem(at: path, Message.notOneRun(runs.count), .missingInput)
    }
    return run
  }

  /// The runs at a path; none where nothing can be read.
  static func readable(at path: String) -> [FoundRun] { (try? results(at: path))?.runs ?? [] }
}

internal import Experiments
internal import Results
internal import System
internal import Training

extension Preparation {
  /// Reads the spec of a run, with other values, to go on from a state that the run has kept.
  ///
  /// - Parameters:
  ///   - path: The run's.
  ///   - place: Which of its states: `last`, `best`, or a number of updates.
  ///   - overrides: Those of `--set`.
  ///   - memory: Where it is remembered what was read of files of data.
  /// - Returns: The run that goes on.
  /// - Throws: `PreparationError` for a run without such a state, and for values that it does not fit.
  package static func continuation(
    of path: String, from place: ContinuedPlace, overrides: [String], memory: DataMemory? = nil
  ) throws(PreparationError) -> PreparedRun {
    let (run, state) = try kept(at: path, place)
    let name = "\(run.path)/spec.yaml"
    guard let bytes = run.bytes(of: "spec.yaml") else {
      throw PreparationError([Problem(at: name, Message.unreadTable, .missingInput)])
    }
    let file = SpecFile(name: name, bytes: bytes)
    let folder = FileSystem.absolute(run.path).replacing("'", with: "''")
    let origin =
      "continue={run: '\(folder)', from: \(state.snapshot.counters.step), digest: '\(state.digest)'}"
    // What parameters began with is in the state.
    let isInitialized = SpecReading(file, for: .training).spec?.initialization != nil
    let source = try SpecSource(
      name, overrides + (isInitialized ? ["init=null"] : []) + [origin], for: .training
    ) { _ in file }
    var reading = SpecReading(source)
    guard let prepared = self.run(of: &reading, memory) else { throw reading.error }
    return prepared
  }

  private static func kept(
    at path: String, _ place: ContinuedPlace
  ) throws(PreparationError) -> (FoundRun, KeptState) {
    do throws(Problem) {
      let run = try FoundRuns.one(at: path)
      return (run, try run.state(at: place.place))
    } catch { throw PreparationError([error]) }
  }
}

/// Which of the states that a run has kept another one goes on from.
package struct ContinuedPlace: Sendable {
  let place: ContinueOptions.Place

  /// That of the run's end.
  package static let last = ContinuedPlace(place: .last)

  private init(place: ContinueOptions.Place) { self.place = place }

  /// Reads `last`, `best`, or a number of updates; nil for anything else.
  package init?(_ text: String) {
    guard let place = ContinueOptions.Place(text) else { return nil }
    self.place = place
  }
}

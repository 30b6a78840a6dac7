internal import Experiments
internal import Messages
internal import System

/// A spec joined of its file, the files that it extends and options; not yet read.
struct SpecSource {
  /// Reads a file that a spec is joined of, by its path.
  typealias Loader = (_ path: String) throws(FileError) -> SpecFile

  /// The file, or the stream.
  let file: SpecFile
  /// What was given by `--set`, in order.
  let overrides: [String]
  /// The same, as values with their places.
  let settings: [Override]
  /// Reads it.
  let reader: SpecReader
  /// The whole tree; nil if there is none.
  let root: SpecNode?
  /// What is wrong with files that it extends.
  let faults: [Problem]

  /// Joins the spec of a file with the overrides of `--set`.
  ///
  /// - Throws: `PreparationError` for a file that cannot be read and options that make no sense;
  ///   what is wrong with the spec is a finding.
  init(
    _ path: String, _ overrides: [String], for purpose: SpecReader.Purpose,
    load: Loader? = nil
  ) throws(PreparationError) {
    var problems: [Problem] = []
    var (file, settings): (SpecFile?, [Override]) = (nil, [])
    do throws(FileError) {
      if let load { file = try load(path) } else { file = try SpecFile(at: path) }
    } catch { problems.append(Problem(error)) }
    for (index, text) in overrides.enumerated() {
      do throws(OverrideError) {
        settings.append(try Override(text, number: index + 1))
      } catch { problems.append(Problem(error.diagnostic, .usage)) }
    }
    guard let file, problems.isEmpty else { throw PreparationError(problems) }
    self.init(file, overrides, settings, for: purpose, load: load)
  }

  /// Joins a spec that is at hand; messages call it by its file's name.
  init(_ file: SpecFile, for purpose: SpecReader.Purpose) {
    self.init(file, [], [], for: purpose, load: nil)
  }

  private init(
    _ file: SpecFile, _ overrides: [String], _ settings: [Override],
    for purpose: SpecReader.Purpose, load: Loader?
  ) {
    var faults: [Problem] = []
    let (reader, bounds) = (SpecReader(for: purpose), ExtendingBounds(of: file))
    root = reader.tree(of: file, overrides: settings) { path, place in
      guard bounds.contain(path) else {
        faults.append(Problem(Diagnostic(.error, at: place, Message.outside(bounds, path))))
        return nil
      }
      do throws(FileError) {
        if let load { return try load(path) }
        return try SpecFile(regularFile: path)
      } catch {
        let message = "extends: \(Legible.escaped(path)): \(error.message)"
        faults.append(Problem(Diagnostic(.error, at: place, message), ExitStatus(error.kind)))
        return nil
      }
    }
    (self.file, self.overrides, self.settings) = (file, overrides, settings)
    (self.reader, self.faults) = (reader, faults)
  }
}

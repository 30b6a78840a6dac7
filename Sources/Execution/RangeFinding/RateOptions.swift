internal import Experiments
internal import JSON
internal import Messages
internal import Schedules

/// The options that put a recommended learning rate into a spec.
package struct RateOptions {
  /// The texts of `--set`, `PATH=VALUE`.
  package let settings: [String]

  /// Finds where a spec has its learning rate: in an argument of its scheduler, or in the optimizer.
  ///
  /// - Throws: `PreparationError` for a spec that cannot be used, and one whose rates are all given.
  package init(
    _ recommended: ClosedRange<Double>, for path: String, overrides: [String] = [],
    memory: DataMemory? = nil
  ) throws(PreparationError) {
    let schedule = try Preparation.schedule(path: path, overrides: overrides, memory: memory)
    let policy = schedule.reading.spec?.scheduler?.policy
    let arguments = policy.map { type(of: $0).rateArguments } ?? RateArguments()
    var settings: [String] = []
    if let base = arguments.base { settings.append("scheduler.\(base)=\(recommended.lowerBound)") }
    if let max = arguments.max { settings.append("scheduler.\(max)=\(recommended.upperBound)") }
    if settings.isEmpty {
      guard policy?.usesBaseRate != false else {
        throw PreparationError([Problem(at: path, Message.givenRates, .invalidData)])
      }
      settings = ["optimizer.lr=\(recommended.upperBound)"]
    }
    self.settings = settings
  }

  /// The options as words of a shell.
  package var line: String {
    settings.map { "--set \(ShellText.command([$0]))" }.joined(separator: " ")
  }
}

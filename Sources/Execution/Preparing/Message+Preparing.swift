internal import Messages
internal import Networks
internal import System

// Messages of preparing runs.
extension Message {
  static let changedInputs =
    "its data or weights have changed since they were checked; run the command again"
  static func outside(_ bounds: ExtendingBounds, _ path: String) -> String {
    "extends: \(path): lies outside '\(bounds.folder)'; a spec extends files of its git repository or, "
      + "without one, below the folder above its own"
  }
  static func unsupported(_ precision: String) -> String {
    "this machine's processor has no instructions for \(precision); use float32"
  }
  static func tooMuchMemory(
    _ needed: Int, limit: Int, parameters: Int, batchSize: Int, measuring: Int
  ) -> String {
    "the run takes at least \(Memory.text(needed)) of memory, of which there are "
      + "\(Memory.text(limit)): \(counted(parameters, "parameter", isGrouped: true)) with gradients "
      + "and the optimizer's state, activations of a batch of "
      + "\(counted(batchSize, "sample", isGrouped: true)), "
      + (measuring == 0
        ? "and the data" : "the data, and \(Memory.text(measuring)) for metrics of all outputs")
  }
  static func lackingWeight(_ name: String) -> String {
    "the file has no \(Legible.name(name))"
  }
  static func weightShapes(_ name: String, file: String, model: String) -> String {
    "\(Legible.name(name)) is \(file) in the file and \(model) in the model"
  }
  static func unknownWeight(_ name: String) -> String {
    "the model has no \(Legible.name(name))"
  }
}

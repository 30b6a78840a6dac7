import Declarations
import Networks

/// The arrays of a snapshot, taken one by one by their names.
struct SnapshotArrays {
  /// What the names of the model's arrays begin with, so that no other array can have them.
  static let model = "model/"

  private var rest: [String: TrainingSnapshot.Array] = [:]

  init(_ snapshot: TrainingSnapshot) {
    for array in snapshot.arrays { rest[array.name] = array }
  }

  /// What the names of a model's arrays begin with here: nothing in snapshots of earlier versions.
  func modelPrefix(of arrays: [Parameter]) -> String {
    arrays.allSatisfy { rest[Self.model + $0.name] != nil } ? Self.model : ""
  }

  /// Whether any array's name begins so.
  func holds(prefix: String) -> Bool { rest.keys.contains { $0.hasPrefix(prefix) } }

  /// The numbers of a parameter.
  mutating func take(_ parameter: Parameter, prefix: String) throws(ArgumentError) -> [Float] {
    let name = prefix + parameter.name
    guard let array = rest.removeValue(forKey: name) else {
      throw ArgumentError.unfit("it has no '\(name)'")
    }
    guard array.shape == parameter.shape else {
      throw ArgumentError.unfit(
        "'\(name)' is of shape \(array.shape) there, \(parameter.shape) in the model")
    }
    return array.values
  }

  /// Refuses arrays that nobody has taken.
  func finish() throws(ArgumentError) {
    guard let name = rest.keys.min() else { return }
    throw ArgumentError.unfit("it holds '\(name)', which the settings have no use for")
  }
}

extension ArgumentError {
  /// A snapshot that does not fit.
  static func unfit(_ message: String) -> ArgumentError {
    ArgumentError(argument: "checkpoint", message: message)
  }
}

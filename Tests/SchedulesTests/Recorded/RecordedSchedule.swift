import Declarations
import Foundation
import Schedules
import Testing

/// A sequence recorded from the original package or from PyTorch, or computed by the formulas of
/// other libraries, with what it was made from.
struct RecordedSchedule: Decodable, CustomTestStringConvertible {
  let id: String
  let groups: [[String: Double]]
  let scheduler: [String: SpecValue]
  let steps: Int
  let lr: [[Double]]
  let momentum: [[Double]]

  var testDescription: String { id }

  static let files = [
    "original_schedules", "pytorch_schedules", "reference_schedules", "composed_schedules",
  ]

  static func all(_ name: String = "original_schedules") throws -> [RecordedSchedule] {
    let url = try #require(
      Bundle.module.url(
        forResource: name, withExtension: "json", subdirectory: "Resources"))
    return try JSONDecoder().decode([RecordedSchedule].self, from: Data(contentsOf: url))
  }

  var bases: [[Knob: Double]] {
    groups.map { [.learningRate: $0["lr"] ?? .nan, .momentum: $0["momentum"] ?? .nan] }
  }

  /// The policy, read by its declaration and resolved in a run of so many epochs.
  func policy() throws -> any Policy {
    var policy = try #require(RecordedReader(.mapping(scheduler)).policy())
    let time = PlainTime(clock: try Clock(epochs: steps), groupCount: groups.count)
    let isResolved = policy.resolve(in: time)
    try #require(isResolved)
    try policy.validate()
    return policy
  }
}

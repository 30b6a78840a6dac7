import Foundation
import Schedules
import Testing

/// What PyTorch's `ReduceLROnPlateau` made of a sequence of metrics, its `_is_better` overridden where
/// the best value is below 0 and the threshold relative.
struct RecordedPlateau: Decodable {
  struct Change: Decodable {
    let after: Int
    let lr: [Double]
  }

  private struct File: Decodable {
    let cases: [RecordedPlateau]
  }

  let settings: [String: SpecValue]
  let lr: [Double]
  let metrics: [Double?]
  let changes: [Change]
  let best: Double?
  let bad: Int
  let cooldown: Int

  static func all() throws -> [RecordedPlateau] {
    let url = try #require(
      Bundle.module.url(
        forResource: "reduce_on_plateau", withExtension: "json", subdirectory: "Resources"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
  }

  func plateau() throws -> PlateauReduction {
    let policy = try #require(
      RecordedReader(.mapping(settings)).fields(of: ReduceOnPlateauPolicy.self))
    return try PlateauReduction(policy.settings, learningRates: lr)
  }
}

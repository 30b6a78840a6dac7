import Foundation
import Schedules
import Testing

/// What PyTorch's `ReduceLROnPlateau` made of a sequence of metrics.
struct RecordedPlateau: Decodable {
  struct Settings: Decodable {
    var mode: String?
    var factor: Double?
    var patience: Int?
    var threshold: Double?
    var threshold_mode: String?
    var cooldown: Int?
    var min_lr: SpecValue?
    var eps: Double?
  }

  struct Change: Decodable {
    let after: Int
    let lr: [Double]
  }

  private struct File: Decodable {
    let cases: [RecordedPlateau]
  }

  let settings: Settings
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

  func plateau() throws -> ReduceOnPlateau {
    var made = ReduceOnPlateauSettings()
    if let mode = settings.mode { made.mode = try #require(.init(rawValue: mode)) }
    if let factor = settings.factor { made.factor = factor }
    if let patience = settings.patience { made.patience = patience }
    if let threshold = settings.threshold { made.threshold = threshold }
    if let mode = settings.threshold_mode {
      made.thresholdMode = try #require(.init(rawValue: mode))
    }
    if let cooldown = settings.cooldown { made.cooldown = cooldown }
    if let eps = settings.eps { made.eps = eps }
    if let list = settings.min_lr?.list {
      made.minLearningRate = .each(list.compactMap(\.number))
    } else if let number = settings.min_lr?.number {
      made.minLearningRate = .all(number)
    }
    return try ReduceOnPlateau(made, learningRates: lr)
  }
}

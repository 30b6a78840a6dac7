import Experiments
import Testing

/// Where `reduce_on_plateau` cannot stand.
@Suite struct PlateauPlaceTests {
  static let places: [(scheduler: String, place: String)] = [
    (
      "{type: chained, schedulers: [{type: reduce_on_plateau}]}",
      "3:41: error: scheduler.schedulers.0"
    ),
    (
      "{type: repeat, length: 2, scheduler: {type: reduce_on_plateau}}",
      "3:49: error: scheduler.scheduler"
    ),
    ("{type: per_knob, lr: {type: reduce_on_plateau}}", "3:33: error: scheduler.lr"),
  ]

  @Test(arguments: places.indices)
  func `it stands alone`(_ index: Int) throws {
    let text = """
      data: {dataset: csv, path: x.csv, target: y, batch_size: 4, validation: 0.5}
      optimizer: {type: sgd, lr: 0.1}
      scheduler: \(Self.places[index].scheduler)
      train: {epochs: 10}

      """
    let reader = SpecReader(for: .schedule)
    let (_, context) = reader.read(Array(text.utf8), name: "x.yaml")
    let message = try #require(context.findings.sorted.first).rendered
    #expect(
      message.contains(
        Self.places[index].place
          + ": reduce_on_plateau follows what the run measures, so it stands alone"))
  }
}

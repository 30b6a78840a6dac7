internal import Charts
internal import JSON
internal import Messages
internal import Results
internal import System

extension RunPictures {
  /// What draws the pictures of a run of an experiment, which may be a range test.
  init(
    name: String, experiment: String, values: JSONValue, isRangeTest: Bool, stepsPerEpoch: Int?,
    warn: @escaping (Problem) -> Void
  ) {
    let policy = values["scheduler"].flatMap { try? $0.value("type") as String }
    self.init(
      draw: { table, status in
        var pictures: [Picture] = []
        let title = "\(name): \(policy ?? "no scheduler")"
        if let chart = TrainingChart(table, title: title, status, stepsPerEpoch: stepsPerEpoch) {
          pictures.append(Picture(name: "training.svg", text: SVGPicture(chart.chart).text))
        }
        if isRangeTest,
          let chart = Self.rangeChart(CSVTable(table), experiment, values)
        {
          pictures.append(Picture(name: "range-test.svg", text: SVGPicture(chart).text))
        }
        return pictures
      },
      warn: { warn(Problem(at: $0.path, Message.undrawn($0.message), nil)) })
  }

  /// The picture of a range test; nil for one that ended before there was a curve.
  private static func rangeChart(
    _ table: CSVTable, _ experiment: String, _ values: JSONValue
  ) -> Chart? {
    guard let source = try? RangeSource(table, ofRun: experiment, values: values),
      let report = try? RangeReport([source], isRaw: false)
    else { return nil }
    return RangeChart(report).chart
  }
}

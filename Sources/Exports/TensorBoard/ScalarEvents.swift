/// The events of a run that hold numbers, each as the content of a record.
package enum ScalarEvents {
  /// The first event of every file: the version of the format.
  package static func version(at time: EventTime) -> [UInt8] {
    time.event { $0.add(3, "brain.Event:2") }
  }

  /// What was measured at a step, by tags.
  package static func scalars(
    _ values: [(tag: String, value: Double)], at time: EventTime
  ) -> [UInt8] {
    time.event { event in
      event.add(5) { summary in
        for (tag, value) in values {
          summary.add(1) { item in
            item.add(1, tag)
            item.add(2, Float(value))
          }
        }
      }
    }
  }
}

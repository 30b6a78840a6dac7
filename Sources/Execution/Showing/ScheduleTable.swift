internal import Datasets
internal import Experiments
internal import JSON
internal import Results
internal import Schedules

/// The schedules of a spec as a table: a row for each step of the scheduler.
///
/// Columns: `step` (the scheduler's own, from 0), `epoch` (epochs finished before it; empty where
/// the steps of an epoch are unknown, as where data were never read), then `lr.GROUP`, `momentum.GROUP` and every other knob that
/// is scheduled; last `batch_size` where that changes from epoch to epoch and can be known.
package struct ScheduleTable {
  private let preview: SchedulePreview

  /// Takes the schedules of a spec.
  package init(_ schedule: PreparedSchedule) { preview = schedule.preview }

  /// Writes the table as CSV, piece by piece.
  package func write<Failure: Error>(
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var rows = CSVRows()
    let columns = preview.timetable.columns
    for name in ["step", "epoch"] { rows.append(name) }
    for column in columns { rows.append(column.name(groupNames: preview.groupNames)) }
    let batchSizes = preview.batchSizes?.constant == nil ? preview.batchSizes : nil
    if batchSizes != nil { rows.append("batch_size") }
    rows.endRow()
    for t in 0..<preview.clock.length {
      rows.append(t)
      let epoch = epoch(at: t)
      if let epoch { rows.append(epoch) } else { rows.append(nil as Double?) }
      for column in columns {
        rows.append(preview.timetable.value(of: column.knob, group: column.group, at: t))
      }
      if let batchSizes, let epoch { rows.append(batchSizes[epoch]) }
      rows.endRow()
      if rows.bytes.count >= 1 << 16 {
        try sink(rows.bytes)
        rows.removeAll()
      }
    }
    try sink(rows.bytes)
  }

  /// Writes the same as one JSON object, piece by piece: under each column's name the list of its values, a step
  /// of the scheduler each.
  package func writeLists<Failure: Error>(
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let length = preview.clock.length
    let head: [(key: String, value: JSONValue)] = [
      ("format", 1.json), ("interval", preview.clock.interval.rawValue.json),
      ("steps", length.json),
    ]
    // Its last brace comes at the end.
    try sink(Array(JSONValue.object(head).compactText.utf8.dropLast()))
    for column in preview.timetable.columns {
      let name = column.name(groupNames: preview.groupNames).json.compactText
      var text = ",\n\(name):["
      for t in 0..<length {
        let value = preview.timetable.value(of: column.knob, group: column.group, at: t)
        text += (t == 0 ? "" : ",") + value.json.compactText
        guard text.utf8.count >= 1 << 16 else { continue }
        try sink(Array(text.utf8))
        text = ""
      }
      try sink(Array((text + "]").utf8))
    }
    try sink(Array("}\n".utf8))
  }

  private func epoch(at t: Int) -> Int? {
    preview.clock.interval == .epoch ? t : preview.clock.epochTable?.epoch(of: t)
  }
}

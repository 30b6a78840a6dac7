import Messages

extension TableText {
  /// Refuses a file whose columns are others than those of the first.
  func checkNames(against first: TableText) throws(DatasetError) {
    let (names, others) = (plan.names, first.plan.names)
    guard names != others else { return }
    let (missing, extra) = (
      others.filter { !names.contains($0) }, names.filter { !others.contains($0) }
    )
    let difference: String
    if !dataset.header || names.count != others.count && missing.isEmpty && extra.isEmpty {
      difference = "it has \(counted(names.count, "column")) and not \(others.count)"
    } else if missing.isEmpty, extra.isEmpty {
      let place = zip(names, others).enumerated().first { $1.0 != $1.1 }
      difference =
        "they stand in another order"
        + (place.map { ": \(Self.pair($0.offset, $0.element.0, $0.element.1))" } ?? "")
    } else if let lost = missing.first, let more = extra.first, names.count == others.count {
      let place = others.firstIndex(of: lost) ?? 0
      difference = Self.pair(place, names[place] == lost ? more : names[place], lost)
    } else {
      difference = [("lacks", missing), ("has more", extra)].compactMap { verb, found in
        found.isEmpty
          ? nil : "it \(verb): " + found.prefix(5).map(Self.quoted).joined(separator: ", ")
      }.joined(separator: "; ")
    }
    throw DatasetError(
      .malformed, file: dataset.path,
      message: "the columns are not those of \(Legible.escaped(first.dataset.path)): \(difference)")
  }

  private static func quoted(_ name: String) -> String { Legible.quotation(name.utf8) }

  private static func pair(_ place: Int, _ name: String, _ other: String) -> String {
    "its column \(place) is \(quoted(name)) and not \(quoted(other))"
  }
}

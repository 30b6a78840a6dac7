import Messages

extension TablePlan {
  /// Tells of columns whose numbers count the rows.
  func counting(in table: Table) -> [String] {
    guard table.inputs.count > 1, table.count >= 10 else { return [] }
    return zip(inputs, table.inputs).filter { place, field in
      guard isIndexLike(place), field.type == .number, field.gaps == 0,
        case .numbers(let numbers) = table.column(field).cells
      else { return false }
      return numbers.indices.allSatisfy { numbers[$0] == numbers[0] + Float($0) }
    }.map { countingText($0.0) }
  }

  /// Whether a column is called as an index is; one that counts the rows may be a time as well.
  func isIndexLike(_ column: Int) -> Bool {
    let name = names[column].lowercased()
    return ["id", "index", "idx", "row", "rownames", "rowid", "key", "no", "nr", "number"].contains(
      name)
      || name.hasSuffix("_id") || name.hasSuffix(" id")
  }

  /// Tells that a column counts the rows.
  func countingText(_ column: Int) -> String {
    "\(text(of: column)) counts the rows and is an input like the others; to leave it out write "
      + "columns: {\(Legible.quotation(names[column].utf8)): drop}"
  }
}

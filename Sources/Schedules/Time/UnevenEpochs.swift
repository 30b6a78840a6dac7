/// A table of epochs that differ in length, behind one reference.
final class UnevenEpochs: Sendable, Hashable {
  let table: EpochTable

  /// Wraps a table; nil where there is none, or where its epochs are equally long.
  init?(_ table: EpochTable?) {
    guard let table, table.constant == nil else { return nil }
    self.table = table
  }

  /// Whether two are of the same table.
  static func == (left: UnevenEpochs, right: UnevenEpochs) -> Bool { left.table == right.table }

  /// Feeds the table into a hash.
  func hash(into hasher: inout Hasher) { hasher.combine(table) }
}

/// How the text of a table is divided.
struct TextForm: Sendable {
  /// What stands between cells.
  let delimiter: CellDelimiter
  /// What lines begin with that are stepped over.
  let comment: UInt8?
}

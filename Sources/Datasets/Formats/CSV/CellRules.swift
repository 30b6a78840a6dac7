import Networks

/// What the cells of each column of a file may be, and where they go.
struct CellRules: Sendable {
  /// The types of the inputs; nil for columns that are no inputs.
  let types: [ColumnType?]
  /// Where the cells of all columns lie.
  let layout: TableLayout
  /// Whether a column is a target.
  let isTarget: [Bool]
  /// Whether a missing cell of a column is a mistake even where such cells are filled.
  let isNeeded: [Bool]
  /// Whether a missing cell of a column stays one.
  let isOptional: [Bool]
  /// Whether every word of a column is one, `NA` and `None` among them.
  let hasAllWords: [Bool]
  /// What becomes of missing cells.
  let missing: MissingCells
  /// Whether the target is classes.
  let hasClasses: Bool
  /// The classes that there can be; nil for any.
  let classes: ClassNames?
  /// Whether a finished run is measured on the cells, or predicts them.
  let isOfRun: Bool

  /// Takes the columns' types as they were declared or inferred.
  init(
    _ text: TableText, _ types: [ColumnType?], _ kind: TargetKind, classes: ClassNames? = nil,
    optional: Set<Int> = [], isOfRun: Bool = false
  ) {
    let plan = text.plan
    let all = plan.names.indices.map { column -> ColumnType? in
      if plan.targets.contains(column) {
        switch kind {
        case .none: return nil
        case .classes: return .category
        // Two words are the targets 1 and 0 of a loss of logits.
        case .values: return text.plan.types[column] == .boolean ? .boolean : .number
        }
      }
      guard plan.inputs.contains(column) else { return column == plan.group ? .category : nil }
      return types[column]
    }
    (self.types, layout) = (types, TableLayout(all))
    isTarget = plan.names.indices.map { plan.targets.contains($0) }
    isNeeded = plan.names.indices.map { plan.targets.contains($0) || plan.group == $0 }
    isOptional = plan.names.indices.map { optional.contains($0) }
    hasAllWords = plan.hasAllWords
    missing = text.dataset.missing ?? MissingCells()
    hasClasses = kind == .classes
    self.classes = hasClasses ? classes : nil
    self.isOfRun = isOfRun
  }
}

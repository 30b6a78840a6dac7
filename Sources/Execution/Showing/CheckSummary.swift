/// What `check --verbose` tells of a run: its network, its parameter groups and its splits.
package struct CheckSummary {
  /// The lines.
  package let lines: [String]

  /// Takes a run, whose samples are read where that was not necessary to check it.
  ///
  /// - Throws: `PreparationError` for files that are gone, or are not those that were checked.
  package init(_ run: PreparedRun) throws(PreparationError) {
    let data = run.data.isUnread ? try run.read().data : run.data
    lines =
      NetworkSummary(run).lines + [""] + GroupSummary(run).lines + [""]
      + DataSummary.splits(of: data).map { "  \($0)" }
  }
}

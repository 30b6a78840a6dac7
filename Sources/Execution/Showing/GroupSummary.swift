internal import Experiments
internal import Messages
internal import Networks

/// The parameter groups of a run as a table: what each takes, and when it is trained.
struct GroupSummary {
  private let experiment: Experiment

  /// Takes the groups of a run.
  init(_ run: PreparedRun) { experiment = run.experiment }

  /// A heading, and for each group a line and one for each of its parameters.
  var lines: [String] {
    let network = experiment.network
    var rows = [["group", "shape", "numbers", ""]]
    for group in experiment.groups {
      let parameters = group.parameters.map { network.parameters[$0] }
      let count = parameters.reduce(0) { $0 + $1.count }
      rows.append([group.name, "", NumberText.grouped(count), state(of: group)])
      rows += parameters.map {
        ["  \($0.name)", "\(Shape($0.shape))", NumberText.grouped($0.count), ""]
      }
    }
    let table = TextTable.lines(rows.map { Array($0.prefix(3)) }, rightFrom: 2)
    return zip(table, rows).map { line, row in "  \(line)" + (row[3].isEmpty ? "" : "  \(row[3])") }
      + statistics
  }

  private func state(of group: ExperimentGroup) -> String {
    guard group.isTrainable else { return "not trained" }
    return group.firstUpdate == 0
      ? "trained" : "frozen for the first \(counted(group.firstUpdate, "step"))"
  }

  /// The running statistics that training leaves as they are.
  private var statistics: [String] {
    let names = experiment.fixedBuffers.sorted().map { experiment.network.buffers[$0].name }
    let kept = names.filter { $0.hasSuffix(".running_mean") }.map { $0.dropLast(13) }
    return kept.isEmpty ? [] : ["  frozen statistics: \(kept.joined(separator: ", "))"]
  }
}

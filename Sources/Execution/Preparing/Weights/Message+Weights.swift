internal import Messages

// Messages of weights to begin with.
extension Message {
  static let nothingTaken = "none of the model's parameters is read from it"
  static func twiceNamed(_ name: String) -> String {
    "two of its tensors would be \(Legible.name(name)); rename one of them otherwise"
  }
  static func taken(
    _ count: Int, of total: Int, initial: [String], unknown: [String]
  ) -> String {
    "\(count) of \(counted(total, "parameter")) taken"
      + (initial.isEmpty ? "" : "; initial values: \(someNames(initial))")
      + (unknown.isEmpty ? "" : "; not in the model: \(someNames(unknown))")
  }
  static func otherEncoding(_ names: [String]) -> String {
    "the samples are read otherwise than the run's: \(someNames(names)); what is learnt from samples is "
      + "learnt anew from these"
  }
  private static func someNames(_ names: [String]) -> String {
    let shown = names.prefix(8).map { Legible.escaped($0) } + (names.count > 8 ? ["…"] : [])
    return shown.joined(separator: ", ")
  }

  static func otherUnfreezing(_ old: Int, _ new: Int) -> String {
    "the group was trained from step \(old) on, and of the new length is from step \(new) on"
  }
}

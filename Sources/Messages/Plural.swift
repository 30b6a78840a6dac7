/// A count of things as English has it: `1 step`, `2 steps`; with commas between thousands where
/// asked for.
package func counted(_ count: Int, _ noun: String, isGrouped: Bool = false) -> String {
  let number = isGrouped ? NumberText.grouped(count) : "\(count)"
  return "\(number) \(noun)\(count == 1 ? "" : "s")"
}

public import Declarations

/// What is measured of each parameter group at an update: one of ``GroupMeasureRegistry``.
public struct GroupMeasure: Sendable {
  /// What gives its value.
  let measurement: any GroupMeasurement.Type
  /// How specs and columns spell it.
  public let name: String

  /// The measure of a measurement.
  init(_ measurement: any GroupMeasurement.Type) {
    self.measurement = measurement
    name = measurement.specName
  }

  /// What is to be said of it.
  public var facts: DeclarationFacts { measurement.facts }

  /// What is to be said of it but for arguments.
  var head: DeclarationFacts { measurement.head }

  /// Whether it compares the weights after an update with those before.
  package var needsWeightsBefore: Bool { measurement.needsWeightsBefore }
}

extension GroupMeasure: Hashable {
  /// Whether they have one name.
  public static func == (a: GroupMeasure, b: GroupMeasure) -> Bool { a.name == b.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension ValueKind<GroupMeasure> {
  /// The name of a measure.
  package static var groupMeasure: ValueKind {
    let all = GroupMeasureRegistry.all
    return ValueKind(
      .choice(all.names),
      read: { $0.choice(of: all.names, noun: "group measure").flatMap { all[$0] } },
      plain: { .text($0.name) })
  }
}

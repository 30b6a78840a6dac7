import Declarations
import Schedules
import Testing

/// That no family is without cases for the laws, nor without values that were not made by it.
@Suite struct FamilyCoverageTests {
  /// The families of which a recorded sequence or a literal table says what they give.
  static func references() throws -> Set<String> {
    let recorded = try RecordedSchedule.files.flatMap { try RecordedSchedule.all($0) }
      .compactMap { $0.scheduler["type"]?.text }
    let examples = try FamilyExample.all().map { type(of: $0.policy).facts.name }
    let plateaus = try RecordedPlateau.all().map { _ in ReduceOnPlateauPolicy.facts.name }
    return Set(recorded + examples + plateaus)
  }

  /// The families of the registry that a set of names leaves out.
  static func missing(in names: some Sequence<String>) -> [String] {
    let known = Set(names)
    return PolicyRegistry.all.names.filter { !known.contains($0) }
  }

  @Test func `every family has cases for the laws, and an independent reference`() throws {
    #expect(Self.missing(in: LawCases.table.keys) == [])
    #expect(Self.missing(in: try Self.references()) == [])
  }

  @Test(arguments: PolicyRegistry.all.names)
  func `a family that is left out is missed`(_ name: String) throws {
    #expect(Self.missing(in: LawCases.table.keys.filter { $0 != name }) == [name])
    #expect(Self.missing(in: try Self.references().filter { $0 != name }) == [name])
  }

  @Test(arguments: PolicyRegistry.all.names)
  func `defaults are within their own ranges`(_ name: String) throws {
    func problems<Family: Policy>(_ family: Family.Type) -> [ArgumentError] {
      let usual = Family()
      return Family.declaration.arguments.filter { !$0.facts.isRequired }
        .flatMap { $0.problems(usual) }
    }
    let family = try #require(PolicyRegistry.all[name])
    #expect(problems(family) == [])
  }

  @Test(arguments: LawCases.table.keys.sorted())
  func `cases are those of the family whose name they have`(_ name: String) throws {
    let make = try #require(LawCases.table[name])
    let cases = try make()
    #expect(!cases.isEmpty)
    #expect(cases.allSatisfy { type(of: $0.policy).facts.name == name })
  }
}

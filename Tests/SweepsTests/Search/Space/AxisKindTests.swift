import Declarations
import Testing

@testable import Sweeps

@Suite struct AxisKindTests {
  @Test func `the kinds are those that are documented`() {
    #expect(AxisKindRegistry.all.names == ["uniform", "log_uniform", "int", "choice"])
    for kind in AxisKindRegistry.all.members { #expect(kind.init().allProblems == []) }
  }

  @Test func `arguments make the domain`() throws {
    let uniform = try UniformAxis.validated { ($0.low, $0.high, $0.step) = (0, 1, 0.5) }
    #expect(uniform.domain == .uniform(low: 0, high: 1, step: 0.5))
    let log = try LogUniformAxis.validated { ($0.low, $0.high) = (1e-5, 0.1) }
    #expect(log.domain == .logUniform(low: 1e-5, high: 0.1))
    let int = try IntAxis.validated { ($0.low, $0.high, $0.log) = (2, 9, true) }
    #expect(int.domain == .int(low: 2, high: 9, isLogarithmic: true))
    #expect(try ChoiceAxis.validated { $0.count = 3 }.domain == .choice(count: 3))
  }

  @Test func `arguments that do not go together are refused`() {
    func message<Kind: AxisKind>(_ set: (inout Kind) -> Void) -> String? {
      do throws(ArgumentError) {
        _ = try Kind.validated(set)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(
      message { (axis: inout UniformAxis) in axis.low = 2 }
        == "low: 2 is above the upper end 1")
    #expect(
      message { (axis: inout IntAxis) in (axis.step, axis.log) = (2, true) }
        == "step: has no meaning on a logarithmic axis")
    #expect(
      message { (axis: inout ChoiceAxis) in axis.count = 0 } == "options: needs at least one option"
    )
    #expect(
      message { (axis: inout LogUniformAxis) in axis.low = 0 }
        == "low: must be positive and finite, but is 0.0")
  }
}

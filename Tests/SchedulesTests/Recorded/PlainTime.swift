import Declarations
import Schedules
import Testing

/// A run whose optimizer has every knob; what does not fit in it is an issue of the test.
struct PlainTime: PolicyTime {
  var clock: Clock
  var groupCount: Int
  var noun = "run"
  var knob: Knob?
  var isRepeated = false

  var hasBetas: Bool { false }

  var groupNames: [String] { (0..<groupCount).map { "group\($0)" } }

  func steps(of length: Length, _ rounding: Length.Rounding, at place: PolicyPlace) -> Length? {
    length.unit == .rest ? Length(steps: clock.length) : length
  }

  var isCoarse: Bool { false }

  func checkVariables(_ names: Set<String>, at place: PolicyPlace) -> Bool { true }

  func hasKnob(_ knob: Knob) -> Bool { true }

  func isGiven(_ argument: String) -> Bool { false }

  func checkKnob(_ knob: Knob, at place: PolicyPlace) -> Bool { true }

  func checkKnobs(_ names: Set<String>, at place: PolicyPlace) -> Bool { true }

  func part(
    _ place: PolicyPlace?, from start: Int, length: Int, isRepeated: Bool, knob: Knob?
  ) -> any PolicyTime {
    PlainTime(
      clock: clock.part(from: start, length: max(length, 0)), groupCount: groupCount, noun: "part",
      knob: knob, isRepeated: isRepeated)
  }

  func refuse(_ message: String, at place: PolicyPlace?, in range: Range<Int>?) {
    Issue.record("\(message)")
  }

  // A recorded schedule may be longer or shorter than what was recorded of it.
  func warn(_ message: String, at place: PolicyPlace?) {}
}

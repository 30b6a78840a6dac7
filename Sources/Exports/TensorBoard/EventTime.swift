/// When something happened, as event files tell it.
package struct EventTime: Sendable, Hashable {
  /// Seconds since the beginning of 1970, UTC.
  package let seconds: Double
  /// The step of the run.
  package let step: Int

  /// Names a moment of a run.
  package init(seconds: Double, step: Int) { (self.seconds, self.step) = (seconds, step) }

  /// An event at this time, with one more field or none.
  func event(_ fill: (inout ProtocolMessage) -> Void) -> [UInt8] {
    var event = ProtocolMessage()
    event.add(1, seconds)
    // Written where it is 0 too, so that it stands in the same place of every event.
    event.add(2, step)
    fill(&event)
    return event.bytes
  }

  /// The time of an event that this program has written; nil of another one.
  package init?(ofEvent event: [UInt8]) {
    guard event.count > 10, event[0] == 0x09, event[9] == 0x10 else { return nil }
    let bits = event[1..<9].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    var (step, shift): (UInt64, UInt64) = (0, 0)
    for byte in event[10...].prefix(10) {
      step |= UInt64(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 { break }
    }
    self.init(seconds: Double(bitPattern: bits), step: Int(truncatingIfNeeded: step))
  }
}

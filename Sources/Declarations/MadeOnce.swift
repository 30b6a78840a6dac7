internal import Synchronization

/// A value that is made when it is first asked for.
final class MadeOnce<Value: Sendable>: Sendable {
  private let known = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// The value.
  var value: Value {
    if let value = known.withLock(\.self) { return value }
    // Not under the lock: what is made may ask for itself, as a scheduler does that holds others.
    let value = make()
    known.withLock { $0 = value }
    return value
  }
}

internal import Glibc

/// A thread for one piece of work.
package struct Thread: Sendable {
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let handle: pthread_t

  /// Starts a thread; nil where the system has none to give.
  package init?(_ body: @escaping @Sendable () -> Void) {
    let context = Unmanaged.passRetained(Work(body))
    var handle = pthread_t()
    let status = pthread_create(
      &handle, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, context.toOpaque())
    guard status == 0 else {
      context.release()
      return nil
    }
    self.handle = handle
  }

  /// Waits until the work is done; once for every thread, unless it is detached.
  package func join() { pthread_join(handle, nil) }

  /// Lets nobody wait for the work: what the thread has of the system goes back when it is done.
  package func detach() { pthread_detach(handle) }

  /// Lets the calling thread wait.
  package static func sleep(microseconds: UInt32) { usleep(microseconds) }
}
